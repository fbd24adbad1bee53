"""What the pages of one edition beside its form share."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.urls.resolvers import URLPattern

from assessments.models import CatalogueEdition, User

NAME = "assessments_catalogueedition"


class EditionPages(admin.ModelAdmin):  # type: ignore[type-arg]
    """Pages at ``<edition>/<name>/``, each by the method of its name."""

    own_pages: tuple[str, ...] = ()

    def get_urls(self) -> list[URLPattern]:
        """Add every page that a class of this admin names."""
        names = [name for kind in type(self).__mro__ for name in vars(kind).get("own_pages", ())]
        view = self.admin_site.admin_view
        own = [path(f"<int:pk>/{one}/", view(getattr(self, f"{one}_view")), name=f"{NAME}_{one}") for one in names]
        return [*own, *super().get_urls()]

    def edition_of_page(self, request: HttpRequest, pk: int) -> CatalogueEdition:
        """Return the edition of a page, for those who may look at it.

        :raises Http404: when there is none for this person.
        """
        edition: CatalogueEdition | None = self.get_object(request, str(pk))
        if edition is None or not self.has_view_permission(request, edition):
            raise Http404
        return edition

    def around(self, request: HttpRequest, edition: CatalogueEdition, title: str) -> dict[str, Any]:
        """Return what every page of an edition shows around its content."""
        return {**self.admin_site.each_context(request), "opts": self.opts, "title": title, "edition": edition}

    def require_editor(self, request: HttpRequest) -> User:
        """Return who acts.

        :raises PermissionDenied: for those who may only look.
        """
        if not isinstance(request.user, User) or not super().has_change_permission(request):
            raise PermissionDenied
        return request.user


def page_of(edition: CatalogueEdition, name: str = "change") -> str:
    """Return the address of a page of an edition."""
    return reverse(f"admin:{NAME}_{name}", args=[edition.pk])


def back_to(edition: CatalogueEdition, name: str = "change") -> HttpResponse:
    """Go to a page of an edition after a deed."""
    return HttpResponseRedirect(page_of(edition, name))
