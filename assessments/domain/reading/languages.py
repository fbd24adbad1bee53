"""Languages that are still being translated into: any wording may exist in them, none has to."""

from __future__ import annotations

import re
from collections.abc import Collection

from assessments.domain.reading.fields import Fields

LANGUAGE = re.compile(r"[a-z]{2}")


def translated_partly(fields: Fields, complete: Collection[str]) -> tuple[str, ...]:
    """Read the languages that are not in ``complete``; one that is in it is a problem."""
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
