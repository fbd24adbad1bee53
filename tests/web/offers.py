"""What a page offers: the links to follow, and those of them that lead its visitor to a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.urls import Resolver404, resolve
from lxml import html

from assessments.domain.lifecycle import State
from assessments.domain.policy import Area, Outcome, decide, rule_of
from tests.web.policy_world import Guest, House, seen_by

REFUSALS = frozenset({Outcome.FORBIDDEN, Outcome.NOT_FOUND, Outcome.METHOD})


def links_in_vain(response: HttpResponse, guest: Guest, house: House) -> Iterator[str]:
    """Yield the addresses in a page that would be refused to its visitor, by their names."""
    for path in own_links(response):
        try:
            match = resolve(path)
        except Resolver404:
            yield path
            continue
        if match.kwargs.get("hospital_id", house.hospital.pk) != house.hospital.pk:
            continue  # from one's own pages into one's own hospital
        states = (state for state, row in house.assessments.items() if row.pk == match.kwargs.get("assessment_id"))
        state = next(states, None)
        rule = rule_of(match.view_name)
        part = match.kwargs.get("question") or match.kwargs.get("dimension")
        of = state if rule.area is Area.ASSESSMENT else None
        if decide(rule, "GET", seen_by(guest, state or State.OPEN), state=of, part=part) in REFUSALS:
            yield match.view_name


def own_links(response: HttpResponse) -> Iterator[str]:
    """Yield the addresses of this site that a page leads to."""
    if response.status_code != 200 or "html" not in response["Content-Type"] or not response.content:
        return
    here = response.wsgi_request.path  # type: ignore[attr-defined]  the client of the tests adds it
    for href in html.fromstring(response.content.decode()).xpath("//a/@href[not(starts-with(., '#'))]"):
        there = urlsplit(urljoin(here, str(href)))
        if not there.scheme and not there.netloc and not there.path.startswith("/static/"):
            yield there.path
