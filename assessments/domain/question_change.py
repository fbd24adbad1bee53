"""What a changed question means for the answers that were given to it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum

from assessments.domain.catalogue import Question
from assessments.domain.text import SOURCE_LANGUAGE, Text

_AS_GOOD_AS_SAME = 0.8  # of the words; below it a person looks again
_WORD = re.compile(r"\w+")
_NEGATION = re.compile(r"(?:nicht|kein\w*|nie|niemals|ohne|weder)", re.IGNORECASE)


class QuestionChange(StrEnum):
    """What becomes of an answer: it stays, is confirmed again, is mapped or asked again, is asked, is kept apart."""

    WORDING = "wording"
    MEANING = "meaning"
    OPTIONS = "options"
    NEW = "new"
    GONE = "gone"


def question_change(
    before: Question | None, after: Question | None, *, declared: bool = False
) -> QuestionChange | None:
    """Return how a question changed, None when it did not; ``declared`` when an editor says its meaning did.

    Small repairs of the German wording, and everything in the other languages, leave the meaning. Whatever is larger,
    or touches a number or a negation, counts as another meaning: an answer too often confirmed costs a moment, one that
    no longer fits costs the result.
    """
    if before is None or after is None:
        return QuestionChange.NEW if after is not None else QuestionChange.GONE if before is not None else None
    if levels_moved(before, after):
        return QuestionChange.OPTIONS
    if declared or _says_otherwise(before, after):
        return QuestionChange.MEANING
    return QuestionChange.WORDING if before != after else None


def levels_moved(before: Question, after: Question) -> dict[int, int | None]:
    """Return the new level of every old one, None where there is none any more; empty when all stand where they stood.

    A level is known by its German words. One whose words are found nowhere stays where it is as long as its place is
    not taken by another.
    """
    words = [_german(anchor) for anchor in after.anchors]
    found = {level: words.index(was) for level, was in enumerate(map(_german, before.anchors)) if was in words}
    steady = all(_german(before.anchors[level]) == words[level] for level in found if level < len(words))
    if steady and len(before.anchors) == len(after.anchors):
        return {}
    taken = set(found.values())
    free = {level for level in range(len(before.anchors)) if level < len(words) and level not in taken}
    return {level: found.get(level, level if level in free else None) for level in range(len(before.anchors))}


def _says_otherwise(before: Question, after: Question) -> bool:
    if before.polarity is not after.polarity and "P" in (before.polarity, after.polarity):
        return True
    pairs = ((before.text, after.text), *zip(before.anchors, after.anchors, strict=False))
    return any(not alike(_german(was), _german(now)) for was, now in pairs)


def alike(was: str, now: str) -> bool:
    """Return whether two German wordings say the same but for small repairs."""
    if was == now:
        return True
    old, new = (_WORD.findall(wording.casefold()) for wording in (was, now))
    if _figures(old) != _figures(new) or _denials(old) != _denials(new):
        return False
    return SequenceMatcher(a=old, b=new, autojunk=False).ratio() >= _AS_GOOD_AS_SAME


def _figures(words: list[str]) -> list[str]:
    return [word for word in words if any(sign.isdigit() for sign in word)]


def _denials(words: list[str]) -> int:
    return sum(bool(_NEGATION.fullmatch(word)) for word in words)


def _german(text: Text) -> str:
    return text.as_mapping().get(SOURCE_LANGUAGE, "")
