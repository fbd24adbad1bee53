"""Where a site compels a second factor, whoever owes one gets no further than the page that sets it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import User
from assessments.services.second_factor import owes_second_factor

FORBIDDEN = 403
OPEN = frozenset(
    {
        "account",
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "session_clock",
        "set_language",
        "healthz",
    }
)
"""What is needed to set one up, to leave, or to read the page in one's language."""


class SecondFactorMiddleware:
    """Leads whoever owes a second factor to the page that sets it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; what there is to refuse is refused once the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Refuse every page but those in ``OPEN``."""
        match = request.resolver_match
        if not settings.CLOUDREADY_MFA_COMPULSORY or not isinstance(request.user, User):
            return None
        if (match and match.view_name in OPEN) or not owes_second_factor(request.user, on=timezone.localdate()):
            return None
        reason = _("Ihre Rolle verlangt einen zweiten Faktor. Bitte richten Sie ihn ein, dann geht es weiter.")
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"problem": reason, "set_up": reverse("mfa_index")}, status=FORBIDDEN)
        messages.warning(request, reason)
        return redirect("mfa_index")
