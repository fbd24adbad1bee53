"""The recommendation for one application, with its reasons, its conditions and what each cure would change."""

from __future__ import annotations

from fractions import Fraction

from assessments.domain.catalogue import Edition
from assessments.domain.choice import Choice, choose
from assessments.domain.circumstances import Prospects
from assessments.domain.explanation import conditions, reasons
from assessments.domain.facts import Facts
from assessments.domain.fit import MODELS, Fit
from assessments.domain.knock_outs import Removal
from assessments.domain.operating_models import CLOUD_MODELS, OperatingModel
from assessments.domain.place import place_of
from assessments.domain.results import ApplicationVerdict, HybridParts, KnockOut
from assessments.domain.wording import named

INVENTORY = "D2.1"
_PROVISIONAL_UP_TO = 1


def verdict_on(edition: Edition, prospects: Prospects, facts: Facts) -> ApplicationVerdict:
    """Judge one application."""
    today = prospects.today
    choice = choose(today, facts)
    fit = today.fit(facts)
    place = place_of(choice.verdict, facts, today.levels)
    knock_outs = tuple(_knock_out(removal, prospects, facts) for removal in choice.removals)
    current = facts.application.current
    return ApplicationVerdict(
        code=facts.application.code,
        archetype=facts.archetype.code,
        name=named(facts.application.name) if facts.application.name else facts.archetype.name,
        verdict=choice.verdict,
        runner_up=choice.runner_up.label if choice.runner_up else None,
        margin=_margin(choice, fit),
        values={model: fit.fraction(total) for model, total in zip(MODELS, choice.totals, strict=True)},
        hybrid=_hybrid_parts(choice, facts),
        place=place,
        provisional=INVENTORY in today.levels and today.levels[INVENTORY] <= _PROVISIONAL_UP_TO,
        already_there=current is not None and current.model is choice.verdict,
        knock_outs=knock_outs,
        because=reasons(edition, today, facts, choice),
        conditions=conditions(edition, today, facts, choice, place),
        verdict_after_all=_verdict_after(_measures(knock_outs), prospects, facts) if knock_outs else choice.verdict,
    )


def _margin(choice: Choice, fit: Fit) -> Fraction | None:
    if choice.winner is None or choice.runner_up is None:
        return None
    return fit.fraction(choice.winner.total - choice.runner_up.total)


def _hybrid_parts(choice: Choice, facts: Facts) -> HybridParts | None:
    if choice.winner is None or choice.winner.label is not OperatingModel.HYBRID:
        return None
    cloud_model = choice.winner.model if choice.winner.model in CLOUD_MODELS else None
    pattern = facts.archetype.hybrid
    return HybridParts(cloud_model, pattern.cloud, pattern.local)


def _knock_out(removal: Removal, prospects: Prospects, facts: Facts) -> KnockOut:
    rule = removal.rule
    after = _verdict_after(frozenset({rule.measure}), prospects, facts) if rule.measure else None
    return KnockOut(removal.model, rule.code, rule.kind, rule.text, rule.measure, after)


def _measures(knock_outs: tuple[KnockOut, ...]) -> frozenset[str]:
    return frozenset(knock_out.measure for knock_out in knock_outs if knock_out.measure)


def _verdict_after(measures: frozenset[str], prospects: Prospects, facts: Facts) -> OperatingModel | None:
    return choose(prospects.after(measures), facts).verdict
