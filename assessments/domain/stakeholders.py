"""Several people, several orders of importance: where they agree on a verdict, and which verdicts depend on whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.choice import choose
from assessments.domain.circumstances import prospects_of
from assessments.domain.facts import facts_of
from assessments.domain.fit import MODELS
from assessments.domain.hospital import Application
from assessments.domain.labels import label_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text, both
from assessments.domain.weighting import Ranking, weights_of_ranking
from assessments.domain.wording import LANGUAGES, sentence


@dataclass(frozen=True, slots=True)
class Camp:
    """Those whose order of importance leads to one verdict; None where nothing is feasible."""

    verdict: OperatingModel | None
    stakeholders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """One application under every ranking; the largest camp comes first, then the order of the models.

    ``depends_on`` names each stakeholder without whom all others would agree; with more than two camps there is none.
    """

    application: str
    camps: tuple[Camp, ...]
    depends_on: tuple[str, ...]
    text: Text

    @property
    def agreed(self) -> bool:
        """Return whether everybody's order leads to the same verdict."""
        return len(self.camps) == 1

    def verdict_for(self, stakeholder: str) -> OperatingModel | None:
        """Return the verdict under this stakeholder's ranking."""
        return next(camp.verdict for camp in self.camps if stakeholder in camp.stakeholders)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All applications under all rankings, in the order of the inventory."""

    stakeholders: tuple[str, ...]
    applications: tuple[Opinion, ...]

    @property
    def agreed(self) -> tuple[Opinion, ...]:
        """Return those on which everybody agrees."""
        return tuple(opinion for opinion in self.applications if opinion.agreed)

    @property
    def disputed(self) -> tuple[Opinion, ...]:
        """Return those whose verdict depends on who is asked."""
        return tuple(opinion for opinion in self.applications if not opinion.agreed)


def compare_rankings(
    edition: Edition, sheet: Sheet, applications: tuple[Application, ...], rankings: Mapping[str, Ranking]
) -> Comparison:
    """Judge every application under the ranking of every stakeholder.

    :raises RankingIsMalformed: when a ranking names a theme twice, or one that the edition does not have.
    :raises UnknownArchetype: when an application is based on an archetype the edition does not have.
    """
    houses = {
        stakeholder: prospects_of(edition, sheet, weights_of_ranking(edition, ranking)).today
        for stakeholder, ranking in rankings.items()
    }
    opinions = []
    for application in applications if houses else ():
        facts = facts_of(edition, application)
        verdicts = {stakeholder: choose(house, facts).verdict for stakeholder, house in houses.items()}
        opinions.append(_opinion(application.code, verdicts))
    return Comparison(tuple(rankings), tuple(opinions))


def _opinion(application: str, verdicts: Mapping[str, OperatingModel | None]) -> Opinion:
    found = {
        model: tuple(stakeholder for stakeholder, verdict in verdicts.items() if verdict is model)
        for model in (*MODELS, None)
    }
    camps = tuple(
        sorted((Camp(model, who) for model, who in found.items() if who), key=lambda camp: -len(camp.stakeholders))
    )
    lonely = [camp.stakeholders[0] for camp in camps if len(camps) == 2 and len(camp.stakeholders) == 1]
    return Opinion(application, camps, tuple(who for who in verdicts if who in lonely), _text(camps))


def _text(camps: tuple[Camp, ...]) -> Text:
    if len(camps) == 1:
        return sentence(
            "Alle Rangfolgen führen zu {verdict}.",
            "All rankings lead to {verdict}.",
            verdict=_called(camps[0].verdict),
        )
    parts = [
        sentence(
            "{verdict} nach {who}",
            "{verdict} according to {who}",
            verdict=_called(camp.verdict),
            who=", ".join(camp.stakeholders),
        )
        for camp in camps
    ]
    said = {language: "; ".join(part.in_language(language) for part in parts) for language in LANGUAGES}
    return sentence("Umstritten: {camps}.", "Disputed: {camps}.", camps=Text.of(said))


def _called(verdict: OperatingModel | None) -> Text:
    return both("keiner Empfehlung", "no recommendation") if verdict is None else label_of(verdict)
