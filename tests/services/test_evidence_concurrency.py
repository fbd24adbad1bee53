"""Several people handing evidence in at once: nothing is kept twice, and the room is not overdrawn."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from pytest_django import Settings

from assessments.domain.evidence import PurgeReason
from assessments.models import Evidence
from assessments.services.evidence import UnknownEvidence, purge
from assessments.services.evidence_files import stored as on_disk
from assessments.services.evidence_storing import QuotaIsUsedUp, used
from tests import factories
from tests.factories import NOON
from tests.services.test_concurrency import WRITERS, at_once
from tests.services.test_evidence import stored

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    """Keep files where the test ends."""
    settings.CLOUDREADY_EVIDENCE_DIR = tmp_path / "evidence"
    settings.CLOUDREADY_EVIDENCE_QUOTA_MB = 1


def test_room_is_given_once_and_equal_bytes_are_kept_once() -> None:
    house = factories.hospital()

    def store(content: bytes) -> str:
        try:
            (row,) = stored(house, {"a.txt": content})
        except QuotaIsUsedUp:
            return "full"
        return str(row.pk)

    told = at_once(
        [lambda sign=sign: store(sign * 600_000) for sign in (b"a", b"b") for _writer in range(WRITERS // 2)]
    )
    kept = Evidence.objects.get()
    assert sorted(told) == sorted([str(kept.pk)] * (WRITERS // 2) + ["full"] * (WRITERS // 2))
    assert (used(house), [sha256 for _house, sha256, _path in on_disk()]) == (600_000, [kept.sha256])


def test_purging_and_handing_in_the_same_bytes_leaves_row_and_bytes_agreeing() -> None:
    house = factories.hospital()
    (row,) = stored(house, {"a.txt": b"gut"})

    def purge_it() -> None:
        with suppress(UnknownEvidence):
            purge(hospital=house, evidence_id=row.pk, reason=PurgeReason.NOT_NEEDED, by=row.added_by, at=NOON)

    def store_it() -> None:
        stored(house, {"a.txt": b"gut"})

    at_once([purge_it, store_it] * (WRITERS // 2))
    kept = list(Evidence.objects.filter(purged_at=None).values_list("sha256", flat=True))
    assert kept == [sha256 for _house, sha256, _path in on_disk()]
