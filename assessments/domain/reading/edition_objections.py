"""Common objections from ``objections.yaml``."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.guidance import Objection
from assessments.domain.reading.edition_codes import Codes, Kind
from assessments.domain.reading.fields import Field

OBJECTION_KEYS = ("code", "title", "meant", "questions", "settled", "open", "stands")


@dataclass(frozen=True, slots=True)
class ObjectionReader:
    """Reads objections; texts must exist in all ``languages``."""

    languages: tuple[str, ...]
    codes: Codes

    def objections(self, place: Field) -> tuple[Objection, ...]:
        """Read the whole file."""
        fields = place.mapping(required=("objections",))
        return tuple(self._objection(item) for item in fields["objections"].items(at_least=1))

    def _objection(self, place: Field) -> Objection:
        fields = place.named_by("code").mapping(required=OBJECTION_KEYS)
        return Objection(
            code=self.codes.declare(Kind.OBJECTION, fields["code"]),
            title=fields["title"].text(self.languages),
            meant=fields["meant"].text(self.languages),
            questions=tuple(self.codes.refer(Kind.QUESTION, item) for item in fields["questions"].distinct(at_least=1)),
            settled=fields["settled"].text(self.languages),
            open=fields["open"].text(self.languages),
            stands=fields["stands"].text(self.languages),
        )
