"""The ``applications`` part of an answers file."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.domain.reading.answers_profile import LONGEST_NAME
from assessments.domain.reading.answers_sheet import level_or_unknown
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.reading.lines import known_entries, line_of
from assessments.domain.reading.scalars import shown

OWN_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
MOST_APPLICATIONS = 1000


def read_applications(field: Field | None, edition: Edition) -> tuple[Application, ...]:
    """Read all applications, in file order; each code may occur once."""
    if field is None:
        return ()
    items = field.items()
    if len(items) > MOST_APPLICATIONS:
        field.refuse(f"expected at most {MOST_APPLICATIONS} entries, found {len(items)}")
        return ()
    applications: list[Application] = []
    lines: dict[str, int] = {}
    for item in items:
        application = _application(item, edition)
        applications.append(application)
        if application.code in lines:
            item.refuse(
                f"application {shown(application.code)} is already on line {lines[application.code]}; "
                "give each its own code"
            )
        elif application.code:
            lines[application.code] = item.line
    return tuple(applications)


def _application(field: Field, edition: Edition) -> Application:
    keys = field.mapping(
        required=("archetype",),
        optional=("name", "current", "codes", "confirmed", "place_preference", "runs_until", "code"),
    )
    archetype = keys["archetype"].choice(edition.archetypes_by_code, "archetype")
    name, current = keys.optional("name"), keys.optional("current")
    confirmed, place = keys.optional("confirmed"), keys.optional("place_preference")
    runs_until = keys.optional("runs_until")
    return Application(
        code=_code(keys, archetype),
        archetype=archetype,
        name=line_of(name, longest=LONGEST_NAME) if name else "",
        current=current.member(CurrentOperation) if current else None,
        codes=_codes(keys.optional("codes"), edition),
        confirmed=frozenset(item.member(OperatingModel) for item in confirmed.items()) if confirmed else frozenset(),
        place_preference=place.member(Place) if place else None,
        runs_until=runs_until.date() if runs_until else None,
    )


def _code(keys: Fields, archetype: str) -> str:
    field = keys.optional("code")
    if field is None:
        return archetype
    code = field.string()
    if code and not OWN_CODE.fullmatch(code):
        field.refuse(f"expected up to 40 letters, digits, - and _, found {shown(code)}")
        return ""
    return code


def _codes(field: Field | None, edition: Edition) -> Mapping[str, int | None]:
    letters = tuple(criterion.letter for criterion in edition.criteria)
    entries = known_entries(field, letters, f"letter (allowed: {' '.join(letters)})")
    return {letter: level_or_unknown(entry) for letter, entry in entries.items()}
