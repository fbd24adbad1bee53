"""The sentences of the legal page."""

from __future__ import annotations

from assessments.domain.law.rules import Severity
from assessments.domain.text import Text


def _both(german: str, english: str) -> Text:
    return Text.of({"de": german, "en": english})


POSITION = _both("{position}, beurteilt zum {day}.", "{position}, judged as of {day}.")
SEVERITIES = {
    Severity.BLOCKER: _both("Sperre", "Blocker"),
    Severity.DUTY: _both("Pflicht", "Duty"),
    Severity.ADVICE: _both("Empfehlung", "Advice"),
}
COUNTS = {
    Severity.BLOCKER: (_both("eine Sperre", "one blocker"), _both("{count} Sperren", "{count} blockers")),
    Severity.DUTY: (_both("eine Pflicht", "one duty"), _both("{count} Pflichten", "{count} duties")),
    Severity.ADVICE: (
        _both("eine Empfehlung", "one piece of advice"),
        _both("{count} Empfehlungen", "{count} pieces of advice"),
    ),
}
APPLIES = _both("Es treffen zu: {counts}.", "What applies: {counts}.")
APPLIES_NOTHING = _both("Keine Regel trifft nachweislich zu.", "No rule is known to apply.")
BLOCKERS = _both(
    "Eine Sperre nimmt den Anbieter heraus oder verlangt eigene Arbeit vor dem Start, nie das Betriebsmodell.",
    "A blocker takes out the provider or asks for own work before the start, never the operating model.",
)
UNKNOWN = _both(
    "{count} von {total} Regeln lassen sich für das Haus oder eine Anwendung noch nicht beurteilen; offen heißt nicht: "
    "erfüllt. Diese Angaben klären am meisten:",
    "{count} of {total} rules cannot be decided yet for the hospital or an application; open does not mean met. These "
    "facts settle the most:",
)
UNKNOWN_NOTHING = _both("Alle Regeln lassen sich beurteilen.", "Every rule can be decided.")
UNLOCKS = _both("({rules} Regeln, {applications} Anwendungen)", "({rules} rules, {applications} applications)")
UNLOCKS_HOUSE = _both("({rules} Regeln)", "({rules} rules)")
WHOLE_HOUSE = _both("ganzes Haus", "whole house")
MORE = _both("{codes} und {count} weitere", "{codes} and {count} more")
OVERDUE = _both("seit {day} neu zu prüfen", "due for review since {day}")
REVIEW = _both(
    "Achtung: {count} Regeln der Ausgabe hätten vor diesem Stichtag neu geprüft werden sollen: {rules}.",
    "Note: {count} rules of the edition should have been reviewed before this day: {rules}.",
)
REVIEW_ONE = _both(
    "Achtung: Eine Regel der Ausgabe hätte vor diesem Stichtag neu geprüft werden sollen: {rules}.",
    "Note: one rule of the edition should have been reviewed before this day: {rules}.",
)
DAY_UNCLEAR = _both("ob es das Haus betrifft, ist offen", "whether it concerns the house is open")
DAY_UNCONFIRMED = _both("nicht bestätigt", "unconfirmed")

# The fields of law in plain words

CLOUD = _both(
    "Gesundheitsdaten in der Cloud: gilt bei {yes} von {all} Schritten, offen bei {open}.",
    "Health data in the cloud: applies to {yes} of {all} steps, open for {open}.",
)
KRITIS = {
    "true": _both("Das Haus betreibt eine kritische Anlage.", "The hospital operates a critical facility."),
    "false": _both("Das Haus betreibt keine kritische Anlage.", "The hospital operates no critical facility."),
}
KRITIS_OPEN = _both("Ob das Haus eine kritische Anlage betreibt, ist offen.", "Whether it is critical is open.")
NIS2 = _both("Einstufung: {name}.", "Class: {name}.")
NIS2_OPEN = _both("Einstufung offen: {names}.", "Class open: {names}.")
OR = _both(" oder ", " or ")
STATE = _both("{state}, Auslagerung: {effect}", "{state}, outsourcing: {effect}")
STATE_OPEN = _both("Das Bundesland ist nicht angegeben.", "The federal state is not stated.")
MEANINGS = {
    "s391": _both(
        "Die eigene IT nach Stand der Technik sichern und das belegen.", "Secure the own IT and keep the proof."
    ),
    "privacy": _both(
        "Vertrag, Schweigepflicht und Folgenabschätzung vor dem Start.",
        "Contract, secrecy and impact assessment before the start.",
    ),
    "funding": _both(
        "Gefördertes zweckgebunden einsetzen und nachweisen.", "Use funded services as intended and prove it."
    ),
    "data_act": _both("Wechsel des Anbieters und Ausstieg vorbereiten.", "Prepare switching and exit."),
    "devices_ai": _both(
        "Medizinprodukte, KI und Anbindungen vor dem Start klären.", "Settle devices, AI and connections first."
    ),
    "guidance": _both("Gute Praxis des BSI und der Branche.", "Good practice by the BSI and the sector."),
}
