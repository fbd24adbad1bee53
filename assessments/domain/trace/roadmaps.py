"""Where the statements of a roadmap come from."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.domain.results import Result
from assessments.domain.roadmap.assumptions import assumptions_of
from assessments.domain.roadmap.values import ApplicationMove, Held, MeasureStep, MoveStep, Origin, Roadmap, Wave
from assessments.domain.trace import wording
from assessments.domain.trace.book import Book
from assessments.domain.trace.formulas import Formula
from assessments.domain.trace.values import Input, InputKind, Trace, figures, references


def roadmap_traces(book: Book, result: Result, roadmap: Roadmap) -> Iterator[Trace]:
    """Trace every measure, phase, position, move and wave."""
    for step in roadmap.measures:
        yield from _measure(book, result, step)
    for wave in roadmap.waves:
        yield _speed(book, roadmap, wave)
        for move in wave.moves:
            yield from _move(book, wave, move)
    for held in roadmap.held:
        yield _held(book, held)


def _measure(book: Book, result: Result, step: MeasureStep) -> Iterator[Trace]:
    """Trace a measure to the gaps it closes, its phase to what it opens, its time to what comes first."""
    inputs = (*book.answers([step.code]), *references(*_gaps(result, step)))
    yield book.by_formula(f"M-{step.code}", step.title, Formula.MEASURE, inputs)
    judged = (*references("S-readiness", "S-pressure", "Q-house"), *book.answers([step.code]))
    yield book.by_formula(f"MG-{step.code}", wording.gain(step), Formula.GAIN, judged)
    yield book.by_formula(f"MP-{step.code}", wording.phase(step), Formula.PHASE, references(f"MG-{step.code}"))
    assumptions = assumptions_of(book.edition)
    known = figures({"months": assumptions.months(step.effort), "measures_at_once": assumptions.measures_at_once})
    first = references(*(f"MT-{code}" for code in step.after))
    yield book.by_formula(f"MT-{step.code}", wording.time(step.bar), Formula.MEASURE_TIME, (*first, *known))
    position = references(*(f"{kind}-{step.code}" for kind in ("M", "MG", "MP", "MT")))
    for number, reason in enumerate(step.reasons, start=1):
        yield book.by_formula(f"MR-{step.code}-{number}", reason, Formula.PHASE, position)


def _gaps(result: Result, step: MeasureStep) -> Iterator[str]:
    """Return the gate, the exclusions and the conditions that the measure closes."""
    if Origin.CLOSED_GATE in step.origins:
        yield f"G-{step.code}"
    for one in result.applications:
        yield from (f"K-{one.code}-{out.model}-{out.rule}" for out in one.knock_outs if out.measure == step.code)
        yield from (f"C-{one.code}-{what.rule}" for what in one.conditions if what.measure == step.code)


def _speed(book: Book, roadmap: Roadmap, wave: Wave) -> Trace:
    """Trace the speed of a year to the answers behind it, and to the measures done by then that speed it up."""
    asked = {code for pace in book.edition.paces for code in pace.questions}
    done = [step.code for step in roadmap.measures if step.code in asked and step.bar.end <= 12 * (wave.year - 1)]
    inputs = (
        *book.answers(code for pace in book.edition.paces for code in pace.questions),
        *references(*(f"MT-{code}" for code in done)),
    )
    return book.by_formula(f"L-{wave.year}", wave.reason, Formula.SPEED, inputs)


def _move(book: Book, wave: Wave, step: MoveStep) -> Iterator[Trace]:
    needed = references(*(f"MT-{code}" for code in step.measures))
    kind, code = step.key.split("-", 1)
    goes = references(*(f"V-{one.application}" for one in step.applications))
    yield book.by_formula(step.key, wording.move(step), Formula.MOVE, (*goes, *needed))
    inputs = (*needed, *references(f"L-{wave.year}"), *_dates(step.applications))
    yield book.by_formula(f"{kind}T-{code}", wording.time(step.bar), Formula.MOVE_TIME, inputs)
    position = references(step.key, f"{kind}T-{code}")
    for number, reason in enumerate(step.reasons, start=1):
        yield book.by_formula(f"{kind}R-{code}-{number}", reason, Formula.MOVE_TIME, position)


def _dates(moves: tuple[ApplicationMove, ...]) -> tuple[Input, ...]:
    return tuple(
        Input(InputKind.FACT, f"deadline.{one.application}", one.deadline.isoformat()) for one in moves if one.deadline
    )


def _held(book: Book, held: Held) -> Trace:
    return book.by_formula(f"X-{held.application}", held.reason, Formula.HELD, references(f"V-{held.application}"))
