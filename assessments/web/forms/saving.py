"""What a script sends to save one answer: the answer, the version it was written on, and the key of this save."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from assessments.domain.answers import Said
from assessments.web.forms.questions import AnswerForm
from assessments.web.forms.versions import HIGHEST_VERSION

ENVELOPE = frozenset({"base", "key", "person"})


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """One save as it was sent. ``person`` is who the page was made for."""

    said: Said
    base: int
    key: UUID
    person: str


class Unreadable(Exception):
    """What was sent is no save; ``errors`` holds the sentences by field, the empty name being the whole."""

    def __init__(self, errors: dict[str, list[str]]) -> None:
        self.errors = errors


def read_save(body: bytes) -> SaveRequest:
    """Read a save.

    :raises Unreadable: when it is none.
    """
    data = _object_in(body)
    base, key, person = data.get("base"), _uuid(data.get("key")), data.get("person", "")
    if key is None or type(base) is not int or not 0 <= base <= HIGHEST_VERSION or not isinstance(person, str):
        raise _nonsense()
    fields = {name: data[name] for name in AnswerForm.base_fields.keys() & data.keys()}
    if data.keys() - fields.keys() - ENVELOPE or not all(map(_fits, fields, fields.values())):
        raise _nonsense()
    form = AnswerForm(fields)
    if not form.is_valid():
        raise Unreadable({name: [str(text) for text in texts] for name, texts in form.errors.items()})
    return SaveRequest(form.said(), base, key, person)


def _object_in(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise _nonsense() from None
    if not isinstance(data, dict):
        raise _nonsense()
    return data


def _fits(name: str, value: object) -> bool:
    return isinstance(value, bool if name == "flagged" else str)


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _nonsense() -> Unreadable:
    return Unreadable({"": [_("Diese Eingabe ist nicht lesbar. Bitte laden Sie die Seite neu.")]})
