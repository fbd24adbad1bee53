"""Where the statements about the whole house come from."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.domain.catalogue import Polarity
from assessments.domain.results import DimensionScore, Result, Scorecard
from assessments.domain.trace import wording
from assessments.domain.trace.book import Book
from assessments.domain.trace.formulas import Formula
from assessments.domain.trace.values import Trace, figures, references
from assessments.domain.trace.wording import axis_name

_READY, _PRESSED = Formula.READINESS, Formula.PRESSURE


def house_traces(book: Book, result: Result) -> Iterator[Trace]:
    """Trace scores, gates, quadrant, split and next moves."""
    yield from _scores(book, result.scorecard)
    yield from _gates(book, result.scorecard)
    inputs = references("S-readiness", "S-pressure")
    yield book.by_formula("Q-house", wording.position(result.scorecard.position), Formula.QUADRANT, inputs)
    yield from _portfolio(book, result)
    conditions = {one.code: one.conditions for one in result.applications}
    for move in result.next_moves:
        open_ones = (f"C-{move.application}-{one.rule}" for one in conditions[move.application])
        inputs = references(f"V-{move.application}", f"Y-{move.application}", *open_ones)
        yield book.by_formula(f"N-{move.application}", move.because, Formula.NEXT_MOVE, inputs)


def _scores(book: Book, card: Scorecard) -> Iterator[Trace]:
    for name, formula, score in (("readiness", _READY, card.readiness), ("pressure", _PRESSED, card.pressure)):
        parts = [one.code for one in card.dimensions if getattr(one, name)]
        inputs = references(*(f"S-{code}-{name}" for code in parts))
        yield book.by_formula(f"S-{name}", wording.index(axis_name(formula, None), score), formula, inputs)
    inputs = references("S-readiness", "S-pressure")
    yield book.by_formula("S-coverage", wording.coverage(card.coverage), Formula.COVERAGE, inputs)
    for dimension in card.dimensions:
        yield from _dimension(book, dimension)


def _dimension(book: Book, found: DimensionScore) -> Iterator[Trace]:
    """Trace both indices of a dimension to the answers of its questions."""
    [dimension] = [one for one in book.edition.dimensions if one.code == found.code]
    pressing = tuple(one.code for one in dimension.questions if one.polarity is Polarity.PRESSURE)
    ready = tuple(one.code for one in dimension.questions if one.polarity is not Polarity.PRESSURE)
    for name, formula, score, codes in (
        ("readiness", _READY, found.readiness, ready),
        ("pressure", _PRESSED, found.pressure, pressing),
    ):
        if score:
            statement = wording.index(axis_name(formula, dimension.title), score)
            yield book.by_formula(f"S-{found.code}-{name}", statement, formula, book.answers(codes))


def _gates(book: Book, card: Scorecard) -> Iterator[Trace]:
    for found in card.gates:
        gate = book.edition.questions[found.code].gate
        threshold = figures({"opens_at": gate.opens_at}) if gate else ()
        inputs = (*book.answers([found.code]), *threshold)
        yield book.by_formula(f"G-{found.code}", wording.gate(found), Formula.GATE, inputs)


def _portfolio(book: Book, result: Result) -> Iterator[Trace]:
    for model, count in result.split.items():
        counted = [one.code for one in result.applications if one.verdict is model]
        inputs = references(*(f"V-{code}" for code in counted))
        yield book.by_formula(f"P-{model or 'none'}", wording.split(model, count), Formula.SPLIT, inputs)
    for found in result.robustness.split if result.robustness else ():
        inputs = references(*(f"A-{one.code}-{found.model}" for one in result.applications))
        yield book.by_formula(f"E-{found.model}", wording.split_range(found), Formula.SPLIT_RANGE, inputs)
