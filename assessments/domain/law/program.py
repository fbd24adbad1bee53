"""The law compiled: what is about the house alone is worked out once, everything else once for each step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.domain.law.derived import Derived, DerivedTruth, DerivedWord
from assessments.domain.law.facts import FactSheet
from assessments.domain.law.language.compiler import Candidates, Compiler, Row, Truth, Verdict
from assessments.domain.law.language.conditions import (
    All,
    Always,
    Condition,
    Opposite,
    Some,
    asks_for_missing,
    names_in,
)
from assessments.domain.law.layout import Layout, layout_of, names_read_by
from assessments.domain.law.stated import Stated
from assessments.domain.law.vocabulary import Vocabulary, clock_of

Values = list[Any]
Derivation = tuple[int, Callable[[Row], Verdict | Candidates]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A condition ready to judge a row; ``of_house`` when no step can change what it says."""

    truth: Truth
    of_house: bool
    asks_for_missing: bool


@dataclass(frozen=True, slots=True)
class Program:
    """Everything an edition of the law judges by. ``implied`` holds pairs of places: a fact, and what makes it true."""

    layout: Layout
    implied: tuple[tuple[int, int], ...]
    of_house: tuple[Derivation, ...]
    of_step: tuple[Derivation, ...]
    kept: tuple[Derivation, ...]
    rules: tuple[Compiled, ...]
    dates: tuple[Compiled, ...]
    derived: tuple[Derived, ...]

    def house_row(self, facts: FactSheet, as_of: date) -> Values:
        """Return the row of a house on a day, with all that is about the house alone worked out."""
        width = len(self.layout.places) + len(self.kept)
        row: Values = [None] * width
        self._fill(row, FactSheet({**facts.values, **clock_of(as_of)}))
        _work_out(row, self.of_house)
        _work_out(row, self.kept)
        return row

    def step_row(self, house: Values, facts: FactSheet) -> Values:
        """Return the row of a step of that house; facts about the house are taken from its own row."""
        row = house.copy()
        self._fill(row, FactSheet({name: value for name, value in facts.values.items() if self._is_of_step(name)}))
        _work_out(row, self.of_step)
        return row

    def _is_of_step(self, name: str) -> bool:
        return name not in self.layout.house

    def _fill(self, row: Values, facts: FactSheet) -> None:
        places = self.layout.places
        for name, value in facts.values.items():
            row[places[name].index] = value
        for index, implying in self.implied:
            if row[index] is None and row[implying] is not None:
                row[index] = True


def _work_out(row: Values, derivations: Sequence[Derivation]) -> None:
    for index, value in derivations:
        row[index] = value(row)


def program_of(
    vocabulary: Vocabulary, derived: Sequence[Derived], *, rules: Sequence[Stated], dates: Sequence[Stated]
) -> Program:
    """Compile the law; derived values may stand in any order that is free of circles."""
    ordered = ordered_by_use(derived)
    layout = layout_of(vocabulary, ordered)
    plain = Compiler(layout.places, kept={})
    step_conditions = [*(stated.condition for stated in (*rules, *dates)), *_conditions_of_steps(ordered, layout)]
    parts = dict.fromkeys(part for condition in step_conditions for part in _house_parts(condition, layout.house))
    kept = {part: len(layout.places) + number for number, part in enumerate(parts)}
    compiler = Compiler(layout.places, kept)
    of_house = tuple(value for value in ordered if value.name in layout.house)
    of_step = tuple(value for value in ordered if value.name not in layout.house)
    return Program(
        layout=layout,
        implied=tuple(_implied(vocabulary, layout)),
        of_house=tuple((layout.places[value.name].index, _derivation(value, plain)) for value in of_house),
        of_step=tuple((layout.places[value.name].index, _derivation(value, compiler)) for value in of_step),
        kept=tuple((index, plain.truth(part)) for part, index in kept.items()),
        rules=tuple(_compiled(stated, compiler, layout) for stated in rules),
        dates=tuple(_compiled(stated, compiler, layout) for stated in dates),
        derived=ordered,
    )


def ordered_by_use(derived: Sequence[Derived]) -> tuple[Derived, ...]:
    """Return derived values so that each stands behind those it reads; those of a circle are left out."""
    waiting = {value.name: value for value in derived}
    ordered: list[Derived] = []
    while ready := [value for value in waiting.values() if not names_read_by(value) & waiting.keys()]:
        ordered += ready
        for value in ready:
            del waiting[value.name]
    return tuple(ordered)


def _implied(vocabulary: Vocabulary, layout: Layout) -> Iterator[tuple[int, int]]:
    for name, fact in vocabulary.facts.items():
        if fact.implied_by is not None:
            yield layout.places[name].index, layout.places[fact.implied_by].index


def _conditions_of_steps(derived: Sequence[Derived], layout: Layout) -> Iterator[Condition]:
    for value in derived:
        if value.name in layout.house:
            continue
        match value:
            case DerivedTruth(when=when):
                yield when.condition
            case DerivedWord(cases=cases):
                yield from (case.when.condition for case in cases)


def _house_parts(condition: Condition, house: frozenset[str]) -> Iterator[Condition]:
    """Yield the largest parts of a condition that no step can change."""
    names = names_in(condition)
    if names <= house:
        if not isinstance(condition, Always):
            yield condition
        return
    match condition:
        case All(parts) | Some(parts):
            for part in parts:
                yield from _house_parts(part, house)
        case Opposite(part):
            yield from _house_parts(part, house)
        case _:
            return


def _compiled(stated: Stated, compiler: Compiler, layout: Layout) -> Compiled:
    condition = stated.condition
    return Compiled(compiler.truth(condition), names_in(condition) <= layout.house, asks_for_missing(condition))


def _derivation(value: Derived, compiler: Compiler) -> Callable[[Row], Verdict | Candidates]:
    match value:
        case DerivedTruth(when=when):
            return compiler.truth(when.condition)
        case DerivedWord():
            return _word(value, compiler)


def _word(value: DerivedWord, compiler: Compiler) -> Callable[[Row], Candidates]:
    """Return the closure that finds the words a value can still be: those of open cases, up to the first that holds."""
    bits: Mapping[str, int] = {word.code: 1 << number for number, word in enumerate(value.words)}
    cases = tuple((bits[case.word], compiler.truth(case.when.condition)) for case in value.cases)
    otherwise = bits[value.otherwise]

    def candidates(row: Row) -> Candidates:
        words = deciding = missing = 0
        for word, truth in cases:
            holds, facts = truth(row)
            if holds is None:
                words |= word
                missing |= facts
                continue
            deciding |= facts
            if holds:
                return Candidates(words | word, deciding, missing)
        return Candidates(words | otherwise, deciding, missing)

    return candidates
