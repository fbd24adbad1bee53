"""The sentences about moves, each written whole in every language."""

from __future__ import annotations

from datetime import date

from assessments.domain.labels import label_of
from assessments.domain.move_wording import together
from assessments.domain.operating_models import OperatingModel
from assessments.domain.roadmap.assumptions import PaceReading
from assessments.domain.roadmap.decision_wording import day_text
from assessments.domain.roadmap.names import some_of
from assessments.domain.text import Text
from assessments.domain.wording import sentence


def measures_first(codes: tuple[str, ...]) -> Text:
    """Say which measures a move waits for."""
    if not codes:
        return sentence("Keine Maßnahme muss vorher erledigt sein.", "No measure has to be done first.")
    if len(codes) == 1:
        return sentence(
            "Vorher zu erledigen ist die Maßnahme zu {code}.",
            "To be done first is the measure for {code}.",
            code=codes[0],
        )
    return sentence(
        "Vorher zu erledigen sind die Maßnahmen zu: {codes}.",
        "To be done first are the measures for: {codes}.",
        codes=", ".join(codes),
    )


def cured(name: Text, before: OperatingModel | None, after: OperatingModel) -> Text:
    """Say that the measures change where an application goes."""
    if before is None:
        return sentence(
            "{name}: Heute gibt es keine Empfehlung, danach lautet sie {after}.",
            "{name}: there is no recommendation today; after that it is {after}.",
            name=name,
            after=label_of(after),
        )
    return sentence(
        "{name}: Die Empfehlung lautet danach {after} statt {before}.",
        "{name}: after that the recommendation is {after} instead of {before}.",
        name=name,
        after=label_of(after),
        before=label_of(before),
    )


def moves_together(cluster: Text) -> Text:
    """Say why a cluster moves as one."""
    return sentence(
        "„{cluster}“ zieht gemeinsam um: Einzeln verlagert ginge jede Nachricht über die Leitung nach außen.",
        "“{cluster}” moves together: moved singly, every message would cross the outside line.",
        cluster=cluster,
    )


def hub_last() -> Text:
    """Say why a hub comes last."""
    return sentence(
        "Drehscheibe: zieht zuletzt um, weil alle anderen Anwendungen daran hängen.",
        "Hub: moves last, because all other applications depend on it.",
    )


def pulled_forward(day: date) -> Text:
    """Say that a date moves it to the front."""
    return sentence(
        "Rückt nach vorn: Die Frist ist der {day}.", "Pulled forward: the deadline is {day}.", day=day_text(day)
    )


def misses(months: int) -> Text:
    """Say that the date cannot be kept."""
    if months == 1:
        return sentence(
            "Die Frist wird um einen Monat verfehlt: verlängern oder anders überbrücken.",
            "The deadline is missed by one month: extend it or bridge the gap.",
        )
    return sentence(
        "Die Frist wird um {months} Monate verfehlt: verlängern oder anders überbrücken.",
        "The deadline is missed by {months} months: extend it or bridge the gap.",
        months=months,
    )


def place_in_year(place: int, most: int, year: int) -> Text:
    """Say which of the year's moves this is."""
    return sentence(
        "Umzug {place} von höchstens {most} im Planjahr {year}.",
        "Move {place} of at most {most} in year {year} of the plan.",
        place=place,
        most=most,
        year=year,
    )


def waits_for_room(quarters: int) -> Text:
    """Say that a move could begin earlier if the house could carry more."""
    if quarters == 1:
        return sentence(
            "Könnte ein Quartal früher beginnen; dort gehen andere Umzüge vor.",
            "Could begin one quarter earlier; other moves go first there.",
        )
    return sentence(
        "Könnte {quarters} Quartale früher beginnen; dort gehen andere Umzüge vor.",
        "Could begin {quarters} quarters earlier; other moves go first there.",
        quarters=quarters,
    )


def speed(moves: int, readings: tuple[PaceReading, ...]) -> Text:
    """Say how many moves a year allows, and what it rests on."""
    if moves == 1:
        german, english = "Höchstens ein Umzug im Jahr.", "At most one move a year."
    else:
        german, english = "Höchstens {moves} Umzüge im Jahr.", "At most {moves} moves a year."
    parts = [sentence(german, english, moves=moves), *(_reading(reading) for reading in readings)]
    return together(parts)


def held_by(cluster: Text, staying: tuple[Text, ...], day: date | None) -> Text:
    """Say why a member of a cluster stays for now."""
    reason = sentence(
        "Bleibt vorerst: „{cluster}“ zieht gemeinsam um oder gar nicht, und im Haus bleibt: {staying}.",
        "Stays for now: “{cluster}” moves together or not at all, and this stays in the house: {staying}.",
        cluster=cluster,
        staying=some_of(staying),
    )
    if day is None:
        return reason
    due = sentence(
        "Die Frist {day} braucht deshalb eine eigene Entscheidung.",
        "The deadline {day} therefore needs a decision of its own.",
        day=day_text(day),
    )
    return together([reason, due])


def _reading(reading: PaceReading) -> Text:
    """Say at which level a pace stands, and what of that is assumed: finished measures, the middle for the unknown."""
    sentences = [
        sentence(
            "{name}: Stufe {level} von 4.", "{name}: level {level} of 4.", name=reading.pace.name, level=reading.level
        )
    ]
    if reading.lifted:
        sentences.append(
            sentence(
                "Bis dahin erledigt und eingerechnet: {codes}.",
                "Done by then and counted in: {codes}.",
                codes=", ".join(reading.lifted),
            )
        )
    if reading.unknown:
        sentences.append(
            sentence(
                "Nicht bekannt und deshalb vorsichtig mit der Mitte gerechnet: {codes}.",
                "Not known and so cautiously counted at the middle: {codes}.",
                codes=", ".join(reading.unknown),
            )
        )
    return together([*sentences, reading.pace.reason])
