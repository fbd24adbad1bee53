"""What the law says, as plain text for a terminal, in the active language."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.law.effects import marked
from assessments.domain.law.obligations import Grouped, by_rule
from assessments.domain.law.rules import Severity, Status
from assessments.domain.legal_judgement import LegalOverview
from assessments.management.phrases import labelled, say
from assessments.templatetags.wording import day

MOST_BLOCKERS, MOST_FACTS = 5, 5


def law_text(legal: LegalOverview) -> str:
    """Return how many rules apply, which of them block a start, and which facts to find out first."""
    basis = {"position": say(legal.law.position), "date": day(legal.result.as_of)}
    lines = [
        _("Recht"),
        _("Keine Rechtsberatung. %(position)s, beurteilt zum %(date)s.") % basis,
        *labelled(_("Trifft zu"), _counted(legal)),
        *_blockers(by_rule(legal.obligations, Status.APPLIES, Severity.BLOCKER)),
        *_open(legal),
    ]
    return "\n".join(lines)


def _counted(legal: LegalOverview) -> str:
    blockers, duties, advice = (
        len(by_rule(legal.obligations, Status.APPLIES, severity))
        for severity in (Severity.BLOCKER, Severity.DUTY, Severity.ADVICE)
    )
    parts = (
        ngettext("%(count)s Sperre", "%(count)s Sperren", blockers) % {"count": blockers},
        ngettext("%(count)s Pflicht", "%(count)s Pflichten", duties) % {"count": duties},
        ngettext("%(count)s Empfehlung", "%(count)s Empfehlungen", advice) % {"count": advice},
    )
    return ", ".join(parts)


def _blockers(blockers: tuple[Grouped, ...]) -> Iterator[str]:
    for one in blockers[:MOST_BLOCKERS]:
        parts = {
            "applications": ", ".join(one.applications) or _("ganzes Haus"),
            "text": say(marked(one.rule)),
            "reference": say(one.rule.backing.reference),
        }
        yield from labelled(_("Sperre"), _("%(applications)s: %(text)s [%(reference)s]") % parts)
    rest = len(blockers) - MOST_BLOCKERS
    if rest > 0:
        more = ngettext("und %(count)s weitere Sperre", "und %(count)s weitere Sperren", rest)
        yield from labelled("", more % {"count": rest})


def _open(legal: LegalOverview) -> Iterator[str]:
    unknown = len(by_rule(legal.obligations, Status.UNKNOWN))
    if unknown:
        told = ngettext(
            "%(count)s Regel lässt sich ohne weitere Angaben nicht beurteilen",
            "%(count)s Regeln lassen sich ohne weitere Angaben nicht beurteilen",
            unknown,
        )
        yield from labelled(_("Offen"), told % {"count": unknown})
    label = _("Zuerst klären")
    for to_do in legal.result.to_do[:MOST_FACTS]:
        yield from labelled(label, say(legal.law.vocabulary.wording_of(to_do.fact)))
        label = ""
