"""Documents as YAML text: what ``yaml_source`` reads back is the same, and nothing clever stands in it."""

from __future__ import annotations

from fractions import Fraction

import yaml

from assessments.domain.writing.documents import Document
from assessments.domain.writing.numbers import number_text

_WIDTH = 110
_BASE: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_BASE):  # type: ignore[misc,valid-type]
    """Writes every value out, however often it stands in a document, and fractions as plain words."""

    def ignore_aliases(self, data: object) -> bool:
        """Return that nothing is ever referred to."""
        del data
        return True


def _number(dumper: yaml.SafeDumper, value: Fraction) -> yaml.Node:
    text = number_text(value)
    kind = "str" if "/" in text else "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Dumper.add_representer(Fraction, _number)


def yaml_of(document: Document) -> str:
    """Return a document as the text of a file."""
    text: str = yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text
