"""An assessment in which something can be tried out, and what people keep of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from uuid import UUID

from assessments.domain.answers import Given
from assessments.domain.catalogue import Edition, Polarity
from assessments.domain.criteria import Theme, WeightPreset
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Range
from assessments.domain.weighting import Ranking
from assessments.domain.what_if.changes import Changes
from assessments.models import Assessment, Scenario
from assessments.services.inventory import add_application
from assessments.services.rankings import GivenRanking, give_ranking
from assessments.services.scenarios import ScenarioCard, save_scenario
from tests import factories
from tests.domain import builders

CLOUD = (OperatingModel.IAAS, OperatingModel.PAAS, OperatingModel.SAAS)
LINE = Changes(measures=frozenset({"D5.1"}))
CARE_FIRST: Ranking = (("care",), ("market",))
MARKET_FIRST: Ranking = (("market",), ("care",))
THEMES = (
    Theme("care", builders.text("Versorgung"), builders.text("Geräte und Ausfall"), ("D", "C")),
    Theme("market", builders.text("Markt"), builders.text("Fertige Dienste"), ("S",)),
)


def edition() -> Edition:
    """Return an edition in which a missing second line keeps critical applications out of the cloud."""
    no_line = builders.rule(
        "no_line", *CLOUD, criteria=(Range("C", 3, 4),), answers=(Range("D5.1", 0, 1),), measure="D5.1"
    )
    questions = (
        builders.question("D2.1"),
        builders.question("D5.1", opens_at=2),
        builders.question("D7.1", Polarity.PRESSURE),
    )
    archetypes = (
        builders.archetype("A01", S=4, D=0, C=4),
        builders.archetype("A02", S=4, D=0, C=0),
        builders.archetype("A03", S=4, D=4, C=2),
    )
    small = builders.edition(questions=questions, archetypes=archetypes, rules=(no_line,), themes=THEMES)
    market = WeightPreset("market", builders.text("Markt"), {"S": Fraction(8), "D": Fraction(1), "C": Fraction(1)})
    return replace(small, presets=(*small.presets, market))


def assessment(*archetypes: str) -> Assessment:
    """Return an assessment without a second line, of a house with these applications."""
    made = factories.assessment(by=factories.edition(edition()))
    factories.answered(made, ["D5.1"], Given(1))
    factories.answered(made, ["D2.1", "D7.1"], Given(3))
    for archetype in archetypes or ("A01", "A02"):
        add_application(assessment=made, archetype=archetype, name="", by=made.created_by, at=factories.NOON)
    return made


def scenario(of: Assessment, name: str = "Zweite Leitung", changes: Changes = LINE) -> ScenarioCard:
    """Return a stored scenario."""
    at = factories.NOON + timedelta(minutes=of.scenarios.count())  # lists show the oldest first
    return save_scenario(assessment=of, name=name, changes=changes, by=of.created_by, at=at)


def scenario_at(of: Assessment, pk: UUID) -> Scenario:
    """Return a scenario at this very address, stored anew where somebody has deleted it."""
    said = {"name": "Zweite Leitung", "changes": {}, "created_at": factories.NOON, "changed_at": factories.NOON}
    people = {"created_by": of.created_by, "changed_by": of.created_by}
    return Scenario.objects.update_or_create(pk=pk, defaults={"assessment": of, **said, **people})[0]


def ranking(of: Assessment, stakeholder: str = "Pflegedirektion", order: Ranking = CARE_FIRST) -> GivenRanking:
    """Return a stored ranking."""
    return give_ranking(assessment=of, stakeholder=stakeholder, ranking=order, by=of.created_by, at=factories.NOON)
