"""Results that would change, in words, and questions that change none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from assessments.admin.places import address_of, keys_of
from assessments.domain.edition_parts import ElementKind
from assessments.domain.edition_words import ELEMENT_NAMES
from assessments.domain.labels import label_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import Quadrant
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.domain.trial import QUADRANT
from assessments.models import CatalogueEdition


def archetype_names(edition: CatalogueEdition) -> Mapping[str, str]:
    """Return what each kind of application is called, by code; one query."""
    rows = edition.archetype_set.values_list("code", "name")
    return {code: name.get(_language()) or name[SOURCE_LANGUAGE] for code, name in rows}


def subject_named(subject: str, names: Mapping[str, str], archetype: str = "") -> str:
    """Return what a part of a result is called: an application by its kind, for hospitals have names of their own."""
    if subject == QUADRANT:
        return _("Quadrant")
    kind = archetype or subject.partition("-")[0]
    return f"{subject} {names[kind]}" if kind in names else subject


def result_named(subject: str, code: str | None) -> str:
    """Return a result as people read it."""
    if code is None:
        return _("nicht bewertet")
    if not code:
        return _("keine Empfehlung")
    member = Quadrant(code) if subject == QUADRANT else OperatingModel(code)
    return label_of(member).in_language(_language())


def lines_of(edition: CatalogueEdition, lines: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the lines of an impact for a table; the causes lead to what was changed."""
    kept = list(lines)
    names = archetype_names(edition) if kept else {}
    keys = keys_of(edition, (element for line in kept for element, _code in line["causes"]))
    return [
        {
            "house": line["type"] if line["kind"] == "reference" else _counted(line["count"]),
            "subject": subject_named(line["subject"], names, line["archetype"]),
            "before": result_named(line["subject"], line["before"]),
            "after": result_named(line["subject"], line["after"]),
            "alone": line["alone"],
            "causes": [
                {
                    "name": f"{ELEMENT_NAMES[ElementKind(element)].in_language(_language())} {code}",
                    "url": address_of(edition, keys, element, code),
                }
                for element, code in line["causes"]
            ],
        }
        for line in kept
    ]


def questions_of(edition: CatalogueEdition, codes: Iterable[str]) -> list[dict[str, str]]:
    """Return questions by code, each with where it is edited; one query."""
    keys = keys_of(edition, [ElementKind.QUESTION])
    return [{"code": code, "url": address_of(edition, keys, ElementKind.QUESTION, code)} for code in codes]


def _counted(count: int) -> str:
    return ngettext("%(count)s Selbstbewertung", "%(count)s Selbstbewertungen", count) % {"count": count}


def _language() -> str:
    return (get_language() or SOURCE_LANGUAGE).partition("-")[0]
