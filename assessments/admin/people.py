"""Accounts and memberships."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.domain.roles import Role
from assessments.models import Membership, User
from assessments.services.people import grant_membership


@admin.register(User)
class UserAdmin(DjangoUserAdmin):  # type: ignore[type-arg]
    """Accounts, known by e-mail address. Whoever has written anything is switched off instead of deleted."""

    list_display = ["email", "name", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    search_fields = ["email", "name"]
    ordering = ["email"]
    readonly_fields = ["date_joined", "last_login"]
    fieldsets = [
        (None, {"fields": ["email", "name", "password"]}),
        (_("Rechte"), {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]}),
        (_("Zeiten"), {"fields": ["date_joined", "last_login"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "name", "usable_password", "password1", "password2"]})]


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who is what in which hospital. Memberships end, they are not deleted."""

    list_display = ["user", "hospital", "role", "ends_on"]
    list_filter = ["role", "ends_on"]
    list_select_related = ["user", "hospital"]
    search_fields = ["user__email", "user__name", "hospital__name"]
    autocomplete_fields = ["user", "hospital"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Keep person and hospital of a membership."""
        del request
        return ("user", "hospital") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse: give it a last day instead."""
        del request, obj
        return False

    def save_model(self, request: HttpRequest, obj: Membership, form: ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        """Write through the service, which keeps the history."""
        del form, change
        if not isinstance(request.user, User):
            raise TypeError("the admin is for signed-in people")
        obj.pk = grant_membership(
            user=obj.user,
            hospital=obj.hospital,
            role=Role(obj.role),
            ends_on=obj.ends_on,
            by=request.user,
            at=timezone.now(),
        ).pk
