"""Everything of allauth that people get to see is ours in look and language."""

from pathlib import Path

import allauth
import pytest
from django.conf import settings
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver

from assessments.web import account_urls

ALLAUTH = Path(allauth.__file__).parent / "templates"
OURS = str(settings.BASE_DIR / "templates")
# What is written about codes by phone or mail, about sign-up and about further addresses: none of it exists here.
UNUSED = ("phone", "email_", "login_code", "already_exists", "primary", "password_reset_code", "disconnected")


def _views(patterns: list[URLPattern | URLResolver]) -> list[type]:
    found = []
    for one in patterns:
        if isinstance(one, URLResolver):
            found += _views(one.url_patterns)
        elif _shows_a_page(view := getattr(one.callback, "view_class", None)):
            found.append(view)
    return found


def _shows_a_page(view: type | None) -> bool:
    return bool(getattr(view, "template_name", "")) and "get" in getattr(view, "http_method_names", ())


def _written() -> list[str]:
    texts = [path for kind in ("email", "messages") for path in ALLAUTH.glob(f"*/{kind}/*.txt")]
    return sorted(str(path.relative_to(ALLAUTH)) for path in texts if not any(word in path.name for word in UNUSED))


@pytest.mark.parametrize("view", _views(account_urls.urlpatterns))
def test_every_page_is_ours(view: type) -> None:
    assert get_template(view.template_name).origin.name.startswith(OURS)


@pytest.mark.parametrize("name", _written())
def test_every_mail_and_message_is_ours(name: str) -> None:
    assert get_template(name).origin.name.startswith(OURS)
