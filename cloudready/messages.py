"""Notices for the next page, in a cookie that no neighbouring host can plant."""

from typing import ClassVar

from django.contrib.messages.storage.base import BaseStorage
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class HostCookieStorage(CookieStorage):
    """Django's cookie, taken from this very host alone and over HTTPS; the name alone makes browsers do so."""

    cookie_name = "__Host-cloudready_messages"


class HostStorage(FallbackStorage):
    """Keeps notices in the cookie, and in the session what does not fit into it."""

    storage_classes: ClassVar[tuple[type[BaseStorage], ...]] = (HostCookieStorage, SessionStorage)  # type: ignore[misc]
