"""A hospital with at least one row in every table that a hospital can own, and with a file."""

from datetime import timedelta
from uuid import uuid4

from assessments.domain.lifecycle import MilestoneKind, Step
from assessments.domain.register import Attestation, AttestationKind
from assessments.domain.roles import Role
from assessments.models import (
    AnswerToConfirm,
    Assessment,
    AssessmentMove,
    Assignment,
    Attendee,
    BreakGlass,
    Comment,
    Discussion,
    EvidenceUse,
    Hospital,
    HospitalGroup,
    HouseFact,
    Invitation,
    Meeting,
    MeetingDecision,
    Mention,
    Milestone,
    MilestoneReport,
    Presence,
    ReminderLetter,
    Report,
    RoadmapDecision,
    SaveKey,
    Scenario,
    SecondOpinion,
    Seen,
    ServiceFact,
    StakeholderRanking,
    StatusEvent,
    UseFact,
)
from assessments.services import evidence_files
from assessments.services.evidence import Description
from assessments.services.evidence_storing import store_link
from tests import factories
from tests.factories import NOON, TODAY

CANARY = "Kanarienvogel"


def full_house(name: str = CANARY) -> Hospital:
    """Return the hospital; what its people typed is ``name``."""
    assessment = factories.answered(factories.assessment(factories.hospital(name), title=name), ["D1.1"])
    house, by = assessment.hospital, assessment.created_by
    use = factories.use(assessment)
    shown = factories.attestation(use.service, Attestation(list(AttestationKind)[-1]))
    changed = {"version": 1, "changed_at": NOON, "changed_by": by}
    _texts(house, assessment.pk, by.pk)
    for model, of in (
        (HouseFact, {"hospital": house}),
        (ServiceFact, {"service": use.service}),
        (UseFact, {"use": use}),
    ):
        model.objects.create(name="fact", value=name, **of, **changed)
    RoadmapDecision.objects.create(
        assessment=assessment, kind="measure", code="D1.1", status="open", note=name, **changed
    )
    milestone = Milestone.objects.create(
        assessment=assessment,
        edition=assessment.edition,
        round=1,
        kind=MilestoneKind.NAMED,
        name=name,
        as_of=TODAY,
        scoring_version="1",
        summary={},
        content="{}",
        digest="0" * 64,
        taken_at=NOON,
        taken_by=by,
    )
    MilestoneReport.objects.create(milestone=milestone, language="de", content=name, digest="0" * 64)
    move = AssessmentMove.objects.create(
        assessment=assessment,
        source=assessment.edition,
        target=assessment.edition,
        milestone=milestone,
        preset="equal",
        applications={name: {}},
        moved_at=NOON,
        moved_by=by,
    )
    AnswerToConfirm.objects.create(move=move, question_code="D1.1", fate="confirm", version=1)
    StatusEvent.objects.create(assessment=assessment, step=Step.SUBMIT, round=1, milestone=milestone, at=NOON, by=by)
    SaveKey.objects.create(
        assessment=assessment, key=uuid4(), question_code="D1.1", digest="0" * 64, version=1, at=NOON
    )
    link = store_link(hospital=house, address=f"https://{name}.example".lower(), said=Description(name), by=by, at=NOON)
    EvidenceUse.objects.create(evidence=link, attestation=shown, added_at=NOON, added_by=by)
    _talk(assessment, name)
    evidence_files.place(evidence_files.stage([name.encode()]), hospital=house.pk)
    return house


def _talk(assessment: Assessment, name: str) -> None:
    """People of the house talk about the assessment."""
    by, at = assessment.created_by, {"at": NOON}
    of = {"assessment": assessment}
    Assignment.objects.create(code="D1", person=by, given_at=NOON, given_by=by, **of)
    SecondOpinion.objects.create(question_code="D1.1", level=1, reason=name, by=by, **of, **at)
    Presence.objects.create(person=by, dimension_code="D1", **of, **at)
    ReminderLetter.objects.create(hospital=assessment.hospital, person=by, day=TODAY)
    discussion = Discussion.objects.create(question_code="D1.1", **of)
    comment = Comment.objects.create(discussion=discussion, text=name, by=by, **at)
    Mention.objects.create(comment=comment, person=by)
    Seen.objects.create(discussion=discussion, person=by, until=NOON)
    meeting = Meeting.objects.create(title=name, questions=[], started_at=NOON, started_by=by, **of)
    attendee = Attendee.objects.create(meeting=meeting, name=name)
    decision = MeetingDecision.objects.create(
        meeting=meeting, question_code="D1.1", version_before=0, version_after=1, by=by, **at
    )
    decision.agreed.add(attendee)


def _texts(house: Hospital, assessment: object, by: int) -> None:
    name = house.name
    said = {"created_at": NOON, "created_by_id": by, "changed_at": NOON, "changed_by_id": by}
    Scenario.objects.create(assessment_id=assessment, name=name, changes={}, **said)
    StakeholderRanking.objects.create(
        assessment_id=assessment, stakeholder=name, ranking={}, given_at=NOON, given_by_id=by
    )
    Report.objects.create(
        assessment_id=assessment,
        language="de",
        digest="0" * 64,
        data=name,
        requested_at=NOON,
        requested_by_id=by,
        status="done",
        finished_at=NOON,
        pdf=b"%PDF-" + name.encode(),
    )
    Invitation.objects.create(
        hospital=house,
        email=f"{name}@test.example",
        role=Role.CONTRIBUTOR,
        language="de",
        digest=uuid4().hex,
        sent_at=NOON,
        sent_by_id=by,
        expires_at=NOON + timedelta(days=7),
    )
    BreakGlass.objects.create(hospital=house, reason=name, at=NOON, until=NOON + timedelta(hours=1), by_id=by)
    group, _created = HospitalGroup.objects.get_or_create(name="Verbund")
    group.hospitals.add(house)
