"""Texts of people, checked at the door: plain characters, of bounded length, with one kind of line break."""

from collections.abc import Iterable
from unicodedata import category

from assessments.services.refusals import Refusal

_ALLOWED_CONTROLS = "\n\t"
_CONTROL, _SURROGATE = "Cc", "Cs"


class TextTooLong(Refusal):
    """A text is longer than its place."""


class ControlCharacters(Refusal):
    """A text holds characters that no keyboard writes, such as NUL or a lone half of a pair."""


class TextIsMissing(Refusal):
    """A text that has to be there is empty."""


class NameIsTaken(Refusal):
    """There already is one of this name."""


def clean_text(text: str, *, longest: int) -> str:
    """Return ``text`` with Unix line breaks and without blanks around it.

    :raises TextTooLong: when more than ``longest`` characters are left.
    :raises ControlCharacters: when it holds characters other than text, line breaks and tabs.
    """
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(category(sign) in (_CONTROL, _SURROGATE) and sign not in _ALLOWED_CONTROLS for sign in cleaned):
        raise ControlCharacters
    if len(cleaned) > longest:
        raise TextTooLong(f"{len(cleaned)} characters, {longest} fit")
    return cleaned


def clean_line(text: str, *, longest: int) -> str:
    """Return ``text`` as one line, every run of blanks, tabs and line breaks becoming a single blank.

    :raises TextTooLong: as ``clean_text``.
    :raises ControlCharacters: as ``clean_text``.
    """
    return " ".join(clean_text(text, longest=longest).split())


def some_line(text: str, *, longest: int) -> str:
    """Return like ``clean_line`` a text that has to be there.

    :raises TextIsMissing: when nothing is left of it.
    """
    line = clean_line(text, longest=longest)
    if not line:
        raise TextIsMissing
    return line


def free_name(name: str, taken: Iterable[str], *, longest: int) -> str:
    """Return like ``some_line`` a name that none of ``taken`` equals; capitals make no difference.

    Compared here and not by the database, which knows capitals of other alphabets on some machines only.

    :raises NameIsTaken: when it is in use.
    """
    chosen = some_line(name, longest=longest)
    if chosen.casefold() in {other.casefold() for other in taken}:
        raise NameIsTaken(chosen)
    return chosen
