"""Filters that turn values of the domain into words and figures in the reader's language."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from django import template
from django.utils import formats
from django.utils.html import format_html
from django.utils.translation import get_language

from assessments.domain.labels import label_of
from assessments.domain.text import SOURCE_LANGUAGE, Text

register = template.Library()

NOTHING = "–"
DAY = {"de": "j. F Y"}
MOMENT = {"de": "d.m.Y, H:i"}
OTHER_DAY, OTHER_MOMENT = "j F Y", "j F Y, H:i"  # never 11/12/2026, which two readers read as two days
Number = Fraction | Decimal | float | int


def language() -> str:
    """Return the two letters of the active language, German outside a request."""
    return (get_language() or SOURCE_LANGUAGE).partition("-")[0]


@register.filter
def text(value: Text | None) -> str:
    """Say a catalogue text in the active language; nothing for None."""
    return value.in_language(language()) if value else ""


@register.filter
def marked(value: Text | None) -> str:
    """Say a catalogue text between tags; one that is not translated says in which language it stands instead."""
    if value is None or value.is_in(language()):
        return text(value)
    return format_html('<span lang="{}">{}</span>', SOURCE_LANGUAGE, text(value))


@register.filter
def label(value: StrEnum | None) -> str:
    """Name an enum value as people read it; a dash for None."""
    return NOTHING if value is None else label_of(value).in_language(language())


@register.filter
def whole(value: Number | None) -> str:
    """Round half up to a whole number with grouped thousands; a dash for None."""
    return decimals(value, 0)


@register.filter
def decimals(value: Number | None, places: int = 1) -> str:
    """Round half up to ``places`` decimals, written as the language does; a dash for None."""
    if value is None:
        return NOTHING
    scale = 10**places
    scaled = (Fraction(value) * scale + Fraction(1, 2)).__floor__()
    return formats.number_format(Decimal(scaled) / scale, decimal_pos=places, use_l10n=True, force_grouping=True)


@register.filter
def percent(value: Number | None) -> str:
    """Write a share 0-1 in whole per cent: ``71 %`` in German, ``71%`` in English."""
    if value is None:
        return NOTHING
    sign = "%" if language() == "en" else "\u00a0%"
    return f"{whole(Fraction(value) * 100)}{sign}"


@register.filter(expects_localtime=True)
def day(value: date | datetime | None) -> str:
    """Write a date with the month as a word; a dash for None."""
    return NOTHING if value is None else formats.date_format(value, DAY.get(language(), OTHER_DAY))


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """Write date and time of day in local time; a dash for None."""
    return NOTHING if value is None else formats.date_format(value, MOMENT.get(language(), OTHER_MOMENT))


@register.filter(expects_localtime=True)
def clock(value: datetime | None) -> str:
    """Write the time of day in local time; a dash for None."""
    return NOTHING if value is None else formats.date_format(value, "H:i")
