"""What names a step of a roadmap, from one proposal to the next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """What a step is: a measure by its question, the move of an application, or that of a cluster as a whole."""

    MEASURE = "measure"
    MOVE = "move"
    CLUSTER = "cluster"


_LETTERS = {StepKind.MEASURE: "M", StepKind.MOVE: "W", StepKind.CLUSTER: "B"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


class NoStep(ValueError):
    """A text is not the key of any step."""


@dataclass(frozen=True, slots=True)
class StepKey:
    """Kind and code of a step; an application may be called like a cluster."""

    kind: StepKind
    code: str

    @property
    def key(self) -> str:
        """Return the key as the roadmap writes it: M-D5.1, W-A20, B-C1."""
        return f"{_LETTERS[self.kind]}-{self.code}"

    @classmethod
    def of(cls, key: str) -> StepKey:
        """Return kind and code behind the key of a step.

        :raises NoStep: when it is none.
        """
        letter, _, code = key.partition("-")
        if letter not in _KINDS or not code:
            raise NoStep(key)
        return cls(_KINDS[letter], code)
