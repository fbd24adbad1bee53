"""The forms of the steps of an assessment: they check shape, and bring back what their page had seen."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.lifecycle import Standing, State
from assessments.models.milestones import LONGEST_MILESTONE_NAME, LONGEST_STEP_REASON
from assessments.web.forms.fields import LineField, ParagraphField

MOST_ROUNDS = 2**31 - 1
SEEN_IS_UNREADABLE = _("Bitte laden Sie die Seite neu.")


class StepForm(forms.Form):
    """Which state and round the page had seen."""

    state = forms.ChoiceField(choices=[(state.value, state.value) for state in State], widget=forms.HiddenInput)
    round = forms.IntegerField(min_value=1, max_value=MOST_ROUNDS, widget=forms.HiddenInput)

    @property
    def base(self) -> Standing:
        """Return the standing that the page had seen; only of a valid form."""
        return Standing(State(self.cleaned_data["state"]), self.cleaned_data["round"])

    @property
    def seen_is_unreadable(self) -> bool:
        """Return whether what the page had seen was lost on the way, which nobody can mend by typing."""
        return bool({"state", "round", "open_questions", "unconfirmed"} & self.errors.keys())


class SubmitForm(StepForm):
    """Submitting takes a look and a tick; ``open_questions`` and ``unconfirmed`` are what the page had counted."""

    open_questions = forms.IntegerField(min_value=0, max_value=MOST_ROUNDS, widget=forms.HiddenInput)
    unconfirmed = forms.IntegerField(min_value=0, max_value=MOST_ROUNDS, required=False, widget=forms.HiddenInput)
    confirm = forms.BooleanField(
        label=_("Bestätigung"),
        error_messages={"required": _("Bitte bestätigen Sie, dass Sie die Angaben geprüft haben.")},
    )


class ReasonForm(StepForm):
    """Who takes an assessment back says why."""

    reason = ParagraphField(
        label=_("Begründung"),
        max_length=LONGEST_STEP_REASON,
        help_text=_("Alle Beteiligten lesen sie. Sie bleibt dauerhaft im Verlauf."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Bitte schreiben Sie, warum.")},
    )


class MilestoneForm(forms.Form):
    """The name under which the present state is kept."""

    name = LineField(
        label=_("Name des Zwischenstands"),
        max_length=LONGEST_MILESTONE_NAME,
        help_text=_("Zum Beispiel „Vor dem Workshop mit der Medizintechnik“."),
        error_messages={"required": _("Bitte geben Sie dem Zwischenstand einen Namen.")},
    )
