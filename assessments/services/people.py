"""Accounts, and what they may do in the whole installation. What they are in a hospital: ``memberships``."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from assessments.models import User
from assessments.services.refusals import Refusal

EDITORS = "Katalogredaktion"
EDITED = (
    "anchor",
    "archetype",
    "archetypegroup",
    "catalogueedition",
    "check",
    "checklistitem",
    "cluster",
    "criterion",
    "derivedvalue",
    "dimension",
    "lawhead",
    "legaldate",
    "legalfact",
    "legalregime",
    "legalrule",
    "modifier",
    "objection",
    "openpoint",
    "pace",
    "planningfigure",
    "prerequisite",
    "question",
    "rule",
    "stateeffect",
    "statelaw",
    "theme",
    "weightpreset",
)

OPERATORS = "Betrieb"
OPERATED = (
    *("add_user", "change_user", "view_user"),
    *("view_membership", "add_membership", "change_membership"),
    *("view_hospital", "view_assessment", "view_report"),
    *("add_hospitalgroup", "change_hospitalgroup", "delete_hospitalgroup", "view_hospitalgroup"),
)
"""Accounts and the installation; of hospitals that they exist and how they stand, not what they say."""


class AccountExists(Refusal):
    """There is an account of this address already."""


@transaction.atomic
def create_account(*, email: str, name: str, password: str | None, at: datetime) -> User:
    """Make an account for an address that its owner has proved, by following an invitation, say.

    Without a password it is opened by the hospital's identity provider, or by setting one after "forgotten".

    :raises AccountExists: when the address has one.
    """
    address = email.strip().lower()
    if User.objects.filter(email=address).exists():
        raise AccountExists(address)
    user = User.objects.create_user(address, password, name=name, date_joined=at)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    return user


def rename_account(*, user: User, name: str) -> None:
    """Change how a person is called."""
    user.name = name
    user.save(update_fields=["name"])


@transaction.atomic
def make_editor(*, user: User) -> None:
    """Let ``user`` edit the catalogue in the admin, and nothing else there. Membership in hospitals is unaffected."""
    group, _created = Group.objects.get_or_create(name=EDITORS)
    group.permissions.set(
        Permission.objects.filter(content_type__app_label="assessments", content_type__model__in=EDITED)
    )
    user.groups.add(group)
    user.is_staff = True
    user.save(update_fields=["is_staff"])


@transaction.atomic
def make_operator(*, user: User) -> None:
    """Let ``user`` look after accounts and the installation. What hospitals answered stays behind glass."""
    group, _created = Group.objects.get_or_create(name=OPERATORS)
    group.permissions.set(Permission.objects.filter(content_type__app_label="assessments", codename__in=OPERATED))
    user.groups.add(group)
    user.is_staff = user.is_operator = True
    user.save(update_fields=["is_staff", "is_operator"])
