"""What no line of ours may do, found by reading the code as code and templates as templates, not by their letters.

ruff bans some of it as well (S308 mark_safe, S610 extra, S611 RawSQL), but knows neither templates nor whether words
of a visitor become the name of a field.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from django.template.base import FilterExpression, Node, NodeList, Template
from django.template.defaulttags import AutoEscapeControlNode
from django.template.engine import Engine

TRUSTING = frozenset({"mark_safe", "SafeString", "SafeText", "safestring"})
RAW = frozenset({"RawSQL"})
RAW_OF_ROWS = frozenset({"raw", "extra"})
QUERIES = frozenset({"filter", "exclude", "get", "get_or_create", "update_or_create", "update", "create", "order_by"})
SENT = frozenset({"GET", "POST", "FILES", "COOKIES", "META", "body", "headers", "cleaned_data"})
OPEN_FILTERS = frozenset({"safe", "safeseq"})


def faults_of_code(source: str, *, may_speak_sql: bool = False) -> tuple[str, ...]:
    """Return what a module does that none may, with line numbers. Types may be named: only calls do something."""
    found = [*_calls(ast.parse(source), may_speak_sql=may_speak_sql)]
    return tuple(f"{line}: {what}" for line, what in sorted(found))


def _calls(tree: ast.AST, *, may_speak_sql: bool) -> Iterator[tuple[int, str]]:
    sent = _names_of_what_was_sent(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            yield from ((node.lineno, one.name) for one in node.names if one.name == "mark_safe")
        if not isinstance(node, ast.Call):
            continue
        name = _last_name(node.func)
        if name in TRUSTING:
            yield node.lineno, name
        if not may_speak_sql and _speaks_sql(node, name):
            yield node.lineno, name
        if name in {"eval", "exec", "from_string"} and not may_speak_sql:
            yield node.lineno, name
        if name in QUERIES and isinstance(node.func, ast.Attribute) and _spreads_input(node, sent):
            yield node.lineno, f"{name}(**what was sent)"


def _speaks_sql(call: ast.Call, name: str) -> bool:
    asks_rows = isinstance(call.func, ast.Attribute) and name in RAW_OF_ROWS and bool(call.args or call.keywords)
    return asks_rows or name in RAW or (name == "cursor" and not call.args)


def _last_name(node: ast.AST) -> str:
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _names_of_what_was_sent(tree: ast.AST) -> frozenset[str]:
    """Return the variables that were made of what a visitor sent."""
    return frozenset(
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and _is_sent(node.value, frozenset())
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def _spreads_input(call: ast.Call, sent: frozenset[str]) -> bool:
    """Return whether words of a visitor become the names of fields; as values they are harmless."""
    spread = [one.value for one in call.keywords if one.arg is None]
    spread += [one.value for one in call.args if isinstance(one, ast.Starred)]
    return any(_is_sent(one, sent) for one in spread)


def _is_sent(node: ast.AST, sent: frozenset[str]) -> bool:
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and part.attr in SENT:
            return True
        if isinstance(part, ast.Name) and part.id in sent:
            return True
    return False


def faults_of_template(source: str, engine: Engine, name: str = "") -> tuple[str, ...]:
    """Return where a template takes text for markup."""
    return tuple(_in_nodes(Template(source, engine=engine, name=name).nodelist))


def _in_nodes(nodes: NodeList) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, AutoEscapeControlNode) and not node.setting:
            yield f"{node.token.lineno}: autoescape off"
        yield from (f"{node.token.lineno}: {one.token}" for one in _expressions(node) if _trusts(one))
        for inside in (getattr(node, name, None) for name in node.child_nodelists):
            if isinstance(inside, NodeList):
                yield from _in_nodes(inside)


def _trusts(expression: FilterExpression) -> bool:
    names = (getattr(function, "_filter_name", function.__name__) for function, _arguments in expression.filters)
    return any(name in OPEN_FILTERS for name in names)


def _expressions(node: Node) -> Iterator[FilterExpression]:
    """Yield every expression of a tag, wherever the tag keeps it."""
    for value in vars(node).values():
        several = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else (value,)
        yield from (one for one in several if isinstance(one, FilterExpression))


def modules(*folders: Path) -> Iterator[Path]:
    """Yield every module of ours."""
    for folder in folders:
        yield from sorted(folder.rglob("*.py"))
