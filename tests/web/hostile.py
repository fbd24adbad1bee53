"""Bodies that no page sends: chosen by a seed, so that what one run finds the next one finds again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from uuid import UUID

WORDS = ("", "0", "4", "5", "-1", "unknown", "not_applicable", "clear", "3\0", "\ud800", "ä" * 500, "x" * 5000,
    "<script>", "'; --", "\r\n", "١", "null", "documented", "hearsay", "other", "no_duty", "\x1b[31m", "\u202e",
    "𝔘")  # fmt: skip
THINGS = (None, True, False, 0, 1, -1, 3, 2**31, 2**80, 1.5, float("nan"), float("inf"), [], {}, [[]], {"a": 1})
FIELDS = ("answer", "ground", "reason", "note", "confidence", "source", "flagged", "base", "key", "person", "version",
    "__proto__", "")  # fmt: skip


def hostile_values(chance: Random, count: int) -> Iterator[bytes]:
    """Yield bodies for the JSON route: broken JSON, wrong kinds, odd texts, and now and then an honest one."""
    for _one in range(count):
        yield _broken(chance) if chance.random() < 0.15 else _almost_honest(chance)


def hostile_form(chance: Random, code: str) -> dict[str, str]:
    """Return fields for the form of one dimension."""
    names = (*FIELDS, "was", "seen", "keep")
    odd = {f"{code}-{chance.choice(names)}": str(_thing(chance)) for _field in range(chance.randint(1, 8))}
    honest = {f"{code}-version": "0", f"{code}-answer": "2", "go": str(_thing(chance))} if chance.random() < 0.5 else {}
    # A form is sent as UTF-8, which has no half characters.
    return {name: value.encode("utf-8", "replace").decode() for name, value in (honest | odd).items()}


def _almost_honest(chance: Random) -> bytes:
    data: dict[str, object] = {"answer": "2", "base": 0, "key": str(UUID(int=chance.getrandbits(128)))}
    for _field in range(chance.randint(0, 4)):
        data[chance.choice(FIELDS)] = _thing(chance)
    return json.dumps(data).encode()


def _thing(chance: Random) -> object:
    return chance.choice(WORDS if chance.random() < 0.6 else THINGS)


def _broken(chance: Random) -> bytes:
    return bytes(chance.randrange(256) for _byte in range(chance.randrange(64))) * chance.choice((1, 1, 50))
