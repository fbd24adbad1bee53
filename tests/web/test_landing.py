"""The open pages: landing page, demo, liveness."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from assessments.services.demo import LEAD
from tests import factories
from tests.web.pages import parsed, signed_in, texts

DEMO_BUTTON = "//form[@action='/demo/']//button"


# Without the mark for the database every query fails the test: visitors cost none.
def test_landing_page_asks_and_answers_without_a_query(client: Client) -> None:
    response = client.get("/")
    assert texts(response, "//h1") == ["Was gehört in die Cloud, und was bleibt im Haus?"]
    assert texts(response, "//figure//td") == ["SaaS", "SaaS", "Hybrid", "PaaS", "IaaS", "Eigenbetrieb"]


@pytest.mark.parametrize("name", ["landing", "account_login"])
def test_demo_is_offered_only_where_there_is_one(client: Client, settings: Settings, name: str) -> None:
    settings.CLOUDREADY_DEMO = True
    assert texts(client.get(reverse(name)), DEMO_BUTTON) == ["Demo ansehen"]
    settings.CLOUDREADY_DEMO = False
    assert texts(client.get(reverse(name)), DEMO_BUTTON) == []


@pytest.mark.django_db
def test_demo_signs_in_the_lead(client: Client) -> None:
    factories.User.objects.create_user(LEAD)
    response = client.post("/demo/", follow=True)
    assert response.redirect_chain == [("/selbstbewertungen/", 302)]
    assert response.context["user"].email == LEAD


@pytest.mark.django_db
def test_demo_does_not_exist_in_production(client: Client, settings: Settings) -> None:
    factories.User.objects.create_user(LEAD)
    settings.CLOUDREADY_DEMO = False
    assert client.post("/demo/").status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_demo_without_its_data_is_not_found(client: Client) -> None:
    assert client.post("/demo/").status_code == 404


def test_a_link_cannot_sign_in(client: Client) -> None:
    assert client.get("/demo/").status_code == 405


@pytest.mark.django_db
def test_landing_page_leads_members_to_their_work() -> None:
    response = signed_in(factories.user()).get("/")
    assert parsed(response).xpath("//main//a[contains(@class, 'btn-primary')]/@href") == ["/selbstbewertungen/"]


def test_healthz_answers_without_a_query(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
