"""Columns that several tables share: texts in every language, codes of an enumeration, addresses in lower case."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.domain.labels import label_of
from assessments.domain.reading.scalars import has_control_characters, has_markup
from assessments.domain.text import SOURCE_LANGUAGE

LONGEST_CODE = 40

if TYPE_CHECKING:
    _JSONField = models.JSONField[Any, Any]
    _EmailField = models.EmailField[str, str]
    _CharField = models.CharField[str | None, str | None]
else:
    _JSONField = models.JSONField
    _EmailField = models.EmailField
    _CharField = models.CharField


def require_german(value: object) -> None:
    """Refuse a text that is no mapping of language to wording, or that lacks the German one.

    :raises ValidationError: when it does.
    """
    if not isinstance(value, dict) or not all(isinstance(wording, str) for wording in value.values()):
        raise ValidationError(_("Ein Text besteht aus Sprache und Wortlaut."), code="no_text")
    if not value.get(SOURCE_LANGUAGE, "").strip():
        raise ValidationError(_("Der deutsche Wortlaut fehlt."), code="german_is_missing")


def require_plain(value: object) -> None:
    """Refuse what no file could bring back: elements of pages, and characters that nobody types.

    :raises ValidationError: when a wording holds any.
    """
    wordings = value.values() if isinstance(value, dict) else ()
    if any(has_markup(wording) or has_control_characters(wording) for wording in map(str, wordings)):
        raise ValidationError(_("Ein Wortlaut ist einfacher Text, ohne HTML und ohne Steuerzeichen."), code="not_plain")


class WordingField(_JSONField):
    """A text as ``{"de": "...", "en": "..."}``: one more language is one more key, not a migration."""

    default_validators = [require_german, require_plain]

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """Take over what a form says, and keep the wordings in languages that it does not offer."""
        kept = {code: wording for code, wording in (getattr(instance, self.name) or {}).items() if not _offered(code)}
        super().save_form_data(instance, {**kept, **data} if data else data)


def _offered(language: str) -> bool:
    return language in dict(settings.LANGUAGES)


class OptionalCodeField(_CharField):
    """A code of an enumeration, or null for: not known. There is no second kind of nothing, so empty becomes null."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "null": True, "blank": True})

    def get_prep_value(self, value: Any) -> Any:
        """Return the code as stored."""
        return super().get_prep_value(value) or None


class LowercaseEmailField(_EmailField):
    """An e-mail address, in lower case in rows, look-ups and forms, so that unique means unique to people."""

    def to_python(self, value: Any) -> Any:
        """Return the address in lower case."""
        address = super().to_python(value)
        return address.lower() if isinstance(address, str) else address

    def get_prep_value(self, value: Any) -> Any:
        """Return the address as stored and as looked up."""
        return self.to_python(super().get_prep_value(value))


def codes_of(*kinds: type[StrEnum]) -> list[str]:
    """Return the codes of enumerations, for a check constraint."""
    return [member.value for kind in kinds for member in kind]


def choices_of(members: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Return code and name in the language of the reader, for a form."""
    language = get_language() or SOURCE_LANGUAGE
    return [(member.value, label_of(member).in_language(language)) for member in members]


def one_of(field: str, codes: Iterable[str], *, name: str) -> models.CheckConstraint:
    """Return the promise that ``field`` holds one of ``codes`` (or nothing, where the column allows it)."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": list(codes)}), name=name)


def within(field: str, lowest: int, highest: int, *, name: str) -> models.CheckConstraint:
    """Return the promise that ``field`` lies between two numbers, both included."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__range": (lowest, highest)}), name=name)
