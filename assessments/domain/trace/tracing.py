"""Every statement of a result and its roadmap, with where it comes from: the one door to this package."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.domain.case import Case
from assessments.domain.facts import facts_of
from assessments.domain.hospital import Application
from assessments.domain.results import Result
from assessments.domain.roadmap.values import Roadmap
from assessments.domain.trace.applications import acceptability_traces, application_traces
from assessments.domain.trace.book import Book
from assessments.domain.trace.house import house_traces
from assessments.domain.trace.roadmaps import roadmap_traces
from assessments.domain.trace.values import Trace


def traces_of(case: Case, *, result: Result, roadmap: Roadmap | None = None) -> tuple[Trace, ...]:
    """Return a trace for every statement of ``result`` and ``roadmap``, each under a reference of its own."""
    book = Book(case.lawful_edition, case.sheet, case.weights, result.scoring_version)
    return tuple(_all(book, case.applications, result, roadmap))


def _all(book: Book, applications: tuple[Application, ...], result: Result, roadmap: Roadmap | None) -> Iterator[Trace]:
    yield from house_traces(book, result)
    for application, verdict in zip(applications, result.applications, strict=True):
        facts = facts_of(book.edition, application)
        yield from application_traces(book, facts, verdict)
        if result.robustness:
            found, samples = result.robustness.of(application.code), result.robustness.samples
            yield from acceptability_traces(book, facts, found, samples)
    if roadmap:
        yield from roadmap_traces(book, result, roadmap)
