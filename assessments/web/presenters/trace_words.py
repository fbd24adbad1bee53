"""What stands in a trace as a code, in words: levels, facts, figures."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.domain.landscape import DeviceRegulation
from assessments.domain.operating_models import CurrentOperation, Place
from assessments.domain.trace.values import Input, InputKind
from assessments.templatetags.wording import decimals, label, whole

_WORDS = {
    "unanswered": gettext_lazy("nicht beantwortet"),
    "unknown": gettext_lazy("unbekannt"),
    "not_applicable": gettext_lazy("trifft nicht zu"),
    "none": gettext_lazy("keine Angabe"),
    "yes": gettext_lazy("ja"),
}
_FACTS = {
    "regulation": gettext_lazy("Medizinprodukt: %(value)s"),
    "health_data": gettext_lazy("Gesundheitsdaten: %(value)s"),
    "current": gettext_lazy("Läuft heute: %(value)s"),
    "place_preference": gettext_lazy("Gewünschter Ort: %(value)s"),
    "archetype": gettext_lazy("Anwendung im Katalog: %(value)s"),
}
_FIGURES = {
    "opens_at": gettext_lazy("offen ab Stufe %(value)s"),
    "samples": gettext_lazy("%(value)s gezogene Gewichtungen"),
    "months": gettext_lazy("Dauer in Monaten: %(value)s"),
    "measures_at_once": gettext_lazy("Maßnahmen einer Stelle zugleich: %(value)s"),
}
_ENUMS: dict[str, type[StrEnum]] = {
    "regulation": DeviceRegulation,
    "current": CurrentOperation,
    "place_preference": Place,
}


def said(one: Input) -> str:
    """Return the value of an input in words."""
    words: dict[InputKind, Callable[[Input], str]] = {
        InputKind.ANSWER: _level,
        InputKind.LEVEL: _level,
        InputKind.WEIGHT: lambda weight: decimals(Fraction(weight.value), 2),
        InputKind.FACT: _fact,
        InputKind.FIGURE: _figure,
        InputKind.STATEMENT: lambda _statement: "",
    }
    return words[one.kind](one)


def _level(one: Input) -> str:
    return str(_WORDS[one.value]) if one.value in _WORDS else _("Stufe %(level)s") % {"level": one.value}


def _fact(one: Input) -> str:
    value = str(_WORDS.get(one.value, "")) or _named(one)
    code, _dot, application = one.code.partition(".")
    if application:
        return _("Frist für %(application)s: %(value)s") % {"application": application, "value": value}
    return str(_FACTS[code]) % {"value": value} if code in _FACTS else f"{one.code}: {value}"


def _named(one: Input) -> str:
    names = _ENUMS.get(one.code)
    return label(names(one.value)) if names and one.value in set(names) else one.value


def _figure(one: Input) -> str:
    value = whole(int(one.value)) if one.value.isascii() and one.value.isdigit() else one.value
    return str(_FIGURES[one.code]) % {"value": value} if one.code in _FIGURES else f"{one.code}: {value}"
