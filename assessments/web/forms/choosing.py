"""Choices that only the request knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import BaseForm


def offer(form: BaseForm, field: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let a field of the form offer these choices."""
    form.fields[field].choices = list(choices)  # type: ignore[attr-defined]  # of those that have some
