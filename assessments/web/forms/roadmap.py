"""What a house decides about one step of its roadmap."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.roadmap.decisions import Decision
from assessments.domain.roadmap.values import StepStatus
from assessments.models.fields import choices_of
from assessments.models.planning import LONGEST_DECISION_NOTE, LONGEST_OWNER
from assessments.services.planning import FIRST_DAY, LAST_DAY, NotedDecision
from assessments.templatetags.wording import day
from assessments.web.forms.choosing import offer
from assessments.web.forms.fields import LineField, ParagraphField

AS_PROPOSED, LATER, DROP = "vorschlag", "verschieben", "streichen"
HIGHEST_VERSION = 10**9


def _day_field(label: Any, why: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        help_text=why,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input-short"}),
        error_messages={"invalid": _("Bitte geben Sie ein Datum ein, zum Beispiel 31.03.2027.")},
    )


class DecisionForm(forms.Form):
    """Asks whether and when a step is made, by whom and until when, and how far it is."""

    version = forms.IntegerField(min_value=0, max_value=HIGHEST_VERSION, widget=forms.HiddenInput)
    plan = forms.ChoiceField(
        label=_("Was soll mit diesem Schritt geschehen?"),
        choices=[(AS_PROPOSED, _("wie vorgeschlagen")), (LATER, _("verschieben")), (DROP, _("streichen"))],
        widget=forms.RadioSelect,
    )
    deferred_to = _day_field(_("Beginnt am"), _("Nur wenn Sie den Schritt verschieben."))
    owner = LineField(
        label=_("Wer kümmert sich?"),
        required=False,
        max_length=LONGEST_OWNER,
        help_text=_("Person oder Stelle in Ihrem Haus."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input-medium"}),
    )
    due = _day_field(_("Fällig am"), _("Bis wann soll der Schritt erledigt sein?"))
    status = forms.ChoiceField(label=_("Status"), widget=forms.Select(attrs={"class": "input-short"}))
    note = ParagraphField(
        label=_("Notiz"),
        required=False,
        max_length=LONGEST_DECISION_NOTE,
        help_text=_("Zum Beispiel der Grund der Entscheidung."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, noted: NotedDecision, version: int) -> None:
        """Show what is decided so far."""
        decision = noted.decision
        plan = DROP if decision.dropped else LATER if decision.deferred_to else AS_PROPOSED
        initial = {
            "version": version,
            "plan": plan,
            "deferred_to": decision.deferred_to,
            "owner": decision.owner,
            "due": decision.due,
            "status": decision.status.value,
            "note": noted.note,
        }
        super().__init__(data, initial=initial)
        offer(self, "status", choices_of(StepStatus))

    def clean(self) -> dict[str, Any]:
        """Require a date for a step that is put off, and dates within reason."""
        cleaned = super().clean() or {}
        if cleaned.get("plan") == LATER and "deferred_to" in cleaned and cleaned["deferred_to"] is None:
            self.add_error("deferred_to", _("Bitte geben Sie an, wann der Schritt beginnen soll."))
        for name in ("deferred_to", "due"):
            chosen = cleaned.get(name)
            if chosen and not FIRST_DAY <= chosen <= LAST_DAY:
                limits = {"first": day(FIRST_DAY), "last": day(LAST_DAY)}
                self.add_error(name, _("Bitte wählen Sie einen Tag vom %(first)s bis zum %(last)s.") % limits)
        return cleaned

    def noted(self) -> NotedDecision:
        """Return the decision as it was sent; a date counts only for a step that is put off."""
        sent = self.cleaned_data
        decision = Decision(
            dropped=sent["plan"] == DROP,
            deferred_to=sent["deferred_to"] if sent["plan"] == LATER else None,
            owner=sent["owner"],
            due=sent["due"],
            status=StepStatus(sent["status"]),
        )
        return NotedDecision(decision, sent["note"])
