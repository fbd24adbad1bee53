"""Themes from ``fit.yaml``: every letter belongs to exactly one."""

from __future__ import annotations

import pytest

from assessments.domain.reading.edition import read_edition
from assessments.domain.reading.nodes import Refused
from assessments.services.yaml_source import parse
from tests.domain.reading.edition_files import FILES

THEMES_AT = FILES["fit.yaml"].index("themes:")
START, THEMES = FILES["fit.yaml"][:THEMES_AT], FILES["fit.yaml"][THEMES_AT:]


def read(fit: str) -> tuple:
    files = {**FILES, "fit.yaml": fit}
    return read_edition({name: parse(text, file=name) for name, text in files.items()}).themes


def problems(fit: str) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read(fit)
    return [(problem.code, problem.message) for problem in refused.value.problems]


def test_themes_are_read_in_their_order() -> None:
    themes = read(START + THEMES)

    assert [theme.code for theme in themes] == ["care", "data_flow", "market", "effort", "usage"]
    assert themes[0].letters == ("D", "C")
    assert themes[0].name.as_mapping() == {"de": "Versorgung und Geräte", "en": "Care and devices"}


def test_an_edition_without_themes_is_whole() -> None:
    assert read(START) == ()


@pytest.mark.parametrize(
    ("before", "after", "code", "message"),
    [
        ("[D, C]", "[D]", "themes", "criterion C must belong to one theme, found in 0"),
        ("[V, N]", "[V, N, D]", "themes", "criterion D must belong to one theme, found in 2"),
        ("[V, N]", "[V, N, V]", "data_flow.letters[2]", "'V' stands in this list twice"),
        ("code: usage", "code: care", "care.code", "code 'care' is already taken by the theme at fit.yaml:"),
        ("code: usage", "code: Usage", "Usage.code", "'Usage' is no theme code, expected one like care"),
        ("[U, X]", "[U, Q]", "usage.letters[1]", "unknown criterion 'Q'"),
    ],
    ids=["letter left out", "letter in two themes", "letter twice", "code taken", "malformed code", "strange letter"],
)
def test_what_is_wrong_is_told_by_its_code(before: str, after: str, code: str, message: str) -> None:
    found = problems(START + THEMES.replace(before, after))

    assert [said for where, said in found if where == code and said.startswith(message)] != []
