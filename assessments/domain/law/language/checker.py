"""The type check: from syntax to a condition, or every problem with its place.

``missing(...)`` may stand where only ``and`` leads to it, or in an ``or`` of nothing but such tests. Everything else is
monotone, so that a fact that becomes known can never turn "applies" into "cannot tell".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from assessments.domain.law.language.conditions import (
    Alike,
    All,
    Always,
    Compares,
    Condition,
    Contains,
    Fixed,
    Holds,
    IsMissing,
    IsOneOf,
    IsSet,
    Measurable,
    MonthsAfter,
    MonthsApart,
    Opposite,
    Quantity,
    Some,
)
from assessments.domain.law.language.kinds import BOOL, DATE, INT, Kind, Names, NameType
from assessments.domain.law.language.parser import parse_expression
from assessments.domain.law.language.problems import ExpressionProblem, ExpressionRefused, Part, quoted, said
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
from assessments.domain.text import Text

STAND_IN = Always(False)
WANTED = {Kind.ENUM: said("eine Angabe mit Wörtern", "an enumerated fact"), Kind.SET: said("eine Menge", "a set")}
ORDERS = frozenset({"<", "<=", ">", ">="})
MISSING_UNDER = said(
    "missing(…) darf nur mit „and“ verbunden sein, oder mit „or“ mit anderen Prüfungen dieser Art",
    "missing(...) may only be joined by 'and', or by 'or' to other tests of its kind",
)
NO_FACT = "eine Angabe {name} gibt es nicht", "there is no fact {name}"


def condition_of(text: str, names: Names) -> Condition:
    """Return the condition that ``text`` states about ``names``.

    :raises ExpressionRefused: when it is malformed or ill-typed, with every ill-typed place.
    """
    checker = _Checker(names)
    condition = checker.truth(parse_expression(text), may_ask=True)
    if checker.problems:
        raise ExpressionRefused(checker.problems)
    return condition


@dataclass(slots=True)
class _Checker:
    names: Names
    problems: list[ExpressionProblem] = field(default_factory=list)

    def refuse(self, at: int, german: str, english: str, **parts: Part) -> Condition:
        return self.refuse_as(at, said(german, english, **parts))

    def refuse_as(self, at: int, wording: Text) -> Condition:
        self.problems.append(ExpressionProblem(at, wording))
        return STAND_IN

    def truth(self, part: Operand, *, may_ask: bool = False) -> Condition:
        match part:
            case And(parts):
                return All(tuple(self.truth(one, may_ask=may_ask) for one in parts))
            case Or(parts):
                may_ask = may_ask and all(isinstance(one, Missing) for one in parts)
                return Some(tuple(self.truth(one, may_ask=may_ask) for one in parts))
            case Not(inner):
                return Opposite(self.truth(inner))
            case Missing(name, at):
                return self.missing(name, at, may_ask=may_ask)
            case _:
                return self.statement(part)

    def statement(self, part: Literal | Name | WordSet | Later | MonthsBetween | Comparison) -> Condition:
        match part:
            case Comparison():
                return self.comparison(part)
            case Literal(bool(value)):
                return Always(value)
            case Name(text, at):
                return Holds(text) if self.is_a(BOOL, part) else self.refuse_as(at, self._no_truth(text))
            case Literal(_, at) | WordSet(_, at) | Later(_, _, at) | MonthsBetween(_, _, at):
                return self.refuse(
                    at,
                    "ist weder wahr noch falsch; vergleichen Sie es mit etwas",
                    "is neither true nor false; compare it with something",
                )

    def _no_truth(self, text: str) -> Text:
        kind = self.names.get(text)
        if kind is None:
            return said(*NO_FACT, name=quoted(text))
        return said(
            "{name} ist {kind}; vergleichen Sie es",
            "{name} is {kind}; compare it",
            name=quoted(text),
            kind=kind.in_words,
        )

    def is_a(self, kind: NameType, part: Operand) -> bool:
        return isinstance(part, Name) and self.names.get(part.text) == kind

    def missing(self, name: Name, at: int, *, may_ask: bool) -> Condition:
        if name.text not in self.names:
            return self.refuse(name.at, *NO_FACT, name=quoted(name.text))
        return IsMissing(name.text) if may_ask else self.refuse_as(at, MISSING_UNDER)

    def comparison(self, part: Comparison) -> Condition:
        if part.sign in ("in", "not in"):
            found = self.membership(part)
            return found if part.sign == "in" else Opposite(found)
        if part.sign in ORDERS:
            return self.quantities(part)
        found = self.equality(part)
        return found if part.sign == "==" else Opposite(found)

    def membership(self, part: Comparison) -> Condition:
        left, right = part.left, part.right
        if not isinstance(left, Name):
            return self.refuse(
                left.at,
                "vor „in“ ein Wort oder eine Angabe mit Wörtern erwartet",
                "expected a word or an enumerated fact before 'in'",
            )
        if isinstance(right, WordSet):
            kind = self.known(left, Kind.ENUM)
            if kind is None:
                return STAND_IN
            if not right.words:
                return self.refuse(right.at, "in einer leeren Menge ist nichts", "nothing is in an empty set")
            return IsOneOf(left.text, self.words(right, kind))
        if not isinstance(right, Name):
            return self.refuse(right.at, "nach „in“ eine Menge erwartet", "expected a set after 'in'")
        kind = self.known(right, Kind.SET)
        return STAND_IN if kind is None else self.contains(right.text, left, kind)

    def contains(self, name: str, word: Name, kind: NameType) -> Condition:
        if word.text in self.names:
            return self.refuse(
                word.at,
                "vor „in“ ein Wort erwartet, gefunden: die Angabe {name}",
                "expected a word before 'in', found the fact {name}",
                name=quoted(word.text),
            )
        return Contains(name, self.word(word, kind))

    def known(self, name: Name, wanted: Kind) -> NameType | None:
        """Return the type of a name that must be of kind ``wanted``, or report why it is not."""
        kind = self.names.get(name.text)
        if kind is None:
            self.refuse(name.at, *NO_FACT, name=quoted(name.text))
        elif kind.kind is not wanted:
            self.refuse(
                name.at,
                "{what} erwartet, aber {name} ist {kind}",
                "expected {what}, but {name} is {kind}",
                what=WANTED[wanted],
                name=quoted(name.text),
                kind=kind.in_words,
            )
        else:
            return kind
        return None

    def words(self, literal: WordSet, kind: NameType) -> frozenset[str]:
        texts = [self.word(word, kind) for word in literal.words]
        for index, word in enumerate(literal.words):
            if word.text in texts[:index]:
                self.refuse(
                    word.at,
                    "{word} steht doppelt in dieser Menge",
                    "{word} stands in this set twice",
                    word=quoted(word.text),
                )
        return frozenset(texts)

    def word(self, word: Name, kind: NameType) -> str:
        if word.text not in kind.words:
            self.refuse(
                word.at,
                "{word} ist keines von {words}",
                "{word} is not one of {words}",
                word=quoted(word.text),
                words=", ".join(kind.words),
            )
        return word.text

    def equality(self, part: Comparison) -> Condition:
        kind = self.names.get(part.left.text) if isinstance(part.left, Name) else None
        if kind is not None and isinstance(part.left, Name):
            if kind.kind is Kind.ENUM:
                return self.one_word(part.left.text, part.right, kind)
            if kind.kind is Kind.SET:
                return self.same_set(part.left.text, part.right, kind)
        if self.measurable(part.left) is not None:
            return self.quantities(part)
        return Alike(self.truth(part.left), self.truth(part.right))

    def one_word(self, name: str, right: Operand, kind: NameType) -> Condition:
        if isinstance(right, Name) and right.text not in self.names:
            return IsOneOf(name, frozenset({self.word(right, kind)}))
        words = ", ".join(kind.words)
        return self.refuse(right.at, "eines von {words} erwartet", "expected one of {words}", words=words)

    def same_set(self, name: str, right: Operand, kind: NameType) -> Condition:
        if isinstance(right, WordSet):
            return IsSet(name, self.words(right, kind))
        return self.refuse(right.at, "Wörter in geschweiften Klammern erwartet", "expected words in braces")

    def quantities(self, part: Comparison) -> Condition:
        left, right = self.quantity(part.left), self.quantity(part.right)
        if left is None or right is None:
            return STAND_IN
        if left[0] != right[0]:
            return self.refuse(
                part.at,
                "{one} und {other} lassen sich nicht vergleichen",
                "cannot compare {one} with {other}",
                one=left[0].in_words,
                other=right[0].in_words,
            )
        return Compares(part.sign, left[1], right[1])

    def quantity(self, part: Operand) -> tuple[NameType, Measurable] | None:
        """Return a number or date with its type, or report that it is none."""
        reader = self.measurable(part)
        if reader is None:
            self.refuse_as(part.at, self._not_measurable(part))
            return None
        return reader()

    def _not_measurable(self, part: Operand) -> Text:
        wanted = said("eine Zahl oder ein Datum erwartet", "expected a number or a date")
        if not isinstance(part, Name):
            return wanted
        known = self.names.get(part.text)
        kind = known.in_words if known else said("keine Angabe", "no fact")
        return said(
            "{wanted}; {name} ist {kind}",
            "{wanted}; {name} is {kind}",
            wanted=wanted,
            name=quoted(part.text),
            kind=kind,
        )

    def measurable(self, part: Operand) -> Callable[[], tuple[NameType, Measurable] | None] | None:
        """Return how to read a part that can be a number or a date, else None."""
        match part:
            case Literal(value) if not isinstance(value, bool):
                kind = DATE if isinstance(value, date) else INT
                return lambda: (kind, Fixed(value))
            case Name(text) if self.names.get(text) in (INT, DATE):
                return lambda: (self.names[text], Quantity(text))
            case Later(start, months, at):
                return lambda: self.later(start, months, at)
            case MonthsBetween(start, end, at):
                return lambda: self.months_apart(start, end, at)
            case _:
                return None

    def later(self, start: Operand, months: int, at: int) -> tuple[NameType, Measurable] | None:
        day = self.quantity(start)
        if day is not None and day[0] != DATE:
            self.refuse(at, "Monate kann man nur zu einem Datum zählen", "months can be added to a date only")
            return None
        return day and (DATE, MonthsAfter(day[1], months))

    def months_apart(self, start: Operand, end: Operand, at: int) -> tuple[NameType, Measurable] | None:
        first, last = self.quantity(start), self.quantity(end)
        if first is None or last is None:
            return None
        if first[0] != DATE or last[0] != DATE:
            self.refuse(at, "months_between braucht zwei Daten", "months_between needs two dates")
            return None
        return INT, MonthsApart(first[1], last[1])
