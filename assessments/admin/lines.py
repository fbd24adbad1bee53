"""Lists that editors write as lines of text instead of JSON: sources, words, cases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.domain.reading.scalars import whole_number

ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")
TRUTHS = {"true": True, "false": False}
NOTHING_KNOWN = "-"
BAR, COLON = " | ", ":"


class LinesField(forms.CharField):
    """A list, one entry a line; empty lines are left out. ``entry`` and ``line`` are the two ways of one entry."""

    rows = 3

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **options: Any) -> None:
        del encoder, decoder  # what a JSON column offers to its form field, of no use here
        widget = forms.Textarea({"rows": self.rows, "class": "vLargeTextField code", "spellcheck": "false"})
        super().__init__(**{"widget": widget, **options})

    def prepare_value(self, value: Any) -> Any:
        """Return what stands in the text area; what was typed stays as it is."""
        return value if value is None or isinstance(value, str) else self.text_of(value)

    def to_python(self, value: Any) -> Any:
        """Return the list; a line that is none of its entries is told with its number."""
        if not isinstance(value, str):
            return value or self.none()
        lines = [line.strip() for line in value.splitlines()]
        return self.value_of([(number, line) for number, line in enumerate(lines, 1) if line])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether another list was written."""
        try:
            return bool(self.to_python(data) != (initial or self.none()))
        except ValidationError:
            return True

    def none(self) -> Any:
        """Return what stands for no line."""
        return []

    def text_of(self, value: Any) -> str:
        """Return all entries as text."""
        return "\n".join(map(self.line, value))

    def value_of(self, lines: list[tuple[int, str]]) -> Any:
        """Return all lines as entries."""
        return [self.entry(number, line) for number, line in lines]

    def line(self, entry: Any) -> str:
        """Return one entry as a line."""
        return str(entry)

    def entry(self, number: int, line: str) -> Any:
        """Return one line as an entry."""
        del number
        return line


class CodesField(LinesField):
    """Codes, one a line."""


class NumbersField(LinesField):
    """Whole numbers, one a line."""

    rows = 2

    def entry(self, number: int, line: str) -> int:
        """Return the number of a line."""
        found = whole_number(line)
        if found is None or not 1 <= found <= 99:
            raise _refusal(number, _("eine Zahl von 1 bis 99 erwartet"))
        return found


class SourcesField(LinesField):
    """``Titel | https://…``, or where there is no page, ``deutscher Titel | englischer Titel``."""

    rows = 5

    def line(self, entry: Mapping[str, Any]) -> str:
        """Return a source as a line."""
        if entry.get("url"):
            return f"{entry['title']}{BAR}{entry['url']}"
        return BAR.join(entry["title"].get(language, "") for language in ("de", "en"))

    def entry(self, number: int, line: str) -> dict[str, Any]:
        """Return the source of a line."""
        title, bar, rest = (part.strip() for part in line.rpartition(BAR.strip()))
        if not (bar and title and rest):
            raise _refusal(number, _("Titel, senkrechter Strich und Adresse erwartet"))
        if ADDRESS.fullmatch(rest):
            return {"title": title, "url": rest}
        if "://" in rest:
            raise _refusal(number, _("eine Adresse, die mit https:// beginnt, erwartet"))
        return {"title": {"de": title, "en": rest}}


class WordsField(LinesField):
    """``CODE | deutsch | englisch``, in the order in which the words are offered."""

    rows = 6

    def line(self, entry: Mapping[str, Any]) -> str:
        """Return a word as a line."""
        return BAR.join([entry["code"], *(entry["label"].get(language, "") for language in ("de", "en"))])

    def value_of(self, lines: list[tuple[int, str]]) -> Any:
        """Return the words; none may stand twice."""
        seen: set[str] = set()
        for number, line in lines:
            code = line.split("|")[0].strip()
            if code in seen:
                raise _refusal(number, _("dieses Wort steht schon da"))
            seen.add(code)
        return super().value_of(lines)

    def entry(self, number: int, line: str) -> dict[str, Any]:
        """Return the word of a line."""
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 3 or not all(parts) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", parts[0]):
            raise _refusal(number, _("Wort, deutsche und englische Bezeichnung erwartet, mit senkrechten Strichen"))
        return {"code": parts[0], "label": {"de": parts[1], "en": parts[2]}}


class WordCasesField(LinesField):
    """``wort: Bedingung``; the first condition that holds decides."""

    rows = 6

    def line(self, entry: Mapping[str, Any]) -> str:
        """Return a case as a line."""
        return f"{entry['word']}{COLON} {' '.join(entry['when'].split())}"

    def entry(self, number: int, line: str) -> dict[str, str]:
        """Return the case of a line."""
        word, colon, condition = (part.strip() for part in line.partition(COLON))
        if not (word and colon and condition):
            raise _refusal(number, _("Wort, Doppelpunkt und Bedingung erwartet"))
        return {"word": word, "when": condition}


class FactsField(LinesField):
    """``name: Wert`` for every fact; a single ``-`` says that nothing is known, an empty area that there is no case."""

    rows = 5

    def none(self) -> Any:
        """Return what stands for no case."""
        return None

    def prepare_value(self, value: Any) -> Any:
        """Return what stands in the text area."""
        return "" if value is None else super().prepare_value(value)

    def text_of(self, value: Mapping[str, Any]) -> str:
        """Return all facts as text."""
        return "\n".join(f"{name}{COLON} {_written(fact)}" for name, fact in value.items()) or NOTHING_KNOWN

    def value_of(self, lines: list[tuple[int, str]]) -> Any:
        """Return the facts by name; none may stand twice."""
        if [line for _number, line in lines] == [NOTHING_KNOWN]:
            return {}
        facts: dict[str, Any] = {}
        for number, line in lines:
            name, colon, value = (part.strip() for part in line.partition(COLON))
            if not (name and colon and value):
                raise _refusal(number, _("Name, Doppelpunkt und Wert erwartet"))
            if name in facts:
                raise _refusal(number, _("diese Angabe steht schon da"))
            facts[name] = _read(value)
        return facts or None


class LevelsField(FactsField):
    """``0: false`` for every level that says something."""

    rows = 3

    def none(self) -> Any:
        """Return what stands for no level."""
        return {}

    def text_of(self, value: Mapping[str, Any]) -> str:
        """Return all levels as text; none is nothing."""
        return super().text_of(value) if value else ""

    def value_of(self, lines: list[tuple[int, str]]) -> Any:
        """Return the values by level."""
        levels = super().value_of(lines) or {}
        if not levels.keys() <= {"0", "1", "2", "3", "4"}:
            raise ValidationError(_("Die Stufen heißen 0 bis 4."), code="no_level")
        return levels


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)


def _read(value: str) -> Any:
    if value in TRUTHS:
        return TRUTHS[value]
    if value.startswith("[") and value.endswith("]"):
        return [word for part in value[1:-1].split(",") if (word := part.strip())]
    number = whole_number(value.replace("_", ""))
    return value if number is None else number


def _refusal(number: int, wanted: str) -> ValidationError:
    return ValidationError(
        _("Zeile %(number)s: %(wanted)s.") % {"number": number, "wanted": wanted}, code="not_readable"
    )
