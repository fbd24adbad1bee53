"""What stands in the way of applications: every exclusion and every condition said once, under a short key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.domain.catalogue import Edition
from assessments.domain.report import wording
from assessments.domain.report.portfolio_values import Blocker, Demand, RuleRow
from assessments.domain.report.voice import Voice
from assessments.domain.results import ApplicationVerdict
from assessments.domain.text import Text


@dataclass(frozen=True, slots=True)
class Reservation:
    """A rule as it concerns applications: what it says, of which kind it is, which question's measure answers it."""

    text: Text
    kind: str
    measure: str | None


Found = Mapping[Reservation, tuple[str, ...]]  # what stands in the way of one application, with its traces


@dataclass(frozen=True, slots=True)
class Reservations:
    """All exclusions and conditions of a report, most frequent first."""

    exclusions: tuple[RuleRow, ...]
    conditions: tuple[RuleRow, ...]

    def key_of(self, text: str) -> str:
        """Return the key of the exclusion or condition that says ``text``."""
        return next(row.key for row in (*self.exclusions, *self.conditions) if row.text == text)

    def rank(self, named: Blocker | Demand) -> int:
        """Return where an exclusion or condition stands in its list."""
        return next(rank for rank, row in enumerate((*self.exclusions, *self.conditions)) if row.key == named.key)


def reservations_of(edition: Edition, verdicts: tuple[ApplicationVerdict, ...], voice: Voice) -> Reservations:
    """Collect what stands in the way of the applications."""
    exclusions = [
        _grouped(
            (Reservation(out.text, voice.label(out.kind), out.measure), f"K-{verdict.code}-{out.model}-{out.rule}")
            for out in verdict.knock_outs
        )
        for verdict in verdicts
    ]
    conditions = [
        _grouped((Reservation(one.text, "", one.measure), f"C-{verdict.code}-{one.rule}") for one in verdict.conditions)
        for verdict in verdicts
    ]
    return Reservations(
        exclusions=_rows(edition, exclusions, wording.EXCLUSION_KEY, voice),
        conditions=_rows(edition, conditions, wording.CONDITION_KEY, voice),
    )


def _grouped(found: Iterable[tuple[Reservation, str]]) -> Found:
    grouped: dict[Reservation, tuple[str, ...]] = {}
    for one, trace in found:
        grouped[one] = (*grouped.get(one, ()), trace)
    return grouped


def _rows(edition: Edition, found: list[Found], key: Text, voice: Voice) -> tuple[RuleRow, ...]:
    counted = Counter(one for of_application in found for one in of_application)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], voice.of(item[0].text)))
    return tuple(
        RuleRow(
            key=voice.say(key, number=number),
            text=voice.of(one.text),
            kind=one.kind,
            applications=count,
            measure=voice.of(edition.questions[one.measure].measure.text) if one.measure in edition.questions else None,
            measure_code=one.measure,
            traces=tuple(trace for of_application in found for trace in of_application.get(one, ())),
        )
        for number, (one, count) in enumerate(ordered, 1)
    )
