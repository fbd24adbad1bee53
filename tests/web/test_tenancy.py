"""What is sent piece by piece is read within the scope of its request as well."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, StreamingHttpResponse
from django.test import RequestFactory
from django_scopes import ScopeError

from assessments.models import Assessment
from assessments.web.tenancy import TenancyMiddleware

pytestmark = pytest.mark.django_db


def _streamed(_request: HttpRequest) -> StreamingHttpResponse:
    def parts() -> Iterator[str]:
        yield str(Assessment.objects.count())

    return StreamingHttpResponse(parts())


def test_without_a_hospital_in_the_address_nothing_can_be_sent_of_any() -> None:
    response = TenancyMiddleware(_streamed)(RequestFactory().get("/"))
    with pytest.raises(ScopeError):
        b"".join(response)  # type: ignore[arg-type]
