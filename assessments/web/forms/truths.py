"""Facts that are yes, no, or not known; and their kin with more words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

YES, NO, UNKNOWN = "ja", "nein", "weiss-nicht"
DONT_KNOW: tuple[str, Promise] = (UNKNOWN, _("Weiß nicht"))
TRUTHS: tuple[tuple[str, Promise], ...] = ((YES, _("Ja")), (NO, _("Nein")))
_TRUTH_OF: dict[str, bool | None] = {YES: True, NO: False, "": None}
_WORD_OF = {truth: word for word, truth in _TRUTH_OF.items()}
WRONG_CHOICE = {"invalid_choice": _("Bitte wählen Sie eine der angebotenen Antworten.")}


class WordField(forms.ChoiceField):
    """One of several words, or not known, which is a choice like any other on the page and nothing when read."""

    def to_python(self, value: Any) -> str:
        """Read "not known" as nothing."""
        word = super().to_python(value)
        return "" if word == UNKNOWN else str(word)

    def prepare_value(self, value: Any) -> Any:
        """Show nothing as "not known"."""
        return UNKNOWN if value in ("", None) else value


def truth_field(label: Any, **more: Any) -> WordField:
    """Return a field for a fact that is true, false or not known."""
    return word_field(label, TRUTHS, **more)


def word_field(label: Any, words: Iterable[tuple[Any, Any]], **more: Any) -> WordField:
    """Return a field for a fact that is one of ``words`` or not known."""
    return WordField(
        label=label,
        choices=[*words, DONT_KNOW],
        required=False,
        widget=forms.RadioSelect,
        error_messages=WRONG_CHOICE,
        **more,
    )


def truth_of(word: str) -> bool | None:
    """Return the truth that ``word`` stands for."""
    return _TRUTH_OF[word]


def word_of(truth: bool | None) -> str:
    """Return the word that stands for ``truth``."""
    return _WORD_OF[truth]
