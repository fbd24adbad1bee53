"""Contested recommendations: what speaks for each of the two models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.choice import Choice, Ranked, choose
from assessments.domain.circumstances import Circumstances, prospects_of
from assessments.domain.explanation import differences
from assessments.domain.facts import Facts, facts_of
from assessments.domain.fit import MODELS
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CLOUD_MODELS, OperatingModel
from assessments.domain.report import sureness_wording as wording
from assessments.domain.report.scores import model_name
from assessments.domain.report.sureness_values import Contest, Side
from assessments.domain.report.voice import Voice
from assessments.domain.results import ApplicationVerdict
from assessments.domain.robustness.sentences import of_hundred
from assessments.domain.robustness.values import Acceptability, Band, ModelAcceptability

MOST_ARGUMENTS = 1
MOST_CRITERIA = 3


@dataclass(frozen=True, slots=True)
class Contests:
    """What all contests of one house share."""

    edition: Edition
    today: Circumstances
    voice: Voice

    @classmethod
    def of(cls, edition: Edition, sheet: Sheet, weights: Mapping[str, Fraction], voice: Voice) -> Contests:
        """Prepare the house as it answered."""
        return cls(edition, prospects_of(edition, sheet, weights).today, voice)

    def contest(self, application: Application, verdict: ApplicationVerdict, found: Acceptability) -> Contest | None:
        """Return the two sides of a contested recommendation, None where it is not contested."""
        if verdict.verdict is None or found.band(verdict.verdict) is not Band.CONTESTED:
            return None
        other = found.challenger if found.leader.model is verdict.verdict else found.leader
        facts = facts_of(self.edition, application)
        choice = choose(self.today, facts)
        mine, theirs = _ranked(choice, facts, verdict.verdict), _ranked(choice, facts, other.model)
        return Contest(
            code=verdict.code,
            name=self.voice.of(verdict.name),
            verdict=self._side(found.of(verdict.verdict), facts, mine, theirs),
            other=self._side(other, facts, theirs, mine),
        )

    def _side(self, shown: ModelAcceptability, facts: Facts, ahead: Ranked | None, behind: Ranked | None) -> Side:
        found = differences(self.edition, self.today, facts, ahead, behind) if ahead and behind else ()
        arguments = [*(self.voice.of(one) for one in list(found)[:MOST_ARGUMENTS]), *self._favoured(shown)]
        return Side(
            name=model_name(shown.model, self.voice),
            of_hundred=of_hundred(shown.first),
            arguments=tuple(arguments) or (self.voice.of(wording.NO_ARGUMENT),),
        )

    def _favoured(self, shown: ModelAcceptability) -> list[str]:
        """Name the criteria that weigh more than their even share on average where this model wins."""
        central = shown.central_weights or {}
        even = 1 / max(1, len(central))
        heavier = sorted((letter for letter in central if central[letter] > even), key=lambda letter: -central[letter])
        names = [self.voice.of(self.edition.criteria_by_letter[letter].name) for letter in heavier[:MOST_CRITERIA]]
        return [self.voice.say(wording.AHEAD_WHEN, criteria=self.voice.series(names))] if names else []


def _ranked(choice: Choice, facts: Facts, label: OperatingModel) -> Ranked | None:
    """Return the best feasible model that is called ``label``, None when today's facts leave none."""
    removed = {removal.model for removal in choice.removals}
    split = facts.needs_local_part and OperatingModel.HYBRID not in removed
    called = {model: OperatingModel.HYBRID if split and model in CLOUD_MODELS else model for model in MODELS}
    feasible = [
        Ranked(model, label, total)
        for model, total in zip(MODELS, choice.totals, strict=True)
        if model not in removed and called[model] is label
    ]
    return max(feasible, key=lambda ranked: ranked.total, default=None)
