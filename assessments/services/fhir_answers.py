"""The answers of an assessment as a FHIR response, out and in; in goes the same way as a filled table."""

from __future__ import annotations

import json
from datetime import datetime

from assessments.domain.answers import NOTHING_SAID
from assessments.domain.fhir.response import response_of
from assessments.domain.fhir.response_reading import said_in
from assessments.domain.questionnaire_file.values import Filled
from assessments.domain.reading.fields import Problems
from assessments.domain.reading.nodes import Refused
from assessments.models import Assessment, AssessmentStatus, ChangeKind, User
from assessments.services.auditing import Deed, record
from assessments.services.edition_snapshots import edition_of
from assessments.services.file_refusals import FileRefused
from assessments.services.reading import workspace_of
from assessments.services.yaml_source import parse

SEEN_NOTHING = 0  # a response names no versions: an answer that is there already stands against it


class ResponseRefused(FileRefused):
    """The file is no response to this questionnaire."""


def export_response(*, assessment: Assessment, by: User | None, at: datetime) -> bytes:
    """Return everything that is said in an assessment; that it was given out stands in the trail."""
    workspace = workspace_of(assessment)
    said = {code: what for code in workspace.edition.questions if (what := workspace.said(code)) != NOTHING_SAID}
    resource = response_of(workspace.edition, said, at=at, completed=assessment.status != AssessmentStatus.OPEN)
    details = {"format": "fhir", "answers": len(said), "command": by is None}
    deed = Deed(ChangeKind.QUESTIONNAIRE_EXPORTED, "fhir", details)
    record(deed, hospital=assessment.hospital, assessment=assessment, by=by, at=at)
    return json.dumps(resource, ensure_ascii=False, indent=1).encode()


def read_response(assessment: Assessment, raw: bytes, *, name: str) -> tuple[Filled, ...]:
    """Return what a response says about every question that it names.

    :raises ResponseRefused: with everything that is wrong.
    """
    problems = Problems()
    try:
        root = problems.root(parse(raw, file=name), file=name)
        said = said_in(root, edition_of(assessment.edition))
        problems.refuse_if_any()
    except Refused as refused:
        raise ResponseRefused(refused.problems) from refused
    return tuple(Filled(code, what, SEEN_NOTHING, name, code) for code, what in said.items())
