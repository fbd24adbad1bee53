"""Values that code keeps as JSON, told to people: where they can only be read, and in lists."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import chain
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.domain.catalogue import Owner
from assessments.domain.labels import label_of
from assessments.domain.landscape import Delivery, DeviceRegulation
from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import SOURCE_LANGUAGE

_ENUMERATED: Mapping[str, tuple[type[StrEnum], ...]] = {
    "delivery": (Delivery,),
    "measure_owners": (Owner,),
    "regulation": (DeviceRegulation,),
}


def plainly(field: str, value: Any) -> SafeString | str:
    """Return what a field of a row says: lists with commas, spans of levels in words, one line for each text."""
    names = _names(field)
    if not value:
        return "–"
    if isinstance(value, dict):
        return ", ".join(f"{names.get(key, key)}: {_one(one, names)}" for key, one in value.items())
    if any(isinstance(one, dict) and "at_least" not in one for one in value):
        return format_html_join("", "<p>{}</p>", ((_one(one, names),) for one in value))
    return ", ".join(_one(one, names) for one in value)


def _one(value: Any, names: Mapping[str, str]) -> str:
    match value:
        case {"code": code, "at_least": low, "at_most": high}:
            return _("%(code)s auf Stufe %(low)s bis %(high)s") % {"code": code, "low": low, "high": high}
        case {"title": title, "url": str(url)} if url:
            return f"{title} ({url})"
        case {"title": dict(title)}:
            return " / ".join(title.values())
        case {"code": code, "label": dict(label)}:
            return f"{code}: {' / '.join(label.values())}"
        case {"word": word, "when": when}:
            return f"{word}: {when}"
        case dict():
            return " / ".join(map(str, value.values()))
        case list():
            return " · ".join(map(str, value))
        case _:
            return names.get(str(value), str(value))


def _names(field: str) -> dict[str, str]:
    language = get_language() or SOURCE_LANGUAGE
    kinds = _ENUMERATED.get(field, (OperatingModel,))
    return {one.value: label_of(one).in_language(language) for one in chain(*kinds)}
