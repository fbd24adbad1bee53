"""What a house decides about one step of its roadmap."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.roadmap.decisions import Decision
from assessments.domain.roadmap.values import StepStatus
from assessments.models.fields import choices_of
from assessments.models.planning import LONGEST_DECISION_NOTE, LONGEST_OWNER
from assessments.services.planning import NotedDecision
from assessments.web.forms.choosing import offer
from assessments.web.forms.days import DayField
from assessments.web.forms.fields import LineField, ParagraphField
from assessments.web.forms.versions import version_field

AS_PROPOSED, LATER, DROP = "vorschlag", "verschieben", "streichen"


class DecisionForm(forms.Form):
    """Asks whether and when a step is made, by whom and until when, and how far it is."""

    version = version_field()
    plan = forms.ChoiceField(
        label=_("Was soll mit diesem Schritt geschehen?"),
        choices=[(AS_PROPOSED, _("wie vorgeschlagen")), (LATER, _("verschieben")), (DROP, _("streichen"))],
        widget=forms.RadioSelect,
    )
    deferred_to = DayField(label=_("Beginnt am"), required=False, help_text=_("Nur wenn Sie den Schritt verschieben."))
    owner = LineField(
        label=_("Wer kümmert sich?"),
        required=False,
        max_length=LONGEST_OWNER,
        help_text=_("Person oder Stelle in Ihrem Haus."),
        widget=forms.TextInput(attrs={"class": "input-medium"}),
    )
    due = DayField(label=_("Fällig am"), required=False, help_text=_("Bis wann soll der Schritt erledigt sein?"))
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
        """Require a date for a step that is put off."""
        cleaned = super().clean() or {}
        if cleaned.get("plan") == LATER and "deferred_to" in cleaned and cleaned["deferred_to"] is None:
            self.add_error("deferred_to", _("Bitte geben Sie an, wann der Schritt beginnen soll."))
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
