"""What the one policy table cannot tell: whose report an address names, and that a refused deed leaves no trace."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from assessments.domain.answers import Given
from assessments.models import Assessment
from assessments.services.inventory import add_application
from assessments.services.reporting import request_report
from tests import factories
from tests.web.pages import address, signed_in

pytestmark = pytest.mark.django_db

Deed = Callable[[Client, Assessment], HttpResponse]


def _sends(name: str, data: dict[str, str], **more: str) -> Deed:
    return lambda client, assessment: client.post(address(name, assessment, **more), data)


DESCRIBING: dict[str, Deed] = {
    "the catalogue": _sends("inventory", {"shown": "A02", "archetype": "A02"}),
    "an undo": _sends("inventory", {"undo": "1"}),
    "adding": _sends("application_add", {"name": "Wundmanager", "archetype": "A01"}),
    "describing": _sends("application_edit", {"product": "Produkt"}, code="A01"),
    "removing": _sends("application_remove", {}, code="A01"),
    "deciding": _sends("roadmap_step", {"version": "0", "plan": "streichen", "status": "open"}, step="M-D2.1"),
    "taking back": _sends("roadmap_step", {"version": "0", "undo": "1"}, step="M-D2.1"),
}
WEIGHING: dict[str, Deed] = {"weighing": _sends("weights", {"preset": "equal"})}


@pytest.fixture
def assessment() -> Assessment:
    """An assessment with one application, one measure to take, and one report."""
    made = factories.answered(factories.assessment(), ["D2.1"], Given(1))
    add_application(assessment=made, archetype="A01", name="", by=made.created_by, at=factories.NOON)
    request_report(assessment=made, language="de", by=made.created_by, at=factories.NOON)
    return made


@pytest.mark.parametrize("page", ["report", "report_download"])
def test_a_report_of_another_assessment_is_not_found(page: str, assessment: Assessment) -> None:
    other = factories.assessment(factories.hospital("Zweites Haus", by=assessment.created_by), by=assessment.edition)
    client, report = signed_in(assessment.created_by), str(assessment.reports.get().pk)

    assert client.get(address(page, other, report_id=report)).status_code == 404
    assert client.get(address(page, assessment, report_id=str(uuid4()))).status_code == 404


@pytest.mark.parametrize(
    "page", ["review", "result", "roadmap", "objections", "trace", "report", "report_download", "weights"]
)
def test_pages_know_their_methods(page: str, assessment: Assessment) -> None:
    more = {"report_id": str(assessment.reports.get().pk)} if page.startswith("report") else {}
    wrong = "get" if page == "weights" else "post"

    response = getattr(signed_in(assessment.created_by), wrong)(address(page, assessment, **more))

    assert response.status_code == 405


@pytest.mark.parametrize("deed", (DESCRIBING | WEIGHING).values(), ids=DESCRIBING | WEIGHING)
def test_nothing_changes_in_a_closed_assessment(deed: Deed, assessment: Assessment) -> None:
    factories.closed(assessment)
    before = list(assessment.applications.values())

    response = deed(signed_in(assessment.created_by), assessment)

    assert response.status_code == 409
    assert list(assessment.applications.values()) == before
