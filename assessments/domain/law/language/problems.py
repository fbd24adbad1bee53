"""How an expression is refused: with every problem found, and the character at which it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExpressionProblem:
    """One thing that is wrong; ``at`` counts characters from 1."""

    at: int
    message: str

    def __str__(self) -> str:
        """Return the place and the message."""
        return f"at character {self.at}: {self.message}"


class ExpressionRefused(Exception):
    """An expression is malformed or ill-typed."""

    def __init__(self, problems: Iterable[ExpressionProblem]) -> None:
        """Keep all problems in reading order."""
        self.problems = tuple(sorted(problems, key=lambda problem: problem.at))
        super().__init__("; ".join(str(problem) for problem in self.problems))


def refused(at: int, message: str) -> ExpressionRefused:
    """Return the refusal of an expression for a single reason."""
    return ExpressionRefused([ExpressionProblem(at, message)])
