"""A membership as the administration asks for it: given by the service, whose refusals are told beside the form."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import ModelForm
from django.forms.models import construct_instance
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.domain.roles import Role
from assessments.models import Membership, User
from assessments.services.memberships import (
    AssessmentIsMissing,
    EndIsMissing,
    EndIsPast,
    LastLead,
    MayNotGrant,
    StayIsTooLong,
    Terms,
    UnknownSections,
    grant_membership,
)
from assessments.services.refusals import Refusal

REASONS: dict[type[Refusal], Any] = {
    LastLead: _("Das ist die letzte Leitung dieses Krankenhauses."),
    MayNotGrant: _("Niemand gibt sich selbst eine Mitgliedschaft."),
    EndIsMissing: _("Eine Beratung braucht ein Enddatum."),
    EndIsPast: _("Das Enddatum liegt in der Vergangenheit."),
    StayIsTooLong: _("Eine Beratung endet spätestens nach zwölf Monaten."),
    AssessmentIsMissing: _("Eine Prüfung braucht eine Selbstbewertung dieses Krankenhauses."),
    UnknownSections: _('Die Abschnitte sind eine Liste von Codes, zum Beispiel ["D1", "D3"].'),
}


class MembershipForm(ModelForm):  # type: ignore[type-arg]
    """Gives the membership while it checks: the service alone knows what goes together."""

    by: ClassVar[User]
    granted: Membership

    def clean(self) -> dict[str, Any]:
        """Ask the service.

        :raises ValidationError: when it refuses.
        """
        said = super().clean() or {}
        if self.errors:
            return said
        try:
            self.granted = self._given(said)
        except tuple(REASONS) as refusal:
            raise ValidationError(REASONS[type(refusal)]) from refusal
        return said

    def _post_clean(self) -> None:
        """Leave unique and the other promises to the service: a second role takes the place of the first."""
        meta = self._meta
        self.instance = construct_instance(self, self.instance, meta.fields, meta.exclude)

    @transaction.atomic
    def _given(self, said: dict[str, Any]) -> Membership:
        old = self.instance
        sections = said.get("sections") or []
        if not isinstance(sections, list) or not all(isinstance(code, str) for code in sections):
            raise UnknownSections
        return grant_membership(
            user=said.get("user") or old.user,
            hospital=said.get("hospital") or old.hospital,
            terms=Terms(
                Role(said["role"]),
                said.get("ends_on"),
                tuple(sections),
                may_answer=bool(said.get("may_answer")),
                audits=said.get("audits"),
            ),
            by=self.by,
            at=timezone.now(),
        )
