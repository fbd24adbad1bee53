"""Where people are signed in."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from assessments.models import User


def sessions_of(user: User, *, at: datetime) -> tuple[UserSession, ...]:
    """Return the sessions that are alive, the oldest first, in one query."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    return tuple(UserSession.objects.filter(user=user, session_key__in=alive).order_by("created_at", "pk"))


@transaction.atomic
def end_sessions(*, user: User, but: str | None = None) -> None:
    """Sign ``user`` out everywhere, except where the session ``but`` is."""
    others = UserSession.objects.filter(user=user).exclude(session_key=but or "")
    Session.objects.filter(session_key__in=others.values("session_key")).delete()
    others.delete()
