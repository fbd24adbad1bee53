"""Permanent codes of an edition: what declares them, what refers to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from assessments.domain.reading.fields import Field
from assessments.domain.reading.scalars import shown

SLUG = r"[a-z][a-z0-9_]{1,39}"


class Kind(Enum):
    """What a code can name, with the pattern it is written in and an example."""

    CHECKLIST = ("checklist item", r"[A-Z][0-9]{1,2}", "Q4")
    DIMENSION = ("dimension", r"D[1-9][0-9]?", "D3")
    QUESTION = ("question", r"D[1-9][0-9]?\.[1-9][0-9]?", "D3.2")
    GROUP = ("group", SLUG, "imaging")
    ARCHETYPE = ("archetype", r"A[0-9]{2}", "A03")
    CLUSTER = ("cluster", SLUG, "radiology")
    CRITERION = ("criterion", r"[A-Z]", "S")
    MODIFIER = ("modifier", SLUG, "cloud_skills")
    PRESET = ("weight preset", SLUG, "equal")
    RULE = ("rule", SLUG, "single_line")
    THEME = ("theme", SLUG, "care")
    PACE = ("pace", SLUG, "privacy_review")
    OBJECTION = ("objection", SLUG, "not_allowed")
    CHECK = ("check", SLUG, "proofs_without_services")

    @property
    def noun(self) -> str:
        """Return the kind in words."""
        return str(self.value[0])


@dataclass(slots=True)
class Codes:
    """All codes of one edition. They share one name space, so that no code can ever be mistaken for another."""

    declared: dict[str, tuple[Kind, Field]] = field(default_factory=dict)
    references: list[tuple[Kind, Field, str]] = field(default_factory=list)

    def declare(self, kind: Kind, place: Field) -> str:
        """Read the code that an element introduces; a malformed code or one in use is a problem."""
        code = place.string()
        _, pattern, example = kind.value
        if not code:
            return code
        if not re.fullmatch(pattern, code):
            place.refuse(f"{shown(code)} is no {kind.noun} code, expected one like {example}")
        elif code in self.declared:
            taken_kind, taken = self.declared[code]
            place.refuse(f"code {shown(code)} is already taken by the {taken_kind.noun} at {taken.file}:{taken.line}")
        else:
            self.declared[code] = kind, place
        return code

    def refer(self, kind: Kind, place: Field) -> str:
        """Read a code that must be declared somewhere in the edition."""
        return self.refer_to(kind, place, place.string())

    def refer_to(self, kind: Kind, place: Field, code: str) -> str:
        """Note that ``code``, found at ``place``, must be declared somewhere in the edition."""
        if code:
            self.references.append((kind, place, code))
        return code

    def check_references(self) -> None:
        """Report every reference to something that does not exist, once all files were read."""
        for kind, place, code in self.references:
            if code not in self.declared or self.declared[code][0] is not kind:
                place.refuse(f"there is no {kind.noun} {shown(code)} in this edition")
