"""Codes are permanent: what was published under one never gets another, and no code is given twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from assessments.domain.catalogue import Edition, Question
from assessments.domain.edition_checks.findings import Finding, Severity
from assessments.domain.edition_parts import ElementKind
from assessments.domain.question_change import alike
from assessments.domain.text import SOURCE_LANGUAGE, Text
from assessments.domain.wording import sentence

Named = Mapping[str, str]


def findings_in_codes(edition: Edition, earlier: tuple[Edition, ...]) -> Iterator[Finding]:
    """Yield codes that were changed or given again, compared with ``earlier`` editions, oldest first."""
    if not earlier:
        return
    for kind, named in _KINDS.items():
        yield from _changed(kind, named(earlier[-1]), named(edition))
        yield from _given_again(kind, [named(one) for one in earlier], named(edition))
    yield from _reused(earlier[-1], edition)


def _changed(kind: ElementKind, before: Named, after: Named) -> Iterator[Finding]:
    """Find what left under one code and came back under another."""
    gone = {_plain(words): code for code, words in before.items() if code not in after and words}
    for code, words in after.items():
        old = gone.get(_plain(words)) if code not in before else None
        if old is not None:
            text = sentence(
                "Der Code war {old}. Codes bleiben für immer: Setzen Sie ihn zurück.",
                "The code was {old}. Codes stay for ever: put it back.",
                old=old,
            )
            yield Finding(Severity.ERROR, "code_changed", kind, code, "code", text)


def _given_again(kind: ElementKind, earlier: list[Named], after: Named) -> Iterator[Finding]:
    """Find codes of something that is gone since an older edition, now given to something else."""
    older: dict[str, str] = {}
    for named in earlier[:-1]:
        older.update(named)
    for code, words in after.items():
        if code in older and code not in earlier[-1] and not alike(older[code], words):
            text = sentence(
                "Diesen Code hatte früher etwas anderes: „{words}“. Geben Sie einen neuen.",
                "Something else had this code before: “{words}”. Give a new one.",
                words=older[code],
            )
            yield Finding(Severity.ERROR, "code_reused", kind, code, "code", text)


def _reused(before: Edition, after: Edition) -> Iterator[Finding]:
    """Find questions of which nothing is left but their code."""
    for code, question in after.questions.items():
        old = before.questions.get(code)
        if old is not None and not any(_kept(old, question)):
            text = sentence(
                "Unter diesem Code steht eine ganz andere Frage. Nehmen Sie dafür einen neuen Code.",
                "A wholly different question stands under this code. Take a new code for it.",
            )
            yield Finding(Severity.ERROR, "code_reused", ElementKind.QUESTION, code, "text", text)


def _kept(old: Question, new: Question) -> Iterator[bool]:
    pairs = ((old.text, new.text), (old.measure.text, new.measure.text), *zip(old.anchors, new.anchors, strict=False))
    return (alike(_german(was), _german(now)) for was, now in pairs)


def _named(items: Iterable[tuple[str, Text]]) -> Named:
    return {code: _german(text) for code, text in items}


def _german(text: Text) -> str:
    return text.as_mapping().get(SOURCE_LANGUAGE, "")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


_KINDS: Mapping[ElementKind, Callable[[Edition], Named]] = {
    ElementKind.QUESTION: lambda edition: _named((code, one.text) for code, one in edition.questions.items()),
    ElementKind.DIMENSION: lambda edition: _named((one.code, one.title) for one in edition.dimensions),
    ElementKind.ARCHETYPE: lambda edition: _named((one.code, one.name) for one in edition.archetypes),
    ElementKind.CRITERION: lambda edition: _named((one.letter, one.name) for one in edition.criteria),
    ElementKind.RULE: lambda edition: _named((one.code, one.text) for one in edition.rules),
    ElementKind.MODIFIER: lambda edition: _named((one.code, one.name) for one in edition.modifiers),
    ElementKind.PRESET: lambda edition: _named((one.code, one.name) for one in edition.presets),
    ElementKind.THEME: lambda edition: _named((one.code, one.name) for one in edition.themes),
    ElementKind.OBJECTION: lambda edition: _named((one.code, one.title) for one in edition.objections),
}
