"""Statements that carry no sentence of their own, put into words."""

from __future__ import annotations

from fractions import Fraction

from assessments.domain.labels import label_of
from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.results import ApplicationVerdict, GateResult, KnockOut, Position, Score
from assessments.domain.roadmap.values import ApplicationMove, Bar, MeasureStep, MoveStep
from assessments.domain.robustness.values import ModelAcceptability, SplitRange
from assessments.domain.text import Text, both
from assessments.domain.trace.formulas import Formula
from assessments.domain.wording import decimals, listed, sentence

_AXES = {
    Formula.READINESS: both("Reife", "Readiness"),
    Formula.PRESSURE: both("Handlungsdruck", "Pressure to act"),
}
_NO_VERDICT = both("keine Empfehlung", "no recommendation")


def index(name: Text, score: Score) -> Text:
    """Say an index with its interval."""
    parts: dict[str, Text | int | str] = {
        "name": name,
        "low": decimals(score.low, 1),
        "high": decimals(score.high, 1),
        "given": score.given,
        "applicable": score.applicable,
    }
    if score.expected is None:
        return sentence("{name}: noch keine Antwort.", "{name}: no answer yet.", **parts)
    return sentence(
        "{name}: {expected} von 100, mindestens {low}, höchstens {high} ({given} von {applicable} Fragen).",
        "{name}: {expected} of 100, at least {low}, at most {high} ({given} of {applicable} questions).",
        expected=decimals(score.expected, 1),
        **parts,
    )


def axis_name(axis: Formula, dimension: Text | None) -> Text:
    """Return what an index is called, in one dimension or in all."""
    name = _AXES[axis]
    return sentence("{name}, {dimension}", "{name}, {dimension}", name=name, dimension=dimension) if dimension else name


def coverage(share: Fraction) -> Text:
    """Say how much is known."""
    percent = decimals(share * 100, 0)
    return sentence("Beantwortet: {percent} von 100 Fragen.", "Answered: {percent} of 100 questions.", percent=percent)


def gate(found: GateResult) -> Text:
    """Say how a gate stands."""
    return sentence("Tor {code}: {state}.", "Gate {code}: {state}.", code=found.code, state=label_of(found.state))


def position(found: Position) -> Text:
    """Say where the house stands, and where it might."""
    names = listed(tuple(label_of(one) for one in found.candidates))
    here = label_of(found.quadrant)
    if found.stability is None:
        return sentence(
            "Lagebild: {here}. Möglich: {names}.", "Position: {here}. Possible: {names}.", here=here, names=names
        )
    return sentence(
        "Lagebild: {here}. Möglich: {names}. Stabilität {share}.",
        "Position: {here}. Possible: {names}. Stability {share}.",
        here=here,
        names=names,
        share=decimals(found.stability, 2),
    )


def split(model: OperatingModel | None, count: int) -> Text:
    """Say how many applications go to a model."""
    return sentence("{model}: {count}.", "{model}: {count}.", model=model_name(model), count=count)


def split_range(found: SplitRange) -> Text:
    """Say between which counts a model varies."""
    return sentence(
        "{model}: {low} bis {high}.",
        "{model}: {low} to {high}.",
        model=label_of(found.model),
        low=found.low,
        high=found.high,
    )


def verdict(found: ApplicationVerdict) -> Text:
    """Say the recommendation, the runner-up and the lead."""
    named = {"name": found.name, "model": model_name(found.verdict)}
    if found.runner_up is None or found.margin is None:
        return sentence("{name}: {model}.", "{name}: {model}.", **named)
    return sentence(
        "{name}: {model}. Beste andere Möglichkeit: {second}, Abstand {margin}.",
        "{name}: {model}. Best alternative: {second}, margin {margin}.",
        second=label_of(found.runner_up),
        margin=decimals(found.margin, 3),
        **named,
    )


def value(model: OperatingModel, number: Fraction) -> Text:
    """Say the value of a model."""
    return sentence(
        "{model}: Wert {number}.", "{model}: value {number}.", model=label_of(model), number=decimals(number, 3)
    )


def acceptability(found: ModelAcceptability) -> Text:
    """Say how often a model comes first."""
    share = decimals(Fraction(found.first) * 100, 1)
    return sentence(
        "{model}: in {share} von 100 Fällen vorn.",
        "{model}: first in {share} of 100 cases.",
        model=label_of(found.model),
        share=share,
    )


def cure(out: KnockOut) -> Text:
    """Say the verdict after one measure."""
    return sentence(
        "Nach der Maßnahme zu {measure}: {model}.",
        "After the measure for {measure}: {model}.",
        measure=out.measure or "",
        model=model_name(out.verdict_after),
    )


def cured(found: ApplicationVerdict) -> Text:
    """Say the verdict after all cures."""
    return sentence(
        "{name}, nach allen behebenden Maßnahmen: {model}.",
        "{name}, after all curing measures: {model}.",
        name=found.name,
        model=model_name(found.verdict_after_all),
    )


def place(found: Place) -> Text:
    """Say where it should run."""
    return sentence("Ort: {place}.", "Place: {place}.", place=label_of(found))


def provisional() -> Text:
    """Say that a verdict is provisional."""
    return sentence("Die Empfehlung ist vorläufig.", "The recommendation is provisional.")


def already_there() -> Text:
    """Say that nothing has to change."""
    return sentence("Läuft schon im empfohlenen Modell.", "Already runs in the recommended model.")


def phase(step: MeasureStep) -> Text:
    """Say the phase of a measure."""
    return sentence("Phase: {phase}.", "Phase: {phase}.", phase=label_of(step.phase))


def gain(step: MeasureStep) -> Text:
    """Say what a measure opens, in figures."""
    return sentence(
        "Tore {gates}, rechtliche Vorgaben {duties}, Empfehlungen {verdicts}, Reife {readiness}, Druck {pressure}.",
        "Gates {gates}, legal requirements {duties}, recommendations {verdicts}, readiness {readiness}, "
        "pressure {pressure}.",
        gates=len(step.gain.gates),
        duties=len(step.gain.duties),
        verdicts=len(step.gain.verdicts),
        readiness=decimals(step.gain.readiness, 1),
        pressure=decimals(-step.gain.pressure, 1),
    )


def time(bar: Bar) -> Text:
    """Say when a step begins and ends."""
    return sentence(
        "Beginn: {start}, Ende: {end} (Monate ab dem ersten Tag des Plans).",
        "Start: {start}, end: {end} (months from the first day of the plan).",
        start=bar.start,
        end=bar.end,
    )


def move(step: MoveStep) -> Text:
    """Say what moves where."""
    return listed(tuple(_one_move(one) for one in step.applications))


def model_name(model: OperatingModel | None) -> Text:
    """Return what a recommendation is called, also where there is none."""
    return label_of(model) if model else _NO_VERDICT


def _one_move(one: ApplicationMove) -> Text:
    return sentence(
        "{name}: {today} → {to}",
        "{name}: {today} → {to}",
        name=one.name,
        today=label_of(one.today),
        to=label_of(one.to),
    )
