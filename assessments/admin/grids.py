"""Numbers that belong together as one table instead of JSON: levels by letter, values by operating model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from assessments.domain.writing.numbers import number_text

Named = Sequence[tuple[str, str]]
RADIO = '<input type="radio" name="{0}.{1}" value="{2}" aria-label="{1} {2}" title="{3}">'
RADIO_TICKED = RADIO.replace(">", " checked>")
LEVELS: Named = tuple((str(level), str(level)) for level in range(5))


class LevelsWidget(forms.Widget):
    """One row of radio buttons for each letter; arrow keys go along a row."""

    rows: Named = ()
    hints: Mapping[str, Sequence[str]] = MappingProxyType({})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """Return what was ticked."""
        del files
        return {letter: data.get(f"{name}.{letter}", "") for letter, _label in self.rows}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Return whether nothing of it was sent."""
        del files
        return not any(f"{name}.{letter}" in data for letter, _label in self.rows)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw the table."""
        del renderer
        chosen = value or {}
        head = format_html_join("", '<th scope="col">{}</th>', ((label,) for _level, label in LEVELS))
        rows = [(letter, label, self._radios(name, letter, str(chosen.get(letter, "")))) for letter, label in self.rows]
        body = format_html_join("", '<tr><th scope="row">{} · {}</th>{}</tr>', rows)
        return format_html(
            '<table class="grid" id="{}"><thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table>',
            (attrs or {}).get("id", name),
            head,
            body,
        )

    def _radios(self, name: str, letter: str, chosen: str) -> SafeString:
        hints = self.hints.get(letter, ())
        cells = [
            (RADIO_TICKED if level == chosen else RADIO, level, hints[int(level)] if len(hints) > int(level) else "")
            for level, _label in LEVELS
        ]
        drawn = (format_html(radio, name, letter, level, hint) for radio, level, hint in cells)
        return format_html_join("", "<td>{}</td>", ((each,) for each in drawn))


class LettersField(forms.Field):
    """A level 0-4 for each letter of the edition."""

    widget = LevelsWidget

    def __init__(self, *, rows: Named, hints: Mapping[str, Sequence[str]], **options: Any) -> None:
        super().__init__(**options)
        self.rows = self.widget.rows = rows
        self.widget.hints = hints

    def to_python(self, value: Any) -> dict[str, int]:
        """Return the levels by letter; every letter has one."""
        sent = value or {}
        missing = [letter for letter, _label in self.rows if str(sent.get(letter, "")) not in dict(LEVELS)]
        if missing:
            told = _("Hier fehlt eine Stufe: %(letters)s.")
            raise ValidationError(told % {"letters": ", ".join(missing)}, code="level_is_missing")
        return {letter: int(sent[letter]) for letter, _label in self.rows}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether a level is another one."""
        before = {letter: str(level) for letter, level in (initial or {}).items()}
        return before != {letter: str(level) for letter, level in (data or {}).items()}


class ValuesWidget(forms.Widget):
    """One short text field for each name, in one row."""

    rows: Named = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """Return what was typed."""
        del files
        return {key: str(data.get(f"{name}.{key}", "")).strip() for key, _label in self.rows}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Return whether nothing of it was sent."""
        del files
        return not any(f"{name}.{key}" in data for key, _label in self.rows)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw the row."""
        del renderer
        typed = value or {}
        cells = [(label, f"{name}.{key}", typed.get(key, "")) for key, label in self.rows]
        return format_html(
            '<div class="grid-values" id="{}">{}</div>',
            (attrs or {}).get("id", name),
            format_html_join("", '<label>{} <input name="{}" value="{}" size="6" inputmode="decimal"></label>', cells),
        )


class ValuesField(forms.Field):
    """A fraction for each name, typed as ``0,7``, ``0.7`` or ``7/10`` and kept exactly; empty ones are left out."""

    widget = ValuesWidget

    def __init__(
        self, *, rows: Named, fits: Callable[[Fraction], bool], wanted: str, whole: bool, **options: Any
    ) -> None:
        super().__init__(**options)
        self.rows = self.widget.rows = rows
        self.fits, self.wanted, self.whole = fits, wanted, whole

    def to_python(self, value: Any) -> dict[str, str]:
        """Return exact fractions as text; ``whole`` asks for every name."""
        found: dict[str, str] = {}
        for key, label in self.rows:
            typed = (value or {}).get(key, "")
            if not typed and not self.whole:
                continue
            number = fraction_of(typed)
            if number is None or not self.fits(number):
                raise ValidationError(f"{label}: {self.wanted}", code="no_value")
            found[key] = number_text(number)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether a value is another one, however it is written."""
        before = {key: fraction_of(str(typed)) for key, typed in (initial or {}).items()}
        return before != {key: fraction_of(typed) for key, typed in (data or {}).items() if typed}


class LevelValuesField(ValuesField):
    """A fraction for each level 0-4, kept as a list."""

    def __init__(self, **options: Any) -> None:
        rows = [(level, _("Stufe %(level)s") % {"level": level}) for level, _label in LEVELS]
        super().__init__(rows=rows, whole=True, **options)

    def prepare_value(self, value: Any) -> Any:
        """Return the values by level."""
        return _by_level(value)

    def to_python(self, value: Any) -> Any:
        """Return the values in the order of the levels."""
        return list(super().to_python(value).values())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether a value is another one."""
        return super().has_changed(_by_level(initial), data)


def _by_level(values: Any) -> Any:
    return {str(level): value for level, value in enumerate(values)} if isinstance(values, list) else values


def fraction_of(typed: str) -> Fraction | None:
    """Return the number that was typed as ``0,7``, ``0.7`` or ``7/10``, None when it is none."""
    if len(typed) > 12:
        return None
    try:
        return Fraction(typed.replace(",", ".")) if "e" not in typed.lower() else None
    except (ValueError, ZeroDivisionError):
        return None
