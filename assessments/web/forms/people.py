"""Inviting people and giving them a role."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.roles import Role
from assessments.models import Assessment
from assessments.models.people import role_choices
from assessments.services.invitations import AlreadyInvited, AlreadyMember, TooManyInvitations
from assessments.services.memberships import (
    AssessmentIsMissing,
    EndIsMissing,
    EndIsPast,
    LastLead,
    MayNotGrant,
    StayIsTooLong,
    Terms,
    UnknownSections,
)
from assessments.services.refusals import Refusal
from assessments.web.forms.choosing import offer
from assessments.web.forms.days import DayField

# What a service refused: the field beside which it is said, and the sentence.
REASONS: dict[type[Refusal], tuple[str | None, Any]] = {
    LastLead: ("role", _("Das ist die letzte Leitung dieses Krankenhauses. Ernennen Sie zuerst eine weitere.")),
    MayNotGrant: ("role", _("Sie können nur vergeben, was Sie selbst dürfen.")),
    EndIsMissing: ("ends_on", _("Eine Beratung braucht ein Enddatum.")),
    EndIsPast: ("ends_on", _("Dieser Tag ist schon vorbei.")),
    StayIsTooLong: ("ends_on", _("Eine Beratung endet spätestens zwölf Monate nach heute.")),
    AssessmentIsMissing: ("audits", _("Bitte wählen Sie, welche Selbstbewertung geprüft wird.")),
    UnknownSections: ("sections", _("Diese Abschnitte gibt es nicht.")),
    AlreadyMember: ("email", _("Diese Person gehört schon zu diesem Krankenhaus.")),
    AlreadyInvited: ("email", _("Diese Adresse ist schon eingeladen. Sie können die Einladung noch einmal senden.")),
    TooManyInvitations: (None, _("Es warten schon sehr viele Einladungen. Bitte ziehen Sie zuerst einige zurück.")),
}


class TermsForm(forms.Form):
    """A role and what goes with it. What the chosen role does not know is left aside."""

    role = forms.ChoiceField(label=_("Rolle"), widget=forms.RadioSelect)
    ends_on = DayField(
        label=_("Letzter Tag"),
        required=False,
        help_text=_("Für eine Beratung nötig, höchstens zwölf Monate. Sonst freiwillig."),
    )
    sections = forms.MultipleChoiceField(
        label=_("Nur in diesen Abschnitten"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Für die Mitarbeit. Nichts angekreuzt heißt: überall. Lesen geht immer überall."),
    )
    may_answer = forms.BooleanField(
        label=_("Darf auch Antworten geben und die Selbstbewertung einreichen"),
        required=False,
        help_text=_("Für eine Beratung. Ohne Haken liest sie und fordert Berichte an."),
    )
    audits = forms.ChoiceField(
        label=_("Selbstbewertung"),
        required=False,
        help_text=_("Für eine Prüfung. Sie liest diese eine, sobald sie eingereicht oder abgeschlossen ist."),
    )

    def __init__(
        self,
        *args: Any,
        sections: Iterable[tuple[str, str]],
        assessments: Iterable[Assessment],
        **kwargs: Any,
    ) -> None:
        """Offer the roles, the sections there are, and what can be audited."""
        super().__init__(*args, **kwargs)
        self._assessments = {str(row.pk): row for row in assessments}
        offer(self, "role", role_choices())
        offer(self, "sections", sections)
        offer(self, "audits", [("", "–"), *((pk, row.title) for pk, row in self._assessments.items())])

    def terms(self) -> Terms:
        """Return what was asked for."""
        said = self.cleaned_data
        return Terms(
            role=Role(said["role"]),
            ends_on=said["ends_on"],
            sections=tuple(said["sections"]),
            may_answer=said["may_answer"],
            audits=self._assessments.get(said["audits"]),
        )

    def tell(self, refusal: Refusal) -> None:
        """Say why the service refused, beside the field that it is about."""
        name, sentence = REASONS[type(refusal)]
        self.add_error(name if name in self.fields else None, sentence)


class InviteForm(TermsForm):
    """The same for somebody who is not there yet."""

    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        max_length=254,
        help_text=_("Die Einladung gilt nur für diese Adresse."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_email(self) -> str:
        """Return the address as it is stored."""
        return str(self.cleaned_data["email"]).lower()


def initial_of(
    role: str, ends_on: date | None, sections: list[str], may_answer: bool, audits: UUID | None
) -> dict[str, object]:
    """Return what the form shows of a membership."""
    return {
        "role": role,
        "ends_on": ends_on,
        "sections": sections,
        "may_answer": may_answer,
        "audits": str(audits) if audits else "",
    }
