"""The analysis joined to the result: a recommendation that it does not bear out is withdrawn, with what to clarify."""

from __future__ import annotations

from dataclasses import replace

from assessments.domain.answers import NotApplicable, Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.explanation import MOST_REASONS, OPEN_FACT
from assessments.domain.facts import Facts, facts_of
from assessments.domain.hospital import Application
from assessments.domain.house import next_moves, split
from assessments.domain.place import place_of
from assessments.domain.results import ApplicationVerdict, Condition, Result
from assessments.domain.robustness.sentences import nothing_leads, questions_first
from assessments.domain.robustness.values import Acceptability, Band, Robustness

UNANSWERED = "unanswered"  # names the condition that lists the questions to answer first


def with_robustness(
    result: Result, robustness: Robustness, *, edition: Edition, sheet: Sheet, applications: tuple[Application, ...]
) -> Result:
    """Return the result with the analysis of the same house, and without the recommendations it does not bear out.

    Where no verdict leads in at least 0.40 of the samples there is no recommendation: values, runner-up and margin
    stay to be seen, the reasons begin with why, the conditions name the facts to clarify, and split and next moves are
    counted anew. While no question is answered with a level, an application as the catalogue has it keeps the
    catalogue's own verdict, because that says nothing about a house yet.
    """
    judged = tuple(facts_of(edition, application) for application in applications)
    verdicts = tuple(
        _withdrawn(verdict, found, facts, sheet, edition) if _is_withdrawn(verdict, found, facts, result) else verdict
        for verdict, found, facts in zip(result.applications, robustness.applications, judged, strict=True)
    )
    if verdicts == result.applications:
        return replace(result, robustness=robustness)
    return replace(
        result,
        robustness=robustness,
        applications=verdicts,
        split=split(verdicts),
        next_moves=next_moves(edition, judged, verdicts),
    )


def _is_withdrawn(verdict: ApplicationVerdict, found: Acceptability, facts: Facts, result: Result) -> bool:
    if verdict.verdict is None or found.band(verdict.verdict) is not Band.NONE:
        return False
    catalogue_alone = not result.scorecard.coverage and not facts.application.codes
    return not catalogue_alone


def _withdrawn(
    verdict: ApplicationVerdict, found: Acceptability, facts: Facts, sheet: Sheet, edition: Edition
) -> ApplicationVerdict:
    clarify = tuple(condition for condition in verdict.conditions if condition.rule.startswith(OPEN_FACT))
    after_all = verdict.verdict_after_all
    return replace(
        verdict,
        verdict=None,
        hybrid=None,
        place=place_of(None, facts, sheet.levels()),
        already_there=False,
        because=(nothing_leads(found), *verdict.because)[:MOST_REASONS],
        conditions=(*clarify, *_unanswered(facts, sheet, edition)),
        verdict_after_all=None if after_all is verdict.verdict else after_all,
    )


def _unanswered(facts: Facts, sheet: Sheet, edition: Edition) -> tuple[Condition, ...]:
    """Return one condition with the questions of the traits that judge this application and that carry no level."""
    settled = sheet.levels().keys() | {
        code for code, entry in sheet.entries.items() if isinstance(entry.answer, NotApplicable)
    }
    read = (one for one in edition.modifiers if facts.runs_in_house or not one.own_operation_only)
    codes = dict.fromkeys(code for one in read for code in one.questions if code not in settled)
    return (Condition(UNANSWERED, questions_first(tuple(codes)), None),) if codes else ()
