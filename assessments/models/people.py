"""People and what they are in which hospital."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.domain.roles import Role
from assessments.models.fields import LowercaseEmailField, choices_of, codes_of, one_of
from assessments.models.scoping import scoped


class UserManager(BaseUserManager["User"]):
    """Creates accounts, also for ``manage.py createsuperuser``."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create an account. Without a password nobody can sign in to it until one is set."""
        if not email:
            raise ValueError("an account needs an e-mail address")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Create an account that may do everything in the admin."""
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the account of this address, however it is written."""
        return self.get(email=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account, who signs in by e-mail address.

    Staff edit the catalogue and see no hospital. Operators look after accounts and the installation; what a hospital
    answered they see only after breaking glass.
    """

    email = LowercaseEmailField(_("E-Mail-Adresse"), unique=True)
    name = models.CharField(_("Name"), max_length=200, blank=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    is_staff = models.BooleanField(_("darf in die Verwaltung"), default=False)
    is_operator = models.BooleanField(_("betreibt diese Anwendung"), default=False, db_default=False)
    date_joined = models.DateTimeField(_("angelegt am"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """Addresses differ by more than their capitals."""

        verbose_name = _("Benutzerkonto")
        verbose_name_plural = _("Benutzerkonten")
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="addresses_are_in_lower_case"),
        ]

    def __str__(self) -> str:
        """Return the name, or the address while there is none."""
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return what other people read as the author of a change."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the same; there is no shorter form that would be polite."""
        return str(self)


def role_choices() -> list[tuple[str, str]]:
    """Return the roles of a hospital with their names."""
    return choices_of(Role)


def role_promises(kind: str) -> list[models.CheckConstraint]:
    """Return what memberships and invitations alike promise about what goes with a role."""
    consultant, auditor = models.Q(role=Role.CONSULTANT.value), models.Q(role=Role.AUDITOR.value)
    return [
        models.CheckConstraint(
            condition=~consultant | models.Q(ends_on__isnull=False), name=f"{kind}_of_a_consultant_ends"
        ),
        models.CheckConstraint(
            condition=(auditor & models.Q(audits__isnull=False)) | (~auditor & models.Q(audits=None)),
            name=f"{kind}_of_an_auditor_names_one_assessment",
        ),
        models.CheckConstraint(
            condition=consultant | models.Q(may_answer=False), name=f"{kind}_allows_answers_to_consultants"
        ),
    ]


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Names memberships."""

    def valid(self, *, on: date) -> Self:
        """Return those that have not ended; the last day still counts."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on))


MembershipManager = models.Manager.from_queryset(MembershipQuerySet)


class Membership(models.Model):
    """A person's role in a hospital. It goes with the account; a hospital with members cannot be deleted.

    ``sections`` limits a contributor to dimensions and other parts by their codes; empty means all of them.
    ``may_answer`` is what a lead allows a consultant. ``audits`` is the one assessment that an auditor reads.
    """

    user = models.ForeignKey("assessments.User", on_delete=models.CASCADE, related_name="memberships")
    hospital = models.ForeignKey("assessments.Hospital", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("Rolle"), max_length=20, choices=role_choices)
    ends_on = models.DateField(_("endet am"), null=True, blank=True, help_text=_("Der letzte Tag, an dem sie gilt."))
    sections = models.JSONField(
        _("Abschnitte"), default=list, db_default=models.Value([], output_field=models.JSONField()), blank=True
    )
    may_answer = models.BooleanField(_("darf antworten"), default=False, db_default=False)
    audits = models.ForeignKey(
        "assessments.Assessment",
        on_delete=models.PROTECT,
        related_name="auditors",
        null=True,
        blank=True,
        verbose_name=_("prüft"),
    )

    objects: ClassVar[MembershipManager[Membership]] = scoped("hospital", MembershipManager)

    class Meta:
        """One role per person and hospital."""

        verbose_name = _("Mitgliedschaft")
        verbose_name_plural = _("Mitgliedschaften")
        constraints = [
            models.UniqueConstraint(fields=["user", "hospital"], name="one_membership_per_person_and_hospital"),
            one_of("role", codes_of(Role), name="membership_role_is_known"),
            *role_promises("membership"),
        ]

    def __str__(self) -> str:
        """Return the role."""
        return self.role
