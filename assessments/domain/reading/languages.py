"""The languages of a file: those in which every wording stands, and those that are still being translated into."""

from __future__ import annotations

import re
from collections.abc import Collection

from assessments.domain.reading.fields import Field, Fields
from assessments.domain.text import SOURCE_LANGUAGE

LANGUAGE = re.compile(r"[a-z]{2}")


def languages_in(place: Field) -> tuple[str, ...]:
    """Read the languages every text must have; without a usable list the source language still gets checked."""
    languages = tuple(dict.fromkeys(item.string() for item in place.items(at_least=1)))
    if place.node and SOURCE_LANGUAGE not in languages:
        place.refuse(f"must contain {SOURCE_LANGUAGE}, the language every text is written in first")
    for language in languages:
        if language and not LANGUAGE.fullmatch(language):
            place.refuse("languages are written as two small letters, like de")
    return tuple(filter(LANGUAGE.fullmatch, languages)) or (SOURCE_LANGUAGE,)


def translated_partly(fields: Fields, complete: Collection[str]) -> tuple[str, ...]:
    """Read the languages in which any text may be, and none has to; one that is in ``complete`` is a problem."""
    place = fields.optional("translating")
    if place is None:
        return ()
    found = []
    for item in place.distinct():
        language = item.string()
        if not LANGUAGE.fullmatch(language):
            item.refuse("languages are written as two small letters, like fr")
        elif language in complete:
            item.refuse(f"{language} is said to be complete already")
        else:
            found.append(language)
    return tuple(found)
