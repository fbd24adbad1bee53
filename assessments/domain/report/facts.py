"""What the cover says: facts about the house and what the report is based on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from assessments.domain.case import Case
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Profile
from assessments.domain.report import wording
from assessments.domain.report.data import Fact
from assessments.domain.report.voice import Voice
from assessments.domain.results import Result
from assessments.domain.text import Text
from assessments.domain.weighting import BY_THEMES, name_of_weighting


def profile_facts(profile: Profile, voice: Voice) -> tuple[Fact, ...]:
    """Return the profile in the order of the form; what is not known says so."""
    in_germany = profile.country == "DE"
    land = (wording.FEDERAL_STATE, voice.label(profile.federal_state))
    rows: tuple[tuple[Text, str], ...] = (
        land if in_germany else (wording.COUNTRY, profile.country),
        (wording.OWNERSHIP, voice.label(profile.ownership)),
        (wording.BEDS, _number(profile.beds, voice)),
        (wording.CASES, _number(profile.full_inpatient_cases, voice)),
        (wording.EMPLOYEES, _number(profile.employees, voice)),
        (wording.TURNOVER, _money(profile.turnover_eur, voice)),
        (wording.BALANCE_SHEET, _money(profile.balance_sheet_eur, voice)),
        (wording.SITES, _number(profile.sites, voice)),
    )
    return tuple(Fact(voice.of(name), value or voice.of(wording.NOT_STATED)) for name, value in rows)


def basis_facts(case: Case, *, result: Result, preset: str, scope: str | None, voice: Voice) -> tuple[Fact, ...]:
    """Return edition, dates, scope and weighting: what somebody needs to retrace the result."""
    score = result.scorecard
    answered = score.readiness.given + score.pressure.given
    applicable = score.readiness.applicable + score.pressure.applicable
    rows = [
        (wording.AS_OF, voice.day(result.as_of)),
        (wording.LEGAL_POSITION, voice.day(case.edition.legal_position_date)),
        (wording.EDITION, result.edition),
        (wording.SCORING_VERSION, result.scoring_version),
        (wording.ANSWERED, voice.say(wording.OF_TOTAL, part=answered, whole=applicable)),
        (wording.WEIGHTS, _weighting(case.edition, preset, case.weights, voice)),
    ]
    if scope in wording.SCOPES:
        rows.insert(2, (wording.SCOPE, voice.of(wording.SCOPES[scope])))
    return tuple(Fact(voice.of(name), value) for name, value in rows)


def _weighting(edition: Edition, preset: str, weights: Mapping[str, Fraction], voice: Voice) -> str:
    name = name_of_weighting(edition, preset)
    if name and preset != BY_THEMES:
        return voice.of(name)
    listed = ", ".join(f"{letter} {_plain(weight, voice)}" for letter, weight in weights.items())
    return f"{voice.of(name)}: {listed}" if name else voice.say(wording.OWN_WEIGHTS, weights=listed)


def _plain(weight: Fraction, voice: Voice) -> str:
    return voice.whole(weight) if weight.denominator == 1 else voice.decimals(weight, 2)


def _number(value: int | None, voice: Voice) -> str:
    return "" if value is None else voice.whole(Fraction(value))


def _money(value: int | None, voice: Voice) -> str:
    return "" if value is None else voice.euros(value)
