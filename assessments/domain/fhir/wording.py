"""Wordings in FHIR: the German one stands in the element, all others in the extension for translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessments.domain.fhir.names import TRANSLATION
from assessments.domain.text import SOURCE_LANGUAGE, Text

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]
Resource = dict[str, Json]


def worded(element: str, text: Text) -> Resource:
    """Return an element and, beside it, its translations."""
    others = [(language, wording) for language, wording in text.translations if language != SOURCE_LANGUAGE]
    said: Resource = {element: text.in_language(SOURCE_LANGUAGE)}
    if others:
        said[f"_{element}"] = {"extension": [_translation(language, wording) for language, wording in others]}
    return said


def _translation(language: str, wording: str) -> Resource:
    return {
        "url": TRANSLATION,
        "extension": [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": wording}],
    }
