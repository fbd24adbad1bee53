"""The words of the comparison with scenarios, in every language."""

from __future__ import annotations

from assessments.domain.text import both

FITS_NO_MORE = both(
    "Die Änderungen passen nicht mehr zur Selbstbewertung; dieses Szenario wurde nicht gerechnet.",
    "The changes no longer fit the self-assessment; this scenario was not worked out.",
)
POSITION = both("Lagebild", "Position")
READINESS = both("Reife", "Readiness")
PRESSURE = both("Handlungsdruck", "Pressure to act")
GATES = both("Geschlossene Tore", "Closed gates")

UNKNOWN = both("unbekannt", "unknown")
ANSWER = both("{code} auf Stufe {level}", "{code} to level {level}")
MEASURES = both("Maßnahmen erledigt: {codes}", "measures done: {codes}")
PRESET = both("Gewichtung „{name}“", "weighting “{name}”")
CODE = both("{name}: Merkmal {letter} auf Stufe {level}", "{name}: trait {letter} to level {level}")
CONFIRMED = both("{name}: Produkt bestätigt für {models}", "{name}: product confirmed for {models}")
PLACE = both("{name}: Ort {place}", "{name}: place {place}")
