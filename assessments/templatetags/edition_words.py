"""Filters that name the parts of an edition."""

from __future__ import annotations

from django import template

from assessments.domain.edition_parts import ElementKind
from assessments.domain.edition_words import ELEMENT_NAMES
from assessments.templatetags.wording import language

register = template.Library()


@register.filter
def element(kind: ElementKind) -> str:
    """Name a kind of element as people read it."""
    return ELEMENT_NAMES[kind].in_language(language())
