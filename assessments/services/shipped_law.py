"""The law that comes with the product, read from the files beside the code. No database."""

from __future__ import annotations

from functools import cache

from assessments.domain.law.lawbook import LawBook
from assessments.domain.reading.law import read_law
from assessments.domain.reading.nodes import Node, Problem, Refused
from assessments.services.shipped import EDITIONS, shipped_edition
from assessments.services.yaml_source import parse

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
        law = read_law(_nodes(code), questions=tuple(shipped_edition(code).questions))
    except Refused as refused:
        raise LawRefused(refused.problems) from None
    if law.edition != code:
        raise LawRefused([Problem("law.yaml", 1, "edition", f"stands in the folder of {code}, not {law.edition}")])
    return law


def _nodes(code: str) -> dict[str, Node]:
    """Parse every file; the problems of all files are told together."""
    nodes: dict[str, Node] = {}
    problems: list[Problem] = []
    for path in sorted((EDITIONS / code / FOLDER).glob("*.yaml")):
        try:
            nodes[path.name] = parse(path.read_text(encoding="utf-8"), file=path.name)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return nodes
