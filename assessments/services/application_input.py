"""What may be said about an application, checked at the door."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.domain.hospital import Application
from assessments.models.applications import LONGEST_NAME
from assessments.models.fields import LONGEST_CODE
from assessments.services.plain_text import clean_line
from assessments.services.refusals import Refusal

_CODE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{LONGEST_CODE - 1}}}")


class UnknownArchetype(Refusal):
    """The edition has no archetype of these codes."""


class UnknownCriterion(Refusal):
    """The edition has no criterion of this letter."""


class CodeOutOfRange(Refusal):
    """A code is neither a level 0-4 nor unknown."""


def is_plain_code(code: str) -> bool:
    """Return whether ``code`` can be a name in an address: letters, digits, - and _."""
    return bool(_CODE.fullmatch(code))


def require_archetypes(edition: Edition, codes: Collection[str]) -> None:
    """Make sure that the edition has all these archetypes.

    :raises UnknownArchetype: when it lacks one.
    """
    if unknown := sorted(set(codes) - edition.archetypes_by_code.keys()):
        raise UnknownArchetype(", ".join(unknown))


def cleaned(edition: Edition, application: Application) -> Application:
    """Return the application with clean texts.

    :raises UnknownArchetype: when the edition has no such archetype.
    :raises UnknownCriterion: when a letter is none of the edition's.
    :raises CodeOutOfRange: when a level is not on the scale.
    """
    require_archetypes(edition, {application.archetype})
    letters = {criterion.letter for criterion in edition.criteria}
    for letter, level in application.codes.items():
        if letter not in letters:
            raise UnknownCriterion(letter)
        if level is not None and not LOWEST <= level <= HIGHEST:
            raise CodeOutOfRange(f"{letter}: {level}")
    return replace(
        application,
        name=clean_line(application.name, longest=LONGEST_NAME),
        product=clean_line(application.product, longest=LONGEST_NAME),
    )
