"""How the parts of an edition are called, for change logs, findings and comparisons."""

from __future__ import annotations

from assessments.domain.edition_parts import ElementKind
from assessments.domain.question_change import QuestionChange
from assessments.domain.text import Text, both

ELEMENT_NAMES = {
    ElementKind.EDITION: both("Ausgabe", "Edition"),
    ElementKind.CHECKLIST: both("Checkliste", "Checklist"),
    ElementKind.DIMENSION: both("Dimension", "Dimension"),
    ElementKind.QUESTION: both("Frage", "Question"),
    ElementKind.GROUP: both("Gruppe", "Group"),
    ElementKind.ARCHETYPE: both("Anwendungsart", "Kind of application"),
    ElementKind.CLUSTER: both("Verbund", "Cluster"),
    ElementKind.CRITERION: both("Merkmal", "Criterion"),
    ElementKind.RULE: both("Regel", "Rule"),
    ElementKind.MODIFIER: both("Hausfaktor", "House factor"),
    ElementKind.PRESET: both("Gewichtung", "Weighting"),
    ElementKind.THEME: both("Thema", "Theme"),
    ElementKind.PREREQUISITE: both("Voraussetzung", "Prerequisite"),
    ElementKind.PACE: both("Tempofaktor", "Pace"),
    ElementKind.FIGURE: both("Planungsannahme", "Planning figure"),
    ElementKind.OBJECTION: both("Einwand", "Objection"),
    ElementKind.CHECK: both("Prüfhinweis", "Check"),
    ElementKind.LAW: both("Recht", "Law"),
    ElementKind.OPEN_POINT: both("Offener Punkt", "Open point"),
    ElementKind.FACT: both("Angabe zum Recht", "Legal fact"),
    ElementKind.DERIVED: both("Abgeleiteter Wert", "Derived value"),
    ElementKind.REGIME: both("Regelwerk", "Regime"),
    ElementKind.LEGAL_RULE: both("Rechtsregel", "Legal rule"),
    ElementKind.LEGAL_DATE: both("Termin", "Date"),
    ElementKind.STATE_EFFECT: both("Wirkung von Landesrecht", "Effect of state law"),
    ElementKind.STATE_LAW: both("Landesrecht", "State law"),
    ElementKind.REFERENCE: both("Referenzhaus", "Reference hospital"),
}

QUESTION_CHANGES = {
    QuestionChange.WORDING: both("Antworten bleiben.", "Answers stay."),
    QuestionChange.MEANING: both("Antworten sind neu zu bestätigen.", "Answers are to be confirmed again."),
    QuestionChange.OPTIONS: both(
        "Die Stufen sind andere; Antworten werden übertragen oder neu gefragt.",
        "The levels are others; answers are carried over or asked again.",
    ),
    QuestionChange.NEW: both("Neu zu beantworten.", "To be answered."),
    QuestionChange.GONE: both("Antworten bleiben im Verlauf.", "Answers stay in the history."),
}

_FIELDS = {
    "text": both("Text", "text"),
    "title": both("Titel", "title"),
    "introduction": both("Einführung", "introduction"),
    "name": both("Name", "name"),
    "question": both("Frage", "question"),
    "anchors": both("Stufe", "level"),
    "evidence": both("Nachweis", "evidence"),
    "why": both("Warum", "why"),
    "effect": both("Wirkung", "effect"),
    "measure": both("Maßnahme", "measure"),
    "measure_text": both("Maßnahme", "measure"),
    "gate": both("Tor", "gate"),
    "gate_opens_at": both("Tor öffnet ab Stufe", "level from which the gate is open"),
    "gate_blocks": both("Tor sperrt", "what the gate blocks"),
    "polarity": both("zählt für", "counts for"),
    "quick_check": both("im Schnellcheck", "in the quick check"),
    "checklist": both("Punkte der Checkliste", "items of the checklist"),
    "basis": both("beruht auf", "basis"),
    "sources": both("Quellen", "sources"),
    "dimension": both("Dimension", "dimension"),
    "meaning_since": both("fragt etwas anderes seit Ausgabe", "asks for something else since edition"),
    "codes": both("Einstufung", "levels of criteria"),
    "at_lowest": both("Werte bei Stufe 0", "values at level 0"),
    "at_highest": both("Werte bei Stufe 4", "values at level 4"),
    "curves": both("eigene Kurven", "curves"),
    "criteria": both("Bedingung an Merkmale", "condition on criteria"),
    "answers": both("Bedingung an Antworten", "condition on answers"),
    "models": both("betroffene Modelle", "models concerned"),
    "shifts": both("Verschiebung", "shift"),
    "weights": both("Gewichte", "weights"),
    "questions": both("Fragen", "questions"),
    "condition": both("Bedingung", "condition"),
    "cases": both("Beispielfälle", "cases"),
    "backing": both("Fundstelle", "backing"),
    "review_by": both("zu prüfen bis", "to be reviewed by"),
    "valid_from": both("gilt ab", "valid from"),
    "valid_until": both("gilt bis", "valid until"),
    "released_on": both("Stand", "released on"),
    "legal_position_date": both("Rechtsstand", "legal position"),
    "reason": both("Begründung", "reason"),
    "position": both("Reihenfolge", "order"),
    "code": both("Code", "code"),
}


def field_name(path: str) -> Text:
    """Return how a field is called; a level or a letter inside it is named as well."""
    first, _, rest = path.partition(".")
    name = _FIELDS.get(first) or both(first, first)
    if first in ("anchors", "codes", "weights") and rest:
        return Text.of({language: f"{wording} {rest}" for language, wording in name.as_mapping().items()})
    return name
