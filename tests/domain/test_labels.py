"""Every value that people see has a name in both languages."""

from __future__ import annotations

from enum import StrEnum

import pytest

from assessments.domain.answers import Confidence
from assessments.domain.catalogue import Basis, Effort, Owner, Polarity
from assessments.domain.collaboration import Urgency, Weight
from assessments.domain.evidence import EvidenceKind, Expiry, FileKind, PurgeReason, ScanState
from assessments.domain.functions import HouseFunction
from assessments.domain.guidance import ObjectionStatus
from assessments.domain.hospital import FederalState, LegalForm, Ownership
from assessments.domain.labels import label_of
from assessments.domain.landscape import Delivery, DeviceRegulation
from assessments.domain.lifecycle import MilestoneKind, State
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.domain.register import AttestationKind, C5Catalogue, CustomerCriteria, ProcessingPlace, ServiceModel
from assessments.domain.reminders import ReminderKind
from assessments.domain.results import GateState, Quadrant
from assessments.domain.roadmap.values import Origin, Phase, StepStatus
from assessments.domain.rules import RuleKind

SHOWN: tuple[type[StrEnum], ...] = (
    AttestationKind,
    Basis,
    C5Catalogue,
    Confidence,
    CurrentOperation,
    CustomerCriteria,
    Delivery,
    DeviceRegulation,
    Effort,
    EvidenceKind,
    Expiry,
    FederalState,
    FileKind,
    GateState,
    HouseFunction,
    LegalForm,
    MilestoneKind,
    ObjectionStatus,
    OperatingModel,
    Origin,
    Owner,
    Ownership,
    Phase,
    Place,
    Polarity,
    ProcessingPlace,
    PurgeReason,
    Quadrant,
    ReminderKind,
    RuleKind,
    ScanState,
    ServiceModel,
    State,
    StepStatus,
    Urgency,
    Weight,
)


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.__name__)
def test_every_value_has_a_name_in_both_languages(shown: type[StrEnum]) -> None:
    assert [value for value in shown if not {"de", "en"} <= label_of(value).as_mapping().keys()] == []


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.__name__)
def test_no_two_values_share_a_name(shown: type[StrEnum]) -> None:
    names = [label_of(value).in_language("de") for value in shown]

    assert len(set(names)) == len(names)


def test_equal_codes_of_different_kinds_keep_their_own_names() -> None:
    here, model = label_of(CurrentOperation.ON_PREM), label_of(OperatingModel.ON_PREM)

    assert (here.in_language("de"), model.in_language("de")) == ("im eigenen Haus", "Eigenbetrieb")
