"""What the forms of the register share; every fact may stay unknown.

Questions are those of the law, word for word, wherever the law asks for the fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.law.vocabulary import Vocabulary
from assessments.domain.register import Attestation, Provider, ServiceFacts
from assessments.models.fields import choices_of
from assessments.models.providers import LONGEST_REFERENCE, LONGEST_REGISTER_NAME
from assessments.templatetags.wording import text
from assessments.web.forms.choosing import offer
from assessments.web.forms.fields import LineField
from assessments.web.forms.truths import DONT_KNOW, word_of
from assessments.web.forms.versions import version_field

MEDIUM = {"class": "input-medium"}


class RegisterForm(forms.Form):
    """What all forms of the register share: the stored version they were written on, 0 for something new."""

    version = version_field()

    def __init__(
        self,
        *args: Any,
        vocabulary: Vocabulary,
        initial: Mapping[str, object] | None = None,
        version: int = 0,
        **kwargs: Any,
    ) -> None:
        """Start from ``initial`` as stored in ``version``; ``vocabulary`` knows the questions."""
        super().__init__(*args, **kwargs | {"initial": {"version": version, **(initial or {})}})
        self._vocabulary = vocabulary

    def _ask(self, facts: Mapping[str, str]) -> None:
        for field, fact in facts.items():
            if field in self.fields:
                self.fields[field].label = text(self._vocabulary.facts[fact].question)

    def _offer(self, field: str, words: Iterable[StrEnum]) -> None:
        offer(self, field, [*choices_of(words), DONT_KNOW])


def name_field(label: Any, example: Any) -> LineField:
    """Return a field for a name in the register."""
    return LineField(
        label=label, max_length=LONGEST_REGISTER_NAME, help_text=example, widget=forms.TextInput(attrs=MEDIUM)
    )


def reference_field(label: Any) -> LineField:
    """Return a field for where papers lie."""
    return LineField(
        label=label,
        max_length=LONGEST_REFERENCE,
        required=False,
        help_text=_("Ablage, Aktenzeichen oder Adresse. Das Dokument selbst können Sie als Beleg hochladen."),
        widget=forms.TextInput(attrs=MEDIUM),
    )


def initial_of(facts: Provider | ServiceFacts | Attestation, *, name: str = "") -> dict[str, object]:
    """Return what the form shows for stored facts."""
    values = {field: getattr(facts, field) for field in facts.__dataclass_fields__}
    shown = {field: _shown(value) for field, value in values.items()}
    return {**shown, "name": name} if name else shown


def _shown(value: object) -> object:
    match value:
        case bool():
            return word_of(value)
        case frozenset():
            return sorted(map(str, value))
        case None:
            return ""
        case _:
            return value
