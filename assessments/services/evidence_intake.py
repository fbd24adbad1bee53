"""Taking files in: received beside the store, looked into by another process, scanned - or refused, all together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from assessments.domain.evidence import MOST_FILES, FileKind, Flaw, ScanState, shown_name
from assessments.inspection.asking import look_into
from assessments.services.evidence_files import Staged, stage
from assessments.services.evidence_scanning import scan
from assessments.services.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in; its name is worth nothing yet."""

    name: str
    pieces: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file that may be kept."""

    name: str
    kind: FileKind
    staged: Staged
    scan: ScanState


class TooManyFiles(Refusal):
    """More files at once than are taken in."""


class FilesAreRefused(Refusal):
    """At least one file is not taken in, so none is; ``flaws`` names those with the reason."""

    def __init__(self, flaws: Iterable[tuple[str, Flaw]]) -> None:
        self.flaws = tuple(flaws)
        super().__init__(", ".join(f"{name}: {flaw}" for name, flaw in self.flaws))


@contextmanager
def taken_in(uploads: Sequence[Upload]) -> Iterator[tuple[Accepted, ...]]:
    """Give files that may be kept, in the order of the uploads; what is not placed meanwhile is gone afterwards.

    :raises TooManyFiles: when there are more than are taken in at once.
    :raises FilesAreRefused: when one of them may not be kept.
    """
    if len(uploads) > MOST_FILES:
        raise TooManyFiles(f"at most {MOST_FILES}")
    staged: list[Staged] = []
    try:
        for upload in uploads:
            staged.append(stage(upload.pieces))  # noqa: PERF401  one by one, so that those before are removed
        yield _accepted([shown_name(upload.name) for upload in uploads], staged)
    finally:
        for one in staged:
            one.discard()


def _accepted(names: Sequence[str], staged: Sequence[Staged]) -> tuple[Accepted, ...]:
    findings = look_into([(one.path, name) for one, name in zip(staged, names, strict=True)])
    flawed = [(name, found.flaw) for name, found in zip(names, findings, strict=True) if found.flaw]
    if flawed:
        raise FilesAreRefused(flawed)
    accepted = tuple(
        Accepted(name, found.kind, one, scan(one.path))
        for name, found, one in zip(names, findings, staged, strict=True)
        if found.kind
    )
    if infected := [(one.name, Flaw.INFECTED) for one in accepted if one.scan is ScanState.INFECTED]:
        raise FilesAreRefused(infected)
    return accepted
