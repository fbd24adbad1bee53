"""PDF: every object is looked at, those packed into object streams too; no page is drawn."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable

import pikepdf

from assessments.domain.evidence import Flaw
from assessments.inspection.findings import Refused, Sample
from assessments.inspection.signatures import has_page_code

MOST_OBJECTS = 250_000
MOST_FILTERS = 3
DEEPEST = 60
# Follow a link inside the document or on the web, and nothing else.
_HARMLESS_ACTIONS = frozenset({"/GoTo", "/URI", "/Named", "/Thread", "/SetOCGState", "/Trans", "/GoTo3DView", "/Hide"})
_ACTIVE_KEYS = frozenset({"/JS", "/JavaScript", "/XFA", "/RichMediaContent", "/RichMediaSettings"})
_FILES_INSIDE = frozenset({"/EmbeddedFiles", "/EF"})
_ACTIVE_SUBTYPES = frozenset({"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/FileAttachment"})
_KNOWN_ACTIONS = _HARMLESS_ACTIONS | {
    "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/ResetForm", "/Rendition", "/Movie",
    "/Sound", "/RichMediaExecute", "/GoToDp",
}  # fmt: skip


def inspect_pdf(sample: Sample) -> None:
    """Refuse a PDF that is damaged, runs something, carries files or does not end where it says.

    :raises Refused: with the first flaw.
    """
    _check_edges(sample)
    try:
        with pikepdf.open(sample.stream, attempt_recovery=False, suppress_warnings=True) as pdf:
            if len(pdf.objects) > MOST_OBJECTS:
                raise Refused(Flaw.BOMB, f"{len(pdf.objects)} objects")
            if not len(pdf.pages):
                raise Refused(Flaw.DAMAGED, "no pages")
            for value in pdf.objects:
                _check(value, 0)
    except pikepdf.PasswordError as locked:
        raise Refused(Flaw.ENCRYPTED, str(locked)) from locked
    except (pikepdf.PdfError, RuntimeError, ValueError) as damaged:
        raise Refused(Flaw.DAMAGED, str(damaged)[:200]) from damaged


def _check_edges(sample: Sample) -> None:
    tail = sample.read(max(0, sample.size - 2048), 2048)
    end = tail.rfind(b"%%EOF")
    if end < 0:
        raise Refused(Flaw.DAMAGED, "no end")
    if tail[end + 5 :].strip(b"\r\n\t \0"):
        raise Refused(Flaw.MORE_INSIDE, "bytes behind the end")
    sample.stream.seek(0)
    if zipfile.is_zipfile(sample.stream):
        raise Refused(Flaw.MORE_INSIDE, "a package as well")
    if has_page_code(sample.read(0, 1024)):
        raise Refused(Flaw.ACTIVE, "page code at the start")


def _check(value: object, depth: int) -> None:
    """Look at an object and at what is written inside it; what it points to has its own turn."""
    if depth > DEEPEST:
        raise Refused(Flaw.BOMB, "nested too deeply")
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        _check_dictionary(value, depth)
    elif isinstance(value, pikepdf.Array):
        _check_inside(value, depth)


def _check_inside(values: Iterable[object], depth: int) -> None:
    for value in values:
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            _check(value, depth + 1)


def _check_dictionary(value: pikepdf.Dictionary | pikepdf.Stream, depth: int) -> None:
    keys = set(value.keys())
    if active := keys & _ACTIVE_KEYS:
        raise Refused(Flaw.ACTIVE, ", ".join(sorted(active)))
    if keys & _FILES_INSIDE or _name(value, "/Type") == "/EmbeddedFile":
        raise Refused(Flaw.NESTED, "files inside")
    if _name(value, "/Subtype") in _ACTIVE_SUBTYPES:
        raise Refused(Flaw.ACTIVE, _name(value, "/Subtype"))
    if _is_action(value) and _name(value, "/S") not in _HARMLESS_ACTIONS:
        raise Refused(Flaw.ACTIVE, _name(value, "/S"))
    filters = value.get("/Filter")
    if isinstance(filters, pikepdf.Array) and len(filters) > MOST_FILTERS:
        raise Refused(Flaw.BOMB, "packed again and again")
    _check_inside((value[key] for key in keys), depth)


def _is_action(value: pikepdf.Dictionary | pikepdf.Stream) -> bool:
    """Return whether this is an action: it names its kind under /S, as borders and others do, and may say /Action."""
    return _name(value, "/Type") == "/Action" or _name(value, "/S") in _KNOWN_ACTIONS


def _name(value: pikepdf.Dictionary | pikepdf.Stream, key: str) -> str:
    found = value.get(key)
    return str(found) if isinstance(found, pikepdf.Name) else ""
