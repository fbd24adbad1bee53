"""What is said about one question as the texts of its cells, and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar, assert_never

from assessments.domain.answers import Answer, Confidence, Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.catalogue import HIGHEST, LOWEST, Question
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.labels import label_of
from assessments.domain.questionnaire_file import words
from assessments.domain.questionnaire_file.values import LONGEST_NOTE, LONGEST_REASON, LONGEST_SOURCE, Field, Flaw
from assessments.domain.spreadsheets import harmless

_LENGTH_OF_MARK = 16
_SHOWN = 40
# What XML cannot hold; none of it is a character.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST: Mapping[Field, int] = {
    Field.REASON: LONGEST_REASON,
    Field.SOURCE: LONGEST_SOURCE,
    Field.NOTE: LONGEST_NOTE,
}
Listed = TypeVar("Listed", bound=StrEnum)


class WrongCells(Exception):
    """At least one cell of a question cannot be read."""

    def __init__(self, *wrong: tuple[Field, Flaw, str]) -> None:
        super().__init__(*wrong)
        self.wrong = wrong


def choices(question: Question, language: str) -> tuple[str, ...]:
    """Return the answers of the list, each on one line: the levels with their wording, and the two others."""
    levels = (f"{level} – {anchor.in_language(language)}" for level, anchor in enumerate(question.anchors))
    both = (words.UNKNOWN.in_language(language), words.NOT_APPLICABLE.in_language(language))
    return tuple(" ".join(text.split()) for text in (*levels, *both))


def labels(kind: type[Listed], language: str) -> dict[str, Listed]:
    """Return the values of a list by their names."""
    return {label_of(value).in_language(language): value for value in kind}


def written(said: Said, question: Question, language: str) -> dict[Field, str]:
    """Return the texts of the cells; what is not said has none, and no text of a person is a formula."""
    texts = {
        Field.ANSWER: _answer(said.answer, question, language),
        Field.CONFIDENCE: label_of(said.confidence).in_language(language) if said.confidence else "",
        Field.SOURCE: guarded(said.source),
        Field.NOTE: guarded(said.note),
        Field.FLAGGED: words.YES.in_language(language) if said.flagged else "",
    }
    if isinstance(said.answer, NotApplicable):
        texts[Field.GROUND] = label_of(said.answer.ground).in_language(language)
        texts[Field.REASON] = guarded(said.answer.reason)
    return {field: text for field, text in texts.items() if text}


def read(texts: Mapping[Field, str], question: Question, language: str) -> Said:
    """Return what the cells of one question say.

    :raises WrongCells: with everything that is wrong about them.
    """
    cleaned = {field: _cleaned(texts.get(field, ""), field) for field in Field}
    if wrong := tuple(_wrong(cleaned, question, language)):
        raise WrongCells(*wrong)
    confidence, ground = cleaned[Field.CONFIDENCE], cleaned[Field.GROUND]
    answer = _answer_in(cleaned[Field.ANSWER], question, language)
    if isinstance(answer, NotApplicable):
        named = labels(Ground, language)[ground] if ground else Ground.OTHER
        answer = NotApplicable(cleaned[Field.REASON], named)
    return Said(
        answer=answer,
        note=cleaned[Field.NOTE],
        confidence=labels(Confidence, language)[confidence] if confidence else None,
        source=cleaned[Field.SOURCE],
        flagged=bool(cleaned[Field.FLAGGED]),
    )


def mark_of(said: Said, question: Question, language: str) -> str:
    """Return a short mark of what stands in a file, by which it is known whether somebody touched it."""
    return fingerprint_of(read(written(said, question, language), question, language))[:_LENGTH_OF_MARK]


def mark_of_read(said: Said) -> str:
    """Return the same mark of what was read from a file."""
    return fingerprint_of(said)[:_LENGTH_OF_MARK]


def guarded(text: str) -> str:
    """Return a text that is no formula in any spreadsheet; ``unguarded`` gives back the same text."""
    text = _NO_CHARACTER.sub("\ufffd", text)
    return f"'{text}" if _needs_guard(text) else text


def unguarded(text: str) -> str:
    """Return the text that was guarded; what people wrote themselves stays as it is."""
    return text[1:] if text.startswith("'") and _needs_guard(text[1:]) else text


def _needs_guard(text: str) -> bool:
    """Return whether a text would begin a formula, or looks as if it had been guarded."""
    bare = text.lstrip("'")
    return harmless(bare) != bare


def _answer(answer: Answer | None, question: Question, language: str) -> str:
    match answer:
        case None:
            return ""
        case Given(level):
            return choices(question, language)[level]
        case Unknown():
            return words.UNKNOWN.in_language(language)
        case NotApplicable():
            return words.NOT_APPLICABLE.in_language(language)
        case _:
            assert_never(answer)


def _answer_in(text: str, question: Question, language: str) -> Answer | None:
    """Return the answer that a text names; a bare level counts too, for whoever types instead of choosing.

    :raises ValueError: when it names none.
    """
    listed = choices(question, language)
    match listed.index(text) if text in listed else text:
        case "":
            return None
        case int(place) if place <= HIGHEST:
            return Given(place)
        case int(place):
            return Unknown() if place == HIGHEST + 1 else NotApplicable("")
        case str(typed) if typed in {str(level) for level in range(LOWEST, HIGHEST + 1)}:
            return Given(int(typed))
        case _:
            raise ValueError(text)


def _cleaned(text: str, field: Field) -> str:
    plain = unguarded(text.replace("\r\n", "\n").replace("\r", "\n").strip()).strip()
    return plain if field is Field.NOTE or field is Field.REASON else " ".join(plain.split())


def _wrong(cleaned: Mapping[Field, str], question: Question, language: str) -> Iterator[tuple[Field, Flaw, str]]:
    for field, longest in _LONGEST.items():
        if len(cleaned[field]) > longest:
            yield field, Flaw.TOO_LONG, str(longest)
        elif any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in cleaned[field]):
            yield field, Flaw.NO_TEXT, ""
    lists = {
        Field.GROUND: frozenset(labels(Ground, language)),
        Field.CONFIDENCE: frozenset(labels(Confidence, language)),
        Field.FLAGGED: frozenset({words.YES.in_language(language)}),
    }
    for field, listed in lists.items():
        if cleaned[field] and cleaned[field] not in listed:
            yield field, Flaw.UNKNOWN_CHOICE, cleaned[field][:_SHOWN]
    yield from _wrong_answer(cleaned, question, language)


def _wrong_answer(cleaned: Mapping[Field, str], question: Question, language: str) -> Iterator[tuple[Field, Flaw, str]]:
    try:
        answer = _answer_in(cleaned[Field.ANSWER], question, language)
    except ValueError:
        yield Field.ANSWER, Flaw.UNKNOWN_CHOICE, cleaned[Field.ANSWER][:_SHOWN]
        return
    if isinstance(answer, NotApplicable):
        if not cleaned[Field.REASON]:
            yield Field.REASON, Flaw.REASON_MISSING, ""
        return
    for field in (Field.GROUND, Field.REASON):
        if cleaned[field]:
            yield field, Flaw.REASON_UNCALLED, ""
