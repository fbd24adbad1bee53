"""How much of the questionnaire an assessment asks."""

from enum import StrEnum


class Scope(StrEnum):
    """Which questions are asked: the starred ones of the quick check, or all of them."""

    QUICK = "quick"
    FULL = "full"
