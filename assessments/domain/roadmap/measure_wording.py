"""The sentences about measures, each written whole in every language."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from assessments.domain.catalogue import Owner
from assessments.domain.guidance import Prerequisite
from assessments.domain.labels import label_of
from assessments.domain.results import Quadrant
from assessments.domain.roadmap.names import some_of
from assessments.domain.text import Text
from assessments.domain.wording import decimals, sentence


def opens(gates: tuple[str, ...], blocks: Text) -> Text:
    """Say which gate a measure opens."""
    return sentence(
        "Öffnet {gates}. Bis dahin gesperrt: {blocks}",
        "Opens {gates}. Blocked until then: {blocks}",
        gates=_gates(gates),
        blocks=blocks,
    )


def first_for(pairs: Iterable[Prerequisite]) -> list[Text]:
    """Say what a measure comes before, one sentence for each."""
    return [
        sentence(
            "Kommt vor der Maßnahme zu {question}: {reason}",
            "Comes before the measure for {question}: {reason}",
            question=pair.question,
            reason=pair.reason,
        )
        for pair in pairs
    ]


def waited_for(names: tuple[Text, ...]) -> Text:
    """Say which moves wait for a measure."""
    return sentence("Darauf wartet der Umzug von: {names}.", "These moves wait for it: {names}.", names=some_of(names))


def changes(names: tuple[Text, ...]) -> Text:
    """Say which recommendations a measure changes by itself."""
    return sentence(
        "Ändert für sich allein die Empfehlung für: {names}.",
        "By itself changes the recommendation for: {names}.",
        names=some_of(names),
    )


def meets(duties: int) -> Text:
    """Say that legal rules stop objecting."""
    if duties == 1:
        return sentence("Erfüllt eine rechtliche Vorgabe.", "Meets one legal requirement.")
    return sentence("Erfüllt {count} rechtliche Vorgaben.", "Meets {count} legal requirements.", count=duties)


def raises_readiness(points: Fraction) -> Text:
    """Say how much readiness rises."""
    return sentence(
        "Hebt die Reife um {points} von 100 Punkten, gemessen an den beantworteten Fragen.",
        "Raises readiness by {points} of 100 points, measured over the answered questions.",
        points=decimals(points, 1),
    )


def lowers_pressure(points: Fraction) -> Text:
    """Say how much pressure falls."""
    return sentence(
        "Senkt den Handlungsdruck um {points} von 100 Punkten, gemessen an den beantworteten Fragen.",
        "Lowers the pressure to act by {points} of 100 points, measured over the answered questions.",
        points=decimals(points, 1),
    )


def changes_quadrant(quadrant: Quadrant) -> Text:
    """Say that the position of the house changes."""
    return sentence(
        "Ändert das Lagebild zu „{quadrant}“.", "Changes the position to “{quadrant}”.", quadrant=label_of(quadrant)
    )


def speeds_up(moves: int) -> Text:
    """Say how many moves a year become possible."""
    if moves == 1:
        return sentence("Danach ist ein Umzug im Jahr möglich.", "After that one move a year is possible.")
    return sentence(
        "Danach sind {moves} Umzüge im Jahr möglich.", "After that {moves} moves a year are possible.", moves=moves
    )


def starts_at_once() -> Text:
    """Say that nothing holds a measure up."""
    return sentence("Kann sofort beginnen.", "Can start at once.")


def starts_after(pair: Prerequisite, month: int) -> Text:
    """Say which measure ends before this one begins."""
    return sentence(
        "Beginnt nach {month} Monaten, wenn die Maßnahme zu {first} erledigt ist: {reason}"
        if month != 1
        else "Beginnt nach einem Monat, wenn die Maßnahme zu {first} erledigt ist: {reason}",
        "Starts after {month} months, when the measure for {first} is done: {reason}"
        if month != 1
        else "Starts after one month, when the measure for {first} is done: {reason}",
        month=month,
        first=pair.first,
        reason=pair.reason,
    )


def starts_when_free(owner: Owner, month: int, most: int) -> Text:
    """Say that the lead owner is busy before."""
    return sentence(
        "Beginnt nach {month} Monaten: Federführend ist {owner}, mit höchstens {most} Maßnahmen gleichzeitig."
        if month != 1
        else "Beginnt nach einem Monat: Federführend ist {owner}, mit höchstens {most} Maßnahmen gleichzeitig.",
        "Starts after {month} months: {owner} is in the lead, with at most {most} measures at a time."
        if month != 1
        else "Starts after one month: {owner} is in the lead, with at most {most} measures at a time.",
        month=month,
        owner=label_of(owner),
        most=most,
    )


def _gates(codes: tuple[str, ...]) -> Text:
    if len(codes) == 1:
        return sentence("das Tor {code}", "gate {code}", code=codes[0])
    return sentence("die Tore {codes}", "gates {codes}", codes=", ".join(codes))
