"""The sentences of the legal page."""

from __future__ import annotations

from assessments.domain.law.rules import Severity
from assessments.domain.text import both

POSITION = both("{position}, beurteilt zum {day}.", "{position}, judged as of {day}.")
SEVERITIES = {
    Severity.BLOCKER: both("Sperre", "Blocker"),
    Severity.DUTY: both("Pflicht", "Duty"),
    Severity.ADVICE: both("Empfehlung", "Advice"),
}
COUNTS = {
    Severity.BLOCKER: (both("eine Sperre", "one blocker"), both("{count} Sperren", "{count} blockers")),
    Severity.DUTY: (both("eine Pflicht", "one duty"), both("{count} Pflichten", "{count} duties")),
    Severity.ADVICE: (
        both("eine Empfehlung", "one piece of advice"),
        both("{count} Empfehlungen", "{count} pieces of advice"),
    ),
}
APPLIES = both("Es treffen zu: {counts}.", "What applies: {counts}.")
APPLIES_NOTHING = both("Keine Regel trifft nachweislich zu.", "No rule is known to apply.")
BLOCKERS = both(
    "Eine Sperre nimmt den Anbieter heraus oder verlangt eigene Arbeit vor dem Start, nie das Betriebsmodell.",
    "A blocker takes out the provider or asks for own work before the start, never the operating model.",
)
UNKNOWN = both(
    "{count} von {total} Regeln lassen sich für das Haus oder eine Anwendung noch nicht beurteilen; offen heißt nicht: "
    "erfüllt. Diese Angaben klären am meisten:",
    "{count} of {total} rules cannot be decided yet for the hospital or an application; open does not mean met. These "
    "facts settle the most:",
)
UNKNOWN_NOTHING = both("Alle Regeln lassen sich beurteilen.", "Every rule can be decided.")
UNLOCKS = both("({rules} Regeln, {applications} Anwendungen)", "({rules} rules, {applications} applications)")
UNLOCKS_HOUSE = both("({rules} Regeln)", "({rules} rules)")
WHOLE_HOUSE = both("ganzes Haus", "whole house")
MORE = both("{codes} und {count} weitere", "{codes} and {count} more")
OVERDUE = both("seit {day} neu zu prüfen", "due for review since {day}")
REVIEW = both(
    "Achtung: {count} Regeln der Ausgabe hätten vor diesem Stichtag neu geprüft werden sollen: {rules}.",
    "Note: {count} rules of the edition should have been reviewed before this day: {rules}.",
)
REVIEW_ONE = both(
    "Achtung: Eine Regel der Ausgabe hätte vor diesem Stichtag neu geprüft werden sollen: {rules}.",
    "Note: one rule of the edition should have been reviewed before this day: {rules}.",
)
DAY_UNCLEAR = both("ob es das Haus betrifft, ist offen", "whether it concerns the house is open")
DAY_UNCONFIRMED = both("nicht bestätigt", "unconfirmed")

# The fields of law in plain words

CLOUD = both(
    "Gesundheitsdaten in der Cloud: gilt bei {yes} von {all} Schritten, offen bei {open}.",
    "Health data in the cloud: applies to {yes} of {all} steps, open for {open}.",
)
KRITIS = {
    "true": both("Das Haus betreibt eine kritische Anlage.", "The hospital operates a critical facility."),
    "false": both("Das Haus betreibt keine kritische Anlage.", "The hospital operates no critical facility."),
}
KRITIS_OPEN = both("Ob das Haus eine kritische Anlage betreibt, ist offen.", "Whether it is critical is open.")
NIS2 = both("Einstufung: {name}.", "Class: {name}.")
NIS2_OPEN = both("Einstufung offen: {names}.", "Class open: {names}.")
OR = both(" oder ", " or ")
STATE = both("{state}, Auslagerung: {effect}", "{state}, outsourcing: {effect}")
STATE_OPEN = both("Das Bundesland ist nicht angegeben.", "The federal state is not stated.")
MEANINGS = {
    "s391": both(
        "Die eigene IT nach Stand der Technik sichern und das belegen.", "Secure the own IT and keep the proof."
    ),
    "privacy": both(
        "Vertrag, Schweigepflicht und Folgenabschätzung vor dem Start.",
        "Contract, secrecy and impact assessment before the start.",
    ),
    "funding": both(
        "Gefördertes zweckgebunden einsetzen und nachweisen.", "Use funded services as intended and prove it."
    ),
    "data_act": both("Wechsel des Anbieters und Ausstieg vorbereiten.", "Prepare switching and exit."),
    "devices_ai": both(
        "Medizinprodukte, KI und Anbindungen vor dem Start klären.", "Settle devices, AI and connections first."
    ),
    "guidance": both("Gute Praxis des BSI und der Branche.", "Good practice by the BSI and the sector."),
}
