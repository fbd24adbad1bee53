"""The commands that fill a fresh site: safe to repeat, quick the second time, and quiet outside the demo."""

from dataclasses import asdict, replace
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.domain.workspace import Progress
from assessments.models import Assessment, CatalogueEdition, ChangeEvent, EvidenceUse, Hospital, ServiceUse, User
from assessments.services import demo
from assessments.services.assigning import waiting_for
from assessments.services.catalogues import store_edition
from assessments.services.reading import assessments_of
from assessments.services.register_reading import services_of
from assessments.services.shipped import shipped_codes
from assessments.services.shipped_law import shipped_law
from tests import factories

pytestmark = pytest.mark.django_db


def load() -> str:
    out = StringIO()
    call_command("load_catalogue", stdout=out)
    return out.getvalue()


def seed() -> str:
    out = StringIO()
    call_command("seed_demo", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_load_catalogue_publishes_every_shipped_edition() -> None:
    told = load()
    assert set(CatalogueEdition.objects.published().values_list("code", flat=True)) == set(shipped_codes())
    assert all(code in told for code in shipped_codes())


def test_load_catalogue_again_reads_and_writes_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    load()
    with django_assert_num_queries(1):
        told = load()
    assert told == ""


def test_load_catalogue_refuses_to_change_a_published_edition() -> None:
    code = shipped_codes()[-1]
    store_edition(replace(factories.small_edition(), code=code), at=factories.NOON)
    with pytest.raises(CommandError, match="never changes"):
        load()


def test_seed_demo_fills_two_hospitals_and_prints_logins_that_work() -> None:
    told = seed()
    lead = User.objects.get(email=demo.LEAD)
    cards = {(card.hospital_name, card.title): card.progress for card in assessments_of(lead)}
    assert cards == {
        ("Klinikum Musterstadt (fiktiv)", "Selbstbewertung 2026"): Progress(49, 49),
        ("Fachklinik Beispielau (fiktiv)", "Schnellcheck 2026"): Progress(3, 20),
        ("Fachklinik Beispielau (fiktiv)", "Schnellcheck 2025"): Progress(20, 20),
    }
    for login in demo.LOGINS:
        assert login.email in told
        assert login.password in told
        assert authenticate(username=login.email.upper(), password=login.password) is not None


def test_the_complete_demo_hospital_runs_25_applications() -> None:
    seed()
    assert Assessment.objects.get(scope="full").applications.count() == 25


def test_the_complete_demo_hospital_buys_from_two_providers_about_which_not_all_is_known() -> None:
    seed()
    hospital = Hospital.objects.get(name="Klinikum Musterstadt (fiktiv)")
    services = services_of(hospital, vocabulary=shipped_law().vocabulary)
    assert {service.provider.name for service in services} == {
        "Beispielanbieter A (fiktiv)",
        "Beispielanbieter B (fiktiv)",
    }
    uses = ServiceUse.objects.filter(service__provider__hospital=hospital)
    assert sorted(uses.values_list("application__code", flat=True)) == ["A05", "A19", "A20", "A21", "A22", "A24"]
    assert all(None in asdict(service.facts).values() for service in services)


def test_each_demo_account_sees_what_its_role_is_for() -> None:
    seed()
    seen = {login.email: len(assessments_of(User.objects.get(email=login.email))) for login in demo.LOGINS}
    staff = {demo.EDITOR: 0, demo.OPERATOR: 0}
    assert seen == {demo.LEAD: 3, demo.COLLEAGUE: 3, demo.CONSULTANT: 3, demo.AUDITOR: 1, **staff}


def test_the_demo_works_together() -> None:
    seed()
    full, quick = Assessment.objects.get(scope="full"), Assessment.objects.get(title="Schnellcheck 2026")
    assert (full.status, full.round, full.milestones.count(), full.second_opinions.count()) == ("open", 2, 1, 1)
    assert [thread.comments.count() for thread in full.discussions.all()] == [2]
    assert [use.evidence.hospital for use in EvidenceUse.objects.filter(assessment=full)] == [full.hospital]
    assert (full.assignments.count(), quick.assignments.count()) == (3, 3)
    assert waiting_for(User.objects.get(email=demo.COLLEAGUE)) == quick


def test_seed_demo_again_adds_nothing_and_gives_passwords_back() -> None:
    first = seed()
    before = (Hospital.objects.count(), User.objects.count(), ChangeEvent.objects.count())
    lead = User.objects.get(email=demo.LEAD)
    lead.set_password("changed by a visitor")
    lead.save()

    assert seed() == first
    assert (Hospital.objects.count(), User.objects.count(), ChangeEvent.objects.count()) == before
    assert authenticate(username=demo.LEAD, password=demo.PASSWORD) is not None


def test_seed_demo_refuses_outside_the_demo(settings: Settings) -> None:
    settings.CLOUDREADY_DEMO = False
    with pytest.raises(CommandError):
        seed()
    assert not User.objects.exists()
