"""Dimensions and questions from their files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assessments.domain.catalogue import (
    HIGHEST,
    LOWEST,
    Basis,
    Dimension,
    Effort,
    Gate,
    Measure,
    Owner,
    Polarity,
    Question,
    Source,
)
from assessments.domain.reading.edition_codes import Codes, Kind
from assessments.domain.reading.fields import CODE, Field, Fields

LEVELS = HIGHEST - LOWEST + 1
DIMENSION_KEYS = ("code", "title", "introduction", "questions")
QUESTION_KEYS = (
    *("code", "polarity", "quick_check", "question", "levels", "evidence"),
    *("why", "effect", "measure", "checklist", "basis"),
)
ADDRESS = re.compile(r"https?://[^\s<>\"']+")


@dataclass(frozen=True, slots=True)
class QuestionReader:
    """Reads dimension files; texts must exist in all ``languages``."""

    languages: tuple[str, ...]
    codes: Codes

    def dimension(self, place: Field) -> Dimension:
        """Read one dimension with its questions."""
        fields = place.mapping(required=DIMENSION_KEYS)
        code = self.codes.declare(Kind.DIMENSION, fields["code"])
        return Dimension(
            code=code,
            title=fields["title"].text(self.languages),
            introduction=fields["introduction"].text(self.languages),
            questions=tuple(self._question(item, code) for item in fields["questions"].items(at_least=1)),
        )

    def _question(self, place: Field, dimension: str) -> Question:
        fields = place.named_by("code").mapping(required=QUESTION_KEYS, optional=("gate", "sources", "meaning_since"))
        polarity = fields["polarity"].member(Polarity)
        checklist = fields["checklist"].distinct(at_least=1)
        sources, since = fields.optional("sources"), fields.optional("meaning_since")
        return Question(
            code=self._code(fields["code"], dimension),
            polarity=polarity,
            quick_check=fields["quick_check"].boolean(),
            text=fields["question"].text(self.languages),
            anchors=tuple(item.text(self.languages) for item in fields["levels"].items(length=LEVELS)),
            evidence=fields["evidence"].text(self.languages),
            why=fields["why"].text(self.languages),
            effect=fields["effect"].text(self.languages),
            measure=self._measure(fields["measure"]),
            gate=self._gate(fields, polarity),
            checklist=tuple(self.codes.refer(Kind.CHECKLIST, item) for item in checklist),
            basis=self._basis(fields["basis"], sourced=sources is not None),
            sources=tuple(_source(item) for item in sources.items(at_least=1)) if sources else (),
            meaning_since=_edition_code(since) if since else None,
        )

    def _code(self, place: Field, dimension: str) -> str:
        code = self.codes.declare(Kind.QUESTION, place)
        if code and dimension and not code.startswith(f"{dimension}."):
            place.refuse(f"question {code} does not belong to dimension {dimension}")
        return code

    def _measure(self, place: Field) -> Measure:
        fields = place.mapping(required=("effort", "owners", "text"))
        return Measure(
            text=fields["text"].text(self.languages),
            effort=fields["effort"].member(Effort),
            owners=tuple(item.member(Owner) for item in fields["owners"].distinct(at_least=1)),
        )

    def _gate(self, fields: Fields, polarity: Polarity) -> Gate | None:
        place = fields.optional("gate")
        if fields["polarity"].node and (place is not None) != (polarity is Polarity.GATE):
            verb = "has a gate but is" if place else "has no gate but is"
            fields.parent.refuse(f"{verb} of polarity {polarity.value}; exactly the questions of polarity G have one")
        if place is None:
            return None
        gate = place.mapping(required=("opens_at", "blocks"))
        return Gate(
            opens_at=gate["opens_at"].integer(LOWEST + 1, HIGHEST),
            blocks=gate["blocks"].text(self.languages),
        )

    def _basis(self, place: Field, *, sourced: bool) -> Basis:
        basis = place.member(Basis)
        if place.node and basis is Basis.SOURCE and not sourced:
            place.refuse("says source, but no sources are given")
        return basis


def _edition_code(place: Field) -> str:
    code = place.string()
    if code and not CODE.fullmatch(code):
        place.refuse("is no code of an edition")
    return code


def _source(place: Field) -> Source:
    fields = place.mapping(required=("title", "url"))
    url = fields["url"].string()
    if url and not ADDRESS.fullmatch(url):
        fields["url"].refuse("is not a web address")
    return Source(title=fields["title"].wording(), url=url)
