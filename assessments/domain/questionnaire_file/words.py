"""The fixed words of the tables and of the paper, and one sentence for everything that can be wrong."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assessments.domain.questionnaire_file.values import Field, Flaw, Problem
from assessments.domain.text import Text, both

START = both("Anleitung", "Instructions")
LISTS = both("Listen", "Lists")
DATA = "CloudReady"
TITLE = both("Fragebogen zur Cloud-Reife", "Questionnaire on cloud readiness")
HOSPITAL = both("Krankenhaus", "Hospital")
ASSESSMENT = both("Selbstbewertung", "Assessment")
EDITION = both("Ausgabe des Katalogs", "Edition of the catalogue")
MADE = both("Stand", "As of")
NUMBER = both("Nr.", "No.")
QUESTION = both("Frage", "Question")
LEVELS = both("Stufen", "Levels")
UNKNOWN = both("weiß nicht", "do not know")
NOT_APPLICABLE = both("trifft nicht zu", "does not apply")
YES = both("ja", "yes")
SHEETS = both("Die Tabellen", "The sheets")

STEPS = (
    both(
        "Jede Dimension hat eine eigene Tabelle, jede Frage eine Zeile.",
        "Every dimension has a sheet of its own, every question a row.",
    ),
    both(
        "Wählen Sie die Antwort aus der Liste. Die fünf Stufen stehen daneben.",
        "Choose the answer from the list. The five levels stand beside it.",
    ),
    both(
        "„weiß nicht“ ist eine Antwort. Bei „trifft nicht zu“ sagen Sie bitte kurz, warum.",
        "“do not know” is an answer. With “does not apply” please say briefly why.",
    ),
    both(
        "Nur die hellen Felder lassen sich ändern. Alles andere muss bleiben, wie es ist.",
        "Only the light cells can be changed. Everything else has to stay as it is.",
    ),
    both(
        "Formeln rechnet die Anwendung nie aus; sie liest sie als Text.",
        "The application never computes formulas; it reads them as text.",
    ),
    both(
        "Bitte keine Patientendaten eintragen.",
        "Please enter no patient data.",
    ),
    both(
        "Laden Sie die Datei auf der Seite „Auf Papier oder in Excel“ wieder hoch. "
        "Vor dem Übernehmen sehen Sie jede Änderung.",
        "Upload the file again on the page “On paper or in Excel”. You see every change before it is taken over.",
    ),
)

HEADINGS: Mapping[Field, Text] = MappingProxyType(
    {
        Field.ANSWER: both("Antwort", "Answer"),
        Field.GROUND: both("Grund, wenn es nicht zutrifft", "Ground, if it does not apply"),
        Field.REASON: both("Warum trifft das nicht zu?", "Why does it not apply?"),
        Field.CONFIDENCE: both("Stützt sich auf", "Rests on"),
        Field.SOURCE: both("Quelle", "Source"),
        Field.NOTE: both("Notiz", "Note"),
        Field.FLAGGED: both("Für später merken", "Flag for later"),
    }
)

_WRONG: Mapping[Flaw, tuple[str, str]] = MappingProxyType(
    {
        Flaw.NOT_OURS: (
            "Das ist kein Fragebogen aus dieser Anwendung, oder die verborgenen Angaben darin fehlen.",
            "This is no questionnaire of this application, or the hidden part of it is missing.",
        ),
        Flaw.OTHER_ASSESSMENT: (
            "Dieser Fragebogen gehört zu einer anderen Selbstbewertung.",
            "This questionnaire belongs to another assessment.",
        ),
        Flaw.OTHER_EDITION: (
            "Dieser Fragebogen gehört zu einer anderen Ausgabe des Katalogs ({detail}).",
            "This questionnaire belongs to another edition of the catalogue ({detail}).",
        ),
        Flaw.NOT_GENUINE: (
            "Die verborgenen Angaben wurden verändert. Bitte laden Sie den Fragebogen neu herunter.",
            "The hidden part was changed. Please download the questionnaire again.",
        ),
        Flaw.UNKNOWN_SHEET: (
            "Tabelle „{sheet}“ gehört nicht zum Fragebogen.",
            "Sheet “{sheet}” is no part of the questionnaire.",
        ),
        Flaw.MISSING_SHEET: ("Tabelle „{sheet}“ fehlt.", "Sheet “{sheet}” is missing."),
        Flaw.CHANGED_CELL: (
            "Tabelle „{sheet}“, Zelle {cell}: Hier darf nichts geändert werden.",
            "Sheet “{sheet}”, cell {cell}: nothing may be changed here.",
        ),
        Flaw.FOREIGN_CELL: (
            "Tabelle „{sheet}“, Zelle {cell}: Hier ist kein Feld zum Ausfüllen.",
            "Sheet “{sheet}”, cell {cell}: this is no field to fill in.",
        ),
        Flaw.UNKNOWN_CHOICE: (
            "Tabelle „{sheet}“, Zelle {cell}: „{detail}“ steht nicht in der Liste.",
            "Sheet “{sheet}”, cell {cell}: “{detail}” is not in the list.",
        ),
        Flaw.REASON_MISSING: (
            "Tabelle „{sheet}“, Zelle {cell}: Bitte sagen Sie kurz, warum die Frage nicht zutrifft.",
            "Sheet “{sheet}”, cell {cell}: please say briefly why the question does not apply.",
        ),
        Flaw.REASON_UNCALLED: (
            "Tabelle „{sheet}“, Zelle {cell}: Das gilt nur zur Antwort „trifft nicht zu“.",
            "Sheet “{sheet}”, cell {cell}: this goes only with the answer “does not apply”.",
        ),
        Flaw.TOO_LONG: (
            "Tabelle „{sheet}“, Zelle {cell}: Der Text ist zu lang, höchstens {detail} Zeichen passen.",
            "Sheet “{sheet}”, cell {cell}: the text is too long, at most {detail} characters fit.",
        ),
        Flaw.NO_TEXT: (
            "Tabelle „{sheet}“, Zelle {cell}: Der Text enthält Zeichen, die keine Tastatur schreibt.",
            "Sheet “{sheet}”, cell {cell}: the text holds characters that no keyboard writes.",
        ),
    }
)


def sentence_of(problem: Problem) -> Text:
    """Return what is wrong, with its place."""
    german, english = _WRONG[problem.flaw]
    said = {"sheet": problem.sheet, "cell": problem.cell, "detail": problem.detail}
    return both(german.format(**said), english.format(**said))
