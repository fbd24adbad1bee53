"""Invitations into a hospital: one address, one role, one use."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.roles import Role
from assessments.models.fields import LowercaseEmailField, codes_of, one_of
from assessments.models.people import role_choices, role_promises
from assessments.models.scoping import scoped

DIGEST_LENGTH = 64


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Names invitations."""

    def unanswered(self) -> Self:
        """Return those that were neither accepted nor withdrawn, run out or not."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self, *, at: datetime) -> Self:
        """Return those that can be accepted now."""
        return self.unanswered().filter(expires_at__gt=at)


InvitationManager = models.Manager.from_queryset(InvitationQuerySet)


class Invitation(models.Model):
    """A role in a hospital that waits for one person. The link is not stored, only its SHA-256."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    hospital = models.ForeignKey("assessments.Hospital", on_delete=models.PROTECT, related_name="invitations")
    email = LowercaseEmailField(_("E-Mail-Adresse"))
    role = models.CharField(_("Rolle"), max_length=20, choices=role_choices)
    ends_on = models.DateField(_("endet am"), null=True, blank=True)
    sections = models.JSONField(_("Abschnitte"), default=list, blank=True)
    may_answer = models.BooleanField(_("darf antworten"), default=False)
    audits = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    language = models.CharField(_("Sprache"), max_length=10)
    digest = models.CharField(_("Prüfsumme des Links"), max_length=DIGEST_LENGTH, unique=True)
    sent_at = models.DateTimeField(_("gesendet am"))
    sent_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("gilt bis"))
    accepted_at = models.DateTimeField(_("angenommen am"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        "assessments.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "assessments.User", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects: ClassVar[InvitationManager[Invitation]] = scoped("hospital", InvitationManager)

    class Meta:
        """One that waits per address and hospital; what was done with it says when and by whom."""

        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        ordering = ["email"]
        constraints = [
            one_of("role", codes_of(Role), name="invitation_role_is_known"),
            *role_promises("invitation"),
            models.UniqueConstraint(
                fields=["hospital", "email"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="one_waiting_invitation_per_address_and_hospital",
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None, accepted_by=None)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False, withdrawn_at=None),
                name="accepted_invitations_say_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="withdrawn_invitations_say_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        """Return whom it is for."""
        return self.email
