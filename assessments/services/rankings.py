"""Rankings of themes: each side of the house gives its own, none overwrites another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from assessments.domain.catalogue import Edition
from assessments.domain.weighting import BY_THEMES, Ranking, RankingIsMalformed, mean_weights, theme_weights
from assessments.models import Assessment, ChangeKind, StakeholderRanking, User
from assessments.models.scenarios import LONGEST_STAKEHOLDER
from assessments.services.edition_snapshots import edition_of
from assessments.services.plain_text import some_line
from assessments.services.refusals import NotThere, Refusal
from assessments.services.writing import lock, log, touch

MOST_STAKEHOLDERS = 20


class NoOrderOfThemes(Refusal):
    """A ranking names no theme, one twice, or one that the edition does not have."""


class TooManyRankings(Refusal):
    """As many sides have ranked as a comparison can show."""


class UnknownStakeholder(NotThere):
    """Nobody of this name has ranked."""


class NoSidesToAdopt(Refusal):
    """Whose rankings are to be adopted is not said, or one is named twice."""


@dataclass(frozen=True, slots=True)
class GivenRanking:
    """The ranking of one side, with who entered it."""

    stakeholder: str
    ranking: Ranking
    given_at: datetime
    given_by: str


@transaction.atomic
def give_ranking(*, assessment: Assessment, stakeholder: str, ranking: Ranking, by: User, at: datetime) -> GivenRanking:
    """Store how one side ranks the themes, in place of what it said before; the same again is no write.

    ``stakeholder`` names a function, such as "Pflegedirektion", not a person.

    :raises TextIsMissing: when it does not say whose ranking it is.
    :raises TextTooLong: when the name is too long.
    :raises ControlCharacters: when the name is not plain text.
    :raises NoOrderOfThemes: when it is no order of the edition's themes.
    :raises TooManyRankings: when there is no room.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    label = some_line(stakeholder, longest=LONGEST_STAKEHOLDER)
    _require_order(edition_of(row.edition), ranking)
    stored = _find(row, label)
    if stored is not None and _ranking_of(stored) == ranking:
        return _given(stored)
    if stored is None and row.rankings.count() >= MOST_STAKEHOLDERS:
        raise TooManyRankings(f"at most {MOST_STAKEHOLDERS}")
    written = stored or StakeholderRanking(assessment=row, stakeholder=label)
    written.ranking = [list(group) for group in ranking]
    written.given_at, written.given_by = at, by
    written.save()
    _note(ChangeKind.RANKING_GIVEN, written, by=by, at=at)
    return _given(written)


@transaction.atomic
def withdraw_ranking(*, assessment: Assessment, stakeholder: str, by: User, at: datetime) -> None:
    """Take a ranking out; it stays in the history.

    :raises UnknownStakeholder: when nobody of this name has ranked.
    :raises AssessmentIsClosed: when nothing may change.
    """
    stored = _find(lock(assessment), stakeholder)
    if stored is None:
        raise UnknownStakeholder(stakeholder)
    _note(ChangeKind.RANKING_WITHDRAWN, stored, by=by, at=at)
    stored.delete()


@transaction.atomic
def adopt(*, assessment: Assessment, labels: tuple[str, ...], by: User, at: datetime) -> None:
    """Weigh the criteria by the ranking of one side, or by the mean of several; the same again is no write.

    The weights are kept as they are now: a ranking that changes later does not change the result.

    :raises NoSidesToAdopt: when no side is named, or one twice.
    :raises UnknownStakeholder: when somebody named has not ranked.
    :raises AssessmentIsClosed: when nothing may change.
    """
    row = lock(assessment)
    edition = edition_of(row.edition)
    chosen = _sides(row, labels)
    weights = mean_weights([theme_weights(edition, _ranking_of(side)) for side in chosen])
    plain = {theme: str(weight) for theme, weight in weights.items()}
    if row.theme_weights == plain:
        return
    row.theme_weights = plain
    row.save(update_fields=["theme_weights"])
    touch(row, by=by, at=at)
    details = {"stakeholders": [side.stakeholder for side in chosen], "theme_weights": plain}
    log(
        ChangeKind.PRESET_CHOSEN,
        hospital=row.hospital,
        assessment=row,
        subject=BY_THEMES,
        details=details,
        by=by,
        at=at,
    )


def rankings_of(assessment: Assessment) -> tuple[GivenRanking, ...]:
    """Return all rankings in the order of their names; one query."""
    return tuple(_given(row) for row in assessment.rankings.select_related("given_by"))


def _sides(row: Assessment, labels: tuple[str, ...]) -> tuple[StakeholderRanking, ...]:
    if not labels or len({label.casefold() for label in labels}) < len(labels):
        raise NoSidesToAdopt
    stored = {side.stakeholder.casefold(): side for side in row.rankings.all()}
    for label in labels:
        if label.casefold() not in stored:
            raise UnknownStakeholder(label)
    return tuple(stored[label.casefold()] for label in labels)


def _find(row: Assessment, stakeholder: str) -> StakeholderRanking | None:
    """Find a ranking however its name is capitalised; the database knows capitals of some alphabets only."""
    wanted = stakeholder.casefold()
    rows = row.rankings.select_related("given_by")
    return next((stored for stored in rows if stored.stakeholder.casefold() == wanted), None)


def _require_order(edition: Edition, ranking: Ranking) -> None:
    if not ranking or not all(ranking):
        raise NoOrderOfThemes
    try:
        theme_weights(edition, ranking)
    except RankingIsMalformed as refusal:
        raise NoOrderOfThemes(refusal.code) from refusal


def _given(row: StakeholderRanking) -> GivenRanking:
    return GivenRanking(row.stakeholder, _ranking_of(row), row.given_at, str(row.given_by))


def _ranking_of(row: StakeholderRanking) -> Ranking:
    return tuple(tuple(group) for group in row.ranking)


def _note(kind: ChangeKind, stored: StakeholderRanking, *, by: User, at: datetime) -> None:
    row = stored.assessment
    touch(row, by=by, at=at)
    details = {"ranking": stored.ranking}
    log(kind, hospital=row.hospital, assessment=row, subject=stored.stakeholder, details=details, by=by, at=at)
