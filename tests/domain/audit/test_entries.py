"""An entry has one spelling, whoever stored it and wherever it was read."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from assessments.domain.audit.entries import BEGINNING, Entry, canonical, digest_of, plain, sealed_value

ENTRY = Entry(
    number=1,
    hospital="5f0c9f5e-0000-4000-8000-000000000001",
    at=datetime(2026, 11, 23, 11, 0, 0, 5, tzinfo=UTC),
    by="7",
    kind="profile_updated",
    result="done",
    details={"beds": 400, "name": "Klinikum Süd"},
)


def test_an_entry_is_spelled_in_one_way() -> None:
    assert canonical(ENTRY).decode() == (
        '{"assessment":null,"at":"2026-11-23T11:00:00.000005+00:00","by":"7",'
        '"details":{"beds":400,"name":"Klinikum S\\u00fcd"},'
        '"hospital":"5f0c9f5e-0000-4000-8000-000000000001","kind":"profile_updated","number":1,"request_id":"",'
        '"result":"done","subject":""}'
    )
    assert digest_of(BEGINNING, ENTRY) == "12ee9920450fbc9c23b7ac521fedc23087ac4bbb3204f72bd7c632d38d3f1de2"


@pytest.mark.parametrize(
    "same",
    [
        replace(ENTRY, at=ENTRY.at.astimezone(timezone(timedelta(hours=1)))),
        replace(ENTRY, details={"name": "Klinikum Süd", "beds": 400}),
        replace(ENTRY, details={"name": "Klinikum Süd", "beds": 400.0}),
    ],
    ids=["another time zone", "another order of keys", "a whole number as a decimal"],
)
def test_what_means_the_same_has_the_same_digest(same: Entry) -> None:
    assert digest_of(BEGINNING, same) == digest_of(BEGINNING, ENTRY)


def test_nothing_unspeakable_is_written() -> None:
    with pytest.raises(TypeError):
        plain({"at": datetime.now(UTC)})
    with pytest.raises(ValueError, match="JSON"):
        canonical(replace(ENTRY, details={"share": float("nan")}))


def test_a_sealed_value_says_nothing_without_its_key() -> None:
    mine, other = "00" * 32, "11" * 32
    assert sealed_value(mine, {"level": 3}) == sealed_value(mine, {"level": 3})
    assert len({sealed_value(key, {"level": level}) for key in (mine, other) for level in (2, 3)}) == 4
