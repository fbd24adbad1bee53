"""The words of the comparison with scenarios, in every language."""

from __future__ import annotations

from assessments.domain.text import Text


def _both(german: str, english: str) -> Text:
    return Text.of({"de": german, "en": english})


FITS_NO_MORE = _both(
    "Die Änderungen passen nicht mehr zur Selbstbewertung; dieses Szenario wurde nicht gerechnet.",
    "The changes no longer fit the self-assessment; this scenario was not worked out.",
)
POSITION = _both("Lagebild", "Position")
READINESS = _both("Reife", "Readiness")
PRESSURE = _both("Handlungsdruck", "Pressure to act")
GATES = _both("Geschlossene Tore", "Closed gates")

UNKNOWN = _both("unbekannt", "unknown")
ANSWER = _both("{code} auf Stufe {level}", "{code} to level {level}")
MEASURES = _both("Maßnahmen erledigt: {codes}", "measures done: {codes}")
PRESET = _both("Gewichtung „{name}“", "weighting “{name}”")
WEIGHTS = _both("eigene Gewichte: {weights}", "own weights: {weights}")
CODE = _both("{name}: Merkmal {letter} auf Stufe {level}", "{name}: trait {letter} to level {level}")
CONFIRMED = _both("{name}: Produkt bestätigt für {models}", "{name}: product confirmed for {models}")
PLACE = _both("{name}: Ort {place}", "{name}: place {place}")
