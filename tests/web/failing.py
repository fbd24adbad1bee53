"""The site with one address more, where things go wrong, and a session that cannot be read."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.backends.base import SessionBase
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from cloudready import urls

WAYS: dict[str, Exception] = {
    "code": KeyError("nobody thought of this"),
    "locked": OperationalError("database is locked"),
    "away": OperationalError('connection to server at "db.example", port 5432 failed: Connection refused'),
    "closed": InterfaceError("connection already closed"),
    "table": OperationalError("no such table: assessments_hospital"),
}


@login_not_required
def fail(_request: HttpRequest, way: str) -> HttpResponse:
    """Fail in the way that the address names."""
    raise WAYS[way]


class SessionStore(SessionBase):
    """Sessions kept in a database that is away. Named by SESSION_ENGINE."""

    def load(self) -> dict[str, object]:
        """Fail as the database does."""
        raise WAYS["away"]

    def exists(self, session_key: str) -> bool:
        """Fail as the database does."""
        del session_key
        raise WAYS["away"]


# The name is that of an open page, so that the table lets everybody in.
urlpatterns = [path("faellt-um/<slug:way>/", fail, name="healthz"), *urls.urlpatterns]
handler400, handler429, handler500 = urls.handler400, urls.handler429, urls.handler500
