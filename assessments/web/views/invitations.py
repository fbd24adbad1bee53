"""Inviting people, and accepting an invitation."""

from __future__ import annotations

from secrets import token_urlsafe
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from assessments.models import Hospital, Invitation, User
from assessments.services.invitations import (
    AlreadyMember,
    InvitationIsGone,
    NotForThisAccount,
    accept,
    invitation_of,
    join,
    send_again,
    withdraw,
)
from assessments.services.invitations import invite as keep_invitation
from assessments.services.letters import LetterNotSent, send_invitation
from assessments.services.memberships import MayNotGrant
from assessments.services.people import AccountExists
from assessments.services.roster import assessments_in, invitation_to
from assessments.templatetags.wording import language
from assessments.web.access import hospital_for, visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.accounts import NewAccountForm
from assessments.web.forms.people import REASONS, InviteForm
from assessments.web.presenters.people import section_choices
from assessments.web.reauthentication import needs_fresh_sign_in
from assessments.web.sent import sent
from assessments.web.signing_in import sign_in
from assessments.web.views.people import frame

GONE = 404
TOKEN_BYTES = 32


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in()
def invite(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Invite somebody by e-mail."""
    hospital = hospital_for(request, hospital_id)
    data = sent(request)
    form = InviteForm(data, sections=section_choices(), assessments=assessments_in(hospital))
    if form.is_valid():
        token = token_urlsafe(TOKEN_BYTES)
        try:
            invitation = keep_invitation(
                hospital=hospital,
                email=form.cleaned_data["email"],
                terms=form.terms(),
                language=language(),
                token=token,
                by=visitor(request),
                at=timezone.now(),
            )
        except tuple(REASONS) as refusal:
            form.tell(refusal)
        else:
            _send(request, invitation, token)
            return redirect("people", hospital_id)
    trail = (_("Personen"), reverse("people", args=[hospital_id]))
    return form_page(request, "assessments/invite.html", frame(request, hospital, trail) | {"form": form})


@require_POST
def invitation_again(request: HttpRequest, hospital_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Send an invitation once more, with a new link."""
    waiting = _waiting(hospital_for(request, hospital_id), invitation_id)
    token = token_urlsafe(TOKEN_BYTES)
    try:
        renewed = send_again(invitation=waiting, token=token, by=visitor(request), at=timezone.now())
    except tuple(REASONS) as refusal:  # its last day is over meanwhile, say
        messages.error(request, REASONS[type(refusal)][1])
    else:
        _send(request, renewed, token)
    return redirect("people", hospital_id)


@require_POST
def invitation_withdraw(request: HttpRequest, hospital_id: UUID, invitation_id: UUID) -> HttpResponse:
    """Make an invitation worthless."""
    waiting = _waiting(hospital_for(request, hospital_id), invitation_id)
    withdraw(invitation=waiting, by=visitor(request), at=timezone.now())
    messages.success(request, _("Die Einladung an %(email)s ist zurückgezogen.") % {"email": waiting.email})
    return redirect("people", hospital_id)


@login_not_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let whoever is invited in: with the account they have, or with a new one."""
    try:
        found = invitation_of(token, at=timezone.now())
        return _answered(request, found)
    except (InvitationIsGone, AlreadyMember, MayNotGrant):
        return render(request, "assessments/invitation_gone.html", status=GONE)


def _answered(request: HttpRequest, found: Invitation) -> HttpResponse:
    signed_in = request.user if isinstance(request.user, User) else None
    has_account = User.objects.filter(email=found.email).exists()
    data = sent(request)
    form = NewAccountForm(data) if signed_in is None and not has_account else None
    problem = ""
    if signed_in and data is not None:
        try:
            accept(invitation=found, by=signed_in, at=timezone.now())
        except NotForThisAccount:
            problem = _("Diese Einladung gilt für eine andere E-Mail-Adresse als Ihr Konto.")
        else:
            return _welcomed(request, found)
    if form and form.is_valid():
        try:
            name, password = form.cleaned_data["name"], form.cleaned_data["password1"]
            user = join(invitation=found, name=name, password=password, at=timezone.now())
        except AccountExists:
            return redirect(request.path)
        _welcomed(request, found)
        return sign_in(request, user, method="invitation")
    context = {
        "invitation": found,
        "form": form,
        "fits": signed_in is not None and signed_in.email == found.email,
        "problem": problem,
        "has_errors": bool(problem),
    }
    return form_page(request, "assessments/invitation.html", context)


def _welcomed(request: HttpRequest, found: Invitation) -> HttpResponse:
    messages.success(request, _("Willkommen. Sie gehören jetzt zu „%(name)s“.") % {"name": found.hospital.name})
    return redirect("assessments")


def _send(request: HttpRequest, row: Invitation, token: str) -> None:
    link = request.build_absolute_uri(reverse("invitation", args=[token]))
    try:
        send_invitation(row, link)
    except LetterNotSent:
        told = _("Die Einladung an %(email)s ließ sich nicht senden. Bitte versuchen Sie es später noch einmal.")
        messages.error(request, told % {"email": row.email})
    else:
        messages.success(request, _("Die Einladung an %(email)s ist unterwegs.") % {"email": row.email})


def _waiting(hospital: Hospital, invitation_id: UUID) -> Invitation:
    row = invitation_to(hospital, invitation_id)
    if row is None:
        raise Http404
    return row
