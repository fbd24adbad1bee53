"""Who is told by e-mail that an assessment was handed in, given back, closed or opened again."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from assessments.domain.lifecycle import Step
from assessments.domain.roles import Role
from assessments.models import Assessment, Assignment, Membership, User
from assessments.services.letters import tell_of_step

ACCOMPANY = (Role.LEAD, Role.CONSULTANT)


def announce(*, assessment: Assessment, step: Step, link: str, by: User, at: datetime) -> None:
    """Tell whoever leads or advises the house; and what comes after submitting, whoever was given questions as well.

    Nobody hears of what they did themselves.

    :raises LetterNotSent: when the mail server does not take it.
    """
    wanted = Q(role__in=ACCOMPANY)
    if step is not Step.SUBMIT:
        wanted |= Q(user__in=Assignment.objects.filter(assessment=assessment, person__isnull=False).values("person"))
    rows = Membership.objects.valid(on=timezone.localdate(at)).filter(
        wanted, hospital=assessment.hospital_id, user__is_active=True
    )
    people = User.objects.filter(pk__in=rows.values("user")).exclude(pk=by.pk).order_by("pk")
    tell_of_step(assessment, step, people, by, link)
