"""Everything that a hospital owns, as files that any program can read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from assessments.models import ChangeKind, Hospital, User
from assessments.services import evidence_files
from assessments.services.auditing import Deed, record
from assessments.services.data_protection_ownership import Owned, owned_tables

AT_ONCE = 500
SECRETS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "assessments.AuditChain": frozenset({"key"}),  # whoever has it can try what a sealed answer was
        "assessments.Invitation": frozenset({"digest"}),
    }
)
"""Columns that protect the data and are no part of it."""

README = """CloudReady: alle Daten eines Krankenhauses / everything that a hospital owns

DE: Je Tabelle eine Datei mit einer Zeile JSON je Eintrag. „people.jsonl“ nennt die Personen hinter den Nummern.
    Berichte liegen als PDF unter „reports/“, Belege unter „evidence/“; ihr Name ist die Prüfsumme, der ursprüngliche
    Name steht in „Evidence.jsonl“. „manifest.json“ nennt zu jeder Datei Größe und Prüfsumme (SHA-256).
EN: One file for each table, one line of JSON for each row. "people.jsonl" names the people behind the numbers.
    Reports are PDF files in "reports/", evidence is in "evidence/"; its name is its checksum, the name it came with
    is in "Evidence.jsonl". "manifest.json" gives the size and the checksum (SHA-256) of every file.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """One file of an export."""

    name: str
    size: int
    digest: str


def export_hospital(*, hospital: Hospital, to: IO[bytes], by: User | None, at: datetime) -> tuple[Written, ...]:
    """Write everything into a ZIP file, and into the trail that it was written; by nobody means by a command."""
    details = {"command": by is None}
    record(Deed(ChangeKind.DATA_EXPORTED, details=details), hospital=hospital, by=by, at=at)
    with ZipFile(to, "w", compression=ZIP_DEFLATED) as archive:
        written = tuple(_add(archive, name, pieces) for name, pieces in _files(hospital))
        manifest = {
            "hospital": str(hospital.pk),
            "at": at.isoformat(),
            "files": [{"name": one.name, "bytes": one.size, "sha256": one.digest} for one in written],
        }
        archive.writestr("manifest.json", json.dumps(manifest, indent=2))
    return written


def _add(archive: ZipFile, name: str, pieces: Iterator[bytes]) -> Written:
    digest, size = sha256(), 0
    with archive.open(name, "w") as target:
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return Written(name, size, digest.hexdigest())


def _files(hospital: Hospital) -> Iterator[tuple[str, Iterator[bytes]]]:
    yield "README.txt", iter([README.encode()])
    yield "people.jsonl", _people(hospital)
    for owned in reversed(owned_tables()):
        yield f"{owned.model.__name__}.jsonl", _rows(owned, hospital)
        for field in _binaries(owned.model):
            yield from _bytes_of(owned, field, hospital)
    for house, digest, path in evidence_files.stored():
        if house == hospital.pk:
            yield f"evidence/{digest}", iter([path.read_bytes()])


def _rows(owned: Owned, hospital: Hospital) -> Iterator[bytes]:
    hidden = SECRETS.get(owned.label, frozenset()) | {field.attname for field in _binaries(owned.model)}
    columns = [field.attname for field in owned.model._meta.concrete_fields if field.attname not in hidden]  # noqa: SLF001
    for row in owned.rows(hospital.pk).values(*columns).iterator(chunk_size=AT_ONCE):
        yield _line(row)


def _binaries(model: type[models.Model]) -> list[models.BinaryField[Any, Any]]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.BinaryField)]  # noqa: SLF001


def _bytes_of(
    owned: Owned, field: models.BinaryField[Any, Any], hospital: Hospital
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each stored file by itself; of our tables only reports have one."""
    held = owned.rows(hospital.pk).exclude(**{field.name: None})
    for key in list(held.values_list("pk", flat=True)):
        content = owned.rows(hospital.pk).filter(pk=key).values_list(field.name, flat=True).get()
        yield f"{owned.model.__name__.lower()}s/{key}.{field.name}", iter([bytes(content)])


def _people(hospital: Hospital) -> Iterator[bytes]:
    """Yield who stands behind the numbers: members with their address, all others by name."""
    members = set(hospital.memberships.values_list("user", flat=True))
    known = {key for owned in owned_tables() for key in _accounts_in(owned, hospital)}
    for user in User.objects.filter(pk__in=known | members).order_by("pk"):
        said = {"id": user.pk, "name": user.name}
        yield _line({**said, "email": user.email} if user.pk in members else said)


def _accounts_in(owned: Owned, hospital: Hospital) -> Iterator[int]:
    for field in owned.model._meta.concrete_fields:  # noqa: SLF001
        if field.related_model is User:
            rows = owned.rows(hospital.pk).order_by().exclude(**{field.name: None})
            yield from rows.values_list(field.attname, flat=True).distinct()


def _line(said: Mapping[str, object]) -> bytes:
    return json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False).encode() + b"\n"
