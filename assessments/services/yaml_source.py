"""The one door through which YAML and JSON text comes in: strict, safe, with line numbers.

The text is read as a stream of parser events, never as constructed objects: no tags, no anchors, no aliases, and every
scalar stays the string that was written. The YAML 1.1 habit of reading ``no``, ``on`` or ``1:30`` as something else
therefore cannot happen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from assessments.domain.reading.nodes import Node, Problem, Refused
from assessments.domain.reading.scalars import label

LARGEST = 2_000_000  # bytes
DEEPEST = 30
MOST_NODES = 60_000  # of a file
MOST_TOGETHER = 200_000  # of files that belong together; a shipped edition in three languages has 26,000

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SURROGATES = re.compile(r"\\(?:u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|.)", re.IGNORECASE)


def parse(text: str | bytes, *, file: str) -> Node:
    """Return the single document in ``text``; ``file`` is the name used in problems.

    :raises Refused: with every problem found, when the text is no document this reader accepts.
    """
    return _Composer(file).read(text)


def parse_files(texts: Mapping[str, str | bytes]) -> dict[str, Node]:
    """Return the documents of files that belong together, by their names.

    :raises Refused: with the problems of all of them.
    """
    nodes: dict[str, Node] = {}
    problems: list[Problem] = []
    left = MOST_TOGETHER
    for file, text in texts.items():
        composer = _Composer(file, most=min(MOST_NODES, left))
        try:
            nodes[file] = composer.read(text)
        except Refused as refused:
            problems += refused.problems
        left -= composer.nodes
    if problems:
        raise Refused(problems)
    return nodes


class _LimitError(Exception):
    """A limit was passed; reading stops at once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _checked(text: str | bytes, file: str) -> str:
    """Return the text of a file that is neither too large nor something else than text."""
    try:
        raw = text.encode() if isinstance(text, str) else text
        if len(raw) > LARGEST:
            raise _LimitError(Problem(file, 1, "", f"is larger than {LARGEST // 1_000_000} MB"))
        return text if isinstance(text, str) else raw.decode("utf-8-sig")
    except UnicodeEncodeError:
        raise _LimitError(Problem(file, 1, "", "is not valid Unicode text")) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _LimitError(Problem(file, line, "", "is not UTF-8 text")) from None


def _as_yaml(text: str) -> str:
    """Return JSON in the spelling YAML shares with it: no tabs between values, no surrogate pairs; YAML unchanged."""
    text = text.removeprefix("\ufeff")
    if not text.lstrip().startswith(("{", "[")):
        return text
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return text
    return _SURROGATES.sub(_joined, text.replace("\t", " "))  # a raw tab cannot stand inside a JSON string


def _joined(match: re.Match[str]) -> str:
    high, low = match.groups()
    if high is None:
        return match.group()
    return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + int(low, 16) - 0xDC00)


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


@dataclass(slots=True)
class _Composer:
    """Builds nodes from events and notes what is not allowed."""

    file: str
    most: int = MOST_NODES
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0

    def read(self, text: str | bytes) -> Node:
        try:
            node = self._document(_events(_as_yaml(_checked(text, self.file))))
        except yaml.YAMLError as error:
            raise Refused((*self.problems, _syntax_problem(error, self.file))) from None
        except _LimitError as limit:
            raise Refused((*self.problems, limit.problem)) from None
        if self.problems:
            raise Refused(self.problems)
        return node

    def _document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self._too_much(event, "holds more than one document")
                root = self._node(next(events), events, path="", depth=0)
        return root or Node("", 1)

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], *, path: str, depth: int) -> Node:
        line = _line(event)
        self.nodes += 1
        if depth > DEEPEST:
            raise self._too_much(event, f"is nested more than {DEEPEST} levels deep")
        if self.nodes > self.most:
            together = f"makes it more than {MOST_TOGETHER} values in all files"
            raise self._too_much(event, f"holds more than {MOST_NODES} values" if self.most == MOST_NODES else together)
        self._check_plainness(event, path, line)
        if isinstance(event, yaml.MappingStartEvent):
            return Node(self._mapping(events, path, depth), line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(tuple(self._sequence(events, path, depth)), line)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.style in (None, "")  # None from the Python parser, "" from libyaml
            return Node(event.value, line, quoted=not plain)
        return Node("", line)  # an alias, already a problem

    def _sequence(self, events: Iterator[yaml.Event], path: str, depth: int) -> Iterator[Node]:
        index = 0
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            yield self._node(event, events, path=f"{path}[{index}]", depth=depth + 1)
            index += 1

    def _mapping(self, events: Iterator[yaml.Event], path: str, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, path=path, depth=depth + 1)
            name = key.value if isinstance(key.value, str) else ""
            below = f"{path}.{label(name)}" if path else label(name)
            value = self._node(next(events), events, path=below, depth=depth + 1)
            if not name:
                self._note(key.line, path, "a key must be a plain word")
            elif name in entries:
                self._note(key.line, below, f"stands here twice, first on line {entries[name].line}")
            else:
                entries[name] = Node(value.value, key.line, value.quoted)
        return entries

    def _check_plainness(self, event: yaml.Event, path: str, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note(line, path, "aliases (*name) are not accepted; write the value out")
            return
        if getattr(event, "anchor", None) is not None:
            self._note(line, path, "anchors (&name) are not accepted; write the value out")
        if getattr(event, "tag", None) is not None:
            self._note(line, path, "tags (!name) are not accepted; write the plain value")

    def _note(self, line: int, path: str, message: str) -> None:
        self.problems.append(Problem(self.file, line, path, message))

    def _too_much(self, event: yaml.Event, message: str) -> _LimitError:
        return _LimitError(Problem(self.file, _line(event), "", message))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _syntax_problem(error: yaml.YAMLError, file: str) -> Problem:
    """Return what the parser stumbled over, at the line on which it did."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Problem(file, 1, "", "contains characters that are not allowed in YAML")
    reason = getattr(error, "problem", None) or "the text cannot be understood"
    kind = "JSON" if file.endswith(".json") else "YAML"
    return Problem(file, mark.line + 1, "", f"is not valid {kind}: {reason} (column {mark.column + 1})")
