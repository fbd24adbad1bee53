"""Words that people stumble over: a language that is missing, two negations, sentences without end, bare colours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assessments.domain.edition_checks.findings import Finding, Severity
from assessments.domain.edition_parts import ElementKind, Elements, Path, Place
from assessments.domain.text import SOURCE_LANGUAGE, Text, both
from assessments.domain.wording import sentence

REQUIRED = (SOURCE_LANGUAGE, "en")
LONGEST_SENTENCE = 40  # words
ASKED = frozenset({"text", "anchors", "question"})  # what a person reads while answering

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")
_NEGATIONS = {
    "de": re.compile(r"\b(?:nicht|kein|keine|keinen|keinem|keiner|keines|nie|niemals|ohne)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:not|no|never|without|cannot)\b", re.IGNORECASE),
}
_COLOURS = {
    "de": re.compile(r"\b(?:rot|rote[nrms]?|gelb|gelbe[nrms]?|grün|grüne[nrms]?)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:red|yellow|amber|green)\b", re.IGNORECASE),
}
_LANGUAGES = {"de": both("Deutsch", "German"), "en": both("Englisch", "English")}


def findings_in_wordings(elements: Elements) -> Iterator[Finding]:
    """Yield what is wrong with the wordings of an edition or of its law."""
    for place, parts in elements.parts.items():
        for field, wordings in _texts(parts).items():
            yield from _missing(place, field, wordings)
            for language, wording in wordings.items():
                yield from _hard_to_read(place, field, language, wording)


def _texts(parts: Mapping[Path, object]) -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = {}
    for path, value in parts.items():
        if path.language:
            texts.setdefault(path.field, {})[path.language] = str(value)
    return texts


def _missing(place: Place, field: str, wordings: dict[str, str]) -> Iterator[Finding]:
    if not any(wording.strip() for wording in wordings.values()):
        return  # nothing to be said here; what must not be empty has checks of its own
    for language in REQUIRED:
        if not wordings.get(language, "").strip():
            text = sentence(
                "Der Text fehlt auf {language}.", "The text is missing in {language}.", language=_LANGUAGES[language]
            )
            yield Finding(Severity.ERROR, "missing_language", *place, field, text)


def _hard_to_read(place: Place, field: str, language: str, wording: str) -> Iterator[Finding]:
    for one in _SENTENCE_END.split(wording):
        words = len(one.split())
        if words > LONGEST_SENTENCE:
            text = sentence(
                "Ein Satz hat {words} Wörter. Teilen Sie ihn.", "A sentence has {words} words. Split it.", words=words
            )
            yield _warning("long_sentence", place, field, text)
        if _asked(place, field) and language in _NEGATIONS and len(_NEGATIONS[language].findall(one)) > 1:
            text = sentence(
                "Ein Satz verneint zweimal. Sagen Sie, was ist.", "A sentence negates twice. Say what is the case."
            )
            yield _warning("double_negation", place, field, text)
    if _asked(place, field) and language in _COLOURS and (found := _COLOURS[language].search(wording)):
        text = sentence(
            "„{word}“ allein hilft niemandem, der Farben nicht unterscheidet. Sagen Sie, was gemeint ist.",
            "“{word}” alone helps nobody who cannot tell colours apart. Say what is meant.",
            word=found.group(),
        )
        yield _warning("colour_word", place, field, text)


def _asked(place: Place, field: str) -> bool:
    return place.kind in (ElementKind.QUESTION, ElementKind.CRITERION) and field.partition(".")[0] in ASKED


def _warning(check: str, place: Place, field: str, text: Text) -> Finding:
    return Finding(Severity.WARNING, check, *place, field, text)
