"""What is new in an edition, in sentences, written from its difference to the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assessments.domain.edition_diff import ORDER, Change, ChangeKind
from assessments.domain.edition_parts import ElementKind
from assessments.domain.edition_words import ELEMENT_NAMES, QUESTION_CHANGES, field_name
from assessments.domain.text import Text
from assessments.domain.wording import sentence


def change_log(changes: Iterable[Change]) -> tuple[Text, ...]:
    """Return one sentence for each element that differs, in the order of the difference."""
    grouped: dict[tuple[ElementKind, str], list[Change]] = {}
    for change in changes:
        grouped.setdefault((change.element, change.code), []).append(change)
    return tuple(_sentence(found) for found in grouped.values())


def _sentence(changes: list[Change]) -> Text:
    first = changes[0]
    element = _called(first)
    if first.kind is ChangeKind.ADDED:
        return sentence("{element}: neu.", "{element}: new.", element=element)
    if first.kind is ChangeKind.REMOVED:
        return sentence("{element}: entfallen.", "{element}: gone.", element=element)
    fields = _listed(dict.fromkeys(_field(change) for change in changes))
    if first.question is None:
        return sentence("{element}: {fields} geändert.", "{element}: {fields} changed.", element=element, fields=fields)
    return sentence(
        "{element}: {fields} geändert. {answers}",
        "{element}: {fields} changed. {answers}",
        element=element,
        fields=fields,
        answers=QUESTION_CHANGES[first.question],
    )


def _called(change: Change) -> Text:
    name = ELEMENT_NAMES[change.element]
    return sentence("{name} {code}", "{name} {code}", name=name, code=change.code) if change.code else name


def _field(change: Change) -> Text:
    if change.field.startswith(f"{ORDER}."):
        kind = ElementKind(change.field.partition(".")[2])
        return sentence("Reihenfolge ({kind})", "order ({kind})", kind=ELEMENT_NAMES[kind])
    return field_name(change.field)


def _listed(fields: Iterable[Text]) -> Text:
    names = tuple(fields)
    languages = dict.fromkeys(language for name in names for language in name.as_mapping())
    return Text.of({language: ", ".join(_in(names, language)) for language in languages})


def _in(names: tuple[Text, ...], language: str) -> Iterator[str]:
    return (name.in_language(language) for name in names)
