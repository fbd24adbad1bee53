"""An edition as the documents of its files, each by the name that the shipped files have."""

from __future__ import annotations

from assessments.domain.catalogue import Dimension, Edition, Question
from assessments.domain.languages import languages_of
from assessments.domain.writing.documents import Document, without_nothing, wording, wordings
from assessments.domain.writing.edition_fit import fit, landscape, rules
from assessments.domain.writing.edition_guidance import checks, objections, roadmap


def documents_of_edition(edition: Edition) -> dict[str, Document]:
    """Return the content of every file of an edition, by name; its law is not among them."""
    return {
        "edition.yaml": _head(edition),
        **{file_of(dimension): _dimension(dimension) for dimension in edition.dimensions},
        "archetypes.yaml": landscape(edition),
        "fit.yaml": fit(edition),
        "rules.yaml": rules(edition),
        "roadmap.yaml": roadmap(edition),
        "objections.yaml": objections(edition),
        "consistency.yaml": checks(edition),
    }


def file_of(dimension: Dimension) -> str:
    """Return the name of the file of a dimension, for example ``D03.yaml``."""
    return f"D{int(dimension.code[1:]):02d}.yaml"


def _head(edition: Edition) -> Document:
    languages = languages_of(edition)
    codes = [dimension.code for dimension in edition.dimensions]
    return without_nothing(
        {
            "code": edition.code,
            "released_on": edition.released_on,
            "legal_position_date": edition.legal_position_date,
            "languages": list(languages.complete),
            "translating": list(languages.translating) or None,
            "dimensions": codes if codes != sorted(codes, key=lambda code: int(code[1:])) else None,
            "checklist": [{"code": item.code, "text": wording(item.text)} for item in edition.checklist],
        }
    )


def _dimension(dimension: Dimension) -> Document:
    return {
        "code": dimension.code,
        "title": wording(dimension.title),
        "introduction": wording(dimension.introduction),
        "questions": [_question(question) for question in dimension.questions],
    }


def _question(question: Question) -> Document:
    gate, measure = question.gate, question.measure
    return without_nothing(
        {
            "code": question.code,
            "polarity": str(question.polarity),
            "quick_check": question.quick_check,
            "question": wording(question.text),
            "levels": wordings(question.anchors),
            "evidence": wording(question.evidence),
            "why": wording(question.why),
            "effect": wording(question.effect),
            "gate": {"opens_at": gate.opens_at, "blocks": wording(gate.blocks)} if gate else None,
            "measure": {
                "effort": str(measure.effort),
                "owners": [str(owner) for owner in measure.owners],
                "text": wording(measure.text),
            },
            "checklist": list(question.checklist),
            "basis": str(question.basis),
            "sources": [{"title": source.title, "url": source.url} for source in question.sources] or None,
            "meaning_since": question.meaning_since,
        }
    )
