"""The operator's pages: which hospitals there are, and looking into one for a reason."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assessments.models import Hospital
from assessments.services.operating import break_glass as let_in
from assessments.services.operating import broken_glass_of
from assessments.services.roster import assessments_in
from assessments.services.tenancy import everywhere
from assessments.web.access import visitor
from assessments.web.form_pages import form_page
from assessments.web.forms.operating import BreakGlassForm
from assessments.web.reauthentication import needs_fresh_sign_in
from assessments.web.sent import sent


@require_safe
@everywhere(reason="the operator sees which hospitals there are")
def operating(request: HttpRequest) -> HttpResponse:
    """Name the hospitals of the installation; what they say stays behind glass."""
    return render(request, "assessments/operating.html", {"hospitals": Hospital.objects.order_by("name", "pk")})


@require_http_methods(["GET", "HEAD", "POST"])
@needs_fresh_sign_in()
def break_glass(request: HttpRequest, hospital_id: UUID) -> HttpResponse:
    """Ask for the reason; once it is given, lead to what can be read for an hour."""
    hospital = get_object_or_404(Hospital, pk=hospital_id)
    operator, now = visitor(request), timezone.now()
    form = BreakGlassForm(sent(request))
    if form.is_valid():
        let_in(hospital=hospital, reason=form.cleaned_data["reason"], by=operator, at=now)
        messages.warning(request, _("Sie sehen das Krankenhaus für eine Stunde. Die Leitung ist benachrichtigt."))
        return redirect("break_glass", hospital_id)
    broken = broken_glass_of(operator, hospital.pk, at=now)
    context = {
        "hospital": hospital,
        "form": form,
        "glass": broken,
        "assessments": assessments_in(hospital) if broken else (),
        "trail": [(_("Betrieb"), reverse("operating"))],
    }
    return form_page(request, "assessments/break_glass.html", context)
