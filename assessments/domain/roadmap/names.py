"""Many names in one sentence."""

from __future__ import annotations

from assessments.domain.text import Text
from assessments.domain.wording import listed, sentence

MOST_NAMES = 4


def some_of(names: tuple[Text, ...]) -> Text:
    """Return the first few names, and how many more there are."""
    if len(names) <= MOST_NAMES:
        return listed(names)
    return sentence(
        "{names} und {more} weitere",
        "{names} and {more} more",
        names=listed(names[: MOST_NAMES - 1]),
        more=len(names) - MOST_NAMES + 1,
    )
