"""What a view is handed: what the visitor was let in to, and nothing else that an address may name."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from assessments.domain.policy import NoRule, Visitor
from assessments.domain.roles import Permission, Role
from assessments.models import Assessment, Hospital, User
from assessments.web.access import (
    Admission,
    PolicyMiddleware,
    assessment_for,
    holds,
    hospital_for,
    may_write,
    visitor,
)
from assessments.web.closed import may_answer

HOUSE = Hospital()
ASSESSMENT = Assessment(hospital=HOUSE)
HELD = frozenset({Permission.VIEW})


def request(admitted: Admission | None, user: object = None) -> HttpRequest:
    """Return a request that the policy has let in to this."""
    asked = RequestFactory().get("/")
    asked.user = user  # type: ignore[assignment]
    if admitted:
        asked.admission = admitted  # type: ignore[attr-defined]
    return asked


IN_HOUSE = Admission(HOUSE, None, HELD)
IN_ASSESSMENT = Admission(HOUSE, ASSESSMENT, HELD, who=Visitor(role=Role.CONTRIBUTOR, sections=frozenset({"D1"})))


def test_views_get_what_the_visitor_was_let_in_to() -> None:
    asked = request(IN_ASSESSMENT)
    assert (assessment_for(asked, HOUSE.pk, ASSESSMENT.pk), hospital_for(asked, HOUSE.pk)) == (ASSESSMENT, HOUSE)


@pytest.mark.parametrize(
    ("admitted", "hospital", "assessment"),
    [
        pytest.param(IN_ASSESSMENT, uuid4(), ASSESSMENT.pk, id="another hospital"),
        pytest.param(IN_ASSESSMENT, HOUSE.pk, uuid4(), id="another assessment"),
        pytest.param(IN_HOUSE, HOUSE.pk, ASSESSMENT.pk, id="only the hospital"),
    ],
)
def test_another_assessment_is_not_found(admitted: Admission, hospital: object, assessment: object) -> None:
    with pytest.raises(Http404):
        assessment_for(request(admitted), hospital, assessment)  # type: ignore[arg-type]


def test_another_hospital_is_not_found() -> None:
    with pytest.raises(Http404):
        hospital_for(request(IN_HOUSE), uuid4())


def test_without_a_row_in_the_table_a_view_gets_nothing() -> None:
    for ask in (lambda: hospital_for(request(None), HOUSE.pk), lambda: may_write(request(None), "D1.1")):
        with pytest.raises(ImproperlyConfigured):
            ask()
    assert not holds(request(None), Permission.VIEW)
    with pytest.raises(NoRule):
        PolicyMiddleware(lambda _request: HttpResponse()).process_view(request(None), len, (), {})


def test_rights_are_those_of_the_admission() -> None:
    asked = request(IN_ASSESSMENT)
    assert [holds(asked, permission) for permission in (Permission.VIEW, Permission.MANAGE)] == [True, False]
    assert [may_write(asked, question) for question in ("D1.1", "D2.1")] == [True, False]
    assert [may_answer(asked, ASSESSMENT, part) for part in ("D1", "D2")] == [True, False]


def test_only_people_with_an_account_are_visitors() -> None:
    person = User(email="ada@test.example")
    assert visitor(request(None, person)) is person
    with pytest.raises(PermissionDenied):
        visitor(request(None, AnonymousUser()))


@pytest.mark.parametrize(("name", "sent_to"), [("account", "/anmelden/?next=/"), ("admin:index", None)])
def test_the_table_alone_sends_visitors_to_the_sign_in_which_the_administration_asks_for_itself(
    name: str, sent_to: str | None
) -> None:
    asked = request(None, AnonymousUser())
    spaces = name.split(":")[:-1]
    asked.resolver_match = ResolverMatch(len, (), {}, url_name=name.rsplit(":", maxsplit=1)[-1], namespaces=spaces)
    answer = PolicyMiddleware(lambda _request: HttpResponse()).process_view(asked, len, (), {})
    assert (answer and answer["Location"]) == sent_to
