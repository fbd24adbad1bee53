"""Reading FHIR elements: what we know is read strictly, what others add is left where it is."""

from __future__ import annotations

from assessments.domain.fhir.names import TRANSLATION
from assessments.domain.reading.fields import LONGEST_TEXT, Field
from assessments.domain.reading.languages import LANGUAGE
from assessments.domain.reading.scalars import shown
from assessments.domain.text import SOURCE_LANGUAGE, Text

Coding = tuple[str, str]


def keys_of(place: Field) -> dict[str, Field]:
    """Return the elements of a group by name; a null counts as left out."""
    return {entry.name: entry for entry in place.entries() if entry.node is not None and not entry.node.is_null}


def required(place: Field, keys: dict[str, Field], name: str) -> Field:
    """Return an element that has to be there."""
    if name not in keys and place.is_mapping:
        place.child(name, None).refuse("is missing")
    return keys.get(name) or place.child(name, None)


def items_of(keys: dict[str, Field], name: str) -> tuple[Field, ...]:
    """Return the members of a list that may be left out."""
    return keys[name].items() if name in keys else ()


def check_type(place: Field, keys: dict[str, Field], expected: str) -> None:
    """Refuse a resource of another type, or one in another language than German."""
    found = required(place, keys, "resourceType").string()
    if found and found != expected:
        keys["resourceType"].refuse(f"expected {expected}, found {shown(found)}")
    language = keys["language"].string() if "language" in keys else SOURCE_LANGUAGE
    if language.partition("-")[0] != SOURCE_LANGUAGE:
        keys["language"].refuse(f"expected {SOURCE_LANGUAGE}; other languages are translations")


def text_in(place: Field, keys: dict[str, Field], name: str) -> Text:
    """Read a wording with its translations."""
    wordings = {SOURCE_LANGUAGE: required(place, keys, name).wording()}
    beside = keys_of(keys[f"_{name}"]) if f"_{name}" in keys else {}
    for extension in items_of(beside, "extension"):
        inside = keys_of(extension)
        if "url" in inside and inside["url"].string() == TRANSLATION:
            _add_translation(extension, inside, wordings)
    return Text.of(wordings)


def _add_translation(place: Field, keys: dict[str, Field], wordings: dict[str, str]) -> None:
    parts: dict[str, str] = {}
    for part in items_of(keys, "extension"):
        inside = keys_of(part)
        value = inside.get("valueCode") or inside.get("valueString") or inside.get("valueMarkdown")
        if "url" in inside and value is not None:
            parts[inside["url"].string()] = value.wording()
    language = parts.get("lang", "")
    if not LANGUAGE.fullmatch(language) or not parts.get("content"):
        place.refuse("expected a translation with lang and content")
    elif language in wordings:
        place.refuse(f"{language} stands here twice")
    else:
        wordings[language] = parts["content"]


def coding_in(place: Field) -> Coding:
    """Read system and code."""
    keys = keys_of(place)
    return required(place, keys, "system").string(), required(place, keys, "code").string(longest=LONGEST_TEXT)
