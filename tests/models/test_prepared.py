"""Prepared questions ask what their querysets ask, of one hospital at a time; a Django that changed would show here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext
from django_scopes import ScopeError

from assessments.domain.roles import Role
from assessments.models import Answer, Assessment, AuditChain
from assessments.models.prepared import Prepared
from assessments.services.answer_rows import answer_to
from assessments.services.auditing import locked_chain
from assessments.services.saving import locked
from assessments.services.tenancy import everywhere, nowhere, of_hospital, of_hospitals
from assessments.web.access import admitted
from tests import factories
from tests.factories import TODAY

ROUNDS = 20


@pytest.fixture
def houses() -> tuple[Assessment, Assessment]:
    """Return the assessments of two hospitals with an answer to the same question each."""
    catalogue = factories.edition()
    here, there = factories.assessment(by=catalogue), factories.assessment(by=catalogue)
    factories.answered(here, ["D1.1"])
    factories.answered(there, ["D1.1"])
    return here, there


def asked(row: Assessment) -> Iterator[tuple[Prepared[Any], dict[str, object]]]:
    """Yield every prepared question with values of this assessment."""
    house = row.hospital_id
    yield admitted, {"user": row.created_by_id, "hospital": house, "assessment": row.pk, "on": TODAY}
    yield locked, {"assessment": row.pk}
    yield answer_to, {"assessment": row.pk, "code": "D1.1"}
    yield locked_chain, {"hospital": house}


def columns(rows: list[Any]) -> list[dict[str, object]]:
    """Return all that was read of rows: a row equals another one of its key, whatever else it holds."""
    return [{name: value for name, value in vars(row).items() if name != "_state"} for row in rows]


def statement(asking: CaptureQueriesContext) -> str:
    """Return what was asked; ``in (one)`` and ``= (one)`` say the same as ``= one``."""
    (query,) = asking.captured_queries
    return re.sub(r" IN (?=[\d'])", " = ", re.sub(r"\((\d+|'[^']*'(?:::\w+)?)\)", r"\1", query["sql"]))


@pytest.mark.django_db
def test_every_prepared_question_asks_and_finds_what_its_queryset_does(houses: tuple[Assessment, Assessment]) -> None:
    for row in (*houses, *houses):  # in turn: nothing of one asking may be left in the next
        for question, values in asked(row):
            with of_hospital(row.hospital_id):
                with CaptureQueriesContext(connection) as plainly:
                    expected = list(question.recipe(**values))
                with CaptureQueriesContext(connection) as prepared:
                    found = question.rows(**values)
            assert statement(prepared) == statement(plainly)
            assert columns(found) == columns(expected)
            assert len(found) == 1


@pytest.mark.django_db
def test_who_is_admitted_comes_with_their_own_role_and_house(houses: tuple[Assessment, Assessment]) -> None:
    for row in houses:
        consultant = factories.member(row.hospital, Role.CONSULTANT)
        with of_hospital(row.hospital_id):
            values = {"user": consultant.pk, "hospital": row.hospital_id, "assessment": row.pk, "on": TODAY}
            found = admitted.first(**values)
        assert found is not None
        assert (found.pk, found.hospital, found.member_role) == (row.pk, row.hospital, Role.CONSULTANT)


@pytest.mark.django_db
def test_nothing_of_another_hospital_is_found_by_its_own_values(houses: tuple[Assessment, Assessment]) -> None:
    here, there = houses
    for question, values in asked(there):
        with of_hospital(here.hospital_id):
            assert question.rows(**values) == []


@pytest.mark.django_db
def test_outside_of_one_hospital_the_scope_of_the_moment_holds(houses: tuple[Assessment, Assessment]) -> None:
    values = {"assessment": houses[1].pk, "code": "D1.1"}
    with of_hospital(houses[1].hospital_id):
        assert answer_to.rows(**values) == list(Answer.objects.all())
    with of_hospitals([row.hospital_id for row in houses]):
        assert len(answer_to.rows(**values)) == 1
    with everywhere(reason="a test"):
        assert len(answer_to.rows(**values)) == 1
    with nowhere(), pytest.raises(ScopeError):
        answer_to.rows(**values)


@pytest.mark.django_db
def test_a_value_that_is_nothing_asks_for_what_has_none() -> None:
    factories.hospital()
    with everywhere(reason="a test"):
        AuditChain.objects.get_or_create(hospital=None, defaults={"key": "00" * 32})
        assert [chain.hospital for chain in locked_chain.rows(hospital=None)] == [None]


@pytest.mark.django_db(transaction=True)
def test_hospitals_that_ask_at_the_same_time_never_see_each_other(houses: tuple[Assessment, Assessment]) -> None:
    def ask(row: Assessment) -> set[tuple[object, object]]:
        try:
            with of_hospital(row.hospital_id), transaction.atomic():
                return {
                    (found.pk, getattr(found, "hospital_id", None) or found.assessment.hospital_id)
                    for _round in range(ROUNDS)
                    for question, values in asked(row)
                    for found in question.rows(**values)
                }
        finally:
            connections.close_all()

    expected = [ask(row) for row in houses]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(ask, [*houses, *houses]))
    assert found == expected * 2
    assert {house for _row, house in found[0]} == {houses[0].hospital_id}


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_in_a_transaction_only(houses: tuple[Assessment, Assessment]) -> None:
    with of_hospital(houses[0].hospital_id), pytest.raises(TransactionManagementError):
        locked.rows(assessment=houses[0].pk)


def test_the_database_reads_by_the_compiler_that_is_made_use_of() -> None:
    assert connection.ops.compiler("SQLCompiler") is SQLCompiler
