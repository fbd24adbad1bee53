"""Accounts and memberships."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from assessments.admin.membership_form import MembershipForm
from assessments.models import HospitalGroup, Membership, User

# What only the whole installation's administrator gives; an operator cannot make themselves or others more than that.
BEYOND_OPERATORS = ("is_staff", "is_operator", "is_superuser", "groups", "user_permissions")


@admin.register(User)
class UserAdmin(DjangoUserAdmin):  # type: ignore[type-arg]
    """Accounts, known by e-mail address. Whoever has written anything is switched off instead of deleted.

    An operator makes accounts and switches them off. Neither address nor password of somebody else is theirs to change:
    that would be a way to sign in as a member of a hospital, past the glass.
    """

    list_display = ["email", "name", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "is_operator", "is_superuser", "groups"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    readonly_fields = ["date_joined", "last_login"]
    fieldsets = [
        (None, {"fields": ["email", "name", "password"]}),
        (_("Rechte"), {"fields": ["is_active", *BEYOND_OPERATORS]}),
        (_("Zeiten"), {"fields": ["date_joined", "last_login"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "name", "usable_password", "password1", "password2"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Leave operators the name and whether the account is in use."""
        fixed = super().get_readonly_fields(request, obj)
        if obj is None or _is_superuser(request):
            return fixed
        return (*fixed, "email", *BEYOND_OPERATORS)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Show operators nothing of a password, not even how it is stored."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or _is_superuser(request):
            return fieldsets
        return [
            (title, {**options, "fields": [name for name in options["fields"] if name != "password"]})
            for title, options in fieldsets
        ]

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: A002  Django's name
        """Refuse operators: whoever forgot a password gets a letter."""
        if not _is_superuser(request):
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Keep operators from switching off whoever stands above them."""
        above = isinstance(obj, User) and obj.is_superuser and not _is_superuser(request)
        return super().has_change_permission(request, obj) and not above

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse: a hospital could lose its last lead, and the history its names."""
        del request, obj
        return False


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who is what in which hospital. Memberships end, they are not deleted; hospitals look after their own.

    Here a hospital that nobody leads any more gets a lead. Nobody lets themselves in.
    """

    list_display = ["user", "hospital", "role", "ends_on"]
    list_filter = ["role", "ends_on"]
    list_select_related = ["user", "hospital"]
    search_fields = ["user__email", "user__name", "hospital__name"]
    autocomplete_fields = ["user", "hospital"]
    raw_id_fields = ["audits"]
    fields = ["user", "hospital", "role", "ends_on", "sections", "may_answer", "audits"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Keep person and hospital of a membership."""
        del request
        return ("user", "hospital") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse: give it a last day instead."""
        del request, obj
        return False

    def get_form(self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Ask with a form that says why a membership is refused."""
        kwargs["form"] = type("MembershipForm", (MembershipForm,), {"by": request.user})
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request: HttpRequest, obj: Membership, form: ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        """Write through the service, which keeps the history."""
        del request, change
        obj.pk = form.granted.pk  # type: ignore[attr-defined]


@admin.register(HospitalGroup)
class HospitalGroupAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Hospitals that belong together. A group sorts portfolios and opens nothing."""

    search_fields = ["name"]
    autocomplete_fields = ["hospitals"]


def _is_superuser(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and request.user.is_superuser
