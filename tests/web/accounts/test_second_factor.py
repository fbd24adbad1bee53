"""Apps, recovery codes, and who has to have them."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client, override_settings

from assessments.domain.roles import Role
from assessments.models import Answer
from assessments.web.account_adapter import SecondFactorAdapter
from tests import factories
from tests.web.accounts.codes import SECRET, code, freshly_signed_in, long_signed_in, with_app
from tests.web.pages import address, filled_form, notices, parsed, problems, signed_in, texts

pytestmark = pytest.mark.django_db

SET_UP = "/konto/zweiter-faktor/"
COMPULSORY = override_settings(CLOUDREADY_MFA_COMPULSORY=True)
WRONG_CODE = "Dieser Code stimmt nicht oder gilt nicht mehr."


def _signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_app_is_set_up_with_its_first_code() -> None:
    person = factories.user()
    client = freshly_signed_in(person)
    page = client.get(f"{SET_UP}app/einrichten/")
    secret = texts(page, "//*[@class='secret']")[0]
    assert len(parsed(page).xpath("//main//svg/path")) == 1
    done = client.post(f"{SET_UP}app/einrichten/", {"code": code(secret)})
    assert done["Location"] == f"{SET_UP}codes/"
    codes = texts(client.get(done["Location"]), "//*[@class='codes']/li")
    assert (len(codes), client.get(f"{SET_UP}codes/herunterladen/").content.decode().split()) == (10, codes)


def test_a_wrong_first_code_sets_nothing_up() -> None:
    client = freshly_signed_in(factories.user())
    client.get(f"{SET_UP}app/einrichten/")
    assert problems(client.post(f"{SET_UP}app/einrichten/", {"code": "000000"}))[0].endswith(WRONG_CODE)
    assert Authenticator.objects.count() == 0


def test_secrets_are_not_stored_as_they_are() -> None:
    person = with_app(factories.user())
    assert SECRET not in str(list(Authenticator.objects.filter(user=person).values()))


def test_signing_in_asks_for_the_code() -> None:
    client = freshly_signed_in(with_app(factories.user()))
    assert not _signed_in(client)
    assert client.get("/anmelden/")["Location"] == "/anmelden/zweiter-faktor/"
    assert problems(client.post("/anmelden/zweiter-faktor/", {"code": "000000"}))[0].endswith(WRONG_CODE)
    assert client.post("/anmelden/zweiter-faktor/", {"code": code()})["Location"] == "/selbstbewertungen/"
    assert _signed_in(client)


def test_a_code_counts_once() -> None:
    person = with_app(factories.user())
    used = code()
    first, second = freshly_signed_in(person), freshly_signed_in(person)
    first.post("/anmelden/zweiter-faktor/", {"code": used})
    second.post("/anmelden/zweiter-faktor/", {"code": used})
    assert (_signed_in(first), _signed_in(second)) == (True, False)


def test_codes_cannot_be_guessed_through() -> None:
    client = freshly_signed_in(with_app(factories.user()))
    answers = [client.post("/anmelden/zweiter-faktor/", {"code": "000000"}) for _time in range(6)]
    assert [one.status_code for one in answers] == [422] * 5 + [429]
    assert client.post("/anmelden/zweiter-faktor/", {"code": code()}).status_code == 429


def test_a_recovery_code_counts_once() -> None:
    person = with_app(factories.user())
    one = RecoveryCodes(Authenticator.objects.get(user=person, type="recovery_codes")).get_unused_codes()[0]
    for expected in (True, False):
        client = freshly_signed_in(person)
        client.post("/anmelden/zweiter-faktor/", {"code": one})
        assert _signed_in(client) is expected


def test_whoever_gives_up_half_way_is_a_visitor_again() -> None:
    client = freshly_signed_in(with_app(factories.user()))
    assert client.post("/abmelden/", {"next": "/anmelden/"})["Location"] == "/anmelden/"
    assert texts(client.get("/anmelden/"), "//h1") == ["Anmelden"]


def test_the_second_factor_stands_before_what_was_typed_as_well() -> None:
    assessment = factories.assessment()
    person = with_app(factories.lead(assessment.hospital))
    page = address("dimension", assessment, dimension="D1")
    typed = {"D1.1-version": "0", "D1.2-version": "0", "D1.1-answer": "3", "go": "stay"}
    client = Client()
    asked = client.post(page, typed | {"username": person.email, "password": factories.PASSWORD})
    assert (asked.status_code, Answer.objects.count(), _signed_in(client)) == (403, 0, False)
    kept = filled_form(asked) | {"username": person.email, "password": factories.PASSWORD, "second_factor": code()}
    assert client.post(page, kept)["Location"] == page
    assert (Answer.objects.get().level, _signed_in(client)) == (3, True)


@pytest.mark.parametrize(
    ("role", "compelled"),
    [(Role.LEAD, True), (Role.CONSULTANT, True), (Role.CONTRIBUTOR, False), (Role.AUDITOR, False)],
)
def test_roles_that_need_one_get_no_further_without(role: Role, compelled: bool) -> None:
    assessment = factories.assessment()
    client = signed_in(factories.member(assessment.hospital, role))
    with COMPULSORY:
        response = client.get("/selbstbewertungen/")
        assert response.headers.get("Location") == (SET_UP if compelled else None)
        assert client.get(SET_UP).status_code == 200
    assert client.get("/selbstbewertungen/").status_code == 200  # nobody is compelled where a site does not say so


@pytest.mark.parametrize("field", ["is_staff", "is_superuser"])
def test_editors_and_operators_need_one(field: str) -> None:
    client = signed_in(factories.user(**{field: True}))
    with COMPULSORY:
        assert [client.get(page)["Location"] for page in ("/verwaltung/", "/selbstbewertungen/")] == [SET_UP] * 2


@COMPULSORY
def test_a_script_is_told_in_json() -> None:
    client = signed_in(factories.lead(factories.assessment().hospital))
    response = client.get("/selbstbewertungen/", headers={"Accept": "application/json"})
    assert (response.status_code, response.json()["set_up"]) == (403, SET_UP)


@COMPULSORY
def test_whoever_has_one_gets_everywhere_and_keeps_it() -> None:
    person = with_app(factories.lead(factories.assessment().hospital))
    client = freshly_signed_in(person)
    client.post("/anmelden/zweiter-faktor/", {"code": code()})
    assert client.get("/selbstbewertungen/").status_code == 200
    client.post(f"{SET_UP}app/entfernen/")
    assert Authenticator.objects.filter(user=person, type="totp").exists()


@COMPULSORY
def test_the_last_passkey_stays_as_well() -> None:
    person = factories.lead(factories.assessment().hospital)
    client = freshly_signed_in(person)
    key = Authenticator.objects.create(user=person, type="webauthn", data={"name": "einziger", "credential": {}})
    response = client.post(f"{SET_UP}passkeys/{key.pk}/entfernen/")
    assert (response["Location"], Authenticator.objects.count()) == (f"{SET_UP}passkeys/", 1)


@COMPULSORY
def test_what_others_have_is_no_factor_of_ones_own() -> None:
    lead = with_app(factories.lead(factories.hospital()))
    Authenticator.objects.create(user=with_app(factories.user()), type="webauthn", data={})
    adapter, mine = SecondFactorAdapter(), Authenticator.objects.get(user=lead, type="totp")
    assert not adapter.can_delete_authenticator(mine)
    assert adapter.generate_authenticator_name(lead, "webauthn") == "Passkey 1"
    assert "Sie haben 0 Passkeys." in signed_in(lead).get("/konto/").content.decode()


def test_others_may_take_it_off_again() -> None:
    person = with_app(factories.user())
    client = freshly_signed_in(person)
    client.post("/anmelden/zweiter-faktor/", {"code": code()})
    assert client.post(f"{SET_UP}app/entfernen/")["Location"] == SET_UP
    assert Authenticator.objects.count() == 0


def test_changing_it_asks_again_who_is_there() -> None:
    person = factories.user()
    client = long_signed_in(person)
    asked = client.get(f"{SET_UP}app/einrichten/")
    assert asked["Location"] == "/konto/bestaetigen/?next=%2Fkonto%2Fzweiter-faktor%2Fapp%2Feinrichten%2F"
    assert problems(client.post(asked["Location"], {"password": "wrong"})) == ["Passwort: Das Passwort stimmt nicht."]
    data = {"password": factories.PASSWORD, "next": f"{SET_UP}app/einrichten/"}
    assert client.post("/konto/bestaetigen/", data)["Location"] == f"{SET_UP}app/einrichten/"
    assert client.get(f"{SET_UP}app/einrichten/").status_code == 200


def test_the_demo_offers_it_and_says_that_it_is_not_compelled() -> None:
    client = signed_in(factories.lead(factories.assessment().hospital))
    assert "erzwingt ihn aber nicht" in texts(client.get(SET_UP), "//main")[0]
    assert "erzwingt ihn aber nicht" in texts(client.get("/konto/"), "//main")[0]


def test_strangers_passkeys_are_not_there() -> None:
    owner = factories.user()
    key = Authenticator.objects.create(user=owner, type="webauthn", data={"name": "fremd", "credential": {}})
    client = freshly_signed_in(factories.user())
    for page in (f"{SET_UP}passkeys/{key.pk}/", f"{SET_UP}passkeys/{key.pk}/entfernen/"):
        assert (client.get(page).status_code, client.post(page, {"name": "x"}).status_code) == (404, 404)
    assert Authenticator.objects.get().data["name"] == "fremd"
    assert notices(client.get(SET_UP)) == []
