"""The vocabulary of the law from ``facts.yaml``."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.hospital import Profile
from assessments.domain.law.facts import FactValue
from assessments.domain.law.language.kinds import Kind, NameType
from assessments.domain.law.language.tokens import KEYWORDS
from assessments.domain.law.vocabulary import CLOCK, AnswerMapping, Fact, Origin, Scope, Vocabulary, Word
from assessments.domain.reading.fields import Field, Fields
from assessments.domain.reading.law_values import value_of
from assessments.domain.reading.scalars import shown, whole_number

FACT_NAME = re.compile(r"((step|provider)\.)?[a-z][a-z0-9_]{1,59}")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
REQUIRED = ("name", "scope", "origin", "type", "question")
OPTIONAL = ("words", "at_least_one", "profile", "answer", "implied_by")
PROFILE = tuple(field.name for field in fields(Profile))


@dataclass(frozen=True, slots=True)
class VocabularyReader:
    """Reads facts; an answer may only be taken from one of ``questions``."""

    languages: Sequence[str]
    questions: Collection[str]

    def vocabulary(self, place: Field) -> Vocabulary:
        """Read the whole file."""
        items = place.mapping(required=("facts",))["facts"].items(at_least=1)
        facts: dict[str, Fact] = {}
        for item in items:
            fact = self._fact(item)
            if fact.name in facts or fact.name in CLOCK:
                item.named_by("name").refuse(f"the name {shown(fact.name)} is already taken")
            facts[fact.name] = fact
        _check_implications(facts, items)
        return Vocabulary(facts)

    def _fact(self, place: Field) -> Fact:
        keys = place.named_by("name").mapping(required=REQUIRED, optional=OPTIONAL)
        scope, kind = keys["scope"].member(Scope), keys["type"].member(Kind)
        words = words_of(keys, kind, self.languages)
        implied_by, at_least_one = keys.optional("implied_by"), keys.optional("at_least_one")
        if implied_by and kind is not Kind.BOOL:
            implied_by.refuse("only a fact that is true or false can be implied")
        return Fact(
            name=_name(keys["name"]),
            scope=scope,
            origin=keys["origin"].member(Origin),
            kind=kind,
            words=words,
            at_least_one=at_least_one.boolean() if at_least_one else False,
            question=keys["question"].text(self.languages),
            profile=_profile(keys),
            answer=self._answer(keys.optional("answer"), NameType(kind, tuple(word.code for word in words)), scope),
            implied_by=implied_by.string() if implied_by else None,
        )

    def _answer(self, place: Field | None, kind: NameType, scope: Scope) -> AnswerMapping | None:
        """Read an answer mapping. An answer about the whole house can deny a fact about a service, never prove it."""
        if place is None:
            return None
        keys = place.mapping(required=("question", "levels"))
        levels: dict[int, FactValue] = {}
        for entry in keys["levels"].entries():
            level = whole_number(entry.name)
            if level is None or not LOWEST <= level <= HIGHEST:
                entry.refuse(f"expected a level from {LOWEST} to {HIGHEST}")
                continue
            levels[level] = value_of(entry, kind)
            if scope is not Scope.HOUSE and levels[level] is not False:
                entry.refuse(f"an answer about the house proves nothing about a {scope}; only false is possible")
        return AnswerMapping(keys["question"].choice(self.questions, "question"), levels)


def words_of(keys: Fields, kind: Kind, languages: Sequence[str]) -> tuple[Word, ...]:
    """Read the words of an enumeration or set; other kinds have none."""
    place = keys.optional("words")
    if kind not in (Kind.ENUM, Kind.SET):
        if place:
            place.refuse(f"a fact of type {kind} has no words")
        return ()
    if place is None:
        keys.parent.refuse("names no words")
        return ()
    entries = place.entries()
    for entry in entries:
        if not WORD.fullmatch(entry.name) or entry.name in KEYWORDS:
            entry.refuse(f"{shown(entry.name)} cannot be a word of the language")
    return tuple(Word(entry.name, entry.text(languages)) for entry in entries)


def _name(place: Field) -> str:
    name = place.string()
    if name and (not FACT_NAME.fullmatch(name) or name in KEYWORDS):
        place.refuse(f"{shown(name)} cannot be the name of a fact")
    return name


def _profile(keys: Fields) -> str | None:
    place = keys.optional("profile")
    if place is None:
        return None
    return place.choice(PROFILE, "profile field")


def _check_implications(facts: dict[str, Fact], items: Sequence[Field]) -> None:
    for fact, item in zip(facts.values(), items, strict=False):
        if fact.implied_by is not None:
            implying = facts.get(fact.implied_by)
            if implying is None or implying.scope is not fact.scope or implying.implied_by:
                item.named_by("name").refuse(f"cannot be implied by {shown(fact.implied_by)}")
