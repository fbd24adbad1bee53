"""No field is ever markup, a template or a part of a query: nothing in the code takes it for one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from django.template import engines

from tests.bans import faults_of_code, faults_of_template, modules

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
ENGINE = engines["django"].engine
SPEAK_SQL = (
    "assessments/checks/walls.py",
    "assessments/management/commands/flush.py",
    "assessments/models/seals.py",
)
"""The seals of tables are SQL, emptying the test database has to lift them, and a check asks what the role may pass by.

Migrations say theirs themselves.
"""


def test_no_module_does_what_is_banned() -> None:
    faults = {}
    for path in modules(ROOT / "assessments", ROOT / "cloudready"):
        name = str(path.relative_to(ROOT))
        if not name.startswith("assessments/migrations/"):
            faults[name] = faults_of_code(path.read_text(encoding="utf-8"), may_speak_sql=name in SPEAK_SQL)
    assert len(faults) > 200
    assert {name: found for name, found in faults.items() if found} == {}


def test_no_template_takes_text_for_markup() -> None:
    faults = {}
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = str(path.relative_to(TEMPLATES))
        faults[name] = faults_of_template(path.read_text(encoding="utf-8"), ENGINE, name)
    assert len(faults) > 100
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("from django.utils.safestring import mark_safe", ("1: mark_safe",)),
        ("mark_safe(text)", ("1: mark_safe",)),
        ("safestring.SafeString(text)", ("1: SafeString",)),
        ("Hospital.objects.extra(where=[text])", ("1: extra",)),
        ("Hospital.objects.raw(text)", ("1: raw",)),
        ("RawSQL(text, ())", ("1: RawSQL",)),
        ("connection.cursor()", ("1: cursor",)),
        ("engine.from_string(text)", ("1: from_string",)),
        ("eval(text)", ("1: eval",)),
        ("Hospital.objects.filter(**request.GET.dict())", ("1: filter(**what was sent)",)),
        ("sent = request.POST.dict()\nHospital.objects.exclude(**sent)", ("2: exclude(**what was sent)",)),
        ("rows.order_by(*request.GET.getlist('by'))", ("1: order_by(**what was sent)",)),
        ("rows.update(**form.cleaned_data)", ("1: update(**what was sent)",)),
        ("rows.filter(name=request.GET['name'])", ()),
        ("rows.filter(**known)", ()),
        ("format_html('<b>{}</b>', text)", ()),
        ("def read(row: Any) -> SafeString: ...", ()),
        ("'mark_safe(text) and |safe in a sentence'", ()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_code_is_noticed_and_good_code_is_not(source: str, faults: tuple[str, ...]) -> None:
    assert faults_of_code(source) == faults


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        ("{{ text|safe }}", ("1: text|safe",)),
        ("{{ texts|safeseq|join:', ' }}", ("1: texts|safeseq|join:', '",)),
        ("{% if one %}\n{% for text in texts %}{{ text|upper|safe }}{% endfor %}{% endif %}", ("2: text|upper|safe",)),
        ("{% autoescape off %}{{ text }}{% endautoescape %}", ("1: autoescape off",)),
        ("{% with shown=text|safe %}{{ shown }}{% endwith %}", ("1: text|safe",)),
        ("{% include 'shell/language.html' with shown=text|safe %}", ("1: text|safe",)),
        ("{% firstof text|safe %}", ("1: text|safe",)),
        ("{% autoescape on %}{{ text|linebreaksbr }}{% endautoescape %}", ()),
        ("{# {{ text|safe }} #}{% verbatim %}{{ text|safe }}{% endverbatim %}", ()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_templates_are_noticed_and_good_ones_are_not(source: str, faults: tuple[str, ...]) -> None:
    assert faults_of_template(source, ENGINE) == faults


def test_the_linter_bans_what_it_can() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    ignored = {*lint["ignore"], *(rule for rules in lint["per-file-ignores"].values() for rule in rules)}
    assert "S" in lint["select"]
    assert not ignored & {"S", "S3", "S6", "S308", "S610", "S611", "S608", "S701", "S703"}
