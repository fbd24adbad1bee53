"""The sentences that say why a move is among the next five."""

from __future__ import annotations

from assessments.domain.criteria import Criterion
from assessments.domain.labels import label_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import ApplicationVerdict
from assessments.domain.text import Text
from assessments.domain.wording import LANGUAGES, decimals, listed, sentence


def together(sentences: list[Text]) -> Text:
    """Return several whole sentences as one text."""
    return Text.of({language: " ".join(one.in_language(language) for one in sentences) for language in LANGUAGES})


def obstacles(verdict: ApplicationVerdict) -> Text:
    """Say whether something has to be done before this move."""
    cured = verdict.verdict_after_all
    if cured is not None and cured is not verdict.verdict:
        return _after_cures(_decisive_measures(verdict), cured)
    match len(verdict.conditions):
        case 0:
            return sentence("Es ist keine Bedingung offen.", "No condition is open.")
        case 1:
            german, english = "Vorher zu klären: {first}", "To be settled first: {first}"
        case _:
            german = "Vorher sind {count} Bedingungen zu klären, zuerst: {first}"
            english = "{count} conditions are to be settled first, starting with: {first}"
    return sentence(german, english, count=len(verdict.conditions), first=verdict.conditions[0].text)


def _decisive_measures(verdict: ApplicationVerdict) -> tuple[str, ...]:
    """Return the one measure that changes the verdict by itself, or all that do so together."""
    curable = {out.measure: out.verdict_after for out in verdict.knock_outs if out.measure}
    alone = [measure for measure, after in curable.items() if after is verdict.verdict_after_all]
    return tuple(alone[:1] or curable)


def _after_cures(measures: tuple[str, ...], cured: OperatingModel) -> Text:
    if len(measures) == 1:
        german = "Die Maßnahme zu {measures} würde die Empfehlung noch zu {model} ändern; darüber zuerst entscheiden."
        english = "The measure for {measures} would change the recommendation to {model}; decide about it first."
    else:
        german = "Die Maßnahmen zu {measures} würden die Empfehlung noch zu {model} ändern; darüber zuerst entscheiden."
        english = "The measures for {measures} would change the recommendation to {model}; decide about them first."
    return sentence(german, english, measures=", ".join(measures), model=label_of(cured))


def lead(verdict: ApplicationVerdict, *, clear: bool) -> Text:
    """Say how far the verdict is ahead of the runner-up."""
    if verdict.runner_up is None or verdict.margin is None:
        return sentence("Ein anderes Betriebsmodell kommt nicht infrage.", "No other operating model is an option.")
    model, margin = label_of(verdict.runner_up), decimals(verdict.margin, 2)
    if clear:
        german, english = (
            "Der Vorsprung vor {model} ist deutlich ({margin}).",
            "The lead over {model} is clear ({margin}).",
        )
    else:
        german, english = (
            "Der Vorsprung vor {model} ist knapp ({margin}).",
            "The lead over {model} is narrow ({margin}).",
        )
    return sentence(german, english, model=model, margin=margin)


def outage(criterion: Criterion, level: int) -> Text:
    """Say how critical an outage is, in the words of the catalogue."""
    return sentence(
        "{name}: Stufe {level} von 4 ({anchor}).",
        "{name}: level {level} of 4 ({anchor}).",
        name=criterion.name,
        level=level,
        anchor=criterion.anchors[level],
    )


def with_companions(names: tuple[Text, ...]) -> Text:
    """Say what should move along."""
    return sentence(
        "Zusammen umziehen mit: {names}.",
        "Move together with: {names}.",
        names=listed(names),
    )


def neighbours_stay(names: tuple[Text, ...]) -> Text:
    """Warn that close neighbours stay in the house."""
    return sentence(
        "Eng gekoppelt, aber im Haus bleiben: {names}. Deshalb vorher die Schnittstellen über die Leitung testen.",
        "Closely coupled, but staying in the house: {names}. Test the interfaces over the line first.",
        names=listed(names),
    )


def hub() -> Text:
    """Say that a hub moves after what hangs on it."""
    return sentence(
        "Viele Schnittstellen hängen daran: erst umziehen, wenn die angebundenen Anwendungen vorbereitet sind.",
        "Many interfaces depend on it: move it only once the connected applications are prepared.",
    )
