"""The trail: every deed leaves an entry, chained, whoever writes at the same time, and nobody gets at it afterwards."""

import json
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from assessments.domain.answers import Entry, Given
from assessments.domain.audit.checking import Finding, Flaw
from assessments.domain.audit.entries import Result
from assessments.domain.roles import Role
from assessments.models import AnswerEvent, AuditChain, ChangeEvent, ChangeKind, Hospital, Membership
from assessments.services.answering import record_answers
from assessments.services.auditing import Deed, acting, record
from assessments.services.denials import MOST_IN_A_MINUTE, note_denial
from assessments.services.hospitals import update_profile
from assessments.services.reporting import request_report
from assessments.services.sign_ins import (
    note_protection_changed,
    note_sign_in_failed,
    note_signed_in,
    note_signed_out,
)
from assessments.services.snapshots import profile_of
from assessments.services.trail import check, check_end
from assessments.services.trail_reading import assessments_in, people_in
from assessments.services.writing import log
from tests import factories
from tests.factories import NOON
from tests.models.sealed import unsealed
from tests.services.test_concurrency import at_once

NOTHING_FOUND = ((), (), True)


def found(hospital: Hospital | None) -> tuple[object, ...]:
    checked = check(hospital)
    return checked.flaws, checked.answers, checked.checkpoint_is_signed


@pytest.mark.django_db
def test_what_services_do_stands_in_one_chain_per_hospital() -> None:
    one, other = factories.assessment(), factories.assessment(by=None, of=factories.hospital("Zweites Haus"))
    factories.answered(one, ["D1.1", "D1.2"])
    numbers = {
        house.name: list(ChangeEvent.objects.filter(hospital=house).values_list("number", "kind"))
        for house in (one.hospital, other.hospital)
    }
    start = [(1, ChangeKind.HOSPITAL_CREATED), (2, ChangeKind.ASSESSMENT_STARTED)]
    assert numbers == {
        "Klinikum Musterstadt": [*start, (3, ChangeKind.ANSWER_SAVED), (4, ChangeKind.ANSWER_SAVED)],
        "Zweites Haus": start,
    }
    assert found(one.hospital) == found(other.hospital) == NOTHING_FOUND
    assert check_end(one.hospital, last=2).is_whole
    assert check_end(one.hospital, last=50).is_whole


@pytest.mark.django_db
def test_an_entry_says_in_which_request_and_with_which_result() -> None:
    with acting(request_id="abc"):
        record(Deed(ChangeKind.SIGN_IN_FAILED, result=Result.FAILED), by=None, at=NOON)
    record(Deed(ChangeKind.SIGN_IN_FAILED), by=None, at=NOON)
    rows = ChangeEvent.objects.values_list("hospital", "by", "result", "request_id")
    assert list(rows) == [(None, None, "failed", "abc"), (None, None, "done", "")]
    assert found(None) == NOTHING_FOUND


@pytest.mark.django_db
def test_both_databases_give_back_what_was_hashed() -> None:
    house = factories.hospital()
    strange = {
        "share": 2.0,
        "rest": 0.1,
        "tiny": 1e-7,
        "big": 1e17,
        "name": "Ärzte „Süd“ 🏥",
        "deep": {"b": [1], "a": None},
    }
    at = datetime(2026, 3, 29, 0, 59, 59, 999999, tzinfo=UTC)
    log(ChangeKind.PROFILE_UPDATED, hospital=house, details=strange, by=factories.lead(house), at=at)
    assert found(house) == NOTHING_FOUND


@pytest.mark.django_db
@pytest.mark.parametrize("deeds", [1, 30])
def test_an_entry_costs_three_queries_however_many_come_at_once(
    deeds: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    house = factories.hospital()
    by = factories.lead(house)
    with transaction.atomic(), django_assert_num_queries(3):
        record(*[Deed(ChangeKind.ANSWER_SAVED)] * deeds, hospital=house, by=by, at=NOON)


@pytest.mark.django_db
def test_an_answer_is_proven_and_not_told() -> None:
    row = factories.answered(factories.assessment(), ["D1.1"], Given(3))
    event = ChangeEvent.objects.get(kind=ChangeKind.ANSWER_SAVED)
    assert (event.subject, event.details.keys()) == ("D1.1", {"version", "sealed"})
    with unsealed(AnswerEvent):
        AnswerEvent.objects.update(level=4)
    assert found(row.hospital) == ((), (("D1.1", 1),), True)


@pytest.mark.django_db
def test_a_deed_that_is_undone_leaves_no_entry() -> None:
    house = factories.hospital()
    before = AuditChain.objects.get(hospital=house).end
    with transaction.atomic():
        log(ChangeKind.PROFILE_UPDATED, hospital=house, by=factories.lead(house), at=NOON)
        transaction.set_rollback(True)
    assert AuditChain.objects.get(hospital=house).end == before
    assert found(house) == NOTHING_FOUND


@pytest.mark.django_db
def test_the_end_of_each_chain_is_its_own() -> None:
    houses = [factories.hospital(name) for name in ("Klinikum Nord", "Klinikum Süd")]
    log(ChangeKind.PROFILE_UPDATED, hospital=houses[1], by=factories.lead(houses[1]), at=NOON)
    assert [check_end(house, last=50).is_whole for house in houses] == [True, True]


@pytest.mark.django_db
@pytest.mark.parametrize("seen", ["changed", "removed", "cut off", "turned back", "slipped in"])
def test_what_is_done_past_the_seals_is_found(seen: str) -> None:
    house = factories.hospital()
    by = factories.lead(house)
    for _deed in range(3):
        log(ChangeKind.PROFILE_UPDATED, hospital=house, by=by, at=NOON)
    rows, chains = ChangeEvent.objects.filter(hospital=house), AuditChain.objects.filter(hospital=house)
    with unsealed(ChangeEvent), unsealed(AuditChain):
        match seen:
            case "changed":
                rows.filter(number=2).update(details={"beds": 1})
            case "removed":
                rows.filter(number=2)._raw_delete(using="default")
            case "cut off":
                rows.filter(number__gt=2)._raw_delete(using="default")
            case "turned back":
                chains.update(length=3, digest=rows.get(number=3).digest)
            case "slipped in":
                last = rows.get(number=4)
                last.pk, last.number = None, 5
                last.save()
    flaws = {
        "changed": (Finding(Flaw.CHANGED, 2),),
        "removed": (Finding(Flaw.MISSING, 2),),
        "cut off": (Finding(Flaw.CUT_OFF, 3), Finding(Flaw.CUT_OFF, 4)),
        "turned back": (Finding(Flaw.INSERTED, 4),),
        "slipped in": (Finding(Flaw.INSERTED, 5),),
    }
    assert check(house).flaws == flaws[seen]
    assert not check_end(house, last=10).is_whole


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("deed", "because"),
    [
        (lambda rows, _chains: rows.update(subject="x"), "history is never changed"),
        (lambda rows, _chains: rows._raw_delete(using="default"), "history is never deleted"),
        (lambda _rows, chains: chains.update(length=0), "a chain only grows"),
        (lambda _rows, chains: chains.update(digest="f" * 64), "a chain only grows"),
        (lambda _rows, chains: chains.update(key="f" * 64), "a chain only grows"),
        (lambda _rows, chains: chains.update(hospital=None), "a chain only grows"),
        (lambda _rows, chains: chains._raw_delete(using="default"), "a chain with entries is never deleted"),
    ],
)
def test_the_database_keeps_the_trail(deed: object, because: str) -> None:
    house = factories.hospital()
    rows, chains = ChangeEvent.objects.filter(hospital=house), AuditChain.objects.filter(hospital=house)
    with pytest.raises(IntegrityError, match=because), transaction.atomic():
        deed(rows, chains)  # type: ignore[operator]


@pytest.mark.django_db
def test_the_installation_has_one_chain() -> None:
    record(Deed(ChangeKind.SIGNED_OUT), by=None, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditChain.objects.create(key="00" * 32)


@pytest.mark.django_db
def test_the_operators_log_gets_one_line_after_the_commit(
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    house = factories.hospital("Haus „Süd“")
    caplog.set_level(logging.INFO, logger="cloudready.audit")
    with django_capture_on_commit_callbacks(execute=True):
        log(ChangeKind.PROFILE_UPDATED, hospital=house, details={"beds": 3}, by=factories.lead(house), at=NOON)
        assert caplog.messages == []
    (line,) = caplog.messages
    event = ChangeEvent.objects.get(kind=ChangeKind.PROFILE_UPDATED)
    assert json.loads(line) == {
        "at": "2026-11-23T11:00:00.000000+00:00",
        "hospital": str(house.pk),
        "number": 2,
        "by": str(event.by_id),
        "kind": "profile_updated",
        "result": "done",
        "subject": "",
        "assessment": None,
        "request_id": "",
        "details": {"beds": 3},
        "previous": event.previous,
        "digest": event.digest,
    }


@pytest.mark.django_db
def test_sign_ins_stand_in_the_trail_of_every_house_where_the_account_has_a_role() -> None:
    first, second, former = (factories.hospital(name) for name in ("Erstes", "Zweites", "Früheres"))
    person = factories.member(first)
    Membership.objects.create(hospital=second, user=person, role=Role.CONTRIBUTOR)
    yesterday = NOON.date() - timedelta(days=1)
    Membership.objects.create(hospital=former, user=person, role=Role.CONTRIBUTOR, ends_on=yesterday)
    note_signed_in(user=person, method="password", at=NOON)
    note_sign_in_failed(address=person.email, at=NOON)
    note_protection_changed(user=person, what="password_changed", at=NOON)
    note_signed_out(user=person, at=NOON)
    kinds = ["signed_in", "sign_in_failed", "sign_in_protection_changed", "signed_out"]
    assert {house.name: sign_ins_in(house) for house in (first, second, former)} == {
        "Erstes": kinds,
        "Zweites": kinds,
        "Früheres": [],
    }
    assert not ChangeEvent.objects.filter(hospital=None).exists()


def sign_ins_in(house: Hospital | None) -> list[str]:
    rows = ChangeEvent.objects.filter(hospital=house, kind__startswith="sign").order_by("number")
    return list(rows.values_list("kind", flat=True))


@pytest.mark.django_db
def test_what_was_typed_at_the_sign_in_is_not_kept() -> None:
    note_sign_in_failed(address="my password by mistake", at=NOON)
    event = ChangeEvent.objects.get()
    assert (event.hospital, event.by, event.subject, event.details, event.result) == (
        *(None, None, ""),
        {"factor": "password"},
        "failed",
    )


@pytest.mark.django_db
def test_failed_sign_ins_do_not_flood_the_trail() -> None:
    for _try in range(70):
        note_sign_in_failed(address="nobody@test.example", at=NOON)
    note_sign_in_failed(address="nobody@test.example", at=NOON + timedelta(minutes=1))
    assert ChangeEvent.objects.count() == 61


@pytest.mark.django_db
def test_a_member_who_is_refused_stands_in_the_house_and_a_stranger_in_the_installation() -> None:
    house, guessed = factories.hospital(), "00000000-0000-4000-8000-000000000000"
    member, stranger = factories.member(house, Role.CONTRIBUTOR), factories.user()
    denied = {"page": "audit", "method": "GET", "status": 403, "assessment": None, "at": NOON}
    note_denial(hospital_id=house.pk, by=member, **denied)
    note_denial(hospital_id=house.pk, by=stranger, **denied)
    note_denial(hospital_id=guessed, by=stranger, **denied)
    rows = ChangeEvent.objects.filter(kind=ChangeKind.ACCESS_DENIED).order_by("id")
    assert list(rows.values_list("hospital", "by", "subject", "result")) == [
        (house.pk, member.pk, "", "refused"),
        (None, stranger.pk, str(house.pk), "refused"),
        (None, stranger.pk, "", "refused"),
    ]


@pytest.mark.django_db
def test_a_trail_is_searched_by_the_people_and_assessments_of_its_hospital() -> None:
    here = factories.assessment(factories.hospital("Hier"))
    there = factories.assessment(factories.hospital("Dort"), by=here.edition)
    for row in (here, there):
        lead = row.created_by
        assert people_in(row.hospital) == ((lead.pk, str(lead)),)
        assert assessments_in(row.hospital) == ((str(row.pk), row.title),)


@pytest.mark.django_db
def test_a_flood_of_refusals_is_written_down_once_a_minute_and_hides_nobody_else() -> None:
    house, person, other = factories.hospital(), factories.user(), factories.user()
    denied = {"hospital_id": house.pk, "assessment": None, "page": "tasks", "method": "GET", "status": 404}
    for second in range(60):
        note_denial(by=person, at=NOON + timedelta(seconds=second), **denied)
    note_denial(by=other, at=NOON + timedelta(seconds=59), **denied)
    rows = ChangeEvent.objects.filter(kind=ChangeKind.ACCESS_DENIED).order_by("number")
    expected = [(person, False)] * (MOST_IN_A_MINUTE - 1) + [(person, True), (other, False)]
    assert [(row.by, "not_recorded" in row.details) for row in rows] == expected


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_never_fork_the_chain() -> None:
    house = factories.hospital()
    by = factories.lead(house)

    def write() -> None:
        with transaction.atomic():
            log(ChangeKind.PROFILE_UPDATED, hospital=house, by=by, at=NOON)
            record(Deed(ChangeKind.SIGNED_IN), by=by, at=NOON)

    at_once([write] * 8)
    for chain, entries in ((house, 9), (None, 8)):
        numbers = list(ChangeEvent.objects.filter(hospital=chain).order_by("id").values_list("number", flat=True))
        assert numbers == list(range(1, entries + 1))
        assert found(chain) == NOTHING_FOUND
    assert connection.vendor in {"sqlite", "postgresql"}


@pytest.mark.django_db(transaction=True)
def test_different_deeds_at_once_never_wait_for_each_other_for_ever() -> None:
    row = factories.assessment()
    house, by = row.hospital, row.created_by
    profile = profile_of(house)

    def change(beds: int) -> None:
        update_profile(hospital=house, profile=replace(profile, beds=beds), by=by, at=NOON)

    def answer(code: str) -> None:
        record_answers(assessment=row, entries={code: Entry(Given(3))}, base_versions={}, by=by, at=NOON)

    def report(language: str) -> None:
        request_report(assessment=row, language=language, by=by, at=NOON)

    deeds = [
        *(partial(change, beds) for beds in range(1, 4)),
        *(partial(answer, code) for code in ("D1.1", "D1.2", "D2.1")),
        *(partial(report, language) for language in ("de", "en")),
        *(partial(factories.member, house) for _person in range(3)),
    ]
    at_once(deeds)
    assert found(house) == NOTHING_FOUND
    assert ChangeEvent.objects.filter(hospital=house).count() == len(deeds) + 2
