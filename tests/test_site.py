"""The site as a whole: it opens, forbids what it promises to forbid, and speaks both languages."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page


def test_the_site_opens_at_a_desk(page: Page) -> None:
    page.goto("/")
    assert page.locator("h1").count() == 1


def test_the_site_opens_on_a_phone(phone: Page) -> None:
    phone.goto("/")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_site_opens_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/")
    assert plain_page.locator("h1").count() == 1


@pytest.mark.django_db
def test_a_page_may_load_nothing_foreign_and_nothing_inline(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]


@pytest.mark.django_db
def test_a_page_is_closed_to_framing_sniffing_and_strangers_windows(client: Client) -> None:
    headers = client.get("/").headers
    names = ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
    assert [headers[name] for name in names] == ["DENY", "nosniff", "same-origin", "same-origin"]


@pytest.mark.django_db
def test_german_is_the_default_and_english_is_kept(client: Client) -> None:
    assert client.get("/").headers["Content-Language"] == "de"
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert client.get("/").headers["Content-Language"] == "en"


@pytest.mark.django_db
def test_the_language_switch_leads_to_no_other_site(client: Client) -> None:
    response = client.post(reverse("set_language"), {"language": "en", "next": "https://other.example/"})
    assert response.headers["Location"] == "/"


def test_an_unknown_host_name_is_refused(client: Client) -> None:
    assert client.get("/", headers={"host": "other.example"}).status_code == 400


@pytest.mark.django_db
def test_the_administration_asks_who_is_there(client: Client) -> None:
    response = client.get("/verwaltung/")
    assert (response.status_code, response.headers["Location"]) == (302, "/verwaltung/login/?next=/verwaltung/")
