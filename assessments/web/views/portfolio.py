"""All my hospitals side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.services.portfolio import portfolio_of
from assessments.web.access import visitor
from assessments.web.presenters.portfolio import rows_of

LONGEST_NUMBER = 9


@require_safe
def portfolio(request: HttpRequest) -> HttpResponse:
    """Show how each of my hospitals stands; nonsense in the address shows the first page of all."""
    page, group = _number(request, "seite"), _number(request, "verbund")
    found = portfolio_of(visitor(request), on=timezone.localdate(), page=page or 1, group=group)
    chosen = group if group in dict(found.groups) else None
    query = f"&verbund={chosen}" if chosen else ""
    context = {
        "portfolio": found,
        "rows": rows_of(found),
        "chosen": chosen,
        "query": query,
        "pages": range(1, found.pages + 1),
    }
    return render(request, "assessments/portfolio.html", context)


def _number(request: HttpRequest, name: str) -> int | None:
    sent = request.GET.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= LONGEST_NUMBER else None
