"""The demo that a fresh site shows: two hospitals, everything the product can do in them, and logins that work."""

from dataclasses import asdict
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command

from assessments.domain.what_if.changes import Changes
from assessments.domain.what_if.trying import changed
from assessments.domain.workspace import Progress
from assessments.models import Assessment, ChangeEvent, EvidenceUse, Hospital, ServiceUse, User
from assessments.services import demo
from assessments.services.assigning import waiting_for
from assessments.services.legal import judged_with_law, results_with_law
from assessments.services.reading import assessments_of, workspace_of
from assessments.services.register_reading import services_of
from assessments.services.shipped_law import shipped_law

pytestmark = pytest.mark.django_db


def seed() -> str:
    out = StringIO()
    call_command("seed_demo", stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture(scope="module", autouse=True)
def told(kept_rows: None) -> str:  # noqa: ARG001
    """Return what the first seeding prints; it takes longer than all that is said of it here."""
    return seed()


def test_two_hospitals_are_there_and_the_logins_printed_work(told: str) -> None:
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


def test_the_25_applications_of_the_complete_demo_hospital_are_tried_out_as_they_are_judged() -> None:
    assessment, law = Assessment.objects.get(scope="full"), shipped_law()
    workspace = workspace_of(assessment)
    real, unchanged = results_with_law(assessment, (workspace, changed(workspace, Changes())), as_of=law.compiled_on)
    assert real == unchanged == judged_with_law(assessment, as_of=law.compiled_on).result
    assert len(real.applications) == 25
    assert {one.rule for verdict in real.applications for one in verdict.conditions} & law.rules_by_id.keys()


def test_the_complete_demo_hospital_buys_from_two_providers_about_which_not_all_is_known() -> None:
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
    seen = {login.email: len(assessments_of(User.objects.get(email=login.email))) for login in demo.LOGINS}
    staff = {demo.EDITOR: 0, demo.OPERATOR: 0}
    assert seen == {demo.LEAD: 3, demo.COLLEAGUE: 3, demo.CONSULTANT: 3, demo.AUDITOR: 1, **staff}


def test_the_demo_works_together() -> None:
    full, quick = Assessment.objects.get(scope="full"), Assessment.objects.get(title="Schnellcheck 2026")
    assert (full.status, full.round, full.milestones.count(), full.second_opinions.count()) == ("open", 2, 1, 1)
    assert [thread.comments.count() for thread in full.discussions.all()] == [2]
    assert [use.evidence.hospital for use in EvidenceUse.objects.filter(assessment=full)] == [full.hospital]
    assert (full.assignments.count(), quick.assignments.count()) == (3, 3)
    assert waiting_for(User.objects.get(email=demo.COLLEAGUE)) == quick


def test_seeding_again_adds_nothing_and_gives_passwords_back(told: str) -> None:
    before = (Hospital.objects.count(), User.objects.count(), ChangeEvent.objects.count())
    lead = User.objects.get(email=demo.LEAD)
    lead.set_password("changed by a visitor")
    lead.save()

    assert seed() == told
    assert (Hospital.objects.count(), User.objects.count(), ChangeEvent.objects.count()) == before
    assert authenticate(username=demo.LEAD, password=demo.PASSWORD) is not None
