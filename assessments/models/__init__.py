"""Rows, constraints and querysets. Only the services write them; the admin's draft forms are the one exception."""

from assessments.models.applications import HospitalApplication
from assessments.models.assessments import Answer, AnswerEvent, AnswerKind, Assessment, AssessmentStatus
from assessments.models.catalogues import Anchor, CatalogueEdition, ChecklistItem, Dimension, EditionStatus, Question
from assessments.models.history import ChangeEvent, ChangeKind
from assessments.models.hospitals import FACT_LIMITS, Hospital
from assessments.models.judgements import Criterion, Modifier, Rule, WeightPreset
from assessments.models.landscapes import Archetype, ArchetypeGroup, Cluster
from assessments.models.people import Membership, User
from assessments.models.reports import Report, ReportStatus

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
    "CatalogueEdition",
    "ChangeEvent",
    "ChangeKind",
    "ChecklistItem",
    "Cluster",
    "Criterion",
    "Dimension",
    "EditionStatus",
    "Hospital",
    "HospitalApplication",
    "Membership",
    "Modifier",
    "Question",
    "Report",
    "ReportStatus",
    "Rule",
    "User",
    "WeightPreset",
]
