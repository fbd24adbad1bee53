"""The legal page: what applies, what is open, what comes next; never more certain than its sources."""

from __future__ import annotations

from assessments.domain.law.backing import Confidence
from assessments.domain.law.effects import MARKS
from assessments.domain.law.obligations import Grouped, by_rule
from assessments.domain.law.results import CalendarDay, ToDo
from assessments.domain.law.rules import Severity, Status
from assessments.domain.legal_judgement import LegalOverview
from assessments.domain.report import law_wording as wording
from assessments.domain.report.exhibits import Attested, attested_row
from assessments.domain.report.law_regimes import counted, regimes_of
from assessments.domain.report.law_values import DutyRow, LawPage, LegalDay, MissingFact
from assessments.domain.report.voice import Voice

MOST_FACTS, MOST_DAYS, MOST_CODES = 10, 8, 4
SHOWN = (Severity.BLOCKER, Severity.DUTY)
UNCONFIRMED = (Confidence.LOW, Confidence.BACKGROUND)


def law_page_of(legal: LegalOverview, voice: Voice, attested: tuple[Attested, ...] = ()) -> LawPage:
    """Return the legal page on the day the law was judged at."""
    law, result = legal.law, legal.result
    ahead = [one for one in result.calendar if not one.is_past and not one.entry.example]
    duties = by_rule(legal.obligations, Status.APPLIES, *SHOWN)
    return LawPage(
        disclaimer=voice.of(law.disclaimer),
        position=voice.say(wording.POSITION, position=voice.of(law.position), day=voice.day(result.as_of)),
        summary=_summary(legal, voice),
        unknown=_unknown(legal, voice),
        review=_review(legal, voice),
        regimes=regimes_of(legal, voice),
        duties=tuple(_duty(one, legal, voice) for one in duties),
        facts=tuple(_fact(one, legal, voice) for one in result.to_do[:MOST_FACTS]),
        days=tuple(_day(one, voice) for one in sorted(ahead, key=lambda one: one.entry.day)[:MOST_DAYS]),
        attested=tuple(attested_row(one, voice) for one in attested),
    )


def _summary(legal: LegalOverview, voice: Voice) -> str:
    counts = [(severity, len(by_rule(legal.obligations, Status.APPLIES, severity))) for severity in Severity]
    if not any(count for _, count in counts):
        return voice.of(wording.APPLIES_NOTHING)
    said = voice.say(wording.APPLIES, counts=voice.series(counted(counts, voice)))
    return f"{said} {voice.of(wording.BLOCKERS)}" if counts[0][1] else said


def _unknown(legal: LegalOverview, voice: Voice) -> str:
    count = len(by_rule(legal.obligations, Status.UNKNOWN))
    if not count:
        return voice.of(wording.UNKNOWN_NOTHING)
    return voice.say(wording.UNKNOWN, count=count, total=len(legal.law.rules))


def _review(legal: LegalOverview, voice: Voice) -> str:
    overdue = [rule.id for rule in legal.law.rules if rule.review_overdue(legal.result.as_of)]
    if not overdue:
        return ""
    sentence = wording.REVIEW_ONE if len(overdue) == 1 else wording.REVIEW
    return voice.say(sentence, count=len(overdue), rules=", ".join(overdue))


def _duty(one: Grouped, legal: LegalOverview, voice: Voice) -> DutyRow:
    rule, backing = one.rule, one.rule.backing
    mark = MARKS[backing.standing]
    overdue = rule.review_overdue(legal.result.as_of)
    return DutyRow(
        rule=rule.id,
        severity=rule.severity.value,
        severity_name=voice.of(wording.SEVERITIES[rule.severity]),
        text=voice.of(rule.text),
        mark=voice.of(mark) if mark else "",
        reference=voice.of(backing.reference),
        deadline=voice.of(rule.deadline) if rule.deadline else "",
        concerns=_concerns(one.applications, voice),
        overdue=voice.say(wording.OVERDUE, day=voice.day(rule.review_by)) if overdue else "",
    )


def _concerns(applications: tuple[str, ...], voice: Voice) -> str:
    if not applications:
        return voice.of(wording.WHOLE_HOUSE)
    codes, rest = ", ".join(applications[:MOST_CODES]), len(applications) - MOST_CODES
    return voice.say(wording.MORE, codes=codes, count=rest) if rest > 0 else codes


def _fact(one: ToDo, legal: LegalOverview, voice: Voice) -> MissingFact:
    # A step code may carry the number of the service; what counts here is the application.
    concerned = {step.application for step in legal.facts.steps if step.step.code in one.steps}
    pattern = wording.UNLOCKS if concerned else wording.UNLOCKS_HOUSE
    unlocks = voice.say(pattern, rules=len(one.rules), applications=len(concerned))
    return MissingFact(one.fact, voice.of(legal.law.vocabulary.wording_of(one.fact)), unlocks)


def _day(one: CalendarDay, voice: Voice) -> LegalDay:
    marks = []
    if one.status is Status.UNKNOWN:
        marks.append(voice.of(wording.DAY_UNCLEAR))
    if one.entry.confidence in UNCONFIRMED:
        marks.append(voice.of(wording.DAY_UNCONFIRMED))
    return LegalDay(one.entry.day.isoformat(), voice.day(one.entry.day), voice.of(one.entry.text), ", ".join(marks))
