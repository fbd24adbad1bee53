"""The sentences of a report, in every language. Placeholders are filled by ``Voice.say``."""

from __future__ import annotations

from assessments.domain.results import GateState, Quadrant
from assessments.domain.text import both

# Cover and basis

NOT_STATED = both("nicht angegeben", "not stated")
FEDERAL_STATE = both("Land", "Federal state")
COUNTRY = both("Staat", "Country")
OWNERSHIP = both("Trägerschaft", "Ownership")
BEDS = both("Betten", "Beds")
CASES = both("Vollstationäre Fälle im Jahr", "Full inpatient cases per year")
EMPLOYEES = both("Beschäftigte", "Employees")
TURNOVER = both("Umsatz im Jahr", "Annual turnover")
BALANCE_SHEET = both("Bilanzsumme", "Balance sheet total")
SITES = both("Standorte", "Sites")
EDITION = both("Ausgabe des Katalogs", "Edition of the catalogue")
SCORING_VERSION = both("Version des Rechenwegs", "Version of the scoring")
AS_OF = both("Stand der Bewertung", "Assessed as of")
LEGAL_POSITION = both("Rechtsstand des Katalogs", "Legal position as of")
SCOPE = both("Umfang", "Scope")
SCOPES = {
    "quick": both("Schnellcheck", "Quick check"),
    "full": both("Vollständige Selbstbewertung", "Full self-assessment"),
}
WEIGHTS = both("Gewichtung", "Weighting")
OWN_WEIGHTS = both("eigene Gewichte: {weights}", "own weights: {weights}")
ANSWERED = both("Fragen mit Antwort", "Questions answered")
OF_TOTAL = both("{part} von {whole}", "{part} of {whole}")
NO_RECOMMENDATION = both("Keine Empfehlung", "No recommendation")

# Management summary

WHERE = both(
    "Das Haus erreicht {readiness} von 100 Punkten bei der Reife und {pressure} von 100 beim Handlungsdruck. Damit "
    "liegt es im Feld „{quadrant}“.",
    "The hospital reaches {readiness} of 100 points for readiness and {pressure} of 100 for pressure to act. This "
    "places it in the field “{quadrant}”.",
)
THIN = both(
    "Dieses Bild beruht erst auf {given} von {applicable} Fragen und kann sich noch stark ändern.",
    "This picture rests on only {given} of {applicable} questions so far and may still change a lot.",
)
WHERE_UNDETERMINED = both(
    "Wo das Haus steht, lässt sich noch nicht sagen: Die Reife liegt bei {readiness}, der Handlungsdruck bei "
    "{pressure} Punkten. Ein Strich heißt: dazu gibt es noch keine Antwort.",
    "Where the hospital stands cannot be said yet: readiness is at {readiness}, pressure to act at {pressure} "
    "points. A dash means: there is no answer yet.",
)
MEANINGS = {
    Quadrant.CLOUD_FIRST: both(
        "Das Haus kann und muss handeln. Sinnvoll ist ein Programm, das zusammengehörige Anwendungen gemeinsam "
        "bewegt und den Wiederanlauf früh in die Cloud legt.",
        "The hospital can act and has to. A programme makes sense that moves related applications together and "
        "places disaster recovery in the cloud early.",
    ),
    Quadrant.SELECTIVE: both(
        "Das Haus kann handeln, muss aber nicht eilen. Sinnvoll ist der Wechsel dann, wenn ein System ohnehin "
        "ersetzt wird; SaaS wird dabei zuerst geprüft.",
        "The hospital can act but need not hurry. It makes sense to change when a system is due for replacement "
        "anyway, looking at SaaS first.",
    ),
    Quadrant.GUIDED: both(
        "Das Haus muss handeln, sollte es aber nicht allein tun. Sinnvoll sind betreuter Betrieb oder SaaS mit einem "
        "Partner oder Verbund und keine selbst betriebene IaaS. Geschlossene Tore gehen vor.",
        "The hospital has to act but should not do so alone. Managed hosting or SaaS with a partner or group makes "
        "sense, not self-run IaaS. Closed gates come first.",
    ),
    Quadrant.FOUNDATIONS: both(
        "Der Druck ist gering, die Grundlagen fehlen noch. Sinnvoll ist es, sie jetzt zu schaffen und mit einfachen "
        "SaaS-Anwendungen Erfahrung zu sammeln.",
        "There is little pressure and the foundations are still missing. It makes sense to lay them now and to gain "
        "experience with simple SaaS applications.",
    ),
    Quadrant.UNDETERMINED: both(
        "Mehr Antworten machen das Bild klar. Die Empfehlungen je Anwendung gelten auch ohne dieses Lagebild.",
        "More answers will make the picture clear. The recommendations per application hold without it.",
    ),
}
SPLIT = both(
    "Für {total} Anwendungen lautet die Empfehlung: {shares}.",
    "For {total} applications the recommendation is: {shares}.",
)
SPLIT_ONE = both(
    "Für die eine erfasste Anwendung lautet die Empfehlung: {shares}.",
    "For the one application recorded the recommendation is: {shares}.",
)
SPLIT_NONE = both("Es ist noch keine Anwendung erfasst.", "No application has been recorded yet.")
SHARE = both("{count} × {model}", "{count} × {model}")
ALREADY_THERE = both("Davon laufen {count} heute schon so.", "Of these, {count} already run that way today.")
GATE_BLOCKS = both("{code}: {blocks}", "{code}: {blocks}")
GATES_UNKNOWN = both(
    "Noch unbekannt sind die Tore {codes}; sie können weitere Wege versperren.",
    "The gates {codes} are still unknown; they may block further paths.",
)
GATES_NONE = both("Kein Tor ist geschlossen.", "No gate is closed.")
BLOCKERS_CURABLE = both(
    "Bei {count} Anwendungen ist mindestens ein Betriebsmodell ausgeschlossen, das eine Maßnahme wieder öffnen würde.",
    "For {count} applications at least one operating model is ruled out that a measure would open again.",
)
BLOCKERS_CURABLE_ONE = both(
    "Bei einer Anwendung ist mindestens ein Betriebsmodell ausgeschlossen, das eine Maßnahme wieder öffnen würde.",
    "For one application at least one operating model is ruled out that a measure would open again.",
)
CERTAINTY = both(
    "Beantwortet sind {coverage} der zutreffenden Fragen. Je nachdem, wie die offenen ausfallen, liegt die Reife "
    "zwischen {readiness_low} und {readiness_high} und der Handlungsdruck zwischen {pressure_low} und "
    "{pressure_high} Punkten.",
    "{coverage} of the applicable questions are answered. Depending on the open ones, readiness lies between "
    "{readiness_low} and {readiness_high} and pressure to act between {pressure_low} and {pressure_high} points.",
)
CERTAINTY_COMPLETE = both(
    "Alle zutreffenden Fragen sind beantwortet, die Werte haben daher keine Spanne. Wie belastbar sie sind, hängt "
    "davon ab, worauf die Antworten beruhen; das steht im Anhang.",
    "All applicable questions are answered, so the values have no interval. How reliable they are depends on what "
    "the answers rest on; the appendix says so.",
)
STABLE = both(
    "Das Feld bleibt in {stability} aller möglichen Ausgänge dasselbe.",
    "The field stays the same in {stability} of all possible outcomes.",
)
PROVISIONAL = both(
    "{count} Empfehlungen sind vorläufig, weil die Anwendungslandschaft noch nicht genau genug erfasst ist.",
    "{count} recommendations are provisional because the application landscape is not recorded precisely enough yet.",
)
JUDGEMENT = both(
    "Die Empfehlungen beruhen auf einer Eignungsmatrix und auf Merkmalen der Anwendungen. Beides sind fachliche "
    "Einschätzungen, keine Messungen. Die Entscheidung trifft das Haus; dieser Bericht ist keine Rechtsberatung.",
    "The recommendations rest on a fit matrix and on traits of the applications. Both are expert judgement, not "
    "measurement. The hospital decides; this report is not legal advice.",
)

# Exclusions and conditions

EXCLUSION_KEY = both("X{number}", "X{number}")
CONDITION_KEY = both("B{number}", "C{number}")

# Answers and gates

LEVEL = both("Stufe {level}: {anchor}", "Level {level}: {anchor}")
LEVEL_IN_SENTENCE = both("Stufe {level}: {anchor}", "level {level}: {anchor}")
UNKNOWN = both("weiß nicht", "do not know")
UNANSWERED = both("nicht beantwortet", "not answered")
NOT_APPLICABLE = both("trifft nicht zu: {reason}", "not applicable: {reason}")
NOT_APPLICABLE_BECAUSE = both("trifft nicht zu ({ground}): {reason}", "not applicable ({ground}): {reason}")
NOT_APPLICABLE_BARE = both("trifft nicht zu", "not applicable")
CRITERION_UNKNOWN = both(
    "Merkmal „{criterion}“ der Anwendung {application}", "Trait “{criterion}” of the application {application}"
)
GATE_ORDER = (GateState.CLOSED, GateState.UNKNOWN, GateState.OPEN, GateState.NOT_APPLICABLE)
