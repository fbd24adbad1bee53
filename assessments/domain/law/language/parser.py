"""From text to syntax by recursive descent.

expression  = conjunction {"or" conjunction}
conjunction = negation {"and" negation}
negation    = "not" negation | comparison
comparison  = sum [sign sum]          sign: == != < <= > >= in "not in"
sum         = primary ["+" number "months"]
primary     = literal | name | "{" [word {"," word}] "}" | "(" expression ")"
| "months_between" "(" sum "," sum ")" | "missing" "(" name ")"
"""

from __future__ import annotations

from dataclasses import dataclass

from assessments.domain.law.language.problems import ExpressionRefused, Part, quoted, refused, said
from assessments.domain.law.language.syntax import (
    And,
    Comparison,
    Later,
    Literal,
    Missing,
    MonthsBetween,
    Name,
    Not,
    Operand,
    Or,
    WordSet,
)
from assessments.domain.law.language.tokens import Token, TokenKind, tokens_of
from assessments.domain.reading.scalars import calendar_date
from assessments.domain.text import Text

DEEPEST = 25
MOST_MONTHS = 1200
A_NAME, A_WORD = said("ein Name", "a name"), said("ein Wort", "a word")
A_FACT = said("der Name einer Angabe", "the name of a fact")
COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})


def parse_expression(text: str) -> Operand:
    """Return the syntax of ``text``.

    :raises ExpressionRefused: at the first place where it is malformed.
    """
    reader = _Parser(tokens_of(text))
    expression = reader.expression(0)
    reader.expect_end()
    return expression


@dataclass(slots=True)
class _Parser:
    tokens: tuple[Token, ...]
    index: int = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.index]

    def take(self) -> Token:
        token = self.next
        self.index += token.kind is not TokenKind.END
        return token

    def accept(self, text: str) -> bool:
        """Take the next token when it is the keyword or sign ``text``."""
        found = self.next.text == text and self.next.kind in (TokenKind.KEYWORD, TokenKind.SIGN)
        self.index += found
        return found

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise self.unexpected("{sign} erwartet", "expected {sign}", sign=quoted(text))

    def expect_end(self) -> None:
        if self.next.kind is not TokenKind.END:
            raise self.unexpected("„and“, „or“ oder das Ende erwartet", "expected 'and', 'or' or the end")

    def unexpected(self, german: str, english: str, **parts: Part) -> ExpressionRefused:
        at_end = self.next.kind is TokenKind.END
        found = said("das Ende", "the end") if at_end else quoted(self.next.text)
        wanted = said(german, english, **parts)
        return refused(
            self.next.at, said("{wanted}, gefunden: {found}", "{wanted}, found {found}", wanted=wanted, found=found)
        )

    def expression(self, depth: int) -> Operand:
        at, parts = self.next.at, [self.conjunction(depth)]
        while self.accept("or"):
            parts.append(self.conjunction(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts), at)

    def conjunction(self, depth: int) -> Operand:
        at, parts = self.next.at, [self.negation(depth)]
        while self.accept("and"):
            parts.append(self.negation(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts), at)

    def negation(self, depth: int) -> Operand:
        at = self.next.at
        self.check_depth(depth)
        return Not(self.negation(depth + 1), at) if self.accept("not") else self.comparison(depth)

    def comparison(self, depth: int) -> Operand:
        left = self.sum(depth)
        at, sign = self.next.at, self.sign()
        return left if sign is None else Comparison(sign, left, self.sum(depth), at)

    def sign(self) -> str | None:
        if self.next.text in COMPARISONS:
            return self.take().text
        if self.accept("not"):
            self.expect("in")
            return "not in"
        return None

    def sum(self, depth: int) -> Operand:
        start, at = self.primary(depth), self.next.at
        return Later(start, self.months(), at) if self.accept("+") else start

    def months(self) -> int:
        token = self.next
        if token.kind is not TokenKind.NUMBER:
            raise self.unexpected("eine Anzahl von Monaten erwartet", "expected a number of months")
        self.take()
        self.expect("months")
        count = int(token.text.replace("_", ""))
        if count > MOST_MONTHS:
            raise refused(token.at, said("mehr als {most} Monate", "more than {most} months", most=MOST_MONTHS))
        return count

    def primary(self, depth: int) -> Operand:
        at = self.next.at
        if self.accept("("):
            self.check_depth(depth + 1)
            inner = self.expression(depth + 1)
            self.expect(")")
            return inner
        if self.accept("{"):
            return WordSet(self.words(), at)
        if self.accept("months_between"):
            return self.months_between(depth, at)
        if self.accept("missing"):
            return self.missing(at)
        return self.value()

    def words(self) -> tuple[Name, ...]:
        if self.accept("}"):
            return ()
        found = [self.name(A_WORD)]
        while self.accept(","):
            found.append(self.name(A_WORD))
        self.expect("}")
        return tuple(found)

    def months_between(self, depth: int, at: int) -> Operand:
        self.check_depth(depth + 1)
        self.expect("(")
        start = self.sum(depth + 1)
        self.expect(",")
        end = self.sum(depth + 1)
        self.expect(")")
        return MonthsBetween(start, end, at)

    def missing(self, at: int) -> Operand:
        self.expect("(")
        name = self.name(A_FACT)
        self.expect(")")
        return Missing(name, at)

    def name(self, wanted: Text) -> Name:
        if self.next.kind is not TokenKind.WORD:
            raise self.unexpected("{wanted} erwartet", "expected {wanted}", wanted=wanted)
        token = self.take()
        return Name(token.text, token.at)

    def value(self) -> Operand:
        token = self.next
        if token.kind is TokenKind.WORD:
            return self.name(A_NAME)
        if token.text in ("true", "false"):
            return Literal(self.take().text == "true", token.at)
        if token.kind is TokenKind.NUMBER:
            return Literal(int(self.take().text.replace("_", "")), token.at)
        if token.kind is TokenKind.DATE:
            return self.date()
        raise self.unexpected("ein Name oder ein Wert erwartet", "expected a name or a value")

    def date(self) -> Operand:
        token = self.take()
        day = calendar_date(token.text)
        if day is None:
            no_day = said("den Tag {day} gibt es nicht", "no calendar has the day {day}", day=token.text)
            raise refused(token.at, no_day)
        return Literal(day, token.at)

    def check_depth(self, depth: int) -> None:
        if depth > DEEPEST:
            too_deep = said(
                "mehr als {most} Ebenen tief geschachtelt", "is nested more than {most} levels deep", most=DEEPEST
            )
            raise refused(self.next.at, too_deep)
