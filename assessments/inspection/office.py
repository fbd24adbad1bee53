"""DOCX, XLSX and ODT: the parts that make the kind are there, and nothing that runs or reaches out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

from assessments.domain.evidence import FileKind, Flaw
from assessments.inspection import packages
from assessments.inspection.findings import Refused, Sample

_MAIN: Mapping[FileKind, tuple[str, bytes]] = MappingProxyType(
    {
        FileKind.DOCX: ("word/document.xml", b"wordprocessingml.document.main+xml"),
        FileKind.XLSX: ("xl/workbook.xml", b"spreadsheetml.sheet.main+xml"),
    }
)
_RUNS = re.compile(
    r"vbaproject|vbadata|macrosheet|dialogsheet|activex|/embeddings/|oleobject|externallinks/|customui|webextension"
    r"|\.(?:exe|dll|js|vbs|bat|cmd|ps1|scr|jar|hta|html?|svgz?|swf|lnk|com|msi|reg)$",
    re.IGNORECASE,
)
_TYPES_THAT_RUN = re.compile(rb"macroEnabled|ms-office\.(?:vba|activeX)|oleObject|ms-package", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.IGNORECASE)
_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
_HYPERLINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
_WEB_ADDRESS = re.compile(rb"Target\s*=\s*[\"'](?:https?:|mailto:|#|tel:)", re.IGNORECASE)
_DYNAMIC_FIELD = re.compile(rb"<w:instrText[^>]*>\s*DDE|w:instr\s*=\s*[\"']\s*DDE", re.IGNORECASE)
_ODT_RUNS = re.compile(r"^(?:Basic|Scripts|Dialogs)/", re.IGNORECASE)
_ODT_CODE = re.compile(
    rb"script:event-listener|dde-connection|<draw:(?:plugin|applet|floating-frame|object-ole)", re.IGNORECASE
)
ODT_TYPE = b"application/vnd.oasis.opendocument.text"


def inspect_office(sample: Sample, kind: FileKind) -> None:
    """Refuse what is not a document of this kind, and one that does more than hold text and pictures.

    :raises Refused: with the first flaw.
    """
    with packages.opened(sample) as package:
        names = package.namelist()
        if found := next((name for name in names if _RUNS.search(name)), None):
            raise Refused(Flaw.ACTIVE, found[:80])
        _inspect_odt(package, names) if kind is FileKind.ODT else _inspect_office_xml(package, kind, names)
        packages.check_content(package)


def _inspect_office_xml(package: zipfile.ZipFile, kind: FileKind, names: list[str]) -> None:
    part, content_type = _MAIN[kind]
    types = packages.text_of(package, "[Content_Types].xml").replace(b"\0", b"")
    if part not in names or not types:
        raise Refused(Flaw.MISMATCH, "the main part is missing")
    if _TYPES_THAT_RUN.search(types):
        raise Refused(Flaw.ACTIVE, "content types")
    if content_type not in types:
        raise Refused(Flaw.MISMATCH, "another kind of document")
    for name in names:
        if name.endswith(".rels"):
            _check_relations(packages.text_of(package, name))
    if kind is FileKind.DOCX and _DYNAMIC_FIELD.search(packages.text_of(package, part)):
        raise Refused(Flaw.ACTIVE, "a field that starts a program")


def _check_relations(raw: bytes) -> None:
    """Refuse everything that is loaded from elsewhere on opening; links that people click may stay."""
    for relation in _RELATION.findall(raw.replace(b"\0", b"")):
        harmless = _HYPERLINK.search(relation) and _WEB_ADDRESS.search(relation)
        if _EXTERNAL.search(relation) and not harmless:
            raise Refused(Flaw.OUTSIDE, relation[:120].decode("ascii", "replace"))


def _inspect_odt(package: zipfile.ZipFile, names: list[str]) -> None:
    if names[0] != "mimetype" or packages.text_of(package, "mimetype") != ODT_TYPE or "content.xml" not in names:
        raise Refused(Flaw.MISMATCH, "no OpenDocument text")
    if any(_ODT_RUNS.search(name) for name in names):
        raise Refused(Flaw.ACTIVE, "macros")
    if b"encryption-data" in packages.text_of(package, "META-INF/manifest.xml"):
        raise Refused(Flaw.ENCRYPTED, "manifest")
    if any(_ODT_CODE.search(packages.text_of(package, part)) for part in ("content.xml", "styles.xml")):
        raise Refused(Flaw.ACTIVE, "code or foreign objects")
