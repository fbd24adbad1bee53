"""Every deed leaves an entry, and every kind of entry has a deed: read off the code of the services."""

import ast
from collections.abc import Iterator
from pathlib import Path

from assessments.models import ChangeKind

SERVICES = Path("assessments/services")
WRITERS = {"log", "record"}

# Whoever does these leaves no entry, for the reason that stands here.
QUIET = {
    "touch": "part of a deed that leaves one",
    "change": "part of a deed that leaves one",
    "recording": "leaves rows of its own, one for each value of a draft that changed",
    "add_remark": "says who and when itself",
    "settle_remark": "says who and when itself",
    "start_impact": "a figure that is worked out anew, no record",
    "announce": "sends letters about a deed that left one",
}


def functions() -> dict[str, tuple[ast.FunctionDef, set[str]]]:
    """Return every function of the services with the names that it calls or passes on."""
    found: dict[str, tuple[ast.FunctionDef, set[str]]] = {}
    for path in sorted(SERVICES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found[f"{path.stem}.{node.name}"] = (node, set(_names_in(node)))
    return found


def _names_in(node: ast.AST) -> Iterator[str]:
    return (part.id for part in ast.walk(node) if isinstance(part, ast.Name))


def test_every_service_that_says_who_and_when_leaves_an_entry() -> None:
    known = functions()
    leaving = set(WRITERS)
    grown = True
    while grown:
        before = len(leaving)
        leaving |= {name.partition(".")[2] for name, (_node, called) in known.items() if called & leaving}
        grown = len(leaving) > before
    silent = {
        name
        for name, (node, _called) in known.items()
        if {"by", "at"} <= {arg.arg for arg in node.args.kwonlyargs} and node.name not in leaving
    }
    public = {name.partition(".")[2] for name in silent if "._" not in name}
    assert public - set(QUIET) == set()


def test_every_kind_of_entry_is_left_by_a_service() -> None:
    used = {
        part.attr
        for path in SERVICES.rglob("*.py")
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id == "ChangeKind"
    }
    assert set(ChangeKind.__members__) - used == set()
