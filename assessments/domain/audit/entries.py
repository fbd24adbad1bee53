"""One entry of the trail, and the digest that binds it to the one before."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

BEGINNING = "0" * 64
"""What the first entry of a chain names as the digest before it."""


class Result(StrEnum):
    """What became of what somebody set out to do."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what to what, when, with which result. People, hospitals and assessments are identifiers, never names.

    ``hospital`` is None for what concerns the whole installation, ``by`` is None when nobody was signed in.
    """

    number: int
    hospital: str | None
    at: datetime
    by: str | None
    kind: str
    result: str
    subject: str = ""
    assessment: str | None = None
    request_id: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it is stored: with the digest of the entry before it and its own."""

    entry: Entry
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a chain: so many entries, the last of which has this digest."""

    number: int = 0
    digest: str = BEGINNING


def plain(value: object) -> object:
    """Return ``value`` as every database gives it back: keys in order are no matter, and 2.0 is 2.

    PostgreSQL stores JSON numbers as decimals, so a float without a fraction may come back as a whole number.
    """
    match value:
        case bool() | int() | str() | None:
            return value
        case float():
            return int(value) if value.is_integer() else value
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case _:
            raise TypeError(f"{type(value).__name__} cannot stand in an audit entry")


def canonical(entry: Entry) -> bytes:
    """Return the one spelling of an entry: JSON with sorted keys, ASCII only, moments in UTC with microseconds."""
    said = {
        "number": entry.number,
        "hospital": entry.hospital,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": entry.by,
        "kind": entry.kind,
        "result": entry.result,
        "subject": entry.subject,
        "assessment": entry.assessment,
        "request_id": entry.request_id,
        "details": plain(entry.details),
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


def digest_of(previous: str, entry: Entry) -> str:
    """Return the digest of an entry behind the one whose digest is ``previous``."""
    return hashlib.sha256(previous.encode("ascii") + b"\n" + canonical(entry)).hexdigest()


def linked(previous: str, entry: Entry) -> Link:
    """Return the entry as it is stored behind the one whose digest is ``previous``."""
    return Link(entry, previous, digest_of(previous, entry))


def sealed_value(key: str, value: Mapping[str, object]) -> str:
    """Return what an entry says of a confidential value: it proves the value later and tells nobody what it is.

    A plain hash would not do: there are only a few answers to a question, and anybody could try them all. The key stays
    in the chain's own row and goes with the hospital.
    """
    said = json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return hmac.new(bytes.fromhex(key), said.encode("ascii"), hashlib.sha256).hexdigest()
