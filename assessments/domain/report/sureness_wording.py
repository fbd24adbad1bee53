"""The sentences about how sure the result is, in every language."""

from __future__ import annotations

from assessments.domain.robustness.values import Band
from assessments.domain.text import both

BANDS = {
    Band.ROBUST: both("robust", "robust"),
    Band.CONTESTED: both("umstritten", "contested"),
    Band.NONE: both("zu klären", "to be clarified"),
}

POSITION = both(
    "Das Lagebild „{quadrant}“ gilt in {stability} aller Fälle, die nach den Antworten noch möglich sind.",
    "The position “{quadrant}” holds in {stability} of all cases that the answers still allow.",
)
POSITION_CERTAIN = both(
    "Das Lagebild „{quadrant}“ steht fest: Keine Antwort fehlt, die es noch ändern könnte.",
    "The position “{quadrant}” is certain: no answer is missing that could still change it.",
)
POSITION_OPEN = both(
    "Ein Lagebild lässt sich noch nicht bestimmen; wie beständig es wäre, ist deshalb offen.",
    "The position cannot be determined yet, so how stable it would be is open.",
)
RECOMMENDATIONS = both(
    "Von {total} Empfehlungen sind robust: {robust}, umstritten: {contested}, zu klären: {none}. Geprüft "
    "wurde mit {samples} denkbaren Gewichtungen; unbekannte Angaben nahmen dabei jede mögliche Stufe an.",
    "Of {total} recommendations, robust: {robust}, contested: {contested}, to be clarified: {none}. This was tested "
    "with {samples} conceivable weightings, with every unknown fact taking each level it may have.",
)
AHEAD_WHEN = both("Vorn, wenn vor allem das zählt: {criteria}.", "Ahead when this counts most: {criteria}.")
NO_ARGUMENT = both(
    "Kein einzelnes Merkmal spricht dafür; der Vorsprung entsteht in der Summe.",
    "No single trait speaks for it; the lead comes from the sum.",
)

SUMMARY_ALL = both(
    "Alle {total} Empfehlungen sind robust: Jede bleibt in mindestens {least} von 100 denkbaren Gewichtungen vorn.",
    "All {total} recommendations are robust: each stays ahead in at least {least} of 100 conceivable weightings.",
)
SUMMARY_ALL_ONE = both(
    "Die Empfehlung ist robust: Sie bleibt in mindestens {least} von 100 denkbaren Gewichtungen vorn.",
    "The recommendation is robust: it stays ahead in at least {least} of 100 conceivable weightings.",
)
SUMMARY_ROBUST = both("Robust: {robust} von {total} Empfehlungen.", "Robust: {robust} of {total} recommendations.")
SUMMARY_CONTESTED = both("Umstritten: {names}.", "Contested: {names}.")
SUMMARY_NONE = both("Noch zu klären: {names}.", "To be clarified first: {names}.")
AND_MORE = both("{names} und {count} weitere", "{names} and {count} more")
