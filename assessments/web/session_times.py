"""Sessions end: after so long without a request, and after a working day. The page says so before, and why after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.session_times import WARNED_BEFORE, Ending, Limits, Times

SINCE, SEEN = "signed_in_at", "seen_at"
SIGN_OF_LIFE = "/anwesend/"
"""How addresses end at which an open page says by itself that it is open."""
NOTED_EVERY = timedelta(minutes=1)
"""Being heard of is written down once a minute: a page costs no write for the clicks in between."""


class SessionTimesMiddleware:
    """Signs out whoever's time is over, before any view hears of the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End the session or note that it is alive."""
        if request.user.is_authenticated:
            now = timezone.now()
            times = times_of(request, now=now)
            ending = times.ending(limits(), now=now)
            if ending:
                logout(request)
                request.session_ending = ending  # type: ignore[attr-defined]
            elif now - times.seen >= NOTED_EVERY and not _only_asks(request):
                note_seen(request, now=now)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Say why somebody has to sign in again; messages are not there any earlier."""
        ending = getattr(request, "session_ending", None)
        if ending and "application/json" not in request.headers.get("Accept", ""):
            messages.warning(request, why(ending))


def limits() -> Limits:
    """Return the limits of this site."""
    return Limits(
        timedelta(minutes=settings.CLOUDREADY_IDLE_MINUTES), timedelta(hours=settings.CLOUDREADY_ABSOLUTE_HOURS)
    )


def begin(request: HttpRequest, *, now: datetime) -> None:
    """Start the clocks of a session; called for every way to sign in."""
    request.session[SINCE] = request.session[SEEN] = now.timestamp()


def times_of(request: HttpRequest, *, now: datetime) -> Times:
    """Return the clocks of this session; one that has none yet starts now."""
    if SINCE not in request.session:
        begin(request, now=now)
    return Times(_moment(request.session[SINCE]), _moment(request.session.get(SEEN, request.session[SINCE])))


def note_seen(request: HttpRequest, *, now: datetime) -> None:
    """Move the idle clock, here and in the list of one's sessions."""
    request.session[SEEN] = now.timestamp()
    UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)


def why(ending: Ending) -> str:
    """Return the sentence about a session that is over."""
    match ending:
        case Ending.IDLE:
            minutes = settings.CLOUDREADY_IDLE_MINUTES
            return ngettext(
                "Sie wurden abgemeldet, weil %(minutes)d Minute lang nichts geschah.",
                "Sie wurden abgemeldet, weil %(minutes)d Minuten lang nichts geschah.",
                minutes,
            ) % {"minutes": minutes}
        case Ending.ABSOLUTE:
            return _("Sie wurden abgemeldet: Eine Anmeldung gilt höchstens %(hours)d Stunden.") % {
                "hours": settings.CLOUDREADY_ABSOLUTE_HOURS
            }


def clock_of(request: HttpRequest) -> dict[str, int | bool]:
    """Return what a page needs to warn in time: seconds until the end, how long before to warn, and if it can move."""
    now = timezone.now()
    times = times_of(request, now=now)
    return {
        "seconds": max(int((times.ends_at(limits()) - now).total_seconds()), 0),
        "warned_before": int(WARNED_BEFORE.total_seconds()),
        "extendable": times.may_be_extended(limits()),
    }


def _only_asks(request: HttpRequest) -> bool:
    """Return whether a page asks how long it has left or shows who is here, which is nothing a person did."""
    asks = request.method == "GET" and request.path == reverse("session_clock")
    return asks or request.path.endswith(SIGN_OF_LIFE)


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)
