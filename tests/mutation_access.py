"""Take every check of access away, one at a time, and see whether a test notices: ``python -m tests.mutation_access``.

Works on copies of the tree, one per process. A mutant is one syntactic change: a weaker permission in the policy table,
a right too many for a role, a condition that always or never holds, a filter without its hospital or person. Look-ups
are judged with the scopes of ``web/tenancy.py`` switched off, so that the one wall does not hide a hole in the other.
Survivors are listed; the status is 1 when less than 98 % were noticed.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", "node_modules", ".*_cache")
WANTED = 0.98
LONGEST = 300  # seconds for one run of tests
POLICY, ROLES = "assessments/domain/policy.py", "assessments/domain/roles.py"
ACCESS, TENANCY = "assessments/web/access.py", "assessments/web/tenancy.py"
TABLE = ("tests/domain/test_policy.py",)
ENUMERATION = ("tests/web/test_admission.py", "tests/web/test_access.py", "tests/web/test_policy.py")
# Of the enumeration what visitors are told, and what is smuggled in from another hospital.
CHOSEN = {"tests/web/test_policy.py": "belongs_to_another or table_says"}
SERVICES, ALONE = "assessments/services/", "tests/services/test_one_hospital_alone.py"
BY_SERVICE = {
    "assessments/services/assigning.py": ("tests/services/test_together.py",),
    "assessments/services/discussing.py": ("tests/services/test_together.py",),
    "assessments/services/meetings.py": ("tests/services/test_together.py",),
    "assessments/services/denials.py": ("tests/services/test_auditing.py",),
    "assessments/services/data_protection_deletion.py": ("tests/services/test_data_protection.py",),
    "assessments/services/sign_ins.py": ("tests/web/test_sign_in_trail.py",),
    "assessments/services/trail.py": ("tests/services/test_auditing.py",),
    "assessments/models/people.py": ("tests/models/test_querysets.py", "tests/services/test_memberships.py"),
    "assessments/models/assessments.py": ("tests/models/test_querysets.py",),
    "assessments/services/roster.py": ("tests/web/test_people.py",),
    "assessments/services/evidence_reading.py": ("tests/services/test_evidence.py", "tests/web/test_evidence.py"),
    "assessments/services/evidence_places.py": ("tests/services/test_evidence.py", "tests/web/test_evidence.py"),
    "assessments/services/evidence.py": ("tests/services/test_evidence.py", "tests/web/test_evidence.py"),
    "assessments/services/cloud_services.py": ("tests/services/test_providers.py", "tests/web/test_register.py"),
    "assessments/services/register_reading.py": ("tests/services/test_providers.py", "tests/web/test_register.py"),
    "assessments/services/service_uses.py": ("tests/services/test_providers.py", "tests/web/test_register.py"),
    "assessments/services/invitations.py": ("tests/services/test_invitations.py",),
    "assessments/services/memberships.py": ("tests/services/test_memberships.py",),
    "assessments/services/operating.py": ("tests/services/test_operating.py",),
    "assessments/services/portfolio.py": ("tests/services/test_portfolio.py",),
    "assessments/services/second_factor.py": ("tests/web/accounts/test_second_factor.py",),
    "assessments/services/tenancy.py": ("tests/models/test_tenancy.py",),
}
DIRECTLY = """
from tests.domain import test_policy as tests
for name, test in vars(tests).items():
    if not name.startswith("test_"):
        continue
    rows = [mark.args[1] for mark in getattr(test, "pytestmark", ())]
    for row in rows[0] if rows else ((),):
        values = getattr(row, "values", row)
        test(*((values,) if isinstance(values, str) else values))
"""
FAILING: dict[str, tuple[str, ...]] = {}
FILTERED = frozenset({"filter", "get", "exclude"})
NARROWING = ("hospital", "assessment", "user", "person")
WALL_OFF = """        del view_func, view_args
        request.scopes.enter_context(everywhere(reason="mutants"))
        return
"""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the text of a file between two places, and what stands there instead."""

    path: str
    line: int
    start: int
    end: int
    text: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.what}"

    @property
    def tests(self) -> tuple[str, ...]:
        """Return the tests that should notice, the cheapest first."""
        if self.path in {POLICY, ROLES}:
            return TABLE
        if self.path == TENANCY:
            return ("tests/models/test_tenancy.py",)
        alone = (ALONE,) if self.path.startswith(SERVICES) else ()
        return (*alone, *BY_SERVICE.get(self.path, ()), *ENUMERATION)


class Source:
    """A file with the places of its nodes."""

    def __init__(self, path: str) -> None:
        self.path, self.text = path, (ROOT / path).read_text(encoding="utf-8")
        self.tree = ast.parse(self.text)
        self.starts = [0]
        for line in self.text.encode().splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def mutant(self, node: ast.AST, text: str, what: str) -> Mutant:
        """Return the change of one node."""
        start = self.starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        end = self.starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        return Mutant(self.path, node.lineno, start, end, text, what)  # type: ignore[attr-defined]


def mutants() -> Iterator[Mutant]:
    """Yield every change."""
    yield from _rows(Source(POLICY))
    yield from _grants(Source(ROLES))
    for path in (POLICY, ACCESS):
        yield from _conditions(Source(path))
    yield from _scopes(Source(TENANCY))
    yield from _scopes(Source("assessments/services/tenancy.py"))
    for folder in ("services", "web", "models"):
        for path in sorted((ROOT / "assessments" / folder).rglob("*.py")):
            yield from _filters(Source(path.relative_to(ROOT).as_posix()))


def _rows(source: Source) -> Iterator[Mutant]:
    """A row that asks for less: seeing is enough, whoever is signed in, any part, any state."""
    table = next(n for n in source.tree.body if isinstance(n, ast.AnnAssign) and _is(n.target, "ROUTES"))
    assert isinstance(table.value, ast.Dict)
    for key, rule in zip(table.value.keys, table.value.values, strict=True):
        if not (isinstance(rule, ast.Call) and isinstance(rule.func, ast.Name) and isinstance(key, ast.Constant)):
            continue
        if rule.func.id in {"house", "assessment", "operating"}:
            yield source.mutant(rule, 'account("GET", "POST")', f"{key.value}: for whoever is signed in")
            yield from _weaker(source, str(key.value), rule)


def _weaker(source: Source, name: str, rule: ast.Call) -> Iterator[Mutant]:
    for number, argument in enumerate(rule.args):
        said = ast.unparse(argument)
        if said.startswith("Part."):
            yield source.mutant(argument, "None", f"{name}: without {said}")
        elif number < 2 and said not in {"VIEW", "None"} and isinstance(argument, ast.Name | ast.Attribute):
            yield source.mutant(argument, "VIEW", f"{name}: {said} becomes VIEW")
    for keyword in rule.keywords:
        if ast.unparse(keyword.value) != "EVERY_STATE":
            yield source.mutant(keyword.value, "EVERY_STATE", f"{name}: writable in every state")


def _grants(source: Source) -> Iterator[Mutant]:
    """A role with a right too many."""
    table = next(n for n in source.tree.body if isinstance(n, ast.AnnAssign) and _is(n.target, "GRANTS"))
    assert isinstance(table.value, ast.Dict)
    for key, held in zip(table.value.keys, table.value.values, strict=True):
        said = ast.unparse(held)
        if said != "frozenset(Permission)":
            yield source.mutant(held, "frozenset(Permission)", f"{ast.unparse(key)} holds everything")  # type: ignore[arg-type]


def _conditions(source: Source) -> Iterator[Mutant]:
    """A condition of a decision that always or never holds."""
    for function in ast.walk(source.tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.If | ast.IfExp):
                for value in ("True", "False"):
                    yield source.mutant(node.test, value, f"{function.name}: `{ast.unparse(node.test)}` is {value}")
            if isinstance(node, ast.BoolOp):
                neutral = "True" if isinstance(node.op, ast.And) else "False"
                for part in (one for one in node.values if not isinstance(one, ast.Constant)):
                    yield source.mutant(part, neutral, f"{function.name}: without `{ast.unparse(part)}`")


def _scopes(source: Source) -> Iterator[Mutant]:
    """A scope that lets everything through."""
    open_to_all = 'everywhere(reason="x")' if source.path == TENANCY else "scopes_disabled()"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NARROW:
            yield source.mutant(node, open_to_all, f"{ast.unparse(node)} is everywhere")


_NARROW = frozenset({"of_hospital", "of_hospitals", "nowhere", "scope"})


def _filters(source: Source) -> Iterator[Mutant]:
    """A look-up without the hospital, the assessment, the person or the day that it is narrowed to."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        name = node.func.attr
        if name == "valid" and any(word.arg == "on" for word in node.keywords):
            yield source.mutant(node, f"{ast.unparse(node.func.value)}.all()", "ended memberships count")
        if name == "for_member":
            continue
        if name in FILTERED and len(node.keywords) + len(node.args) > 1:
            for word in node.keywords:
                if word.arg and word.arg.split("__")[-1].split("_")[0] in NARROWING:
                    kept = [ast.unparse(one) for one in [*node.args, *(k for k in node.keywords if k is not word)]]
                    said = f"without {word.arg}: {ast.unparse(node)[:90]}"
                    yield source.mutant(node, f"{ast.unparse(node.func)}({', '.join(kept)})", said)


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def survives(mutant: Mutant, tree: Path) -> bool:
    """Return whether no test noticed the mutant in this copy of the tree."""
    changed = tree / mutant.path
    original = changed.read_bytes()
    changed.write_bytes(original[: mutant.start] + mutant.text.encode() + original[mutant.end :])
    wall = tree / TENANCY
    built = wall.read_text(encoding="utf-8")
    if mutant.path != TENANCY:
        wall.write_text(built.replace("        del view_func, view_args\n", WALL_OFF), encoding="utf-8")
    try:
        return all(_pass(file, tree) for file in mutant.tests if (tree / file).exists())
    finally:
        wall.write_text(built, encoding="utf-8")
        changed.write_bytes(original)


def _pass(file: str, tree: Path) -> bool:
    words = _words(file, "-x", *(f"--deselect={name}" for name in FAILING.get(file, ())))
    try:
        run = subprocess.run(words, cwd=tree, check=False, capture_output=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def _words(file: str, *options: str) -> list[str]:
    if file in TABLE:  # plain Python: without pytest it takes a tenth of the time
        return [sys.executable, "-c", DIRECTLY]
    return [
        sys.executable,
        "-m",
        "pytest",
        file,
        "-q",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "--tb=no",
        *_some(file),
        *options,
    ]


def _some(file: str) -> list[str]:
    return ["-k", CHOSEN[file]] if file in CHOSEN else []


def note_failing(files: Iterable[str], tree: Path) -> None:
    """Remember what fails without any mutant: it notices nothing."""
    for file in files:
        run = subprocess.run(_words(file, "-rfE"), cwd=tree, check=False, capture_output=True, text=True)
        lines = [line.split(" ") for line in run.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))]
        FAILING[file] = tuple(line[1] for line in lines)
        if file in TABLE and run.returncode:
            raise SystemExit(f"{file} fails by itself:\n{run.stderr[-2000:]}")
        if FAILING[file]:
            sys.stdout.write(f"fails by itself and is left out: {', '.join(FAILING[file])}\n")


def main() -> int:
    """Return the status of the run."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    options.add_argument(
        "--only", nargs="*", default=[""], help="only mutants of files whose path has one of these in it"
    )
    options.add_argument("--every", type=int, default=1, help="take every n-th mutant")
    options.add_argument("-n", type=int, default=os.cpu_count() or 1, help="how many at once")
    options.add_argument("--list", action="store_true", help="only list them")
    wanted = options.parse_args()
    chosen = [one for one in mutants() if any(part in one.path for part in wanted.only)][:: wanted.every]
    if wanted.list:
        sys.stdout.write("".join(f"{one}\n" for one in chosen))
        return 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        survivors = _survivors(chosen, Path(folder), wanted.n)
    sys.stdout.write(f"{len(chosen) - len(survivors)} of {len(chosen)} noticed\n")
    sys.stdout.write("".join(f"survived: {one}\n" for one in survivors))
    return int(len(survivors) > (1 - WANTED) * len(chosen))


def _survivors(chosen: list[Mutant], folder: Path, processes: int) -> list[Mutant]:
    trees: Queue[Path] = Queue()
    for number in range(processes):
        tree = folder / str(number)
        shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
        trees.put(tree)
    note_failing(sorted({file for one in chosen for file in one.tests if (ROOT / file).exists()}), folder / "0")

    def judge(mutant: Mutant) -> bool:
        tree = trees.get()
        try:
            survived = survives(mutant, tree)
        finally:
            trees.put(tree)
        sys.stdout.write(f"{'SURVIVED' if survived else 'noticed '} {mutant}\n")
        sys.stdout.flush()
        return survived

    with ThreadPoolExecutor(processes) as pool:
        return [one for one, survived in zip(chosen, pool.map(judge, chosen), strict=True) if survived]


if __name__ == "__main__":
    sys.exit(main())
