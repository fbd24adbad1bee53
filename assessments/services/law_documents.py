"""The rows of the law as the documents that files hold, for the reader of the files: one language, one check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assessments import models
from assessments.domain.reading.law import CALENDAR, DERIVED, FACTS, HEAD, REGIMES, STATES
from assessments.domain.reading.law_documents import Plain
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.models import CatalogueEdition

Document = dict[str, Plain]


def documents_of(row: CatalogueEdition) -> dict[str, Document]:
    """Return the law of an edition by file name, one query for each kind of row; empty when it has none."""
    head = models.LawHead.objects.filter(edition=row).first()
    if head is None:
        return {}
    rules = _rules_by_regime(row)
    regimes: dict[str, Document] = {
        f"{regime.code}.yaml": {"title": regime.title, "rules": rules.get(regime.pk, [])}
        for regime in row.legalregime_set.all()
    }
    documents: dict[str, Document] = {
        HEAD: _head(row, head),
        FACTS: {"facts": [_fact(fact) for fact in row.legalfact_set.all()]},
        DERIVED: {"derived": [_derived(value) for value in row.derivedvalue_set.all()]},
        CALENDAR: {"dates": [_date(entry) for entry in row.legaldate_set.all()]},
        **{name: regimes[name] for name in REGIMES if name in regimes},
        **({STATES: {**regimes[STATES], **_states(row)}} if STATES in regimes else {}),
    }
    if more := sorted(_languages_in(documents) - set(head.languages)):
        documents[HEAD]["translating"] = more
    return documents


def _languages_in(plain: object) -> set[str]:
    """Return every language in which a wording exists."""
    match plain:
        case Mapping() if SOURCE_LANGUAGE in plain and all(isinstance(text, str) for text in plain.values()):
            return set(plain)
        case Mapping():
            return set().union(*(_languages_in(value) for value in plain.values()))
        case list():
            return set().union(*(_languages_in(value) for value in plain))
        case _:
            return set()


def _head(row: CatalogueEdition, head: models.LawHead) -> Document:
    return {
        "edition": row.code,
        "compiled_on": head.compiled_on,
        "federal_law_date": head.federal_law_date,
        "languages": head.languages,
        "position": head.legal_position,
        "disclaimer": head.disclaimer,
        "open_points": [{"number": _number(point.code), "text": point.text} for point in row.openpoint_set.all()],
    }


def _number(code: str) -> Plain:
    return int(code) if code.isascii() and code.isdigit() else code


def _fact(fact: models.LegalFact) -> Document:
    answer: Plain = {"question": fact.answer_question, "levels": fact.answer_levels} if fact.answer_question else None
    return {
        "name": fact.code,
        "scope": fact.scope,
        "origin": fact.origin,
        "type": fact.kind,
        "words": _words(fact.words),
        "at_least_one": fact.at_least_one or None,
        "question": fact.question,
        "profile": fact.profile or None,
        "answer": answer,
        "implied_by": fact.implied_by or None,
    }


def _derived(value: models.DerivedValue) -> Document:
    return {
        "name": value.code,
        "text": value.text,
        "reference": value.reference,
        "note": value.note,
        "when": value.when or None,
        "words": _words(value.words),
        "cases": value.cases or None,
        "otherwise": value.otherwise or None,
    }


def _rules_by_regime(row: CatalogueEdition) -> dict[int, list[Document]]:
    found: dict[int, list[Document]] = {}
    for rule in row.legalrule_set.all():
        found.setdefault(rule.regime_id, []).append(_rule(rule))
    return found


def _rule(rule: models.LegalRule) -> Document:
    return {
        "id": rule.code,
        "scope": rule.scope,
        "severity": rule.severity,
        "remedy": rule.remedy or None,
        "condition": rule.condition,
        "text": rule.text,
        "reference": rule.reference,
        "valid_from": rule.valid_from,
        "valid_from_note": rule.valid_from_note,
        "valid_until": rule.valid_until,
        "confidence": rule.confidence,
        "standing": rule.standing,
        "remark": rule.remark,
        "open_points": rule.open_points or None,
        "review_by": rule.review_by,
        "sources": rule.sources,
        "evidence": rule.evidence,
        "deadline": rule.deadline,
        "note": rule.note,
        "cases": rule.cases,
    }


def _date(entry: models.LegalDate) -> Document:
    return {
        "code": entry.code,
        "day": entry.day,
        "text": entry.text,
        "confidence": entry.confidence,
        "concerns": entry.concerns,
        "example": entry.example or None,
    }


def _states(row: CatalogueEdition) -> Document:
    effects = list(row.stateeffect_set.all())
    codes = {effect.pk: effect.code for effect in effects}
    return {
        "effects": {effect.code: effect.title for effect in effects},
        "states": [_state(state, codes[state.effect_id]) for state in row.statelaw_set.all()],
    }


def _state(state: models.StateLaw, effect: str) -> Document:
    return {
        "state": state.code,
        "name": state.name,
        "act": state.act,
        "finding": state.finding,
        "effect": effect,
        "consequence": state.consequence,
        "confidence": state.confidence,
        "standing": state.standing,
        "confidence_note": state.confidence_note,
        "sources": state.sources,
        "rules": state.rules or None,
    }


def _words(words: Iterable[Mapping[str, Any]]) -> Plain:
    return {word["code"]: word["label"] for word in words} or None
