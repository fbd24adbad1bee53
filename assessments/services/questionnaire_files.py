"""The questionnaire of an assessment as it leaves the application: what a table or the paper says, and the deed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.core.signing import BadSignature, Signer
from django.utils import timezone

from assessments.domain.answers import NOTHING_SAID, Said
from assessments.domain.policy import Visitor, permissions_of
from assessments.domain.questionnaire_file.cells import mark_of
from assessments.domain.questionnaire_file.layout import SheetPlan, plan_of, values_of
from assessments.domain.questionnaire_file.paper import Paper, paper_of
from assessments.domain.questionnaire_file.values import Base, Content, Cover, Format, Origin
from assessments.domain.report.voice import Voice
from assessments.domain.roles import Permission, Role
from assessments.domain.workspace import Workspace
from assessments.models import Assessment, ChangeKind, Membership, User
from assessments.services.assigning import sections_in
from assessments.services.auditing import Deed, record
from assessments.services.edition_snapshots import edition_of
from assessments.services.reading import workspace_of

_SALT = "assessments.questionnaire"


def sheets_of(
    assessment: Assessment, *, language: str, content: Content, on: date
) -> tuple[tuple[SheetPlan, Mapping[str, str]], ...]:
    """Return every sheet of the table with what stands in its fields."""
    workspace = workspace_of(assessment)
    said = {q.code: _shown(workspace, q.code, content) for q in workspace.asked}
    origin = signed(_origin(assessment, workspace, said, language=language, content=content))
    cover = Cover(assessment.hospital.name, assessment.title, Voice(language).day(on))
    plans = plan_of(workspace.edition, origin, cover)
    return tuple((plan, values_of(plan, said, workspace.edition, language)) for plan in plans)


def printed(assessment: Assessment, *, language: str, content: Content, on: date) -> Paper:
    """Return what the paper says."""
    workspace = workspace_of(assessment)
    return paper_of(workspace, title=assessment.title, language=language, content=content, on=on)


def note_export(
    *, assessment: Assessment, form: Format, language: str, content: Content, by: User | None, at: datetime
) -> None:
    """Write into the trail that the questionnaire was given out; by nobody means by a command."""
    details = {"format": form, "language": language, "content": content, "command": by is None}
    deed = Deed(ChangeKind.QUESTIONNAIRE_EXPORTED, form.upper(), details)
    record(deed, hospital=assessment.hospital, assessment=assessment, by=by, at=at)


def signed(origin: Origin) -> Origin:
    """Return the same with our signature."""
    return replace(origin, signature=Signer(salt=_SALT).signature(origin.payload))


def is_genuine(origin: Origin) -> bool:
    """Return whether we signed this, with the key of now or one before."""
    try:
        Signer(salt=_SALT).unsign(f"{origin.payload}:{origin.signature}")
    except BadSignature:
        return False
    return True


def answerable(assessment: Assessment, by: User, *, on: date | None = None) -> frozenset[str]:
    """Return the codes of the questions that ``by`` may answer here, by membership and by assignment."""
    day = on or timezone.localdate()
    mine = Membership.objects.valid(on=day).filter(hospital=assessment.hospital_id, user=by).first()
    if mine is None:
        return frozenset()
    sections = sections_in(assessment, by, mine.sections)
    who = Visitor(role=Role(mine.role), sections=sections, may_answer=mine.may_answer)
    codes = edition_of(assessment.edition).questions
    return frozenset(code for code in codes if Permission.ANSWER in permissions_of(who, code))


def _shown(workspace: Workspace, code: str, content: Content) -> Said:
    return workspace.said(code) if content is Content.FILLED else NOTHING_SAID


def _origin(
    assessment: Assessment, workspace: Workspace, said: Mapping[str, Said], *, language: str, content: Content
) -> Origin:
    """Return what the file says of itself; who gets an empty one has seen no version of any answer."""
    edition = workspace.edition
    filled = content is Content.FILLED
    return Origin(
        assessment=str(assessment.pk),
        edition=edition.code,
        fingerprint=assessment.edition.fingerprint,
        language=language,
        scope=workspace.scope,
        content=content,
        bases=tuple(
            Base(
                code, workspace.versions.get(code, 0) if filled else 0, mark_of(what, edition.questions[code], language)
            )
            for code, what in said.items()
        ),
    )
