"""The fields of law in plain words: how each concerns the house, and how much of it is settled."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.domain.law.derived import DerivedWord
from assessments.domain.law.effects import MARKS
from assessments.domain.law.obligations import by_rule
from assessments.domain.law.results import DerivedValue
from assessments.domain.law.rules import Severity, Status
from assessments.domain.law.vocabulary import Word
from assessments.domain.legal_judgement import LegalOverview
from assessments.domain.report import law_wording as wording
from assessments.domain.report.law_values import RegimeRow
from assessments.domain.report.voice import Voice

FEDERAL_STATE = "federal_state"
APPLIES_TO_STEP = "s393_applies"


def regimes_of(legal: LegalOverview, voice: Voice) -> tuple[RegimeRow, ...]:
    """Return every field of law of the edition, in its order."""
    return tuple(_regime(word, legal, voice) for word in legal.law.regimes)


def counted(counts: Sequence[tuple[Severity, int]], voice: Voice) -> list[str]:
    """Return ``2 Sperren`` and so on for every severity of which there is something."""
    forms = ((wording.COUNTS[severity], count) for severity, count in counts if count)
    return [voice.say(one if count == 1 else many, count=count) for (one, many), count in forms]


def _regime(word: Word, legal: LegalOverview, voice: Voice) -> RegimeRow:
    """Count every rule once; one that applies to an application and is open for another counts as both."""
    of_regime = [one for one in legal.obligations if one.rule.regime == word.code]
    severities = [one.rule.severity for one in by_rule(of_regime, Status.APPLIES)]
    return RegimeRow(
        code=word.code,
        title=voice.of(word.label),
        meaning=_meaning(word.code, legal, voice),
        blockers=severities.count(Severity.BLOCKER),
        duties=severities.count(Severity.DUTY),
        advice=severities.count(Severity.ADVICE),
        unknown=len(by_rule(of_regime, Status.UNKNOWN)),
    )


def _meaning(regime: str, legal: LegalOverview, voice: Voice) -> str:
    values = {value.name: value for value in legal.result.values}
    match regime:
        case "s393":
            return _cloud(legal, voice)
        case "kritis" if "kritis" in values:
            value = values["kritis"].value
            return voice.of(wording.KRITIS[value] if value else wording.KRITIS_OPEN)
        case "nis2" if "nis2_class" in values:
            return _nis2(values["nis2_class"], legal, voice)
        case "states":
            return _land(legal, voice)
        case _:
            return voice.of(wording.MEANINGS[regime]) if regime in wording.MEANINGS else ""


def _cloud(legal: LegalOverview, voice: Voice) -> str:
    found = [value.value for step in legal.result.steps for value in step.values if value.name == APPLIES_TO_STEP]
    return voice.say(wording.CLOUD, yes=found.count("true"), all=len(found), open=found.count(None))


def _nis2(value: DerivedValue, legal: LegalOverview, voice: Voice) -> str:
    derived = next(one for one in legal.law.derived if one.name == value.name)
    labels = {word.code: voice.of(word.label) for word in derived.words} if isinstance(derived, DerivedWord) else {}
    if value.value:
        return voice.say(wording.NIS2, name=labels[value.value])
    return voice.say(wording.NIS2_OPEN, names=voice.of(wording.OR).join(labels[code] for code in value.candidates))


def _land(legal: LegalOverview, voice: Voice) -> str:
    state = legal.law.states_by_code.get(str(legal.facts.house.values.get(FEDERAL_STATE)))
    if state is None:
        return voice.of(wording.STATE_OPEN)
    effect = next(word.label for word in legal.law.effects if word.code == state.effect)
    said = voice.say(wording.STATE, state=voice.of(state.name), effect=voice.of(effect))
    mark = MARKS[state.standing]
    return f"{said} ({voice.of(mark)})." if mark else f"{said}."
