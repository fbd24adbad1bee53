"""The words of an expression, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from assessments.domain.law.language.problems import quoted, refused, said

LONGEST = 2000
KEYWORDS = frozenset({"and", "or", "not", "in", "true", "false", "months", "months_between", "missing"})


class TokenKind(Enum):
    """What a piece of text is."""

    DATE = auto()
    NUMBER = auto()
    WORD = auto()
    KEYWORD = auto()
    SIGN = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of an expression; ``at`` counts characters from 1."""

    kind: TokenKind
    text: str
    at: int


WORD = r"[A-Za-z_][A-Za-z0-9_]*"
PIECE = re.compile(
    rf"""(?P<space>[ \t\n]+)
    | (?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?![0-9A-Za-z_.-])
    | (?P<number>[0-9]{{1,3}}(?:_[0-9]{{3}}){{1,4}} | [0-9]{{1,15}})(?![0-9A-Za-z_.-])
    | (?P<word>{WORD}(?:\.{WORD})*)(?![A-Za-z0-9_.])
    | (?P<sign>==|!=|<=|>=|[<>+(){{}},])""",
    re.ASCII | re.VERBOSE,
)
KINDS = {"date": TokenKind.DATE, "number": TokenKind.NUMBER, "word": TokenKind.WORD, "sign": TokenKind.SIGN}


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the pieces of ``text``, the last one its end.

    :raises ExpressionRefused: when it is too long or holds something that is no piece of the language.
    """
    if len(text) > LONGEST:
        too_long = said("länger als {most} Zeichen", "is longer than {most} characters", most=LONGEST)
        raise refused(LONGEST + 1, too_long)
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = PIECE.match(text, position)
        if match is None or match.lastgroup is None:
            piece = quoted(text[position : position + 12])
            raise refused(position + 1, said("{piece} ist nicht lesbar", "cannot read {piece}", piece=piece))
        if match.lastgroup != "space":
            found.append(_token(match.lastgroup, match.group(), position + 1))
        position = match.end()
    return (*found, Token(TokenKind.END, "", len(text) + 1))


def _token(group: str, text: str, at: int) -> Token:
    return Token(TokenKind.KEYWORD if text in KEYWORDS else KINDS[group], text, at)
