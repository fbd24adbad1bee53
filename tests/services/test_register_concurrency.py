"""Several people at the register at once: one of them is first, and nothing is lost or doubled."""

from __future__ import annotations

import pytest

from assessments.domain.register import Provider
from assessments.models import ChangeEvent, ChangeKind, HouseFact
from assessments.models import Provider as ProviderRow
from assessments.services.legal_facts import RecordedFacts, record_facts
from assessments.services.plain_text import NameIsTaken
from assessments.services.providers import add_provider, change_provider
from assessments.services.shipped_law import shipped_law
from assessments.services.versions import ChangedMeanwhile
from tests import factories
from tests.factories import NOON
from tests.services.test_concurrency import WRITERS, at_once

pytestmark = pytest.mark.django_db(transaction=True)

VOCABULARY = shipped_law().vocabulary


def test_of_equal_providers_one_is_added() -> None:
    hospital = factories.hospital()

    def add() -> str:
        try:
            add_provider(hospital=hospital, provider=Provider("Anbieter"), by=hospital.created_by, at=NOON)
        except NameIsTaken:
            return "taken"
        return "added"

    assert sorted(at_once([add] * WRITERS)) == ["added", *["taken"] * (WRITERS - 1)]
    assert ProviderRow.objects.count() == 1


def test_of_different_changes_the_first_is_stored_and_the_others_are_told() -> None:
    row = factories.provider(name="Anbieter")

    def change(name: str) -> str:
        try:
            change_provider(
                hospital=row.hospital,
                provider_id=row.pk,
                provider=Provider(name),
                base_version=1,
                by=row.changed_by,
                at=NOON,
            )
        except ChangedMeanwhile:
            return "told"
        return name

    names = [f"Anbieter {number}" for number in range(WRITERS)]
    results = at_once([lambda name=name: change(name) for name in names])
    row.refresh_from_db()
    assert sorted(results) == sorted([row.name, *["told"] * (WRITERS - 1)])
    assert row.version == 2


def test_the_same_fact_from_everybody_is_stored_once() -> None:
    hospital = factories.hospital()

    def record() -> RecordedFacts:
        return record_facts(
            hospital=hospital,
            vocabulary=VOCABULARY,
            facts={"resilience_plan": True},
            base_versions={},
            by=hospital.created_by,
            at=NOON,
        )

    saved = [one.saved for one in at_once([record] * WRITERS)]
    assert sorted(saved) == sorted([("resilience_plan",), *[()] * (WRITERS - 1)])
    assert (HouseFact.objects.count(), ChangeEvent.objects.filter(kind=ChangeKind.FACTS_RECORDED).count()) == (1, 1)
