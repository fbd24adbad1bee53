"""Looking into one file: what its name promises, what its first bytes say, and what is in it."""

from __future__ import annotations

from assessments.domain.evidence import LARGEST_FILE, FileKind, Flaw, kind_by_name
from assessments.inspection.findings import Finding, Refused, Sample
from assessments.inspection.office import inspect_office
from assessments.inspection.pictures import inspect_jpeg, inspect_png
from assessments.inspection.plain import inspect_text
from assessments.inspection.signatures import FIRST_BYTES, ZIP


def look(sample: Sample, name: str) -> Finding:
    """Return what a file is that calls itself ``name``, or why it is not taken in."""
    try:
        return Finding(_kind_of(sample, name))
    except Refused as refused:
        return Finding(None, refused.flaw, refused.detail)


def _kind_of(sample: Sample, name: str) -> FileKind:
    kind = kind_by_name(name)
    if kind is None:
        raise Refused(Flaw.KIND, name.rpartition(".")[2][:20])
    if sample.size == 0:
        raise Refused(Flaw.EMPTY)
    if sample.size > LARGEST_FILE:
        raise Refused(Flaw.TOO_LARGE, str(sample.size))
    _check_start(sample, kind)
    _check_inside(sample, kind)
    return kind


def _check_inside(sample: Sample, kind: FileKind) -> None:
    match kind:
        case FileKind.PDF:
            # A tenth of a second, needed for PDF alone.
            from assessments.inspection.documents import inspect_pdf  # noqa: PLC0415

            inspect_pdf(sample)
        case FileKind.PNG:
            inspect_png(sample)
        case FileKind.JPEG:
            inspect_jpeg(sample)
        case FileKind.DOCX | FileKind.XLSX | FileKind.ODT:
            inspect_office(sample, kind)
        case FileKind.TXT | FileKind.CSV:
            inspect_text(sample)


def _check_start(sample: Sample, kind: FileKind) -> None:
    """Refuse what starts like another kind; text has no sign of its own and is checked as a whole."""
    start = sample.read(0, 16)
    said = next((known for sign, known in FIRST_BYTES if start.startswith(sign)), None)
    packed = kind in {FileKind.DOCX, FileKind.XLSX, FileKind.ODT}
    signed = {known for _sign, known in FIRST_BYTES}
    if (kind in signed and said is not kind) or (packed and not start.startswith(ZIP)):
        raise Refused(Flaw.MISMATCH, repr(start[:8]))
