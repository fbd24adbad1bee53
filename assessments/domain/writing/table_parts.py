"""Which sheet of a table holds which part of the files, and how its columns are called."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.reading.law import CALENDAR, DERIVED, FACTS, HEAD, STATES

LAW = "law/"
DIMENSIONS, REGIMES = "D*.yaml", "law/*.yaml"  # parts that are spread over several files
CODE, FIELD, VALUE, REMARK = "Code", "Feld", "Wert", "Anmerkung"
KINDS = {
    "Ausgabe": "catalogueedition", "Checkliste": "checklistitem", "Dimensionen": "dimension", "Fragen": "question",
    "Gruppen": "archetypegroup", "Cluster": "cluster", "Anwendungen": "archetype", "Kriterien": "criterion",
    "Eigenschaften": "modifier", "Gewichtungen": "weightpreset", "Themen": "theme", "Regeln": "rule",
    "Reihenfolge": "prerequisite", "Tempo": "pace", "Planungswerte": "planningfigure", "Einwände": "objection",
    "Prüfungen": "check", "Recht": "lawhead", "Offene Punkte": "openpoint", "Angaben zum Recht": "legalfact",
    "Abgeleitetes": "derivedvalue", "Termine": "legaldate", "Regelwerke": "legalregime", "Rechtsregeln": "legalrule",
    "Länder": "statelaw",
}  # fmt: skip
LANGUAGE_NAMES = {"de": "Deutsch (de)", "en": "Englisch (en)", "fr": "Französisch (fr)"}
REGIME = "regime"  # the field that says in which file a legal rule stands
NOTHING_IN_LIST, NOTHING_IN_GROUP = "[]", "{}"


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet: the elements of a list in a file, each known by its ``key``, or what stands beside all lists.

    Elements without a key are named after ``named`` of their fields.
    """

    sheet: str
    file: str
    list: str = ""
    key: str = ""
    named: tuple[str, ...] = ()


PARTS = (
    Part("Ausgabe", "edition.yaml"),
    Part("Checkliste", "edition.yaml", "checklist", "code"),
    Part("Dimensionen", DIMENSIONS, key="code"),
    Part("Fragen", DIMENSIONS, "questions", "code"),
    Part("Gruppen", "archetypes.yaml", "groups", "code"),
    Part("Cluster", "archetypes.yaml", "clusters", "code"),
    Part("Anwendungen", "archetypes.yaml", "archetypes", "code"),
    Part("Kriterien", "fit.yaml", "criteria", "letter"),
    Part("Eigenschaften", "fit.yaml", "modifiers", "code"),
    Part("Gewichtungen", "fit.yaml", "presets", "code"),
    Part("Themen", "fit.yaml", "themes", "code"),
    Part("Regeln", "rules.yaml", "rules", "code"),
    Part("Reihenfolge", "roadmap.yaml", "prerequisites", named=("question", "first")),
    Part("Tempo", "roadmap.yaml", "paces", "code"),
    Part("Planungswerte", "roadmap.yaml", "figures", "figure"),
    Part("Einwände", "objections.yaml", "objections", "code"),
    Part("Prüfungen", "consistency.yaml", "checks", "code"),
)
LAW_PARTS = (
    Part("Recht", LAW + HEAD),
    Part("Offene Punkte", LAW + HEAD, "open_points", "number"),
    Part("Angaben zum Recht", LAW + FACTS, "facts", "name"),
    Part("Abgeleitetes", LAW + DERIVED, "derived", "name"),
    Part("Termine", LAW + CALENDAR, "dates", "code"),
    Part("Regelwerke", REGIMES),
    Part("Rechtsregeln", REGIMES, "rules", "id"),
    Part("Länder", LAW + STATES, "states", "state"),
)
NO_LIST = ("languages", "translating")  # worked out from the columns again


def heading_of(language: str) -> str:
    """Return how the column of a language is called."""
    return LANGUAGE_NAMES.get(language, language)
