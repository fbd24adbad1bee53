"""Text from outside: JSON and YAML come in as strings with lines, everything clever is refused."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assessments.domain.reading.edition import read_edition
from assessments.domain.reading.nodes import Node, Problem, Refused
from assessments.services import yaml_source
from assessments.services.yaml_source import DEEPEST, LARGEST, MOST_NODES, parse, parse_files
from tests.domain.reading.edition_files import FILES, problems_of


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        parse(text, file="in.yaml")
    return refused.value.problems


def values(node: Node) -> object:
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, tuple):
        return [values(item) for item in node.value]
    return {key: values(item) for key, item in node.value.items()}


@pytest.mark.parametrize(
    "word", ["no", "NO", "on", "yes", "N", "O", "y", "1:30", "0x1F", "012", "2026.10", "1e3", "<<", "="]
)
def test_every_scalar_stays_what_was_written(word: str) -> None:
    node = parse(f"{word}: {word}", file="in.yaml")
    assert node.value == {word: Node(word, 1)}


def test_a_value_carries_the_line_of_its_key() -> None:
    node = parse('first: 1\nsecond:\n  - "2"\n  - third: >-\n      long\n      text\n', file="in.yaml")
    assert node == Node(
        {
            "first": Node("1", 1),
            "second": Node((Node("2", 3, quoted=True), Node({"third": Node("long text", 4, quoted=True)}, 4)), 2),
        },
        1,
    )


def test_nothing_is_told_from_an_empty_text() -> None:
    node = parse("bare:\ntilde: ~\nword: null\ntext: ''\n", file="in.yaml")
    assert isinstance(node.value, dict)
    assert [value.is_null for value in node.value.values()] == [True, True, True, False]


@pytest.mark.parametrize("ensure_ascii", [True, False])
@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_json_comes_through_the_same_door(indent: int | str | None, ensure_ascii: bool) -> None:
    data = {"name": "Klinik „Süd“ 😀", "path": "a\\ud83d\\b/c", "list": ["1", {"x": "two\nlines\t!"}], "empty": {}}
    text = json.dumps(data, indent=indent, ensure_ascii=ensure_ascii)
    assert values(parse(text, file="in.json")) == data


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "duplicate key": ("a: 1\nb: 2\na: 3", [Problem("in.yaml", 3, "a", "stands here twice, first on line 1")]),
        "key in a list": (
            "- x:\n    b: 1\n    b: 1",
            [Problem("in.yaml", 3, "[0].x.b", "stands here twice, first on line 2")],
        ),
        "key that is a list": ("? [a]\n: b", [Problem("in.yaml", 1, "", "a key must be a plain word")]),
        "two documents": ("a: 1\n---\nb: 2", [Problem("in.yaml", 2, "", "holds more than one document")]),
        "control character": (
            "a: \x07",
            [Problem("in.yaml", 1, "", "contains characters that are not allowed in YAML")],
        ),
        "lone surrogate": ("a: \ud800", [Problem("in.yaml", 1, "", "is not valid Unicode text")]),
        "python object": (
            "a: !!python/object/apply:os.system [echo]",
            [Problem("in.yaml", 1, "a", "tags (!name) are not accepted; write the plain value")],
        ),
        "all at once": (
            "a: &x 1\nb: *x\nc: !int 3",
            [
                Problem("in.yaml", 1, "a", "anchors (&name) are not accepted; write the value out"),
                Problem("in.yaml", 2, "b", "aliases (*name) are not accepted; write the value out"),
                Problem("in.yaml", 3, "c", "tags (!name) are not accepted; write the plain value"),
            ],
        ),
    }.values(),
)
def test_what_is_not_plain_is_refused(text: str, expected: list[Problem]) -> None:
    assert list(problems(text)) == expected


def test_syntax_error_names_its_line() -> None:
    (problem,) = problems("a: 1\nb: [1, 2\nc: 3\n")
    assert (problem.line, problem.message.startswith("is not valid YAML: ")) == (3, True)


def test_alias_bomb_never_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert {problem.message.split(" (")[0] for problem in problems(bomb)} == {"anchors", "aliases"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", '{"a":['])
def test_depth_is_limited(opening: str) -> None:
    (problem,) = problems(opening * 100_000)
    assert problem.message == f"is nested more than {DEEPEST} levels deep"


def test_size_and_number_of_values_are_limited() -> None:
    assert problems("ä" * (LARGEST // 2 + 1))[0].message == "is larger than 2 MB"
    assert problems("- 1\n" * (MOST_NODES + 1))[0].message == f"holds more than {MOST_NODES} values"


def test_files_that_belong_together_share_a_limit_and_tell_their_problems_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts: dict[str, str | bytes] = {"a.yaml": "a: 1", "b.yaml": b"b: [1, 2, 3]", "c.yaml": b"\xff", "d.yaml": "d: 1"}
    assert list(parse_files({name: texts[name] for name in ("a.yaml", "b.yaml")})) == ["a.yaml", "b.yaml"]
    monkeypatch.setattr(yaml_source, "MOST_TOGETHER", 9)
    with pytest.raises(Refused) as refused:
        parse_files(texts)
    assert list(map(str, refused.value.problems)) == [
        "c.yaml:1: is not UTF-8 text",
        "d.yaml:1: makes it more than 9 values in all files",
    ]


def test_the_parser_without_c_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = FILES["D05.yaml"]
    fast = parse(text, file="D05.yaml")
    monkeypatch.setattr(yaml_source, "_LOADER", yaml_source.yaml.SafeLoader)
    assert parse(text, file="D05.yaml") == fast


@given(st.text() | st.text(alphabet="ab:-[]{}&*!|>'\"#%@`,? \n\t0", max_size=200))
@example("\ufeff")
@example('{"a": "\\ud800"}')
@settings(max_examples=300, deadline=None)
def test_any_text_is_refused_and_nothing_else_happens(text: str) -> None:
    with pytest.raises(Refused):  # whatever it says, alone it is no edition
        read_edition({"rules.yaml": parse(text, file="rules.yaml")})


@given(
    file=st.sampled_from(sorted(FILES)),
    line=st.integers(0, 2000),
    junk=st.text(alphabet="aS1:-[]{}'\" \n", max_size=12),
)
@settings(max_examples=100, deadline=None)
def test_a_damaged_edition_loads_or_is_refused(file: str, line: int, junk: str) -> None:
    lines = FILES[file].split("\n")
    lines[line % len(lines)] = junk
    assert all(problem.line >= 1 and problem.message for problem in problems_of({**FILES, file: "\n".join(lines)}))
