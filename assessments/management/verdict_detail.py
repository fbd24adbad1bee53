"""What stands behind the verdict on one application, as plain text in the active language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from assessments.domain.results import ApplicationVerdict, HybridParts, KnockOut
from assessments.domain.robustness.sentences import how_sure
from assessments.domain.robustness.values import Robustness
from assessments.management.phrases import bullet, model_name, recommendation, say


def detail_text(verdict: ApplicationVerdict, robustness: Robustness | None) -> str:
    """Return how sure a verdict is and why it is one, the parts of a hybrid, what was ruled out, and the conditions."""
    lines = [f"{verdict.code} {say(verdict.name)}: {recommendation(verdict)}"]
    if robustness and verdict.verdict:  # without a recommendation the first reason says the same
        lines += bullet(say(how_sure(robustness.of(verdict.code), verdict.verdict)))
    for reason in verdict.because:
        lines += bullet(say(reason))
    if verdict.hybrid:
        lines += _parts(verdict.hybrid)
    lines += _exclusions(verdict.knock_outs)
    for condition in verdict.conditions:
        lines += bullet(_("Bedingung: %(condition)s") % {"condition": say(condition.text)})
    return "\n".join(lines)


def _parts(hybrid: HybridParts) -> Iterator[str]:
    yield from bullet(_("In der Cloud: %(part)s") % {"part": say(hybrid.cloud)})
    yield from bullet(_("Bleibt vor Ort: %(part)s") % {"part": say(hybrid.local)})


def _exclusions(knock_outs: Iterable[KnockOut]) -> Iterator[str]:
    """Tell each rule once with all the models it rules out, and what its measure would change."""
    for _rule, group in groupby(knock_outs, key=lambda knock_out: knock_out.rule):
        first, *others = group
        models = ", ".join(model_name(knock_out.model) for knock_out in (first, *others))
        parts = {
            "models": models,
            "reason": say(first.text),
            "measure": first.measure,
            "after": model_name(first.verdict_after),
        }
        if first.measure is None:
            yield from bullet(_("Ausgeschlossen: %(models)s. %(reason)s") % parts)
        else:
            yield from bullet(
                _("Ausgeschlossen: %(models)s. %(reason)s Nach der Maßnahme zu %(measure)s: %(after)s.") % parts
            )
