"""What one measure opens by itself: an exact new judgement of the house, not an estimate."""

from __future__ import annotations

from fractions import Fraction

from assessments.domain.choice import choose
from assessments.domain.results import GateState, Score, Scorecard, VerdictChange
from assessments.domain.roadmap.ground import Ground
from assessments.domain.roadmap.values import Gain
from assessments.domain.rules import RuleEffect, RuleKind
from assessments.domain.scoring import score


def gain_of(ground: Ground, code: str) -> Gain:
    """Return what changes once the measure of question ``code`` is done, and nothing else."""
    before, after = ground.result.scorecard, score(ground.edition, ground.sheet_after(code))
    quadrant = after.position.quadrant
    speed = ground.speed(frozenset({code})).moves_a_year
    return Gain(
        gates=tuple(sorted(_open_gates(after) - _open_gates(before), key=list(ground.edition.questions).index)),
        duties=_duties(ground, code),
        verdicts=_verdicts(ground, code),
        readiness=_rise(before.readiness, after.readiness),
        pressure=_rise(after.pressure, before.pressure),
        quadrant=None if quadrant is before.position.quadrant else quadrant,
        moves_a_year=None if speed == ground.speed().moves_a_year else speed,
    )


def _open_gates(card: Scorecard) -> set[str]:
    return {gate.code for gate in card.gates if gate.state is GateState.OPEN}


def _duties(ground: Ground, code: str) -> tuple[str, ...]:
    """Return the legal rules that object today and no longer do."""
    still = {rule.code for rule in ground.prospects.after(frozenset({code})).rules}
    today = ground.prospects.today.rules
    return tuple(rule.code for rule in today if rule.kind is RuleKind.LAW and rule.code not in still)


def _verdicts(ground: Ground, code: str) -> tuple[VerdictChange, ...]:
    """Compare the verdicts; one that was withdrawn for want of facts is not brought back by a measure."""
    if not _bears_on_verdicts(ground, code):
        return ()
    state = ground.prospects.after(frozenset({code}))
    changes = (
        VerdictChange(one.verdict.code, one.bare, choose(state, one.facts).verdict)
        for one in ground.judged
        if not one.withdrawn
    )
    return tuple(change for change in changes if change.before is not change.after)


def _bears_on_verdicts(ground: Ground, code: str) -> bool:
    """Return whether the question feeds a trait of the house or a rule that removes models; conditions do not."""
    removing = (rule for rule in ground.edition.rules if rule.effect is not RuleEffect.CONDITION)
    read = (one.code for rule in removing for one in rule.answers)
    return code in (*read, *(asked for modifier in ground.edition.modifiers for asked in modifier.questions))


def _rise(before: Score, after: Score) -> Fraction:
    return (after.expected or Fraction(0)) - (before.expected or Fraction(0))
