"""Finding German words where English is spoken.

What counts as German is not a list somebody has to keep: it is every word that our German wordings use and our English
ones do not, over the translations, the catalogue, its law and the names of values; and every other word with an umlaut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

import polib
from lxml import html

from assessments.domain import labels
from assessments.domain.report import wording
from assessments.domain.text import Text
from assessments.report.charts import words as chart_words
from assessments.services.shipped import shipped_edition
from assessments.services.shipped_law import shipped_law
from tests.translations import LOCALE

WORD = re.compile(r"[^\W\d_]{2,}")
UMLAUT = re.compile("[äöüß]")
NO_WORD = re.compile(r"<[^>]+>|%\(\w+\)[sd]|\w+\.json|\b[0-9a-f]{32}\b")  # tags, placeholders, files, request ids
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "content", "data-label", "data-unsaved", "label", "placeholder", "title")
# A button names its language in that language; a source is called what its publisher calls it.
OTHER_LANGUAGE = (
    "//*[@lang and @lang != 'en' and not(self::html)] | //a[contains(@rel, 'noreferrer')] | //script | //style"
)
ENGLISH_TOO = frozenset({"am", "hat", "man", "material", "war", "was"})
SENTENCES = (labels, wording, chart_words)


def german_on(page: str) -> list[str]:
    """Return the German words that a page in English shows or has read out."""
    tree = html.fromstring(page)
    for element in tree.xpath(OTHER_LANGUAGE):
        element.drop_tree()
    spoken = [str(said) for name in SPOKEN_ATTRIBUTES for said in tree.xpath(f"//@{name}")]
    return german_in(" ".join([*tree.xpath("//text()"), *spoken]))


def german_in(text: str) -> list[str]:
    """Return the German words of ``text``, each once."""
    german, english = _vocabularies()
    words = _words(text) - english
    return sorted(word for word in words if word in german or UMLAUT.search(word))


@cache
def _vocabularies() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of all our German wordings and those of all our English ones."""
    pairs = list(_wordings())
    german, english = (_words(" ".join(said)) for said in zip(*pairs, strict=True))
    return german, english | ENGLISH_TOO


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(NO_WORD.sub(" ", text)))


def _wordings() -> Iterator[tuple[str, str]]:
    """Yield every German wording with its English one."""
    for entry in polib.pofile(str(LOCALE / "en" / "LC_MESSAGES" / "django.po")):
        yield f"{entry.msgid} {entry.msgid_plural}", " ".join((entry.msgstr, *entry.msgstr_plural.values()))
    for text in _texts((shipped_edition(), shipped_law(), *(vars(module) for module in SENTENCES))):
        yield text.in_language("de"), text.in_language("en")


def _texts(value: object) -> Iterator[Text]:
    """Yield every text inside ``value``, however deep."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        for item in value:
            yield from _texts(item)
