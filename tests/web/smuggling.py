"""Ids of another hospital, put wherever a page takes or names one of its own; and what must not have come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from urllib.parse import urlsplit

from django.db import models
from django.http import HttpResponse
from lxml import html

from assessments.domain.lifecycle import State
from assessments.models import Hospital, Membership, User
from assessments.services.data_protection_ownership import Owned, owned_tables
from tests.web.policy_world import House, World


def strangers(world: World) -> Mapping[str, str]:
    """Return for every id of the first house one of the same kind of the second."""
    found: dict[str, str] = {}
    member = Membership.objects.filter(hospital=world.second.hospital).order_by("pk").first()
    assert member is not None
    for mine in Membership.objects.filter(hospital=world.first.hospital):
        found |= {str(mine.pk): str(member.pk), str(mine.user_id): str(member.user_id)}
    for state, parts in world.first.parts.items():
        found |= {str(parts[part]): str(world.second.parts[state][part]) for part in ids_in(world) & set(parts)}
    return found


def ids_in(world: World) -> frozenset[str]:
    """Return which parts of addresses are ids: those that differ between the hospitals."""
    return frozenset(
        part
        for state, parts in world.first.parts.items()
        for part, value in parts.items()
        if value != world.second.parts[state][part]
    )


def forms_with(page: HttpResponse, strange: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield target, field and content of what each form of a page would send with one strange id in it."""
    for form in html.fromstring(page.content.decode()).xpath("//form[@method='post']"):
        target = form.get("action") or ""
        data = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
        offered = {
            (field.get("name") or field.getparent().get("name") or "", field.get("value") or "")
            for field in form.xpath(".//input[@value] | .//option[@value] | .//button[@value]")
        }
        for name, value in sorted(offered):
            for other in _with(value, strange) if name else ():
                yield target, name, data | {name: other}


def strange_ids(world: World) -> Mapping[str, str]:
    """Return the ids of the second hospital under the names that addresses have for them, and a person of it."""
    member = Membership.objects.filter(hospital=world.second.hospital).order_by("pk").first()
    assert member is not None
    named = world.second.parts[State.OPEN]
    return {name: str(named[name]) for name in sorted(ids_in(world) & set(named))} | {"person": str(member.user_id)}


def bodies_with(said: Mapping[str, object], theirs: Mapping[str, str]) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield field and content of what a script would send: each field with each id, as text and as number, and all."""
    for field in said:
        for name, other in theirs.items():
            for value in (other, int(other)) if other.isdigit() else (other,):
                yield f"{field}={name} as {type(value).__name__}", {**said, field: value}
    yield "every name", {**theirs, **said}


def links_with(page: HttpResponse, strange: Mapping[str, str]) -> Iterator[str]:
    """Yield the links of a page that name something after the question mark, with one strange id there."""
    for href in sorted(set(html.fromstring(page.content.decode()).xpath("//a/@href"))):
        there = urlsplit(href)
        for query in _with(there.query, strange) if not there.netloc else ():
            yield there._replace(query=query).geturl()


def _with(text: str, strange: Mapping[str, str]) -> Iterator[str]:
    for mine, theirs in strange.items():
        if mine in text:
            other = re.sub(rf"(?<![\w-]){mine}(?![\w-])", theirs, text)
            if other != text:
                yield other


def rows_of(house: House) -> str:
    """Return one figure for all that a hospital owns."""
    digest = sha256()
    for owned in owned_tables():
        if owned.model.__name__ not in {"ChangeEvent", "AuditChain"}:
            digest.update(repr(list(owned.rows(house.hospital.pk).values_list())).encode())
    return digest.hexdigest()


def ties(world: World) -> set[str]:
    """Return the tables with a row that belongs to both hospitals, or in which one names a person of the other."""
    mine, theirs = world.first.hospital, world.second.hospital
    people = User.objects.filter(memberships__hospital=theirs).values("pk")
    return {owned.label for owned in owned_tables() if _ties(owned, mine, theirs, people)}


def _ties(owned: Owned, mine: Hospital, theirs: Hospital, people: object) -> bool:
    rows = owned.rows(mine.pk)
    if rows.filter(pk__in=owned.rows(theirs.pk).values("pk")).exists():
        return True
    to_people = (
        field.name
        for field in owned.model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is User
    )
    return any(rows.filter(**{f"{name}__in": people}).exists() for name in to_people)
