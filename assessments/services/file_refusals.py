"""Files that are not taken over, with what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable

from assessments.domain.reading.nodes import Problem
from assessments.services.refusals import Refusal

MOST_PROBLEMS = 200


class FileRefused(Refusal):
    """``problems`` are the first that were found, ``more`` counts the others; nothing of the file was taken over."""

    def __init__(self, problems: Iterable[Problem] = (), *, said: str = "") -> None:
        found = tuple(problems)
        self.problems, self.more = found[:MOST_PROBLEMS], max(0, len(found) - MOST_PROBLEMS)
        lines = (said, *map(str, self.problems), f"and {self.more} more" if self.more else "")
        super().__init__("\n".join(filter(None, lines)))
