"""Values of the domain in the words of JSON and back, led by their types.

A dataclass becomes an object of its fields. Where a type leaves a choice (an answer is ``Given`` or ``Unknown``) the
value says which it is: ``{"type": "Given", "value": {"level": 3}}``. A field that a newer version added is read as
its default, so what was frozen before it still can be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from assessments.domain.text import Text

_SCALARS = (bool, int, str, float)
_KIND, _VALUE = "type", "value"


class UnreadableValue(ValueError):
    """A plain value is not of the form its type has; the message says what was expected."""


def to_plain(value: Any, kind: Any) -> object:
    """Return ``value``, which is of type ``kind``, in plain types.

    :raises TypeError: for a type that has no such form.
    """
    if members := _choice(kind):
        return _chosen_to_plain(value, members)
    if get_origin(kind) is not None:
        return _collection_to_plain(value, get_origin(kind), get_args(kind))
    if _is_record(kind):
        return {name: to_plain(getattr(value, name), hint) for name, _, hint in _fields(kind)}
    return _single_to_plain(value, kind)


def _collection_to_plain(value: Any, origin: Any, arguments: tuple[Any, ...]) -> object:
    if origin is tuple:
        return [to_plain(item, arguments[0]) for item in value]
    if origin is frozenset:
        return sorted((to_plain(item, arguments[0]) for item in value), key=repr)
    if issubclass(origin, Mapping):
        return {str(to_plain(key, arguments[0])): to_plain(item, arguments[1]) for key, item in value.items()}
    raise TypeError(f"no plain form for {origin}")


def _single_to_plain(value: Any, kind: Any) -> object:
    if kind is Text:
        return value.as_mapping()
    if kind in (Fraction, date):
        return str(value)
    if _is_code(kind):
        return value.value
    if kind in _SCALARS:
        return value
    raise TypeError(f"no plain form for {kind}")


def from_plain(plain: Any, kind: Any) -> Any:
    """Return the value of type ``kind`` that ``to_plain`` described.

    :raises UnreadableValue: when it is not of this form.
    """
    try:
        return _read(plain, kind)
    except (AttributeError, KeyError, TypeError, ValueError, ZeroDivisionError) as error:
        raise UnreadableValue(f"{kind}: {error}") from error


def _read(plain: Any, kind: Any) -> Any:
    if members := _choice(kind):
        return _chosen_from_plain(plain, members)
    if get_origin(kind) is not None:
        return _read_collection(plain, get_origin(kind), get_args(kind))
    if _is_record(kind):
        return _read_fields(plain, kind)
    return _read_single(plain, kind)


def _read_collection(plain: Any, origin: Any, arguments: tuple[Any, ...]) -> Any:
    if origin is tuple:
        return tuple(_read(item, arguments[0]) for item in plain)
    if origin is frozenset:
        return frozenset(_read(item, arguments[0]) for item in plain)
    return {_read(key, arguments[0]): _read(item, arguments[1]) for key, item in plain.items()}


def _read_single(plain: Any, kind: Any) -> Any:
    if kind is Text:
        return Text.of(plain)
    if kind is date:
        return date.fromisoformat(plain)
    if kind is Fraction or _is_code(kind):
        return kind(plain)
    if kind not in _SCALARS or type(plain) is not kind:
        raise UnreadableValue(f"expected {kind}")
    return plain


def _is_record(kind: Any) -> bool:
    return is_dataclass(kind) and kind is not Text


def _is_code(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _read_fields(plain: Mapping[str, Any], kind: Any) -> Any:
    known = _fields(kind)
    if strangers := plain.keys() - {name for name, _, _ in known}:
        raise UnreadableValue(f"{kind.__name__} has no {min(strangers)}")
    return kind(
        **{name: _read(plain[name], hint) for name, field, hint in known if name in plain or not _has_default(field)}
    )


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _choice(kind: Any) -> tuple[Any, ...]:
    """Return the types that a value may have, empty when there is no choice; None counts as one of them."""
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else ()


def _chosen_to_plain(value: Any, members: tuple[Any, ...]) -> object:
    real = [member for member in members if member is not NoneType]
    if value is None:
        return None
    if len(real) == 1:
        return to_plain(value, real[0])
    chosen = next(member for member in real if type(value) is (get_origin(member) or member))
    return {_KIND: _name(chosen), _VALUE: to_plain(value, chosen)}


def _chosen_from_plain(plain: Any, members: tuple[Any, ...]) -> Any:
    real = [member for member in members if member is not NoneType]
    if plain is None and NoneType in members:
        return None
    if len(real) == 1:
        return _read(plain, real[0])
    chosen = {_name(member): member for member in real}[plain[_KIND]]
    return _read(plain[_VALUE], chosen)


def _name(kind: Any) -> str:
    return str((get_origin(kind) or kind).__name__)


@cache
def _fields(kind: Any) -> tuple[tuple[str, Field[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, field, hints[field.name]) for field in fields(kind))
