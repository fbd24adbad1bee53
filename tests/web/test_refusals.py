"""Refusals that every page answers alike."""

from __future__ import annotations

import pytest
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from assessments.services.cloud_services import UnknownService
from assessments.services.refusals import Refusal
from assessments.web.refusals import RefusalMiddleware

MIDDLEWARE = RefusalMiddleware(lambda _request: HttpResponse())
REQUEST = RequestFactory().get("/")


def test_what_is_not_there_any_more_is_not_found() -> None:
    with pytest.raises(Http404):
        MIDDLEWARE.process_exception(REQUEST, UnknownService("gone"))


@pytest.mark.parametrize("failure", [Refusal("no"), ValueError("a bug")], ids=["another refusal", "a bug"])
def test_everything_else_rises(failure: Exception) -> None:
    assert MIDDLEWARE.process_exception(REQUEST, failure) is None
