"""From a published edition to the next one: copy it as a draft, look at what is wrong, publish."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.admin.edition_pages import back_to
from assessments.admin.files import FilePages
from assessments.admin.recorded import RecordedAdmin
from assessments.admin.review_pages import ReviewPages
from assessments.admin.story_pages import StoryPages
from assessments.admin.trial_pages import TrialPages
from assessments.models import CatalogueEdition, User
from assessments.models.fields import LONGEST_CODE
from assessments.services.catalogues import EditionCodeIsTaken, clone_edition


class CopyForm(forms.Form):
    """The code of the copy, which it keeps for ever."""

    code = forms.CharField(
        label=gettext_lazy("Code der neuen Ausgabe"),
        max_length=LONGEST_CODE,
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9_.-]+$", gettext_lazy("Nur Buchstaben, Ziffern, Punkt, Strich und Unterstrich.")
            )
        ],
        help_text=gettext_lazy("Zum Beispiel 2027.05. Der Code bleibt für immer und wird nie wieder vergeben."),
    )


class EditionDeeds(ReviewPages, TrialPages, StoryPages, FilePages, RecordedAdmin):
    """The deeds on an edition beside its form; each has a page of its own that says what will happen."""

    change_form_template = "admin/assessments/catalogueedition/change_form.html"
    actions = ["copy_as_draft"]
    own_pages: tuple[str, ...] = ("copy",)

    @admin.action(description=gettext_lazy("Als Entwurf kopieren"), permissions=["add"])
    def copy_as_draft(self, request: HttpRequest, chosen: QuerySet[CatalogueEdition]) -> HttpResponse | None:
        """Go to the page that copies the one edition that was chosen."""
        if chosen.count() != 1:
            messages.error(request, _("Wählen Sie genau eine Ausgabe."))
            return None
        return redirect("admin:assessments_catalogueedition_copy", chosen.get().pk)

    def copy_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the code of the copy and make it."""
        edition = self.edition_of_page(request, pk)
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = CopyForm(request.POST or None)
        if form.is_valid():
            try:
                copy = clone_edition(
                    edition=edition, code=form.cleaned_data["code"], by=_editor(request), at=timezone.now()
                )
            except EditionCodeIsTaken:
                form.add_error("code", _("Diesen Code hat schon eine Ausgabe."))
            else:
                messages.success(request, _("Der Entwurf %(code)s ist angelegt.") % {"code": copy.code})
                return back_to(copy)
        context = self.around(request, edition, _("Als Entwurf kopieren")) | {"form": form}
        return TemplateResponse(request, "admin/assessments/catalogueedition/copy.html", context)


def _editor(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("the admin is for signed-in people")
    return request.user
