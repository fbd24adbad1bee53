"""Beginning a meeting, and what it decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.functions import FUNCTIONS
from assessments.domain.workspace import Workspace
from assessments.models import Attendee
from assessments.models.meetings import LONGEST_ATTENDEE, LONGEST_MEETING_TITLE
from assessments.services.assigning import Member
from assessments.templatetags.wording import text
from assessments.web.forms.choosing import offer
from assessments.web.forms.fields import LineField, ParagraphField

MOST_OTHERS = 40


class MeetingForm(forms.Form):
    """What a meeting is called, what it goes through, and who takes part."""

    title = LineField(
        label=_("Titel"),
        max_length=LONGEST_MEETING_TITLE,
        error_messages={"required": _("Bitte geben Sie der Besprechung einen Titel.")},
    )
    parts = forms.MultipleChoiceField(
        label=_("Worüber?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Bitte wählen Sie mindestens einen Teil.")},
    )
    only_open = forms.BooleanField(label=_("Nur Fragen, die noch offen oder unbekannt sind"), required=False)
    members = forms.TypedMultipleChoiceField(
        label=_("Wer nimmt teil?"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    functions = forms.MultipleChoiceField(
        label=_("Wer ist ohne Konto dabei?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = ParagraphField(
        label=_("Weitere Namen oder Funktionen"),
        required=False,
        max_length=MOST_OTHERS * (LONGEST_ATTENDEE + 1),
        help_text=_("Freiwillig, eine Zeile für jede."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, workspace: Workspace, members: Iterable[Member], **kwargs: Any) -> None:
        """Offer the dimensions of this scope, the members, and the functions of a house."""
        super().__init__(*args, **kwargs)
        asked = {question.dimension_code for question in workspace.asked}
        parts = (one for one in workspace.edition.dimensions if one.code in asked)
        offer(self, "parts", [(one.code, f"{one.code} {text(one.title)}") for one in parts])
        offer(self, "members", [(member.id, member.name) for member in members])
        offer(self, "functions", [(one.value, text(name)) for one, name in FUNCTIONS.items()])

    def clean_others(self) -> tuple[str, ...]:
        """Return one name for each line.

        :raises ValidationError: when a name is too long or there are too many.
        """
        names = tuple(line.strip() for line in self.cleaned_data["others"].split("\n") if line.strip())
        if len(names) > MOST_OTHERS or any(len(name) > LONGEST_ATTENDEE for name in names):
            raise forms.ValidationError(_("Bitte höchstens 40 Zeilen mit je 120 Zeichen."), code="too_many")
        return names

    def clean(self) -> None:
        """Ask for somebody who takes part."""
        said = self.cleaned_data
        if not self.errors and not (said["members"] or said["functions"] or said["others"]):
            self.add_error("members", _("Bitte nennen Sie mindestens eine Person oder Funktion."))

    def others_named(self) -> tuple[str, ...]:
        """Return everybody without an account; only of a valid form."""
        names = {one.value: text(name) for one, name in FUNCTIONS.items()}
        return (*(names[one] for one in self.cleaned_data["functions"]), *self.cleaned_data["others"])


class AgreedForm(forms.Form):
    """Who agreed."""

    agreed = forms.TypedMultipleChoiceField(
        label=_("Wer ist einverstanden?"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, attendees: Iterable[Attendee], **kwargs: Any) -> None:
        """Offer who takes part."""
        super().__init__(*args, **kwargs)
        offer(self, "agreed", [(one.pk, one.name) for one in attendees])
