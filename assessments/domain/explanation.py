"""Why the verdict is what it is, and what must hold before it can be carried out."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.domain import wording
from assessments.domain.catalogue import Edition
from assessments.domain.choice import Choice, Ranked
from assessments.domain.circumstances import Circumstances
from assessments.domain.facts import COUPLING, Facts
from assessments.domain.fit import MODELS
from assessments.domain.knock_outs import conditions_on
from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.place import THIRD_COUNTRY_POLICY, cloud_at_home, third_countries_undecided
from assessments.domain.results import Condition
from assessments.domain.text import Text

MOST_REASONS = 4
MOST_DIFFERENCES = 3
OPEN_FACT = "unknown_"  # begins the rule of a condition that asks for a level


def reasons(edition: Edition, circumstances: Circumstances, facts: Facts, choice: Choice) -> tuple[Text, ...]:
    """Return what decided: rules first, then the largest weighted differences to the runner-up."""
    if choice.winner is None:
        return (wording.no_choice(),)
    found = [
        *_excluded_better(choice, choice.winner),
        *_structure(edition, facts, choice, choice.winner),
        *_contest(edition, circumstances, facts, choice, choice.winner),
    ]
    return tuple(found[:MOST_REASONS])


def conditions(
    edition: Edition, circumstances: Circumstances, facts: Facts, choice: Choice, place: Place
) -> tuple[Condition, ...]:
    """Return the rules' conditions on the verdict, the facts to clarify and a conflict about the place."""
    return (
        *_from_rules(circumstances, facts, choice),
        *_open_facts(edition, facts),
        *_about_place(edition, circumstances, choice.verdict, place),
    )


def _excluded_better(choice: Choice, winner: Ranked) -> Iterator[Text]:
    """Name the best model that only a rule kept from winning."""
    best = max(range(len(MODELS)), key=choice.totals.__getitem__)
    if choice.totals[best] > winner.total:
        rule = next(removal.rule for removal in choice.removals if removal.model is MODELS[best])
        yield wording.better_but_excluded(MODELS[best], rule.text)


def _structure(edition: Edition, facts: Facts, choice: Choice, winner: Ranked) -> Iterator[Text]:
    if choice.structural:
        coupling = edition.criteria_by_letter[COUPLING]
        yield wording.part_stays_local(coupling, facts.levels[COUPLING], winner.model)


def _contest(
    edition: Edition, circumstances: Circumstances, facts: Facts, choice: Choice, winner: Ranked
) -> Iterator[Text]:
    runner_up = choice.runner_up
    if runner_up is None:
        yield wording.only_choice(winner.label)
        if winner.total == max(choice.totals):
            yield wording.best_anyway(winner.label)
        return
    if winner.total == runner_up.total:
        yield wording.tie_with(runner_up.label)
    yield from differences(edition, circumstances, facts, winner, runner_up)


def differences(
    edition: Edition, circumstances: Circumstances, facts: Facts, winner: Ranked, runner_up: Ranked
) -> Iterator[Text]:
    """Word the largest differences that speak for the winner, whether they come from the application or the house."""
    ahead, behind = MODELS.index(winner.model), MODELS.index(runner_up.model)
    fit = circumstances.fit(facts)
    rows = [(fit.rows[letter][level], letter) for letter, level in facts.levels.items()]
    by_criterion = [(row[ahead] - row[behind], letter, None) for row, letter in rows]
    by_trait = [(row[ahead] - row[behind], None, trait) for trait, row in fit.traits]
    strongest = sorted([*by_criterion, *by_trait], key=lambda found: -found[0])[:MOST_DIFFERENCES]
    names = {"winner": _called(winner), "runner_up": _called(runner_up)}
    for difference, letter, trait in strongest:
        if difference <= 0:
            return
        if trait is not None:
            yield wording.trait_speaks(trait, **names)
        if letter is not None:
            criterion, known = edition.criteria_by_letter[letter], letter not in facts.unknown
            yield wording.criterion_speaks(criterion, facts.levels[letter], known=known, **names)


def _called(ranked: Ranked) -> Text:
    return wording.called(ranked.model, ranked.label)


def _from_rules(circumstances: Circumstances, facts: Facts, choice: Choice) -> Iterator[Condition]:
    """Give the conditions on the verdict; one on a cloud model holds for a hybrid with that cloud part, too."""
    if choice.winner is None:
        return
    models = frozenset({choice.winner.label, choice.winner.model})
    for rule in conditions_on(models, circumstances.rules, facts):
        yield Condition(rule.code, rule.text, rule.measure)


def _open_facts(edition: Edition, facts: Facts) -> Iterator[Condition]:
    for letter in facts.unknown:
        yield Condition(f"{OPEN_FACT}{letter}", wording.clarify(edition.criteria_by_letter[letter]), None)


def _about_place(
    edition: Edition, circumstances: Circumstances, verdict: OperatingModel | None, place: Place
) -> Iterator[Condition]:
    if third_countries_undecided(place, circumstances.levels):
        measure = THIRD_COUNTRY_POLICY if THIRD_COUNTRY_POLICY in edition.questions else None
        yield Condition("place_third_country", wording.third_countries_first(), measure)
    if verdict is not None and cloud_at_home(verdict, place):
        yield Condition("place_own_house", wording.provider_in_the_house(verdict), None)
