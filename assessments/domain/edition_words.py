"""How the parts of an edition are called, for change logs, findings and comparisons."""

from __future__ import annotations

from assessments.domain.edition_parts import ElementKind
from assessments.domain.question_change import QuestionChange
from assessments.domain.text import Text


def _both(german: str, english: str) -> Text:
    return Text.of({"de": german, "en": english})


ELEMENT_NAMES = {
    ElementKind.EDITION: _both("Ausgabe", "Edition"),
    ElementKind.CHECKLIST: _both("Checkliste", "Checklist"),
    ElementKind.DIMENSION: _both("Dimension", "Dimension"),
    ElementKind.QUESTION: _both("Frage", "Question"),
    ElementKind.GROUP: _both("Gruppe", "Group"),
    ElementKind.ARCHETYPE: _both("Anwendungsart", "Kind of application"),
    ElementKind.CLUSTER: _both("Verbund", "Cluster"),
    ElementKind.CRITERION: _both("Merkmal", "Criterion"),
    ElementKind.RULE: _both("Regel", "Rule"),
    ElementKind.MODIFIER: _both("Hausfaktor", "House factor"),
    ElementKind.PRESET: _both("Gewichtung", "Weighting"),
    ElementKind.THEME: _both("Thema", "Theme"),
    ElementKind.PREREQUISITE: _both("Voraussetzung", "Prerequisite"),
    ElementKind.PACE: _both("Tempofaktor", "Pace"),
    ElementKind.FIGURE: _both("Planungsannahme", "Planning figure"),
    ElementKind.OBJECTION: _both("Einwand", "Objection"),
    ElementKind.CHECK: _both("Prüfhinweis", "Check"),
    ElementKind.LAW: _both("Recht", "Law"),
    ElementKind.OPEN_POINT: _both("Offener Punkt", "Open point"),
    ElementKind.FACT: _both("Angabe zum Recht", "Legal fact"),
    ElementKind.DERIVED: _both("Abgeleiteter Wert", "Derived value"),
    ElementKind.REGIME: _both("Regelwerk", "Regime"),
    ElementKind.LEGAL_RULE: _both("Rechtsregel", "Legal rule"),
    ElementKind.LEGAL_DATE: _both("Termin", "Date"),
    ElementKind.STATE_EFFECT: _both("Wirkung von Landesrecht", "Effect of state law"),
    ElementKind.STATE_LAW: _both("Landesrecht", "State law"),
    ElementKind.REFERENCE: _both("Referenzhaus", "Reference hospital"),
}

QUESTION_CHANGES = {
    QuestionChange.WORDING: _both("Antworten bleiben.", "Answers stay."),
    QuestionChange.MEANING: _both("Antworten sind neu zu bestätigen.", "Answers are to be confirmed again."),
    QuestionChange.OPTIONS: _both(
        "Die Stufen sind andere; Antworten werden übertragen oder neu gefragt.",
        "The levels are others; answers are carried over or asked again.",
    ),
    QuestionChange.NEW: _both("Neu zu beantworten.", "To be answered."),
    QuestionChange.GONE: _both("Antworten bleiben im Verlauf.", "Answers stay in the history."),
}

_FIELDS = {
    "text": _both("Text", "text"),
    "title": _both("Titel", "title"),
    "introduction": _both("Einführung", "introduction"),
    "name": _both("Name", "name"),
    "question": _both("Frage", "question"),
    "anchors": _both("Stufe", "level"),
    "evidence": _both("Nachweis", "evidence"),
    "why": _both("Warum", "why"),
    "effect": _both("Wirkung", "effect"),
    "measure": _both("Maßnahme", "measure"),
    "measure_text": _both("Maßnahme", "measure"),
    "gate": _both("Tor", "gate"),
    "gate_opens_at": _both("Tor öffnet ab Stufe", "level from which the gate is open"),
    "gate_blocks": _both("Tor sperrt", "what the gate blocks"),
    "polarity": _both("zählt für", "counts for"),
    "quick_check": _both("im Schnellcheck", "in the quick check"),
    "checklist": _both("Punkte der Checkliste", "items of the checklist"),
    "basis": _both("beruht auf", "basis"),
    "sources": _both("Quellen", "sources"),
    "dimension": _both("Dimension", "dimension"),
    "codes": _both("Einstufung", "levels of criteria"),
    "at_lowest": _both("Werte bei Stufe 0", "values at level 0"),
    "at_highest": _both("Werte bei Stufe 4", "values at level 4"),
    "curves": _both("eigene Kurven", "curves"),
    "criteria": _both("Bedingung an Merkmale", "condition on criteria"),
    "answers": _both("Bedingung an Antworten", "condition on answers"),
    "models": _both("betroffene Modelle", "models concerned"),
    "shifts": _both("Verschiebung", "shift"),
    "weights": _both("Gewichte", "weights"),
    "questions": _both("Fragen", "questions"),
    "condition": _both("Bedingung", "condition"),
    "cases": _both("Beispielfälle", "cases"),
    "backing": _both("Fundstelle", "backing"),
    "review_by": _both("zu prüfen bis", "to be reviewed by"),
    "valid_from": _both("gilt ab", "valid from"),
    "valid_until": _both("gilt bis", "valid until"),
    "released_on": _both("Stand", "released on"),
    "legal_position_date": _both("Rechtsstand", "legal position"),
    "reason": _both("Begründung", "reason"),
    "position": _both("Reihenfolge", "order"),
    "code": _both("Code", "code"),
}


def field_name(path: str) -> Text:
    """Return how a field is called; a level or a letter inside it is named as well."""
    first, _, rest = path.partition(".")
    name = _FIELDS.get(first) or _both(first, first)
    if first in ("anchors", "codes", "weights") and rest:
        return Text.of({language: f"{wording} {rest}" for language, wording in name.as_mapping().items()})
    return name
