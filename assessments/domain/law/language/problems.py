"""How an expression is refused: with every problem found, and the character at which it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.domain.reading.scalars import shown
from assessments.domain.text import Text, both

Part = Text | int | str


@dataclass(frozen=True, slots=True)
class ExpressionProblem:
    """One thing that is wrong; ``at`` counts characters from 1."""

    at: int
    wording: Text

    @property
    def message(self) -> str:
        """Return what is wrong in the language of the files."""
        return self.wording.in_language("en")

    def __str__(self) -> str:
        """Return the place and the message."""
        return f"at character {self.at}: {self.message}"


class ExpressionRefused(Exception):
    """An expression is malformed or ill-typed."""

    def __init__(self, problems: Iterable[ExpressionProblem]) -> None:
        """Keep all problems in reading order."""
        self.problems = tuple(sorted(problems, key=lambda problem: problem.at))
        super().__init__("; ".join(str(problem) for problem in self.problems))


def refused(at: int, wording: Text) -> ExpressionRefused:
    """Return the refusal of an expression for a single reason."""
    return ExpressionRefused([ExpressionProblem(at, wording)])


def said(german: str, english: str, **parts: Part) -> Text:
    """Return a message whose parts are worded in the same language as itself."""
    return both(_filled(german, "de", parts), _filled(english, "en", parts))


def quoted(value: str) -> Text:
    """Return what somebody wrote, shortened and in the quotation marks of each language."""
    told = shown(value)
    return both(f"„{told[1:-1]}“", told)


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Return where the character ``at`` of ``text`` stands, both counted from 1."""
    before = text[: at - 1]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _filled(pattern: str, language: str, parts: dict[str, Part]) -> str:
    worded = {key: part.in_language(language) if isinstance(part, Text) else part for key, part in parts.items()}
    return pattern.format(**worded)
