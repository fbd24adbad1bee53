"""The app as Django sees it."""

from importlib import import_module
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    """Self-assessments of hospitals."""

    name = "assessments"
    label = "assessments"
    verbose_name = _("Katalog und Konten")

    def ready(self) -> None:
        """Register the deploy checks, and start the clocks of a session wherever somebody signs in."""
        import_module("assessments.checks")
        user_logged_in.connect(_start_clocks, dispatch_uid="session clocks")
        for signal in (password_changed, password_reset, password_set):
            signal.connect(_end_other_sessions, dispatch_uid="other sessions")
        import_module("assessments.web.sign_in_trail").listen()


def _start_clocks(request: Any, **_more: Any) -> None:
    import_module("assessments.web.session_times").begin(request, now=timezone.now())


def _end_other_sessions(request: Any, user: Any, **_more: Any) -> None:
    import_module("assessments.services.sessions").end_sessions(user=user, but=request.session.session_key)
