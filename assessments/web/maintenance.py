"""Work on the installation: while a file says so, every page answers 503 and nothing touches the database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from assessments.web.errors import unavailable

ALIVE = "/healthz"
SECONDS = 10 * 60
LONGEST = 7 * 24 * 60 * 60


class MaintenanceMiddleware:
    """Stands behind the static files, which the page needs, and before everything that asks the database.

    A file rather than a setting: it holds for every worker at once, and no restart is needed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, unless somebody is at work; whoever asks whether the process is alive is told that it is."""
        seconds = seconds_of_work(Path(settings.CLOUDREADY_MAINTENANCE_FILE))
        if seconds is None or request.path == ALIVE:
            return self.get_response(request)
        return unavailable(request, seconds=seconds, is_planned=True)


def seconds_of_work(note: Path) -> int | None:
    """Return how long to stay away, or None when nobody is at work."""
    try:
        written = note.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError):  # it is there; what it says does not matter that much
        return SECONDS
    return min(int(written), LONGEST) if written.isdecimal() and written.isascii() else SECONDS
