"""The people of a hospital as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.domain.labels import label_of
from assessments.domain.policy import PARTS
from assessments.services.edition_snapshots import edition_of
from assessments.services.reading import NoEdition, newest_edition
from assessments.services.roster import MemberCard
from assessments.templatetags.wording import language, text


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member with the names of their sections."""

    card: MemberCard
    sections: tuple[str, ...]
    is_oneself: bool


def section_choices() -> tuple[tuple[str, str], ...]:
    """Return the parts that a contributor can be limited to: the dimensions of the newest edition, and the rest."""
    try:
        dimensions = edition_of(newest_edition()).dimensions
    except NoEdition:
        dimensions = ()
    return (
        *((one.code, f"{one.code} {text(one.title)}") for one in dimensions),
        *((part.value, label_of(part).in_language(language())) for part in PARTS),
    )


def member_rows(cards: Iterable[MemberCard], names: Mapping[str, str], *, mine: str) -> tuple[MemberRow, ...]:
    """Return the members; a section that the newest edition does not have keeps its code for a name."""
    return tuple(
        MemberRow(card, tuple(names.get(code, code) for code in card.sections), card.email == mine) for card in cards
    )
