"""The formulas of the method in one sentence each; the whole of it stands in SCORING.md."""

from __future__ import annotations

from enum import StrEnum

from assessments.domain.text import Text, both


class Formula(StrEnum):
    """What produces a statement where no rule of the edition does."""

    READINESS = "readiness"
    PRESSURE = "pressure"
    COVERAGE = "coverage"
    GATE = "gate"
    QUADRANT = "quadrant"
    SPLIT = "split"
    SPLIT_RANGE = "split_range"
    VALUE = "value"
    VERDICT = "verdict"
    ACCEPTABILITY = "acceptability"
    REASON = "reason"
    OPEN_FACT = "open_fact"
    PLACE = "place"
    HYBRID = "hybrid"
    PROVISIONAL = "provisional"
    ALREADY_THERE = "already_there"
    CURE = "cure"
    NEXT_MOVE = "next_move"
    MEASURE = "measure"
    GAIN = "gain"
    PHASE = "phase"
    MEASURE_TIME = "measure_time"
    MOVE = "move"
    MOVE_TIME = "move_time"
    SPEED = "speed"
    HELD = "held"
    LAW = "law"


def in_words(formula: Formula) -> Text:
    """Return the formula as a sentence."""
    german, english = _WORDS[formula]
    return both(german, english)


_WORDS: dict[Formula, tuple[str, str]] = {
    Formula.READINESS: (
        "Mittel der beantworteten Fragen zu Reife und Toren, 0 bis 100; Unbekanntes weitet das Intervall.",
        "Mean of the answered readiness and gate questions, 0 to 100; what is unknown widens the interval.",
    ),
    Formula.PRESSURE: (
        "Mittel von 4 minus Stufe über die beantworteten Fragen zum Handlungsdruck, 0 bis 100.",
        "Mean of 4 minus level over the answered pressure questions, 0 to 100.",
    ),
    Formula.COVERAGE: (
        "Anteil der zutreffenden Fragen, die mit einer Stufe beantwortet sind.",
        "Share of the applicable questions that are answered with a level.",
    ),
    Formula.GATE: (
        "Offen ab der Schwelle des Katalogs, darunter geschlossen; ohne Stufe unbekannt.",
        "Open from the catalogue's threshold on, closed below; unknown without a level.",
    ),
    Formula.QUADRANT: (
        "Reife und Handlungsdruck, beide bei 50 geteilt.",
        "Readiness and pressure, both split at 50.",
    ),
    Formula.SPLIT: ("Zahl der Anwendungen mit dieser Empfehlung.", "Number of applications with this recommendation."),
    Formula.SPLIT_RANGE: (
        "Spanne dieser Zahl in neun von zehn gezogenen Gewichtungen.",
        "Range of this number in nine of ten sampled weightings.",
    ),
    Formula.VALUE: (
        "Gewichtete Summe der Werte je Merkmal, dazu die Verschiebung durch die Eigenschaften des Hauses.",
        "Weighted sum of the values by criterion, plus the shift by the traits of the house.",
    ),
    Formula.VERDICT: (
        "Höchster Wert unter den Modellen, die keine Regel ausschließt; mit Teil im Haus heißt er Hybrid.",
        "Highest value among the models no rule excludes; with a part that stays in the house it is called hybrid.",
    ),
    Formula.ACCEPTABILITY: (
        "Anteil der gezogenen Gewichtungen und unbekannten Angaben, in denen das Modell vorn liegt.",
        "Share of the sampled weightings and unknown facts in which the model comes first.",
    ),
    Formula.REASON: (
        "Regeln zuerst, dann die größten gewichteten Unterschiede zum zweitbesten Modell.",
        "Rules first, then the largest weighted differences to the second-best model.",
    ),
    Formula.OPEN_FACT: (
        "Was für diese Anwendung nicht bekannt oder noch zu klären ist.",
        "What is not known about this application, or still to be clarified.",
    ),
    Formula.PLACE: (
        "Wunsch des Hauses; ohne Wunsch nach Modell, Leitlinie zu Drittländern und Datenklasse.",
        "The hospital's wish; without one by model, third-country guideline and data class.",
    ),
    Formula.HYBRID: (
        "Aufteilung in Cloud-Teil und Teil im Haus nach dem Katalog der Anwendungen.",
        "Division into a cloud part and a local part by the application catalogue.",
    ),
    Formula.PROVISIONAL: (
        "Vorläufig, solange das Verzeichnis der Anwendungen (D2.1) auf Stufe 0 oder 1 steht.",
        "Provisional while the application inventory (D2.1) is at level 0 or 1.",
    ),
    Formula.ALREADY_THERE: (
        "Der Betrieb von heute ist schon das empfohlene Modell.",
        "Today's operation is the recommended model already.",
    ),
    Formula.CURE: (
        "Neue Beurteilung mit der Frage der Maßnahme auf Stufe 3.",
        "A new judgement with the question of the measure at level 3.",
    ),
    Formula.NEXT_MOVE: (
        "Rangfolge: ohne Hindernis, ohne Bedingung, ohne Nachbarn im Haus, keine Drehscheibe, deutlich, unkritisch.",
        "Order: no obstacle, no condition, no neighbour left in the house, no hub, clear, uncritical.",
    ),
    Formula.MEASURE: (
        "Antwort unter Stufe 3, geschlossenes Tor, behebbarer Ausschluss oder Bedingung; jede Maßnahme einmal.",
        "Answer below level 3, closed gate, curable knock-out or condition; each measure once.",
    ),
    Formula.GAIN: (
        "Neue Beurteilung des Hauses, in der nur diese Frage auf Stufe 3 steht.",
        "A new judgement of the house in which only this question is at level 3.",
    ),
    Formula.PHASE: (
        "Grundlagen öffnen ein Tor oder gehen dem voraus; auf erste Schritte wartet ein Umzug; sonst Programm.",
        "Foundations open a gate or come before that; a move waits for first moves; all else is programme.",
    ),
    Formula.MEASURE_TIME: (
        "Nach allen Voraussetzungen, sobald die federführende Stelle Kraft frei hat.",
        "After all prerequisites, as soon as the lead owner has a hand free.",
    ),
    Formula.MOVE: (
        "Empfehlung, sobald die nötigen Maßnahmen erledigt sind, wenn sie vom Betrieb heute abweicht.",
        "Recommendation once the measures it needs are done, where it differs from today's operation.",
    ),
    Formula.MOVE_TIME: (
        "Fristen zuerst, dann die nächsten Schritte, Drehscheiben zuletzt; nie mehr Umzüge im Jahr als möglich.",
        "Deadlines first, then the next moves, hubs last; never more moves in a year than possible.",
    ),
    Formula.SPEED: (
        "Produkt der Tempofaktoren, abgerundet, mindestens ein Umzug im Jahr.",
        "Product of the pace factors, rounded down, at least one move a year.",
    ),
    Formula.HELD: (
        "Eine Gruppe zieht gemeinsam um oder gar nicht.",
        "A cluster moves together or not at all.",
    ),
    Formula.LAW: (
        "Eine Rechtsregel, die auf den Schritt zutrifft; sie schließt den Anbieter aus oder verlangt eigene Arbeit.",
        "A rule of law that applies to the step; it excludes the provider or asks for own work.",
    ),
}
