"""The sentences of a recommendation, each written whole in every language."""

from __future__ import annotations

from fractions import Fraction

from assessments.domain.criteria import Criterion
from assessments.domain.labels import label_of
from assessments.domain.modifiers import Trait
from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text, both

LANGUAGES = ("de", "en")


def named(name: str) -> Text:
    """Return a name that is the same in every language."""
    return both(name, name)


def decimals(number: Fraction, places: int) -> Text:
    """Return a number with a comma in German and a point in English."""
    english = f"{float(number):.{places}f}"
    return both(english.replace(".", ","), english)


def listed(names: tuple[Text, ...]) -> Text:
    """Return names separated by commas."""
    return Text.of({language: ", ".join(name.in_language(language) for name in names) for language in LANGUAGES})


def called(model: OperatingModel, label: OperatingModel) -> Text:
    """Return what to call a model that may stand for the cloud part of a hybrid."""
    if model is label:
        return label_of(model)
    return sentence("{model} als Cloud-Teil", "{model} as the cloud part", model=label_of(model))


def criterion_speaks(criterion: Criterion, level: int, *, known: bool, winner: Text, runner_up: Text) -> Text:
    """Say that a trait of the application favours the winner."""
    if known:
        german = "{name}: {anchor} (Stufe {level}) spricht für {winner}, gegen {runner_up}."
        english = "{name}: {anchor} (level {level}) speaks for {winner}, against {runner_up}."
    else:
        german = "{name}: nicht bekannt, deshalb mit der Mitte gewertet; das spricht für {winner}, gegen {runner_up}."
        english = "{name}: not known, so judged at the middle; this speaks for {winner}, against {runner_up}."
    return sentence(
        german,
        english,
        name=criterion.name,
        anchor=criterion.anchors[level],
        level=level,
        winner=winner,
        runner_up=runner_up,
    )


def trait_speaks(trait: Trait, *, winner: Text, runner_up: Text) -> Text:
    """Say that a trait of the house favours the winner."""
    return sentence(
        "Ihr Haus: {name}, im Mittel {mean} von 4. Das spricht für {winner}, gegen {runner_up}.",
        "Your hospital: {name}, on average {mean} of 4. This speaks for {winner}, against {runner_up}.",
        name=trait.modifier.name,
        mean=decimals(trait.mean, 1),
        winner=winner,
        runner_up=runner_up,
    )


def part_stays_local(coupling: Criterion, level: int, cloud_model: OperatingModel) -> Text:
    """Say why a cloud model became the cloud part of a hybrid."""
    return sentence(
        "{name}: {anchor} (Stufe {level}). Ein Teil bleibt deshalb im Haus: Hybrid mit {model} als Cloud-Teil.",
        "{name}: {anchor} (level {level}). A part therefore stays in the house: hybrid with {model} as its cloud part.",
        name=coupling.name,
        anchor=coupling.anchors[level],
        level=level,
        model=label_of(cloud_model),
    )


def better_but_excluded(model: OperatingModel, rule: Text) -> Text:
    """Say that a model of higher value is out, and by which rule."""
    return sentence(
        "{model} hätte den höheren Wert, ist aber ausgeschlossen: {rule}",
        "{model} would score higher but is excluded: {rule}",
        model=label_of(model),
        rule=rule,
    )


def tie_with(runner_up: OperatingModel) -> Text:
    """Say that two models have the same value."""
    return sentence(
        "Gleichstand mit {model}: Nach Zahlen sind beide gleich gut.",
        "Tie with {model}: by the numbers both are equally good.",
        model=label_of(runner_up),
    )


def only_choice(verdict: OperatingModel) -> Text:
    """Say that no alternative is left."""
    return sentence(
        "Nur {model} bleibt übrig; alle anderen Betriebsmodelle sind ausgeschlossen.",
        "Only {model} is left; every other operating model is excluded.",
        model=label_of(verdict),
    )


def best_anyway(verdict: OperatingModel) -> Text:
    """Say that the exclusions did not decide."""
    return sentence(
        "{model} hätte auch ohne diese Ausschlüsse den höchsten Wert.",
        "{model} would score highest even without these exclusions.",
        model=label_of(verdict),
    )


def no_choice() -> Text:
    """Say that nothing is feasible."""
    return sentence(
        "Derzeit keine Empfehlung: Jedes Betriebsmodell ist ausgeschlossen.",
        "No recommendation for now: every operating model is excluded.",
    )


def clarify(criterion: Criterion) -> Text:
    """Ask for a level that is not known."""
    return sentence(
        "Merkmal „{name}“ klären: Es ist nicht bekannt und zählt bis dahin als mittel.",
        "Clarify “{name}”: it is not known and counts as medium until then.",
        name=criterion.name,
    )


def third_countries_first() -> Text:
    """Ask for the guideline that a hyperscaler needs."""
    return sentence(
        "Gewünscht ist ein Hyperscaler, der Umgang mit Drittländern ist aber offen: erst die Leitlinie beschließen.",
        "A hyperscaler is wished for, but third countries are not dealt with yet: adopt the guideline first.",
    )


def provider_in_the_house(verdict: OperatingModel) -> Text:
    """Point out that a cloud model rarely runs in the own house."""
    return sentence(
        "Gewünscht ist das eigene Haus, {model} braucht aber einen Anbieter: klären, ob er dort betreibt.",
        "Your own premises are wished for, but {model} needs a provider: clarify whether it operates there.",
        model=label_of(verdict),
    )


def sentence(german: str, english: str, **parts: Text | int | str) -> Text:
    """Fill one sentence in every language, each with its own wording of the parts."""
    return Text.of(
        {
            language: pattern.format(**{key: _in(language, part) for key, part in parts.items()})
            for language, pattern in zip(LANGUAGES, (german, english), strict=True)
        }
    )


def _in(language: str, part: Text | int | str) -> str:
    return part.in_language(language) if isinstance(part, Text) else str(part)
