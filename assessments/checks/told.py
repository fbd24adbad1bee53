"""How a check answers: of the things that may be wrong, the ones that are."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.checks import CheckMessage, Error

PREFIX = "cloudready"


def error(number: int, what: str, hint: str) -> Error:
    """Return the message of one mistake."""
    return Error(what, hint=hint, id=f"{PREFIX}.E{number}")


def those_that_hold(found: Iterable[tuple[CheckMessage, bool]]) -> list[CheckMessage]:
    """Return the messages whose condition holds."""
    return [message for message, is_so in found if is_so]
