"""What a questionnaire in a file says of itself, and what is found in it when it comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.answers import Said
from assessments.domain.scope import Scope

FORM = "1"
"""The form of the tables; a change of the words or places that are compared makes a new one."""

LARGEST_TABLE = 5 * 2**20
LONGEST_NOTE, LONGEST_REASON, LONGEST_SOURCE = 4000, 500, 200


class Content(StrEnum):
    """Whether the answers that there are stand in the file."""

    BLANK = "blank"
    FILLED = "filled"


class Format(StrEnum):
    """The kinds of files a questionnaire is given out as."""

    TABLE = "xlsx"
    PAPER = "pdf"


class Field(StrEnum):
    """What is said about one question, a column each, in the order of the columns."""

    ANSWER = "answer"
    GROUND = "ground"
    REASON = "reason"
    CONFIDENCE = "confidence"
    SOURCE = "source"
    NOTE = "note"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class Base:
    """What a question looked like when the file was made: its version, and a mark of what stood in the file."""

    code: str
    version: int
    was: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file comes from. ``signature`` is of whoever made it; it covers all the rest."""

    assessment: str
    edition: str
    fingerprint: str
    language: str
    scope: Scope
    content: Content
    bases: tuple[Base, ...]
    signature: str = ""

    @property
    def payload(self) -> str:
        """Return what is signed, in one line of text for each thing."""
        said = (FORM, self.assessment, self.edition, self.fingerprint, self.language, self.scope, self.content)
        return "\n".join([*said, *(f"{base.code} {base.version} {base.was}" for base in self.bases)])


@dataclass(frozen=True, slots=True)
class Cover:
    """What people need to recognise a questionnaire by; nothing of it is read back."""

    hospital: str
    title: str
    date_name: str


class Flaw(StrEnum):
    """Why a table, or one cell of it, is not taken."""

    NOT_OURS = "not_ours"
    OTHER_ASSESSMENT = "other_assessment"
    OTHER_EDITION = "other_edition"
    NOT_GENUINE = "not_genuine"
    UNKNOWN_SHEET = "unknown_sheet"
    MISSING_SHEET = "missing_sheet"
    CHANGED_CELL = "changed_cell"
    FOREIGN_CELL = "foreign_cell"
    UNKNOWN_CHOICE = "unknown_choice"
    REASON_MISSING = "reason_missing"
    REASON_UNCALLED = "reason_uncalled"
    TOO_LONG = "too_long"
    NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, with its place; ``detail`` is what was found or how much would fit."""

    flaw: Flaw
    sheet: str = ""
    cell: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A table as it was read: the text of every cell that is not empty, by sheet and place."""

    sheets: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a file says about one question that somebody touched, and on which version it was written."""

    code: str
    said: Said
    base: int
    sheet: str
    cell: str
