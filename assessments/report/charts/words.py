"""The words on and about the charts, in every language."""

from __future__ import annotations

from assessments.domain.text import Text


def _both(german: str, english: str) -> Text:
    return Text.of({"de": german, "en": english})


READINESS = _both("Reife", "Readiness")
PRESSURE = _both("Handlungsdruck", "Pressure to act")
LOW = _both("Unterer Wert", "Lower value")
EXPECTED = _both("Wert", "Value")
HIGH = _both("Oberer Wert", "Upper value")
ANSWERED = _both("Fragen mit Antwort", "Questions answered")
OF_TOTAL = _both("{part} von {whole}", "{part} of {whole}")
AXIS = _both("Achse", "Axis")
NO_VALUE = _both("keine Angabe", "no value")
RANGE = _both("Spanne durch offene Fragen", "Interval from open questions")
POINT = _both("{readiness} · {pressure}", "{readiness} · {pressure}")

QUADRANT_TITLE = _both(
    "Lagebild: {quadrant}. Reife {readiness}, Handlungsdruck {pressure} von 100.",
    "Position: {quadrant}. Readiness {readiness}, pressure to act {pressure} of 100.",
)
QUADRANT_DESCRIPTION = _both(
    "Die Reife liegt zwischen {readiness_low} und {readiness_high}, der Handlungsdruck zwischen {pressure_low} und "
    "{pressure_high}. Das gestrichelte Feld zeigt diese Spanne.",
    "Readiness lies between {readiness_low} and {readiness_high}, pressure to act between {pressure_low} and "
    "{pressure_high}. The dashed box shows this interval.",
)
QUADRANT_TABLE = _both("Zahlen zum Lagebild", "Numbers of the position")

DIMENSIONS_TITLE = _both(
    "Reife und Handlungsdruck je Dimension, 0 bis 100", "Readiness and pressure to act per dimension, 0 to 100"
)
DIMENSIONS_DESCRIPTION = _both(
    "Balken zeigen den Wert, Linien die Spanne durch offene Fragen. Niedrigste Reife: {lowest}.",
    "Bars show the value, lines the interval from open questions. Lowest readiness: {lowest}.",
)
DIMENSIONS_TABLE = _both("Zahlen je Dimension", "Numbers per dimension")
DIMENSION = _both("Dimension", "Dimension")
READINESS_RANGE = _both("Reife: Spanne", "Readiness: interval")
PRESSURE_RANGE = _both("Handlungsdruck: Spanne", "Pressure: interval")
NO_RANGE = _both("keine", "none")
FROM_TO = _both("{low} bis {high}", "{low} to {high}")

SPLIT_TITLE = _both("Empfohlene Betriebsmodelle: {shares}", "Recommended operating models: {shares}")
SPLIT_DESCRIPTION = _both("Verteilung von {total} Anwendungen.", "Distribution of {total} applications.")
SPLIT_TABLE = _both("Anwendungen je Betriebsmodell", "Applications per operating model")
MODEL = _both("Betriebsmodell", "Operating model")
APPLICATIONS = _both("Anwendungen", "Applications")
SHARE = _both("Anteil", "Share")

PORTFOLIO_TITLE = _both(
    "Landkarte der Anwendungen nach Betriebsmodell und Ort", "Map of the applications by operating model and place"
)
PORTFOLIO_DESCRIPTION = _both(
    "{total} Anwendungen. Gefüllte Marken ändern ihr Betriebsmodell, umrandete laufen heute schon so.",
    "{total} applications. Filled marks change their operating model, outlined ones already run that way.",
)
PORTFOLIO_TABLE = _both("Anwendungen nach Betriebsmodell und Ort", "Applications by operating model and place")
APPLICATION = _both("Anwendung", "Application")
PLACE = _both("Ort", "Place")
CHANGES = _both("ändert sich", "changes")
ALREADY = _both("läuft schon so", "already so")
TODAY = _both("Gegenüber heute", "Compared with today")
NONE_SHORT = _both("offen", "open")

TIMELINE_TITLE = _both("Fahrplan von {start} bis {end}", "Roadmap from {start} to {end}")
TIMELINE_DESCRIPTION = _both(
    "Schritte: {measures} Maßnahmen, {moves} Umzüge. Jeder Balken reicht vom Beginn bis zum Ende eines Schritts.",
    "Steps: {measures} measures, {moves} moves. Each bar reaches from the start to the end of a step.",
)
TIMELINE_TABLE = _both("Alle Schritte mit Beginn und Ende", "All steps with start and end")
MEASURES = _both("{count} Maßnahmen nacheinander", "{count} measures in sequence")
MOVES = _both("Umzüge", "Moves")
MOVE = _both("Umzug", "Move")
STEP = _both("Schritt", "Step")
PART = _both("Teil", "Part")
BEGINS = _both("Beginn", "Start")
ENDS = _both("Ende", "End")
