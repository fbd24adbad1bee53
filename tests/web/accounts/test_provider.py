"""A hospital's own identity provider, played by a small server on this machine."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import Client

from assessments.models import User
from cloudready.settings.accounts import identity_provider
from tests import factories
from tests.web.accounts.codes import with_app
from tests.web.pages import texts

pytestmark = pytest.mark.django_db

HERE = "/anmelden/ueber/haus/"


class _Provider(BaseHTTPRequestHandler):
    """Tells what OpenID Connect asks for, about the person the test named."""

    person: dict[str, object] = {}

    def do_GET(self) -> None:
        address = f"http://127.0.0.1:{self.server.server_address[1]}"
        paths = ("authorize", "token", "userinfo", "jwks")
        names = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
        known = {"issuer": address} | {name: f"{address}/{path}" for name, path in zip(names, paths, strict=True)}
        self._tell(self.person if self.path == "/userinfo" else known)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._tell({"access_token": "token", "token_type": "Bearer"})

    def _tell(self, what: dict[str, object]) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Keep quiet."""


@pytest.fixture
def provider(settings: pytest.FixtureRequest) -> Iterator[type[_Provider]]:
    """The provider, configured as an operator does: by the environment."""
    server = HTTPServer(("127.0.0.1", 0), _Provider)
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    named = {
        "CLOUDREADY_OIDC_SERVER": f"http://127.0.0.1:{server.server_address[1]}",
        "CLOUDREADY_OIDC_NAME": "Klinik-Konto",
        "CLOUDREADY_OIDC_CLIENT_ID": "cloudready",
        "CLOUDREADY_OIDC_SECRET": "secret",
    }
    settings.SOCIALACCOUNT_PROVIDERS = identity_provider(named)
    yield _Provider
    server.shutdown()
    server.server_close()


def _come_back(client: Client, provider: type[_Provider], **person: object) -> HttpResponse:
    provider.person = {"sub": "1", "name": "Ada"} | person
    asked = urlsplit(client.post(HERE)["Location"])
    query = parse_qs(asked.query)
    assert (asked.path, "code_challenge" in query) == ("/authorize", True)
    return client.get(f"{HERE}zurueck/", {"code": "code", "state": query["state"][0]})


def test_a_verified_address_opens_its_account_and_keeps_its_password(client: Client, provider: type[_Provider]) -> None:
    person = factories.user()
    response = _come_back(client, provider, email=person.email.upper(), email_verified=True)
    assert (response["Location"], client.session["_auth_user_id"]) == ("/selbstbewertungen/", str(person.pk))
    person.refresh_from_db()
    assert (SocialAccount.objects.get().user, person.check_password(factories.PASSWORD)) == (person, True)


@pytest.mark.parametrize("verified", [False, None])
def test_an_address_nobody_verified_opens_nothing(
    client: Client, provider: type[_Provider], verified: bool | None
) -> None:
    response = _come_back(client, provider, email=factories.user().email, email_verified=verified)
    assert texts(response, "//h1") == ["Für Sie gibt es hier noch kein Konto"]
    assert ("_auth_user_id" in client.session, SocialAccount.objects.count()) == (False, 0)


def test_nobody_gets_an_account_by_it(client: Client, provider: type[_Provider]) -> None:
    response = _come_back(client, provider, email="nobody@test.example", email_verified=True)
    assert texts(response, "//h1") == ["Für Sie gibt es hier noch kein Konto"]
    assert User.objects.count() == 0


def test_the_second_factor_is_still_asked_for(client: Client, provider: type[_Provider]) -> None:
    person = with_app(factories.user())
    response = _come_back(client, provider, email=person.email, email_verified=True)
    assert (response["Location"], "_auth_user_id" in client.session) == ("/anmelden/zweiter-faktor/", False)


def test_a_locked_account_stays_locked(client: Client, provider: type[_Provider]) -> None:
    person = factories.user(is_active=False)
    response = _come_back(client, provider, email=person.email, email_verified=True)
    assert (response["Location"], "_auth_user_id" in client.session) == ("/anmelden/gesperrt/", False)


def test_an_answer_nobody_asked_for_opens_nothing(client: Client, provider: type[_Provider]) -> None:
    provider.person = {"sub": "1", "email": factories.user().email, "email_verified": True}
    response = client.get(f"{HERE}zurueck/", {"code": "code", "state": "made-up"})
    assert (response.status_code < 500, "_auth_user_id" in client.session) == (True, False)


def test_a_visit_alone_asks_nobody(client: Client, provider: type[_Provider]) -> None:
    del provider
    assert texts(client.get("/anmelden/"), "//form[contains(@action, '/ueber/')]") == ["Mit Klinik-Konto anmelden"]
    assert texts(client.get(HERE), "//h1") == ["Mit Klinik-Konto anmelden"]


def test_no_address_no_provider() -> None:
    assert identity_provider({"CLOUDREADY_OIDC_CLIENT_ID": "x"}) == {}


def test_half_a_provider_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="CLOUDREADY_OIDC_SECRET"):
        identity_provider({"CLOUDREADY_OIDC_SERVER": "https://x.example", "CLOUDREADY_OIDC_CLIENT_ID": "x"})
