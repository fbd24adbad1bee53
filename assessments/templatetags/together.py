"""Filters for what is kept by question."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def of(by_question: Mapping[str, object] | str | None, question: str) -> object | None:
    """Return what belongs to a question, or None."""
    return by_question.get(question) if isinstance(by_question, Mapping) else None
