"""Second factors, for the day somebody lost theirs. Nothing else that the accounts are made of is edited by hand."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from assessments.models import User
from assessments.services.second_factor import reset_second_factor

# Identity providers come from the environment, addresses belong to accounts, sessions to their people.
for _model in (EmailAddress, SocialAccount, SocialApp, SocialToken, UserSession, Authenticator):
    admin.site.unregister(_model)


@admin.register(Authenticator)
class SecondFactorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who has which. Taking one away takes all of that person's: the next sign-in sets up new ones."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]
    list_select_related = ["user"]
    search_fields = ["user__email", "user__name"]
    fields = ["user", "type", "created_at", "last_used_at"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: people set up their own."""
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse: there is nothing to change."""
        del request, obj
        return False

    def delete_model(self, request: HttpRequest, obj: Authenticator) -> None:
        """Take away all that this person has."""
        del request
        reset_second_factor(user=obj.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Take away all that these people have."""
        del request
        for user in User.objects.filter(pk__in=queryset.values("user")):
            reset_second_factor(user=user)
