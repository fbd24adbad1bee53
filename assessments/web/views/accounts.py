"""Signing in and out, and one's own account. The steps are allauth's; pages, words and limits are ours."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from allauth.account.views import LoginView, LogoutView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assessments.models import User
from assessments.services import demo as demo_data
from assessments.services.people import rename_account
from assessments.services.second_factor import has_second_factor, is_compelled
from assessments.services.sessions import end_sessions, sessions_of
from assessments.web.access import visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.accounts import NameForm
from assessments.web.headers import forget_visitor
from assessments.web.presenters.browsers import browser_of
from assessments.web.qr import qr_of
from assessments.web.session_times import clock_of, note_seen
from assessments.web.signing_in import sign_in_here


def identity_providers() -> list[dict[str, Any]]:
    """Return the hospital's own identity providers that this site was told about."""
    return list(settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", ()))


def _origins() -> list[str]:
    servers = (urlsplit(app["settings"]["server_url"]) for app in identity_providers())
    return [f"{server.scheme}://{server.netloc}" for server in servers]


# Chromium holds a form to where it is sent on to as well: the button leads to the provider by way of this site.
@method_decorator(csp_update({"form-action": _origins()}), name="dispatch")
class Login(LoginView):
    """Ask for e-mail address and password, or for a passkey."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the demo and the hospital's own provider beside the form, where there are any."""
        more = {"demo": settings.CLOUDREADY_DEMO, "identity_providers": identity_providers()}
        return {**super().get_context_data(**kwargs), **more}


class Logout(LogoutView):
    """Sign out; by POST only, so that no link or picture can do it."""

    http_method_names = ["post"]

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """End the session, and what the browser keeps of it."""
        return forget_visitor(super().post(*args, **kwargs))


class SecondFactors(IndexView):
    """Show what the visitor has, and whether it has to be more."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the visitor's role asks for."""
        return {**super().get_context_data(**kwargs), **_compulsion(visitor(self.request))}


class ActivateApp(ActivateTOTPView):
    """Set up an authenticator app."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the address of the secret as a picture."""
        context = super().get_context_data(**kwargs)
        return {**context, "qr": qr_of(context["totp_url"])}


def _compulsion(person: User) -> dict[str, bool]:
    return {
        "second_factor": has_second_factor(person),
        "is_compelled": is_compelled(person, on=timezone.localdate()),
        "mfa_compulsory": settings.CLOUDREADY_MFA_COMPULSORY,
    }


class RemoveKey(RemoveWebAuthnView):
    """Remove a passkey, unless it is the last thing a role asks for."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Remove it or say why not."""
        adapter = get_adapter()
        if adapter.can_delete_authenticator(self.get_object()):
            return super().form_valid(form)
        messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
        return redirect("mfa_list_webauthn")


@login_not_required
@require_POST
def demo(request: HttpRequest) -> HttpResponse:
    """Sign in as the lead of the demo hospital, where the site is run as a demo."""
    if not settings.CLOUDREADY_DEMO:
        raise Http404
    lead = get_object_or_404(User, email=demo_data.LEAD, is_active=True)
    # Whatever an earlier visitor set up for this account, the demo stays open.
    sign_in_here(request, lead, method="demo")
    return redirect("assessments")


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show what belongs to the visitor's own account, and change the name."""
    person = visitor(request)
    form = NameForm(request.POST or None, initial={"name": person.name})
    if form.is_valid():
        rename_account(user=person, name=form.cleaned_data["name"])
        messages.success(request, _("Ihr Name ist gespeichert."))
        return redirect("account")
    context = {
        "form": form,
        "person": person,
        **_compulsion(person),
        "passkeys": Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).count(),
        "sessions": len(sessions_of(person, at=timezone.now())),
        "idle_minutes": settings.CLOUDREADY_IDLE_MINUTES,
        "absolute_hours": settings.CLOUDREADY_ABSOLUTE_HOURS,
    }
    return form_page(request, "account/account.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """List where the visitor is signed in, and end all sessions but this one."""
    person, here = visitor(request), request.session.session_key
    if request.method == "POST":
        end_sessions(user=person, but=here)
        messages.success(request, _("Alle anderen Anmeldungen sind beendet."))
        return redirect("usersessions_list")
    rows = [
        (one, browser_of(one.user_agent), one.session_key == here) for one in sessions_of(person, at=timezone.now())
    ]
    return render(request, "usersessions/usersession_list.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def session_clock(request: HttpRequest) -> HttpResponse:
    """Say how long the session lasts, which extends nothing (GET), or extend it (POST)."""
    if request.method == "POST":
        note_seen(request, now=timezone.now())
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(clock_of(request))
    if request.method == "POST":
        messages.success(request, _("Ihre Anmeldung ist verlängert."))
    return redirect("account")
