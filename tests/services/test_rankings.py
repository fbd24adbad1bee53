"""Every side of the house says what it finds important, and no side overwrites another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.criteria import Theme
from assessments.domain.weighting import Ranking
from assessments.models import Assessment, ChangeEvent, ChangeKind, StakeholderRanking
from assessments.services import rankings
from assessments.services.plain_text import ControlCharacters, TextIsMissing, TextTooLong
from assessments.services.rankings import (
    GivenRanking,
    NoOrderOfThemes,
    TooManyRankings,
    UnknownStakeholder,
    give_ranking,
    rankings_of,
    withdraw_ranking,
)
from assessments.services.refusals import Refusal
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.domain.builders import text
from tests.factories import NOON

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=3)
FIRST, SECOND, THIRD = "market", "site", "safety"
THEMES = tuple(
    Theme(code, text(code), text(code), (letter,)) for code, letter in ((FIRST, "S"), (SECOND, "D"), (THIRD, "C"))
)
IN_ORDER: Ranking = ((FIRST,), (SECOND,), (THIRD,))
TIED: Ranking = ((THIRD,), (FIRST, SECOND))


def house() -> Assessment:
    """Return an assessment by an edition of three themes."""
    return factories.assessment(by=factories.edition(replace(factories.small_edition(), themes=THEMES)))


def give(assessment: Assessment, stakeholder: str = "Pflegedirektion", ranking: Ranking = IN_ORDER) -> GivenRanking:
    return give_ranking(
        assessment=assessment, stakeholder=stakeholder, ranking=ranking, by=assessment.created_by, at=LATER
    )


def withdraw(assessment: Assessment, stakeholder: str = "Pflegedirektion") -> None:
    withdraw_ranking(assessment=assessment, stakeholder=stakeholder, by=assessment.created_by, at=LATER)


def test_every_side_keeps_its_own_ranking() -> None:
    assessment = house()
    nursing, finance = give(assessment), give(assessment, "Finanzen", TIED)
    assert rankings_of(assessment) == (finance, nursing)
    assert nursing == GivenRanking("Pflegedirektion", IN_ORDER, LATER, str(assessment.created_by))


def test_a_new_ranking_takes_the_place_of_the_old_one_however_the_name_is_written() -> None:
    assessment = house()
    give(assessment)
    give(assessment, " PFLEGEDIREKTION", TIED)
    assert [(one.stakeholder, one.ranking) for one in rankings_of(assessment)] == [("Pflegedirektion", TIED)]


def test_the_same_again_is_no_write() -> None:
    assessment = house()
    assert give(assessment) == give(assessment)
    assert ChangeEvent.objects.filter(kind=ChangeKind.RANKING_GIVEN).count() == 1


def test_a_withdrawn_ranking_stays_in_the_history() -> None:
    assessment = house()
    give(assessment)
    withdraw(assessment, "pflegedirektion")
    event = ChangeEvent.objects.get(kind=ChangeKind.RANKING_WITHDRAWN)
    assert rankings_of(assessment) == ()
    assert (event.subject, event.details) == ("Pflegedirektion", {"ranking": [[FIRST], [SECOND], [THIRD]]})


def test_who_never_ranked_cannot_withdraw() -> None:
    with pytest.raises(UnknownStakeholder):
        withdraw(house())


@pytest.mark.parametrize(
    ("stakeholder", "ranking", "refusal"),
    [
        pytest.param(" ", IN_ORDER, TextIsMissing, id="nobody"),
        pytest.param("x" * 81, IN_ORDER, TextTooLong, id="endless name"),
        pytest.param("a\x00", IN_ORDER, ControlCharacters, id="NUL"),
        pytest.param("IT", (), NoOrderOfThemes, id="no themes at all"),
        pytest.param("IT", ((FIRST,), ()), NoOrderOfThemes, id="an empty place"),
        pytest.param("IT", ((FIRST,), (SECOND, FIRST)), NoOrderOfThemes, id="a theme twice"),
        pytest.param("IT", (("<script>",),), NoOrderOfThemes, id="no theme of the edition"),
    ],
)
def test_broken_input_is_refused_and_nothing_is_stored(
    stakeholder: str, ranking: Ranking, refusal: type[Refusal]
) -> None:
    assessment = house()
    with pytest.raises(refusal):
        give(assessment, stakeholder, ranking)
    assert not StakeholderRanking.objects.exists()


def test_there_is_an_end_to_sides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rankings, "MOST_STAKEHOLDERS", 1)
    assessment = house()
    give(assessment)
    give(assessment, ranking=TIED)
    with pytest.raises(TooManyRankings):
        give(assessment, "Finanzen")


def test_a_closed_assessment_keeps_its_rankings() -> None:
    assessment = house()
    given = give(assessment)
    factories.closed(assessment)
    for deed in (lambda: give(assessment, "IT"), lambda: withdraw(assessment)):
        with pytest.raises(AssessmentIsClosed):
            deed()
    assert rankings_of(assessment) == (given,)


@pytest.mark.parametrize("stakeholders", [1, 20])
def test_the_list_costs_one_query(stakeholders: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assessment = house()
    for number in range(stakeholders):
        give(assessment, f"Seite {number}")
    with django_assert_num_queries(1):
        found = rankings_of(assessment)
    assert len(found) == stakeholders
