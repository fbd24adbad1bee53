"""The law that comes with the product, read from the files beside the code. No database."""

from __future__ import annotations

from functools import cache

from assessments.domain.law.lawbook import LawBook
from assessments.domain.reading.law import read_law
from assessments.domain.reading.nodes import Problem, Refused
from assessments.services.shipped import EDITIONS, shipped_edition, texts_in
from assessments.services.yaml_source import parse_files

FOLDER = "law"


class LawRefused(Refused):
    """The law of a shipped edition has problems; ``problems`` lists them all."""


def shipped_law(code: str | None = None) -> LawBook:
    """Return the law of the edition ``code``, or of the newest; read once per process, compiled when it first judges.

    :raises EditionRefused: when there is no such edition.
    :raises LawRefused: when the files of its law have problems.
    """
    return _read(shipped_edition(code).code)


@cache
def _read(code: str) -> LawBook:
    try:
        law = read_law(
            parse_files(texts_in(EDITIONS / code / FOLDER)), questions=tuple(shipped_edition(code).questions)
        )
    except Refused as refused:
        raise LawRefused(refused.problems) from None
    if law.edition != code:
        raise LawRefused([Problem("law.yaml", 1, "edition", f"stands in the folder of {code}, not {law.edition}")])
    return law
