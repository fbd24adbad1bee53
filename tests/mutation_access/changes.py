"""What is changed: every check of access in the source, once or twice each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POLICY, ROLES = "assessments/domain/policy/", "assessments/domain/roles.py"
TABLES = tuple(f"{POLICY}{name}.py" for name in ("site", "houses", "assessments"))
DECIDING = tuple(f"{POLICY}{name}.py" for name in ("visitor", "decision", "rule", "table"))
ACCESS = "assessments/web/access.py"
WALLS = ("assessments/web/tenancy.py", "assessments/services/tenancy.py")
MAKING_ROWS = frozenset({"_with_head", "_offered"})
SIGNED_IN = '__import__("assessments.domain.policy.rule", fromlist=["rule"]).account("GET", "POST")'
SCOPES = frozenset({"of_hospital", "of_hospitals", "nowhere", "scope"})
LOOK_UPS = frozenset({"filter", "get", "exclude"})
NARROWING = frozenset({"hospital", "assessment", "user", "person", "by"})
REFUSALS = frozenset(
    {"PermissionDenied", "Http404", "MayNotGrant", "MayNotAnswer", "LastLead", "NoOperator", "NotForThisAccount"}
    | {"NotAMember", "CannotAnswer", "FourEyesNeeded", "InvitationIsGone"}
)
QUESTIONS = frozenset({"holds", "may_write"})
FRESH = "needs_fresh_sign_in"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the text of a file between two places, and what stands there instead."""

    path: str
    line: int
    start: int
    end: int
    text: str
    what: str
    place: str
    """The function that is changed, or the table: its name, with that of its class."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.what}"

    @property
    def key(self) -> str:
        """Return what tells functions apart."""
        return f"{self.path}::{self.place}"

    @property
    def in_table(self) -> bool:
        """Return whether rows are changed: they are made only once, while the program starts."""
        return self.path in {*TABLES, ROLES} or self.place in MAKING_ROWS

    def changed(self) -> str:
        """Return the whole file with the change in it."""
        original = (ROOT / self.path).read_bytes()
        return (original[: self.start] + self.text.encode() + original[self.end :]).decode()


class Source:
    """A file with the places of its nodes."""

    def __init__(self, path: str) -> None:
        self.path, self.text = path, (ROOT / path).read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)
        self.functions = tuple(_functions(self.tree))
        self.starts = [0]
        for line in self.text.encode().splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def mutant(self, node: ast.expr, text: str, what: str) -> Iterator[Mutant]:
        """Yield the change of one node, unless it runs only while the program starts."""
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        place = self._place(node)
        if place or self.path in {*TABLES, ROLES}:
            yield Mutant(self.path, node.lineno, start, end, text, what, place)

    def _place(self, node: ast.expr) -> str:
        around = (name for name, one in self.functions if one.lineno <= node.lineno <= (one.end_lineno or 0))
        return next(around, "")


def _functions(within: ast.Module | ast.ClassDef, before: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield every function that stands in no other one."""
    for node in within.body:
        if isinstance(node, ast.FunctionDef):
            yield f"{before}{node.name}", node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{before}{node.name}.")


def mutants() -> Iterator[Mutant]:
    """Yield every change."""
    for path in TABLES:
        yield from _rows(Source(path))
    yield from _grants(Source(ROLES))
    for path in (*DECIDING, ACCESS):
        yield from _conditions(Source(path))
    for path in WALLS:
        yield from _scopes(Source(path))
    for folder in ("services", "web", "models", "admin"):
        for file in sorted((ROOT / "assessments" / folder).rglob("*.py")):
            source = Source(file.relative_to(ROOT).as_posix())
            yield from _look_ups(source)
            if source.path != ACCESS:
                yield from _refusals(source)
                yield from _questions(source)


def _rows(source: Source) -> Iterator[Mutant]:
    """A row that asks for less: seeing is enough, whoever is signed in, any part, any state."""
    for key, rule in _entries(source):
        if isinstance(rule, ast.Call) and ast.unparse(rule.func) in {"house", "assessment", "operating"}:
            name = ast.literal_eval(key)
            yield from source.mutant(rule, SIGNED_IN, f"{name}: for whoever is signed in")
            yield from _weaker(source, name, rule)


def _weaker(source: Source, name: str, rule: ast.Call) -> Iterator[Mutant]:
    for number, argument in enumerate(rule.args):
        said = ast.unparse(argument)
        if said.startswith("Part."):
            yield from source.mutant(argument, "None", f"{name}: without {said}")
        elif number < 2 and said not in {"VIEW", "None"} and isinstance(argument, ast.Name | ast.Attribute):
            yield from source.mutant(argument, "VIEW", f"{name}: {said} becomes VIEW")
    for keyword in rule.keywords:
        if ast.unparse(keyword.value) != "EVERY_STATE":
            yield from source.mutant(keyword.value, "EVERY_STATE", f"{name}: writable in every state")


def _grants(source: Source) -> Iterator[Mutant]:
    """A role with a right too many."""
    for key, held in _entries(source):
        if ast.unparse(held) != "frozenset(Permission)":
            yield from source.mutant(held, "frozenset(Permission)", f"{ast.unparse(key)} holds everything")


def _entries(source: Source) -> Iterator[tuple[ast.expr, ast.expr]]:
    table = next(node.value for node in source.tree.body if isinstance(getattr(node, "value", None), ast.Dict))
    yield from zip(table.keys, table.values, strict=True)


def _conditions(source: Source) -> Iterator[Mutant]:
    """A condition of a decision that always or never holds."""
    for name, function in source.functions:
        for node in ast.walk(function):
            if isinstance(node, ast.If | ast.IfExp):
                for value in ("True", "False"):
                    yield from source.mutant(node.test, value, f"{name}: `{ast.unparse(node.test)}` is {value}")
            if isinstance(node, ast.BoolOp):
                neutral = "True" if isinstance(node.op, ast.And) else "False"
                for part in (one for one in node.values if not isinstance(one, ast.Constant)):
                    yield from source.mutant(part, neutral, f"{name}: without `{ast.unparse(part)}`")


def _scopes(source: Source) -> Iterator[Mutant]:
    """A scope that lets everything through."""
    open_to_all = 'everywhere(reason="x")' if source.path == WALLS[0] else "scopes_disabled()"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SCOPES:
            yield from source.mutant(node, open_to_all, f"{ast.unparse(node)} is everywhere")


def _look_ups(source: Source) -> Iterator[Mutant]:
    """A look-up without the hospital, the assessment, the person or the day that it is narrowed to."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name = node.func.attr
        if name == "valid" and any(word.arg == "on" for word in node.keywords):
            yield from source.mutant(node, f"{ast.unparse(node.func.value)}.all()", "ended memberships count")
        if name in LOOK_UPS:
            yield from _wider(source, node, node.func)


def _wider(source: Source, node: ast.Call, look_up: ast.Attribute) -> Iterator[Mutant]:
    for word in node.keywords:
        if not (word.arg and word.arg.split("__")[-1].split("_")[0] in NARROWING):
            continue
        kept = [ast.unparse(one) for one in [*node.args, *(k for k in node.keywords if k is not word)]]
        said = f"without {word.arg}: {ast.unparse(node)[:90]}"
        if kept:
            yield from source.mutant(node, f"{ast.unparse(look_up)}({', '.join(kept)})", said)
        elif look_up.attr == "filter":
            yield from source.mutant(node, f"{ast.unparse(look_up.value)}.all()", said)


def _refusals(source: Source) -> Iterator[Mutant]:
    """A refusal that never comes."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.If) and isinstance(node.body[-1], ast.Raise) and node.body[-1].exc:
            raised = node.body[-1].exc
            refusal = ast.unparse(raised.func if isinstance(raised, ast.Call) else raised)
            if refusal in REFUSALS:
                never = f"({ast.unparse(node.test)}) and False"  # with all its names: they may come from outside
                yield from source.mutant(node.test, never, f"no {refusal}: `{ast.unparse(node.test)}`")


def _questions(source: Source) -> Iterator[Mutant]:
    """A question about rights that is always answered with yes."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in QUESTIONS:
            yield from source.mutant(node, "True", f"{ast.unparse(node)} is True")
