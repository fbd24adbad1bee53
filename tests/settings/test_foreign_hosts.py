"""No page asks another host for anything: hospital networks have no internet, and nobody need know who reads."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Whatever makes a browser fetch by itself; a plain link is followed only by a person.
FETCHES = (
    re.compile(
        r"""<(?:script|img|iframe|source|video|audio|embed|image|use)\b[^>]*?\b(?:src|srcset|href)\s*=\s*["']?\s*(?:https?:)?//[^\s"'>]+"""
    ),
    re.compile(r"""<link\b[^>]*?\bhref\s*=\s*["']?\s*(?:https?:)?//[^\s"'>]+"""),
    re.compile(r"""url\(\s*["']?(?:https?:)?//[^\s"')]+"""),
    re.compile(r"""@import\s+["'](?:https?:)?//[^\s"']+"""),
    re.compile(r"""\b(?:fetch|importScripts|import|WebSocket|EventSource)\(\s*["'`](?:https?:|wss?:)?//[^\s"'`]+"""),
)
KINDS = {".html", ".css", ".js", ".mjs", ".svg", ".json", ".webmanifest", ".txt"}
SERVED = sorted(
    path for folder in ("templates", "static") for path in (ROOT / folder).rglob("*") if path.suffix in KINDS
)


def _fetched(text: str) -> list[str]:
    return [match.group() for pattern in FETCHES for match in pattern.finditer(text)]


@pytest.mark.parametrize("path", SERVED, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_served_file_names_no_foreign_resource(path: Path) -> None:
    assert _fetched(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://cdn.example/x.js">',
        '<link rel="stylesheet" href="//cdn.example/x.css">',
        "src: url(https://fonts.example/x.woff2)",
        "@import 'https://cdn.example/x.css'",
        'fetch("https://api.example/")',
    ],
)
def test_a_foreign_resource_would_be_found(text: str) -> None:
    assert _fetched(text) != []
