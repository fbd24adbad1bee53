"""What the analysis says about one verdict, in sentences that need no method to be understood."""

from __future__ import annotations

from assessments.domain.labels import label_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.robustness.values import CONTESTED_FROM, Acceptability, Band, ModelAcceptability
from assessments.domain.text import Text
from assessments.domain.wording import no_choice, sentence

ALL = 100


def of_hundred(share: float) -> int:
    """Return a share as "so many of 100". Only everything is 100 and only nothing is 0, whatever rounding says."""
    if share in (0.0, 1.0):
        return round(share * ALL)
    return min(max(round(share * ALL), 1), ALL - 1)


def how_sure(found: Acceptability, verdict: OperatingModel | None) -> Text:
    """Say in how many of 100 conceivable weightings the verdict stays ahead, and what leads in the others."""
    match found.band(verdict):
        case Band.NONE:
            return nothing_leads(found)
        case _ if verdict is None:  # pragma: no cover  # without a verdict the band is none
            raise AssertionError("a band was given to no verdict")
        case Band.ROBUST:
            return _stays_ahead(found.of(verdict))
        case Band.CONTESTED if found.leader.model is verdict:
            return _contested(found.of(verdict), found.challenger)
        case Band.CONTESTED:
            return _overtaken(found.of(verdict), found.leader)


def nothing_leads(found: Acceptability) -> Text:
    """Say that no verdict carries, and name the two that lead most often, if any ever does."""
    if not found.leader.first:
        return no_choice()
    return sentence(
        "Kein Betriebsmodell liegt in mindestens {least} von 100 denkbaren Gewichtungen vorn. "
        "Am häufigsten ist es {leader} ({first} von 100), dann {challenger} ({second} von 100).",
        "No operating model is ahead in at least {least} of 100 conceivable weightings. "
        "Most often it is {leader} ({first} of 100), then {challenger} ({second} of 100).",
        least=of_hundred(CONTESTED_FROM),
        leader=label_of(found.leader.model),
        first=of_hundred(found.leader.first),
        challenger=label_of(found.challenger.model),
        second=of_hundred(found.challenger.first),
    )


def questions_first(codes: tuple[str, ...]) -> Text:
    """Ask for the answers that the recommendation waits for."""
    return sentence(
        "Für eine Empfehlung zuerst diese Fragen beantworten: {codes}.",
        "Answer these questions first, for a recommendation: {codes}.",
        codes=", ".join(codes),
    )


def _stays_ahead(verdict: ModelAcceptability) -> Text:
    return sentence(
        "In {count} von 100 denkbaren Gewichtungen bleibt {model} vorn.",
        "In {count} of 100 conceivable weightings {model} stays ahead.",
        count=of_hundred(verdict.first),
        model=label_of(verdict.model),
    )


def _contested(verdict: ModelAcceptability, challenger: ModelAcceptability) -> Text:
    return sentence(
        "Umstritten: In {count} von 100 denkbaren Gewichtungen bleibt {model} vorn, in {other_count} ist es {other}.",
        "Contested: in {count} of 100 conceivable weightings {model} stays ahead, in {other_count} it is {other}.",
        count=of_hundred(verdict.first),
        model=label_of(verdict.model),
        other_count=of_hundred(challenger.first),
        other=label_of(challenger.model),
    )


def _overtaken(verdict: ModelAcceptability, leader: ModelAcceptability) -> Text:
    return sentence(
        "Umstritten: Mit der gewählten Gewichtung liegt {model} vorn, aber nur in {count} von 100 denkbaren; "
        "in {other_count} ist es {other}.",
        "Contested: under the chosen weighting {model} is ahead, but only in {count} of 100 conceivable ones; "
        "in {other_count} it is {other}.",
        count=of_hundred(verdict.first),
        model=label_of(verdict.model),
        other_count=of_hundred(leader.first),
        other=label_of(leader.model),
    )
