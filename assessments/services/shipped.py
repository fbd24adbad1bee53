"""The editions that come with the product, read from the files beside the code. No database."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assessments.domain.catalogue import Edition
from assessments.domain.reading.edition import read_edition
from assessments.domain.reading.nodes import Problem, Refused
from assessments.services.yaml_source import parse_files

EDITIONS = Path(__file__).resolve().parent.parent / "editions"


class EditionRefused(Refused):
    """A shipped edition does not exist or has problems; ``problems`` lists them all."""


def shipped_codes() -> tuple[str, ...]:
    """Return the codes of all shipped editions, oldest first."""
    return tuple(sorted((folder.name for folder in EDITIONS.iterdir() if folder.is_dir()), key=_age))


def shipped_edition(code: str | None = None) -> Edition:
    """Return the edition ``code``, or the newest; read once per process.

    :raises EditionRefused: when there is no such edition, or its files have problems.
    """
    codes = shipped_codes()
    wanted = codes[-1] if code is None else code
    if wanted not in codes:
        message = f"there is no edition {wanted!r}; shipped: {', '.join(codes)}"
        raise EditionRefused([Problem("editions", 1, "edition", message)])
    return _read(wanted)


@cache
def _read(code: str) -> Edition:
    try:
        edition = read_edition(parse_files(texts_in(EDITIONS / code)))
    except Refused as refused:
        raise EditionRefused(refused.problems) from None
    if edition.code != code:
        raise EditionRefused([Problem("edition.yaml", 1, "code", f"the folder is called {code}, not {edition.code}")])
    return edition


def texts_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their names."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}


def _age(code: str) -> tuple[int, ...]:
    return tuple(int(part) for part in code.split("."))
