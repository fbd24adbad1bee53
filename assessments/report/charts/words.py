"""The words on and about the charts, in every language."""

from __future__ import annotations

from assessments.domain.text import both

READINESS = both("Reife", "Readiness")
PRESSURE = both("Handlungsdruck", "Pressure to act")
LOW = both("Unterer Wert", "Lower value")
EXPECTED = both("Wert", "Value")
HIGH = both("Oberer Wert", "Upper value")
AXIS = both("Achse", "Axis")
RANGE = both("Spanne durch offene Fragen", "Interval from open questions")
POINT = both("{readiness} · {pressure}", "{readiness} · {pressure}")

QUADRANT_TITLE = both(
    "Lagebild: {quadrant}. Reife {readiness}, Handlungsdruck {pressure} von 100.",
    "Position: {quadrant}. Readiness {readiness}, pressure to act {pressure} of 100.",
)
QUADRANT_DESCRIPTION = both(
    "Die Reife liegt zwischen {readiness_low} und {readiness_high}, der Handlungsdruck zwischen {pressure_low} und "
    "{pressure_high}. Das gestrichelte Feld zeigt diese Spanne.",
    "Readiness lies between {readiness_low} and {readiness_high}, pressure to act between {pressure_low} and "
    "{pressure_high}. The dashed box shows this interval.",
)
QUADRANT_TABLE = both("Zahlen zum Lagebild", "Numbers of the position")

DIMENSIONS_TITLE = both(
    "Reife und Handlungsdruck je Dimension, 0 bis 100", "Readiness and pressure to act per dimension, 0 to 100"
)
DIMENSIONS_DESCRIPTION = both(
    "Balken zeigen den Wert, Linien die Spanne durch offene Fragen. Niedrigste Reife: {lowest}.",
    "Bars show the value, lines the interval from open questions. Lowest readiness: {lowest}.",
)
DIMENSIONS_TABLE = both("Zahlen je Dimension", "Numbers per dimension")
DIMENSION = both("Dimension", "Dimension")
READINESS_RANGE = both("Reife: Spanne", "Readiness: interval")
PRESSURE_RANGE = both("Handlungsdruck: Spanne", "Pressure: interval")
NO_RANGE = both("keine", "none")
FROM_TO = both("{low} bis {high}", "{low} to {high}")

SPLIT_TITLE = both("Empfohlene Betriebsmodelle: {shares}", "Recommended operating models: {shares}")
SPLIT_DESCRIPTION = both("Verteilung von {total} Anwendungen.", "Distribution of {total} applications.")
SPLIT_TABLE = both("Anwendungen je Betriebsmodell", "Applications per operating model")
MODEL = both("Betriebsmodell", "Operating model")
APPLICATIONS = both("Anwendungen", "Applications")
SHARE = both("Anteil", "Share")

PORTFOLIO_TITLE = both(
    "Landkarte der Anwendungen nach Betriebsmodell und Ort", "Map of the applications by operating model and place"
)
PORTFOLIO_DESCRIPTION = both(
    "{total} Anwendungen. Gefüllte Marken ändern ihr Betriebsmodell, umrandete laufen heute schon so.",
    "{total} applications. Filled marks change their operating model, outlined ones already run that way.",
)
PORTFOLIO_TABLE = both("Anwendungen nach Betriebsmodell und Ort", "Applications by operating model and place")
APPLICATION = both("Anwendung", "Application")
PLACE = both("Ort", "Place")
CHANGES = both("ändert sich", "changes")
ALREADY = both("läuft schon so", "already so")
TODAY = both("Gegenüber heute", "Compared with today")
NONE_SHORT = both("offen", "open")

TIMELINE_TITLE = both("Fahrplan von {start} bis {end}", "Roadmap from {start} to {end}")
TIMELINE_DESCRIPTION = both(
    "Schritte: {measures} Maßnahmen, {moves} Umzüge. Jeder Balken reicht vom Beginn bis zum Ende eines Schritts.",
    "Steps: {measures} measures, {moves} moves. Each bar reaches from the start to the end of a step.",
)
TIMELINE_TABLE = both("Alle Schritte mit Beginn und Ende", "All steps with start and end")
MEASURES = both("{count} Maßnahmen nacheinander", "{count} measures in sequence")
MOVES = both("Umzüge", "Moves")
MOVE = both("Umzug", "Move")
STEP = both("Schritt", "Step")
PART = both("Teil", "Part")
BEGINS = both("Beginn", "Start")
ENDS = both("Ende", "End")
