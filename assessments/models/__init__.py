"""Rows, constraints and querysets. Only the services write them; the admin's draft forms are the one exception."""

from assessments.models.applications import HospitalApplication
from assessments.models.assessments import Answer, AnswerEvent, AnswerKind, Assessment, AssessmentStatus
from assessments.models.catalogues import Anchor, CatalogueEdition, ChecklistItem, Dimension, EditionStatus, Question
from assessments.models.facts import HouseFact, ServiceFact, StatedFact, UseFact
from assessments.models.guidance import Check, Objection, Pace, PlanningFigure, Prerequisite, TriggerKind
from assessments.models.history import ChangeEvent, ChangeKind
from assessments.models.hospitals import FACT_LIMITS, Hospital
from assessments.models.judgements import Criterion, Modifier, Rule, Theme, WeightPreset
from assessments.models.landscapes import Archetype, ArchetypeGroup, Cluster
from assessments.models.people import Membership, User
from assessments.models.planning import RoadmapDecision
from assessments.models.providers import Attestation, CloudService, Provider, ServiceUse
from assessments.models.reports import Report, ReportStatus
from assessments.models.scenarios import Scenario, StakeholderRanking

__all__ = [
    "FACT_LIMITS",
    "Anchor",
    "Answer",
    "AnswerEvent",
    "AnswerKind",
    "Archetype",
    "ArchetypeGroup",
    "Assessment",
    "AssessmentStatus",
    "Attestation",
    "CatalogueEdition",
    "ChangeEvent",
    "ChangeKind",
    "Check",
    "ChecklistItem",
    "CloudService",
    "Cluster",
    "Criterion",
    "Dimension",
    "EditionStatus",
    "Hospital",
    "HospitalApplication",
    "HouseFact",
    "Membership",
    "Modifier",
    "Objection",
    "Pace",
    "PlanningFigure",
    "Prerequisite",
    "Provider",
    "Question",
    "Report",
    "ReportStatus",
    "RoadmapDecision",
    "Rule",
    "Scenario",
    "ServiceFact",
    "ServiceUse",
    "StakeholderRanking",
    "StatedFact",
    "Theme",
    "TriggerKind",
    "UseFact",
    "User",
    "WeightPreset",
]
