"""Put a mutant into the running program, wherever what it changes is held."""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import CodeType, FunctionType, ModuleType

from tests.mutation_access.changes import ROOT, TABLES, WALLS, Mutant, Source

Functions = Mapping[str, list[FunctionType]]


def functions_of(mutants: Iterable[Mutant]) -> Functions:
    """Return the functions that the mutants change, however they are wrapped."""
    found: dict[str, list[FunctionType]] = {one.key: [] for one in mutants if one.place}
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and (key := _key(one.__code__)) in found:
            found[key].append(one)
    if missing := [key for key, functions in found.items() if not functions]:
        raise LookupError(f"not loaded: {missing}")
    return found


def put_in(mutant: Mutant, functions: Functions) -> None:
    """Change the program as the mutant says."""
    tree = ast.parse(mutant.changed())
    if mutant.place:
        _swap_code(tree, mutant.path, mutant.place, functions[mutant.key])
        for path in TABLES if mutant.in_table else ():
            _swap_rows(path, Source(path).tree)
    else:
        _swap_rows(mutant.path, tree)


def watch(functions: Functions) -> set[str]:
    """Let the functions say when they are called, and return the set into which they do."""
    called: set[str] = set()
    for key, found in functions.items():
        path, place = key.split("::")
        source = Source(path)
        dict(source.functions)[place].body.insert(0, ast.parse(f"_called_.add({key!r})").body[0])
        ast.fix_missing_locations(source.tree)
        found[0].__globals__["_called_"] = called
        _swap_code(source.tree, path, place, found)
    return called


def take_wall_down() -> None:
    """Let every request see all hospitals, so that look-ups stand alone."""
    path = WALLS[0]
    source = Source(path)
    entered = dict(source.functions)["TenancyMiddleware.process_view"]
    entered.body = ast.parse('request.scopes.enter_context(everywhere(reason="mutants"))').body
    ast.fix_missing_locations(source.tree)
    module = _module(path)
    _swap_code(source.tree, path, "TenancyMiddleware.process_view", [module.TenancyMiddleware.process_view])


def _key(code: CodeType) -> str:
    return f"{code.co_filename.removeprefix(f'{ROOT}/')}::{code.co_qualname}"


def _swap_code(tree: ast.Module, path: str, place: str, functions: Iterable[FunctionType]) -> None:
    codes = {code.co_qualname: code for code in _codes(compile(tree, str(ROOT / path), "exec"))}
    for function in functions:
        function.__code__ = codes[place]


def _codes(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


def _swap_rows(path: str, tree: ast.Module) -> None:
    """Work the table out anew, and put each row that is different wherever the old one is held."""
    module = _module(path)
    statement = next(node for node in tree.body if isinstance(getattr(node, "value", None), ast.Dict))
    name = ast.unparse(statement.target)
    rows = vars(module)[name]
    for key, row in eval(compile(ast.Expression(statement.value), path, "eval"), vars(module)).items():  # noqa: S307  our own
        if row != rows[key]:
            _swap(rows[key], key, row)


def _swap(old: object, key: object, new: object) -> None:
    for holder in gc.get_referrers(old):
        if isinstance(holder, dict) and holder.get(key) is old:
            holder[key] = new


def _module(path: str) -> ModuleType:
    return sys.modules[path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")]
