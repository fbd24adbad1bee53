"""How two results become a comparison."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.domain.labels import label_of
from assessments.domain.results import ApplicationVerdict, KnockOut, Result
from assessments.domain.text import Text
from assessments.domain.what_if.comparison import (
    Comparison,
    ConditionChange,
    DetailChange,
    GateChange,
    IndexChange,
    Recommended,
    SplitChange,
    VerdictChange,
)
from assessments.domain.wording import sentence

_Pair = tuple[ApplicationVerdict, ApplicationVerdict]


def compare(before: Result, after: Result) -> Comparison:
    """Return what differs. Applications are matched by code; one that only one of the results has is left out."""
    pairs = _pairs(before, after)
    kept = [(_recommended(before, old), _recommended(after, new), old, new) for old, new in pairs]
    moved = [found for found in kept if _model(found[0]) != _model(found[1])]
    return Comparison(
        quadrant_before=before.scorecard.position.quadrant,
        quadrant_after=after.scorecard.position.quadrant,
        readiness=IndexChange(before.scorecard.readiness, after.scorecard.readiness),
        pressure=IndexChange(before.scorecard.pressure, after.scorecard.pressure),
        verdicts=tuple(VerdictChange(new.code, new.name, was, is_, _why(old, new)) for was, is_, old, new in moved),
        details=tuple(
            DetailChange(new.code, new.name, was, is_)
            for was, is_, _, new in kept
            if was != is_ and _model(was) == _model(is_)
        ),
        gates=_gates(before, after),
        split=tuple(SplitChange(model, before.split.get(model, 0), count) for model, count in after.split.items()),
        conditions_gone=_missing_in_second(pairs),
        conditions_new=_missing_in_second([(new, old) for old, new in pairs]),
    )


def _pairs(before: Result, after: Result) -> list[_Pair]:
    earlier = {verdict.code: verdict for verdict in before.applications}
    return [(earlier[verdict.code], verdict) for verdict in after.applications if verdict.code in earlier]


def _recommended(result: Result, verdict: ApplicationVerdict) -> Recommended:
    found = result.robustness.of(verdict.code) if result.robustness else None
    return Recommended(
        verdict.verdict,
        verdict.hybrid.cloud_model if verdict.hybrid else None,
        verdict.place,
        found.band(verdict.verdict) if found else None,
    )


def _model(recommended: Recommended) -> tuple[object, object]:
    return recommended.verdict, recommended.cloud_model


def _why(old: ApplicationVerdict, new: ApplicationVerdict) -> tuple[Text, ...]:
    """Name exclusions that fell away or came up for the models concerned, then the reasons that are new."""
    return (
        *(_no_longer_excluded(gone) for gone in _first_missing(old, new, of=new)),
        *(_now_excluded(come) for come in _first_missing(new, old, of=old)),
        *(reason for reason in new.because if reason not in old.because),
    )


def _first_missing(one: ApplicationVerdict, other: ApplicationVerdict, *, of: ApplicationVerdict) -> Iterator[KnockOut]:
    """Yield the exclusions of ``one`` that ``other`` lacks, for what ``of`` recommends."""
    concerned = {of.verdict, of.hybrid.cloud_model if of.hybrid else None}
    still = {(knock_out.model, knock_out.rule) for knock_out in other.knock_outs}
    for knock_out in one.knock_outs:
        if knock_out.model in concerned and (knock_out.model, knock_out.rule) not in still:
            yield knock_out


def _no_longer_excluded(gone: KnockOut) -> Text:
    return sentence(
        "{model} ist nicht mehr ausgeschlossen. Bisher galt: {rule}",
        "{model} is no longer excluded. Until now: {rule}",
        model=label_of(gone.model),
        rule=gone.text,
    )


def _now_excluded(come: KnockOut) -> Text:
    return sentence(
        "{model} ist jetzt ausgeschlossen: {rule}",
        "{model} is excluded now: {rule}",
        model=label_of(come.model),
        rule=come.text,
    )


def _gates(before: Result, after: Result) -> tuple[GateChange, ...]:
    earlier = {gate.code: gate.state for gate in before.scorecard.gates}
    later = {gate.code: gate.state for gate in after.scorecard.gates}
    both = (GateChange(code, earlier.get(code), later.get(code)) for code in {**earlier, **later})
    return tuple(gate for gate in both if gate.before is not gate.after)


def _missing_in_second(pairs: list[_Pair]) -> tuple[ConditionChange, ...]:
    return tuple(
        ConditionChange(one.code, condition)
        for one, other in pairs
        for condition in one.conditions
        if condition not in other.conditions
    )
