"""The hospitals an edition is tried on: what is expected, what they get, and why an editor agreed to a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from assessments.domain.catalogue import Edition
from assessments.domain.reading.answers_file import AnswersFile, read_answers_file, wanted_edition
from assessments.domain.reading.nodes import Node, Refused
from assessments.domain.trial import Difference, House, differences, tried
from assessments.models import AcceptedVerdict, CatalogueEdition, ChangeKind, ReferenceHospital, User
from assessments.services.auditing import Deed, record
from assessments.services.edition_snapshots import edition_of
from assessments.services.refusals import Refusal
from assessments.services.yaml_source import parse

NOT_ON_TRIAL = ("facts", "providers", "services")
SHIPPED = Path(__file__).resolve().parents[2] / "examples"


class ReasonIsMissing(Refusal):
    """An expected verdict changes only with a reason."""


class NothingToAccept(Refusal):
    """The hospital gets what is expected of it there, or its result changed again since the page was shown."""


@dataclass(frozen=True, slots=True)
class ReferenceTrial:
    """How a reference hospital fares: the row, the parts that are not as expected, or why it cannot be read."""

    row: ReferenceHospital
    unexpected: tuple[Difference, ...]
    unreadable: str = ""


def trials_of(row: CatalogueEdition, edition: Edition | None = None) -> tuple[ReferenceTrial, ...]:
    """Judge every reference hospital of an edition by it; about a quarter of a second for a large one."""
    content = edition or edition_of(row)
    return tuple(_trial(hospital, content) for hospital in row.referencehospital_set.all())


def houses_of(row: CatalogueEdition, edition: Edition) -> tuple[tuple[ReferenceHospital, House], ...]:
    """Return the reference hospitals that can be read, each as what an edition is tried on."""
    found = ((hospital, readable_house(hospital, edition)) for hospital in row.referencehospital_set.all())
    return tuple((hospital, house) for hospital, house in found if house is not None)


def readable_house(hospital: ReferenceHospital, edition: Edition) -> House | None:
    """Return what the file of a reference hospital says, None when ``edition`` cannot read it."""
    try:
        return house_in(hospital.answers, file=hospital.code, edition=edition)
    except Refused:
        return None


def house_in(text: str, *, file: str, edition: Edition) -> House:
    """Return what an answers file says, whatever edition it was written for.

    :raises Refused: with every problem of the file.
    """
    read = _read(text, file=file, edition=edition)
    return House(read.profile, read.sheet, read.applications, read.weights, read.as_of)


def accept_verdicts(
    *, hospital: ReferenceHospital, results: Mapping[str, str | None], reason: str, by: User, at: datetime
) -> None:
    """Expect other results of a reference hospital from now on, all or none; the reason is kept for ever.

    :raises ReasonIsMissing: without one.
    :raises NothingToAccept: when one of ``results`` is not what the hospital gets, or is expected already.
    """
    if not reason.strip():
        raise ReasonIsMissing
    with transaction.atomic():
        row = ReferenceHospital.objects.select_for_update(of=("self",)).select_related("edition").get(pk=hospital.pk)
        unexpected = {one.subject: one for one in _trial(row, edition_of(row.edition)).unexpected}
        changes = [unexpected[subject] for subject in results if subject in unexpected]
        if not changes or {one.subject: one.after for one in changes} != dict(results):
            raise NothingToAccept
        expected = {**row.expected, **results}
        row.expected = {part: value for part, value in expected.items() if value is not None}
        row.save(update_fields=["expected"])
        AcceptedVerdict.objects.bulk_create(
            AcceptedVerdict(
                edition=row.edition,
                hospital=row.code,
                subject=one.subject,
                before=one.before or "",
                after=one.after or "",
                reason=reason.strip(),
                at=at,
                by=by,
            )
            for one in changes
        )
        details = {"hospital": row.code, "results": dict(results), "reason": reason.strip()}
        record(Deed(ChangeKind.EDITION_VERDICT_ACCEPTED, row.edition.code, details), by=by, at=at)


def fill_reference_hospitals(row: CatalogueEdition, *, judged_by: Edition, files: Iterable[Path] = ()) -> None:
    """Give a draft without reference hospitals the shipped ones, expecting of them what ``judged_by`` says.

    A file that was written for another edition is left out.
    """
    if row.referencehospital_set.exists():
        return
    found: list[ReferenceHospital] = []
    for path in files or sorted(SHIPPED.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if not _written_for(judged_by, parse(text, file=path.name)):
            continue
        house = house_in(text, file=path.name, edition=judged_by)
        expected = tried(judged_by, house).as_codes()
        found.append(
            ReferenceHospital(
                edition=row,
                code=path.stem,
                position=len(found),
                name=house.profile.name,
                answers=text,
                expected=expected,
            )
        )
    ReferenceHospital.objects.bulk_create(found)


def _trial(row: ReferenceHospital, edition: Edition) -> ReferenceTrial:
    try:
        house = house_in(row.answers, file=row.code, edition=edition)
    except Refused as refused:
        return ReferenceTrial(row, (), unreadable=str(refused))
    return ReferenceTrial(row, differences(row.expected, tried(edition, house).as_codes()))


def _read(text: str, *, file: str, edition: Edition) -> AnswersFile:
    """Read what a file says to this edition; the law and what the edition does not ask about are passed over."""
    node = _kept(parse(text, file=file), edition)
    asked = wanted_edition(node)
    known = (edition.code, *([asked] if asked else []))
    return read_answers_file(node, file=file, edition=edition, editions=known, today=edition.released_on)


def _written_for(edition: Edition, root: Node) -> bool:
    """Return whether a file names this edition and speaks of nothing else; a code alone can be a coincidence."""
    if not isinstance(root.value, Mapping):
        return False
    spoken = {key: node for key, node in root.value.items() if key not in NOT_ON_TRIAL}
    return wanted_edition(root) == edition.code and _kept(root, edition).value == spoken


def _kept(root: Node, edition: Edition) -> Node:
    if not isinstance(root.value, Mapping):
        return root
    keys = {key: node for key, node in root.value.items() if key not in NOT_ON_TRIAL}
    if "answers" in keys and isinstance(keys["answers"].value, Mapping):
        answers = {code: said for code, said in keys["answers"].value.items() if code in edition.questions}
        keys["answers"] = replace(keys["answers"], value=answers)
    if "applications" in keys and isinstance(keys["applications"].value, tuple):
        systems = tuple(
            _with_known_letters(one, edition)
            for one in keys["applications"].value
            if _archetype(one) in edition.archetypes_by_code
        )
        keys["applications"] = replace(keys["applications"], value=systems)
    return replace(root, value=keys)


def _archetype(application: Node) -> str:
    named = application.value.get("archetype") if isinstance(application.value, Mapping) else None
    return named.value if named is not None and isinstance(named.value, str) else ""


def _with_known_letters(application: Node, edition: Edition) -> Node:
    codes = application.value.get("codes") if isinstance(application.value, Mapping) else None
    if codes is None or not isinstance(application.value, Mapping) or not isinstance(codes.value, Mapping):
        return application
    known = {letter: level for letter, level in codes.value.items() if letter in edition.criteria_by_letter}
    return replace(application, value={**application.value, "codes": replace(codes, value=known)})
