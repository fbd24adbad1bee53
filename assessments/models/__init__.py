"""Rows, constraints and querysets. Only the services write them; the admin's draft forms are the one exception."""

from assessments.models.applications import HospitalApplication
from assessments.models.assessments import Answer, AnswerEvent, AnswerKind, Assessment, AssessmentStatus
from assessments.models.caching import CacheEntry
from assessments.models.catalogues import Anchor, CatalogueEdition, ChecklistItem, Dimension, EditionStatus, Question
from assessments.models.collaboration import Assignment, Presence, ReminderLetter
from assessments.models.deletions import HospitalDeletion
from assessments.models.discussions import Comment, Discussion, Mention, SecondOpinion, Seen
from assessments.models.evidence import Evidence, EvidenceUse
from assessments.models.facts import HouseFact, ServiceFact, StatedFact, UseFact
from assessments.models.guidance import Check, Objection, Pace, PlanningFigure, Prerequisite, TriggerKind
from assessments.models.history import AuditChain, ChangeEvent, ChangeKind
from assessments.models.hospitals import FACT_LIMITS, Hospital
from assessments.models.invitations import Invitation
from assessments.models.judgements import Criterion, Modifier, Rule, Theme, WeightPreset
from assessments.models.landscapes import Archetype, ArchetypeGroup, Cluster
from assessments.models.law import DerivedValue, LawHead, LegalDate, LegalFact, LegalRegime, LegalRule, OpenPoint
from assessments.models.law_of_states import StateEffect, StateLaw
from assessments.models.meetings import Attendee, Meeting, MeetingDecision
from assessments.models.milestones import Milestone, MilestoneReport, StatusEvent
from assessments.models.moves import AnswerToConfirm, AssessmentMove
from assessments.models.operating import BreakGlass, HospitalGroup
from assessments.models.people import Membership, User
from assessments.models.planning import RoadmapDecision
from assessments.models.providers import Attestation, CloudService, Provider, ServiceUse
from assessments.models.publishing import EditionChange, EditionComment, EditionPublication, EditionReview, ReviewState
from assessments.models.reference_hospitals import AcceptedVerdict, ImpactRun, ReferenceHospital
from assessments.models.reports import Report, ReportStatus
from assessments.models.saving import SaveKey
from assessments.models.scenarios import Scenario, StakeholderRanking

__all__ = [
    "FACT_LIMITS",
    "AcceptedVerdict",
    "Anchor",
    "Answer",
    "AnswerEvent",
    "AnswerKind",
    "AnswerToConfirm",
    "Archetype",
    "ArchetypeGroup",
    "Assessment",
    "AssessmentMove",
    "AssessmentStatus",
    "Assignment",
    "Attendee",
    "Attestation",
    "AuditChain",
    "BreakGlass",
    "CacheEntry",
    "CatalogueEdition",
    "ChangeEvent",
    "ChangeKind",
    "Check",
    "ChecklistItem",
    "CloudService",
    "Cluster",
    "Comment",
    "Criterion",
    "DerivedValue",
    "Dimension",
    "Discussion",
    "EditionChange",
    "EditionComment",
    "EditionPublication",
    "EditionReview",
    "EditionStatus",
    "Evidence",
    "EvidenceUse",
    "Hospital",
    "HospitalApplication",
    "HospitalDeletion",
    "HospitalGroup",
    "HouseFact",
    "ImpactRun",
    "Invitation",
    "LawHead",
    "LegalDate",
    "LegalFact",
    "LegalRegime",
    "LegalRule",
    "Meeting",
    "MeetingDecision",
    "Membership",
    "Mention",
    "Milestone",
    "MilestoneReport",
    "Modifier",
    "Objection",
    "OpenPoint",
    "Pace",
    "PlanningFigure",
    "Prerequisite",
    "Presence",
    "Provider",
    "Question",
    "ReferenceHospital",
    "ReminderLetter",
    "Report",
    "ReportStatus",
    "ReviewState",
    "RoadmapDecision",
    "Rule",
    "SaveKey",
    "Scenario",
    "SecondOpinion",
    "Seen",
    "ServiceFact",
    "ServiceUse",
    "StakeholderRanking",
    "StateEffect",
    "StateLaw",
    "StatedFact",
    "StatusEvent",
    "Theme",
    "TriggerKind",
    "UseFact",
    "User",
    "WeightPreset",
]
