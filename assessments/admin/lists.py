"""Lists of the law as rows of small forms: sources, words, cases, what a level says, known facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from assessments.admin.choosing import Choices, one_of
from assessments.admin.rows import RowSet, RowsField
from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.law.language.kinds import Kind, Names, NameType
from assessments.domain.reading.scalars import whole_number

ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)?")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
YES, NO = frozenset({"ja", "yes", "true"}), frozenset({"nein", "no", "false"})
LONGEST = 500


def words_of(value: Any) -> str:
    """Return a known value as people write it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    return ", ".join(value) if isinstance(value, list) else str(value)


def facts_in_words(facts: Mapping[str, Any] | None) -> str:
    """Return what is known in an example, a fact a line."""
    if facts is None:
        return ""
    return "\n".join(f"{name}: {words_of(value)}" for name, value in facts.items()) or _("Nichts ist bekannt.")


def value_of(typed: str, kind: NameType | None = None) -> Any:
    """Return what was typed as the value it is: ja, nein, a number, a day, a word; words of a set with commas."""
    if kind is not None and kind.kind is Kind.SET:
        return [word for part in typed.split(",") if (word := part.strip())]
    if typed.casefold() in YES | NO:
        return typed.casefold() in YES
    if day := DAY.fullmatch(typed):
        return f"{day[3]}-{day[2]:>02}-{day[1]:>02}"
    number = whole_number(typed.replace("_", ""))
    return typed if number is None else number


def _line(label: str, *, size: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.TextInput({"size": size}), **options)


class SourceRow(forms.Form):
    """A page in the net with its title, or a title in both languages where there is no page."""

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        given = super().clean() or self.cleaned_data
        if given.get("url") and not ADDRESS.fullmatch(given["url"]):
            self.add_error("url", _("eine Adresse, die mit https:// beginnt, erwartet."))
        elif given.get("url") and given.get("english"):
            self.add_error("english", _("nur ohne Adresse auszufüllen."))
        elif not given.get("url") and not given.get("english"):
            self.add_error("url", _("eine Adresse erwartet, oder ohne Adresse der Titel auch auf Englisch."))
        return given


class SourcesField(RowsField):
    """Titles with the addresses of their pages."""

    def __init__(self, **options: Any) -> None:
        columns = {
            "title": _line(_("Titel"), size=26),
            "url": _line(_("Adresse"), size=26, required=False),
            "english": _line(_("Ohne Adresse: englischer Titel"), size=14, required=False),
        }
        super().__init__(columns, base=SourceRow, **options)

    def entry(self, row: dict[str, Any]) -> Any:
        """Return the source of a row."""
        if row["url"]:
            return {"title": row["title"], "url": row["url"]}
        return {"title": {"de": row["title"], "en": row["english"]}}

    def cells(self, entry: Any) -> dict[str, Any]:
        """Return the row of a source."""
        if entry.get("url"):
            return {"title": entry["title"], "url": entry["url"]}
        return {"title": entry["title"].get("de", ""), "english": entry["title"].get("en", "")}


class WordsField(RowsField):
    """Words to choose from, in the order in which they are offered."""

    def __init__(self, **options: Any) -> None:
        told = _("Ein Wort besteht aus Buchstaben, Ziffern und Unterstrichen.")
        code = forms.RegexField(WORD, label=_("Wort"), max_length=40, error_messages={"invalid": told})
        columns = {"code": code, "de": _line(_("Bezeichnung"), size=22), "en": _line(_("auf Englisch"), size=22)}
        super().__init__(columns, distinct="code", **options)

    def entry(self, row: dict[str, Any]) -> Any:
        """Return the word of a row."""
        return {"code": row["code"], "label": {"de": row["de"], "en": row["en"]}}

    def cells(self, entry: Any) -> dict[str, Any]:
        """Return the row of a word."""
        return {"code": entry["code"], **entry["label"]}


class WordCasesField(RowsField):
    """Which word holds under which condition; the first that holds decides."""

    def __init__(self, condition: forms.Field, **options: Any) -> None:
        super().__init__({"word": _line(_("Wort"), size=16), "when": condition}, **options)


class MappingField(RowsField):
    """Rows of a name and a value, kept as a mapping."""

    def prepare_value(self, value: Any) -> Any:
        """Return what stands in the rows."""
        return value if isinstance(value, RowSet) else super().prepare_value(self.rows_of(value or {}))

    def rows_of(self, value: Mapping[str, Any]) -> list[Any]:
        """Return the mapping as a list, an entry for each row."""
        return list(value.items())


class LevelsField(MappingField):
    """What each level says; a level without a value says nothing."""

    def __init__(self, **options: Any) -> None:
        labels = [_("Stufe %(level)s") % {"level": level} for level in range(LOWEST, HIGHEST + 1)]
        value = _line(_("sagt"), size=12, required=False)
        super().__init__({"value": value}, labels=labels, required=False, **options)

    def rows_of(self, value: Mapping[str, Any]) -> list[Any]:
        """Return a row for every level."""
        return [value.get(str(level), "") for level in range(LOWEST, HIGHEST + 1)]

    def cells(self, entry: Any) -> dict[str, Any]:
        """Return the row of a level."""
        return {"value": words_of(entry)}

    def entry(self, row: dict[str, Any]) -> Any:
        """Return what a level says."""
        return row["value"]

    def to_python(self, value: Any) -> Any:
        """Return the values by level."""
        if not isinstance(value, RowSet):
            return value or {}
        said = enumerate(super().to_python(value), LOWEST)
        return {str(level): value_of(typed) for level, typed in said if typed}


class FactsField(MappingField):
    """What is known in an example: facts by name, each with its value. ``nothing`` stands for no row at all."""

    def __init__(
        self, names: Names, choices: Choices, *, nothing: dict[str, Any] | None = None, **options: Any
    ) -> None:
        columns = {"fact": one_of(choices, label=_("Angabe")), "value": _line(_("Wert"), size=16, required=False)}
        super().__init__(columns, distinct="fact", required=False, **options)
        self.names, self.nothing = names, nothing

    def cells(self, entry: Any) -> dict[str, Any]:
        """Return the row of a fact."""
        name, value = entry
        return {"fact": name, "value": words_of(value)}

    def entry(self, row: dict[str, Any]) -> Any:
        """Return the fact of a row."""
        return row["fact"], value_of(row["value"], self.names.get(row["fact"]))

    def to_python(self, value: Any) -> Any:
        """Return the facts by name."""
        return dict(super().to_python(value)) or self.nothing

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether something else is known."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True
