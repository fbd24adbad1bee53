"""The law an edition is judged by, from its rows; an edition without rows goes by the files that were shipped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assessments.domain.law.lawbook import LawBook
from assessments.domain.reading.law import read_law
from assessments.domain.reading.law_documents import node_of
from assessments.domain.reading.nodes import Refused
from assessments.models import CatalogueEdition
from assessments.services.law_documents import Document, documents_of
from assessments.services.shipped import shipped_codes
from assessments.services.shipped_law import LawRefused, shipped_law

_MOST_KEPT = 16
_published: dict[str, LawBook] = {}  # by fingerprint: what it holds can never become wrong


def lawbook_of(row: CatalogueEdition) -> LawBook:
    """Return the law of an edition, without a query when this process has seen its fingerprint before.

    Published before the law came into rows, it goes by the files of its code, else by the newest.

    :raises LawRefused: when the law of a draft has problems.
    """
    if row.is_draft:
        return law_from_rows(row)
    if row.law_fingerprint is None:
        return shipped_law(row.code if row.code in shipped_codes() else None)
    if row.law_fingerprint not in _published:
        remember_law(row.law_fingerprint, law_from_rows(row))
    return _published[row.law_fingerprint]


def current_law() -> LawBook:
    """Return the law of the newest published edition, for what belongs to no assessment. One query."""
    newest = CatalogueEdition.objects.published().first()
    return shipped_law() if newest is None else lawbook_of(newest)


def remember_law(fingerprint: str, law: LawBook) -> None:
    """Keep the law of a published edition for later reads."""
    if len(_published) >= _MOST_KEPT:
        _published.clear()
    _published[fingerprint] = law


def law_from_rows(row: CatalogueEdition) -> LawBook:
    """Return the law from all its rows, read and checked like files.

    :raises LawRefused: with every problem.
    """
    return law_from_documents(documents_of(row), questions=row.question_set.values_list("code", flat=True))


def law_from_documents(documents: Mapping[str, Document], *, questions: Iterable[str]) -> LawBook:
    """Return the law that documents hold.

    :raises LawRefused: with every problem.
    """
    nodes = {name: node_of(document) for name, document in documents.items()}
    try:
        return read_law(nodes, questions=tuple(questions))
    except Refused as refused:
        raise LawRefused(refused.problems) from None
