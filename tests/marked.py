"""The sentences that templates and code mark for translation, read without the gettext tools."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

Sentence = tuple[str | None, str]  # what it means here, if that is told, and the German sentence

PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
CALL_IN_TEMPLATE = re.compile(r"""\bn?p?gettext\((?:u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),?\s*)+(?:count)?\)""")


def marked_sentences(root: Path) -> set[Sentence]:
    """Return every sentence below ``root`` that waits for a translation."""
    code = (path.read_text(encoding="utf-8") for folder in ("assessments", "cloudready") for path in _in(root, folder))
    pages = (path.read_text(encoding="utf-8") for path in (root / "templates").rglob("*.html"))
    return {sentence for source in (*code, *map(_as_code, pages)) for sentence in _marked(source)}


def _in(root: Path, folder: str) -> Iterator[Path]:
    return (root / folder).rglob("*.py")


def _as_code(page: str) -> str:
    """Return the calls that a template stands for, one on each line."""
    return "\n".join(CALL_IN_TEMPLATE.findall(templatize(page)))


def _marked(source: str) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(sentence)), *_]) if name in PLAIN:
                yield None, sentence
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=meaning), ast.Constant(value=sentence), *_]):
                if name in WITH_CONTEXT:
                    yield str(meaning), str(sentence)
