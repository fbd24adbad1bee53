"""How sure every recommendation is, and how sure the picture of the house."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.domain.case import Case
from assessments.domain.explanation import OPEN_FACT
from assessments.domain.report import sureness_wording as wording
from assessments.domain.report.contests import Contests
from assessments.domain.report.scores import model_name
from assessments.domain.report.sureness_values import Certainty, SplitSpan, Sureness, Unsettled
from assessments.domain.report.voice import Voice
from assessments.domain.results import ApplicationVerdict, Position, Quadrant, Result
from assessments.domain.robustness.sentences import how_sure, of_hundred
from assessments.domain.robustness.values import ROBUST_FROM, Acceptability, Band, Robustness
from assessments.domain.robustness.withdrawal import UNANSWERED

MOST_NAMES = 6


def sureness_of(verdict: ApplicationVerdict, robustness: Robustness | None, voice: Voice) -> Sureness | None:
    """Return how far one recommendation carries, None where nobody put it to the test."""
    if robustness is None:
        return None
    found = robustness.of(verdict.code)
    band = found.band(verdict.verdict)
    ahead = of_hundred(found.of(verdict.verdict).first) if verdict.verdict else None
    return Sureness(band.value, voice.of(wording.BANDS[band]), ahead, voice.of(how_sure(found, verdict.verdict)))


def certainty_of(case: Case, result: Result, voice: Voice) -> Certainty | None:
    """Return how sure the whole result is, None where nobody put it to the test."""
    robustness = result.robustness
    if robustness is None:
        return None
    contests = Contests.of(case.lawful_edition, case.sheet, case.weights, voice)
    return Certainty(
        position=_position(result.scorecard.position, voice),
        recommendations=_recommendations(result.applications, robustness, voice),
        split=tuple(
            SplitSpan(
                trace=f"E-{span.model}",
                model=span.model.value,
                name=model_name(span.model, voice),
                count=result.split.get(span.model, 0),
                low=span.low,
                high=span.high,
            )
            for span in robustness.split
        ),
        contested=tuple(
            found
            for application, verdict in zip(case.applications, result.applications, strict=True)
            if (found := contests.contest(application, verdict, robustness.of(verdict.code)))
        ),
        unsettled=tuple(
            _unsettled(verdict, robustness.of(verdict.code), voice)
            for verdict in result.applications
            if robustness.of(verdict.code).band(verdict.verdict) is Band.NONE
        ),
    )


def certainty_in_brief(result: Result, voice: Voice) -> str:
    """Name the contested recommendations and those that are not settled, in one or two sentences."""
    if result.robustness is None or not result.applications:
        return ""
    names = _names_by_band(result.applications, result.robustness, voice)
    total = len(result.applications)
    if len(names[Band.ROBUST]) == total:
        sentence = wording.SUMMARY_ALL_ONE if total == 1 else wording.SUMMARY_ALL
        return voice.say(sentence, total=total, least=of_hundred(ROBUST_FROM))
    said = [voice.say(wording.SUMMARY_ROBUST, robust=len(names[Band.ROBUST]), total=total)]
    for band, named in ((Band.CONTESTED, wording.SUMMARY_CONTESTED), (Band.NONE, wording.SUMMARY_NONE)):
        if names[band]:
            said.append(voice.say(named, names=_some(names[band], voice)))
    return " ".join(said)


def _position(position: Position, voice: Voice) -> str:
    if position.quadrant is Quadrant.UNDETERMINED or position.stability is None:
        return voice.of(wording.POSITION_OPEN)
    quadrant = voice.label(position.quadrant)
    if position.stability == 1:
        return voice.say(wording.POSITION_CERTAIN, quadrant=quadrant)
    return voice.say(wording.POSITION, quadrant=quadrant, stability=voice.percent(position.stability))


def _recommendations(verdicts: tuple[ApplicationVerdict, ...], robustness: Robustness, voice: Voice) -> str:
    names = _names_by_band(verdicts, robustness, voice)
    counts = {band.value: len(found) for band, found in names.items()}
    samples = voice.whole(robustness.samples)
    return voice.say(wording.RECOMMENDATIONS, total=len(verdicts), samples=samples, **counts)


def _names_by_band(
    verdicts: tuple[ApplicationVerdict, ...], robustness: Robustness, voice: Voice
) -> Mapping[Band, list[str]]:
    names: dict[Band, list[str]] = {band: [] for band in Band}
    for verdict in verdicts:
        names[robustness.of(verdict.code).band(verdict.verdict)].append(voice.of(verdict.name))
    return names


def _some(names: list[str], voice: Voice) -> str:
    if len(names) <= MOST_NAMES:
        return voice.series(names)
    shown = ", ".join(names[: MOST_NAMES - 1])
    return voice.say(wording.AND_MORE, names=shown, count=len(names) - MOST_NAMES + 1)


def _unsettled(verdict: ApplicationVerdict, found: Acceptability, voice: Voice) -> Unsettled:
    """Name what is to be clarified: unknown traits of the application, then questions without an answer."""
    asked = (one for one in verdict.conditions if one.rule.startswith(OPEN_FACT) or one.rule == UNANSWERED)
    return Unsettled(
        code=verdict.code,
        name=voice.of(verdict.name),
        text=voice.of(how_sure(found, verdict.verdict)),
        clarify=tuple(voice.of(one.text) for one in asked),
    )
