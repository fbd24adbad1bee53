"""What a draft would change: everything stored judged by it once, in small steps, and told without any hospital."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from assessments.domain.answers import Entry, Given, Sheet
from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.domain.causes import cause_of
from assessments.domain.trial import QUADRANT, Difference, House, differences, tried, tried_quickly
from assessments.models import Assessment, CatalogueEdition, ImpactRun, User
from assessments.services.earlier_editions import previous_edition
from assessments.services.edition_review import readable_edition
from assessments.services.edition_snapshots import edition_of
from assessments.services.publishing import draft_fingerprint
from assessments.services.reading import workspace_of
from assessments.services.reference_hospitals import houses_of
from assessments.services.refusals import Refusal

REFERENCE, ASSESSMENT, QUESTION = "reference", "assessment", "question"
STEP_SECONDS = 0.8  # a page that shows progress comes back within about a second


class DraftCannotBeTried(Refusal):
    """The draft does not fit together yet: what the checks say comes first."""


class NoImpactRun(Refusal):
    """Nobody has asked for the effect of this draft."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What was found so far: results that would change, questions that decide nothing, and how far it is."""

    run: ImpactRun
    stale: bool
    changed_assessments: int
    assessments: int
    lines: tuple[dict[str, Any], ...]
    idle_questions: tuple[str, ...]

    @property
    def percent(self) -> int:
        """Return the share that is done, in whole percent."""
        return 100 * self.run.done // self.run.total if self.run.total else 100


def start_impact(*, edition: CatalogueEdition, by: User, at: datetime) -> ImpactRun:
    """Begin anew to judge everything by a draft; nothing is judged yet.

    :raises DraftCannotBeTried: when the draft cannot judge anything.
    """
    content = readable_edition(edition)
    if content is None or not content.questions or not content.presets:
        raise DraftCannotBeTried
    cases = list(_cases(edition, content))
    with transaction.atomic():
        ImpactRun.objects.filter(edition=edition).delete()
        return ImpactRun.objects.create(
            edition=edition,
            fingerprint=draft_fingerprint(edition),
            started_at=at,
            started_by=by,
            total=len(cases),
            waiting=cases,
            finished_at=None if cases else at,
        )


def continue_impact(
    *, edition: CatalogueEdition, at: datetime, clock: Callable[[], float], seconds: float = STEP_SECONDS
) -> ImpactRun:
    """Judge some more cases, at least one, for about so many seconds by ``clock``.

    What another request judged meanwhile is not counted twice. A run whose draft changed goes no further.

    :raises NoImpactRun: when there is none.
    """
    run = _run_of(edition)
    if not run.waiting or run.fingerprint != draft_fingerprint(edition):
        return run
    stop = clock() + seconds
    judge, done, lines = _Judge(edition), [], []
    for case in run.waiting:
        lines += judge.lines_of(case)
        done.append(case)
        if clock() >= stop:
            break
    with transaction.atomic():
        current = ImpactRun.objects.select_for_update().filter(pk=run.pk).first()
        if current is None or current.waiting[: len(done)] != done:
            return _run_of(edition)
        current.waiting, current.lines = current.waiting[len(done) :], [*current.lines, *lines]
        current.finished_at = None if current.waiting else at
        current.save(update_fields=["waiting", "lines", "finished_at"])
    return current


def impact_of(edition: CatalogueEdition) -> Impact | None:
    """Return what is known about the effect of a draft, None when nobody asked."""
    run = ImpactRun.objects.filter(edition=edition).first()
    if run is None:
        return None
    changed = [line for line in run.lines if line["kind"] != QUESTION]
    touched = {line["number"] for line in changed if line["kind"] == ASSESSMENT}
    return Impact(
        run=run,
        stale=run.fingerprint != draft_fingerprint(edition),
        changed_assessments=len(touched),
        assessments=Assessment.objects.count(),
        lines=(*(line for line in changed if line["kind"] == REFERENCE), *_counted(changed)),
        idle_questions=tuple(line["code"] for line in run.lines if line["kind"] == QUESTION),
    )


def _counted(lines: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what would change in assessments, and in how many: an editor learns nothing about a single one."""
    found: dict[str, tuple[dict[str, Any], set[str]]] = {}
    for line in lines:
        if line["kind"] == ASSESSMENT:
            told = {**line, "subject": line["archetype"] or line["subject"]}
            number = told.pop("number")
            found.setdefault(json.dumps(told, sort_keys=True), (told, set()))[1].add(number)
    yield from (told | {"count": len(numbers)} for told, numbers in found.values())


def _run_of(edition: CatalogueEdition) -> ImpactRun:
    run = ImpactRun.objects.filter(edition=edition).first()
    if run is None:
        raise NoImpactRun
    return run


def _cases(row: CatalogueEdition, edition: Edition) -> Iterator[list[str]]:
    yield from ([REFERENCE, hospital.code] for hospital, _ in houses_of(row, edition))
    numbered = enumerate(Assessment.objects.order_by("created_at", "pk").values_list("pk", flat=True), start=1)
    yield from ([ASSESSMENT, str(key), str(number)] for number, key in numbered)
    yield from ([QUESTION, code] for code in edition.questions)


class _Judge:
    """Judges one case after the other by a draft that is read once."""

    def __init__(self, row: CatalogueEdition) -> None:
        edition = readable_edition(row)
        if edition is None:
            raise DraftCannotBeTried
        self.row, self.edition = row, edition
        self.houses = {hospital.code: (hospital, house) for hospital, house in houses_of(row, edition)}
        previous = previous_edition(row)
        self.previous = edition_of(previous) if previous else edition

    def lines_of(self, case: list[str]) -> list[dict[str, Any]]:
        """Return what would be another result in this case."""
        kind, key, *rest = case
        if kind == REFERENCE:
            hospital, house = self.houses[key]
            return list(self._lines(house, self.previous, {"kind": kind, "number": key, "type": hospital.name}))
        if kind == ASSESSMENT:
            return self._of_assessment(UUID(key), rest[0])
        return [{"kind": kind, "code": key}] if self._idle(key) else []

    def _of_assessment(self, key: UUID, number: str) -> list[dict[str, Any]]:
        stored = Assessment.objects.select_related("hospital", "edition").filter(pk=key).first()
        if stored is None:
            return []  # deleted meanwhile, with its hospital
        workspace = workspace_of(stored)
        house = House(
            workspace.profile,
            workspace.sheet,
            workspace.applications,
            workspace.weights,
            stored.created_at.date(),
        )
        return list(self._lines(house, workspace.edition, {"kind": ASSESSMENT, "number": number}))

    def _lines(self, house: House, old: Edition, about: dict[str, str]) -> Iterator[dict[str, Any]]:
        if old is self.edition:
            return
        kinds = {one.code: one.archetype for one in house.applications}
        for change in differences(tried(old, house).as_codes(), tried(self.edition, house).as_codes()):
            cause = cause_of(change.subject, old=old, new=self.edition, house=house, trial=_trial(change, old, house))
            yield {
                **about,
                "subject": change.subject,
                "archetype": kinds.get(change.subject, ""),
                "before": change.before,
                "after": change.after,
                "causes": [[str(place.kind), place.code] for place in cause.places],
                "alone": cause.alone,
            }

    def _idle(self, code: str) -> bool:
        """Return whether no reference hospital gets another verdict or quadrant, whatever it answers."""
        return bool(self.houses) and not any(self._moves(code, house) for _, house in self.houses.values())

    def _moves(self, code: str, house: House) -> bool:
        found = [tried_quickly(self.edition, _answering(house, code, level)) for level in range(LOWEST, HIGHEST + 1)]
        if any(one.verdicts != found[0].verdicts for one in found):
            return True
        # Where little is answered, the next answer to any question moves the quadrant: that says nothing about it.
        well_answered = 2 * len(house.sheet.entries) >= len(self.edition.questions)
        return well_answered and any(one.quadrant is not found[0].quadrant for one in found)


def _trial(change: Difference, old: Edition, house: House) -> Callable[[Edition, House], Any]:
    """Return the quick trial where it shows the old result as well, else the thorough one."""
    quick = tried_quickly(old, house).as_codes().get(change.subject)
    return tried_quickly if quick == change.before else tried


def _answering(house: House, code: str, level: int) -> House:
    return replace(house, sheet=Sheet({**house.sheet.entries, code: Entry(Given(level))}))


__all__ = ["QUADRANT", "Impact", "continue_impact", "impact_of", "start_impact"]
