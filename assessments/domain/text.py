"""Wordings in several languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SOURCE_LANGUAGE = "de"
FALLBACK_MARK = f" [{SOURCE_LANGUAGE}]"


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in every language it exists in; German is always there."""

    translations: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, translations: Mapping[str, str]) -> Text:
        """Build a text from ``{"de": "...", "en": "..."}``; the order of languages does not matter."""
        return cls(tuple(sorted(translations.items())))

    def in_language(self, language: str) -> str:
        """Return the wording in ``language``, or the German one, marked as such, when it is not translated yet."""
        wordings = dict(self.translations)
        return wordings.get(language) or f"{wordings[SOURCE_LANGUAGE]}{FALLBACK_MARK}"

    def is_in(self, language: str) -> bool:
        """Return whether there is a wording in ``language``."""
        return bool(dict(self.translations).get(language))

    def as_mapping(self) -> dict[str, str]:
        """Return ``{"de": "...", "en": "..."}``, the form that files and rows hold."""
        return dict(self.translations)


def both(german: str, english: str) -> Text:
    """Return a text that the code itself brings along: in German and English."""
    return Text.of({"de": german, "en": english})
