"""The answers file of ``manage.py assess``: a hospital, its answers and its applications, read against one edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application, Profile
from assessments.domain.law.facts import FactValue
from assessments.domain.law.vocabulary import Scope, Vocabulary
from assessments.domain.reading.answers_applications import read_applications
from assessments.domain.reading.answers_facts import read_facts
from assessments.domain.reading.answers_profile import read_profile
from assessments.domain.reading.answers_services import read_register
from assessments.domain.reading.answers_sheet import read_sheet
from assessments.domain.reading.answers_weights import read_weights
from assessments.domain.reading.fields import Field, Problems
from assessments.domain.reading.nodes import Node
from assessments.domain.register import Register

SCHEMA = 1
HIGHEST_SCHEMA = 999_999
OPTIONAL = ("edition", "as_of", "answers", "applications", "weights", "facts", "providers", "services")
NO_FACTS = Vocabulary({})


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Everything one answers file says. ``preset`` is ``custom`` when the file brings its own weights."""

    edition: str
    as_of: date
    profile: Profile
    sheet: Sheet
    applications: tuple[Application, ...]
    preset: str
    weights: Mapping[str, Fraction]
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    register: Register = field(default_factory=Register)


def wanted_edition(root: Node) -> str | None:
    """Return the edition code a file asks for, or None when it names none that can be read.

    Which edition a file is checked against has to be known before it can be read; whatever is wrong here is reported by
    ``read_answers_file`` together with all the rest.
    """
    node = root.value.get("edition") if isinstance(root.value, Mapping) else None
    return node.value.strip() if node and isinstance(node.value, str) and not node.is_null else None


def read_answers_file(
    root: Node,
    *,
    file: str,
    edition: Edition,
    editions: Sequence[str],
    today: date,
    vocabulary: Vocabulary = NO_FACTS,
) -> AnswersFile:
    """Read a parsed answers file against ``edition``; ``editions`` are the codes a file may ask for.

    ``vocabulary`` holds the facts the law of that edition asks for by name.

    :raises Refused: with every problem of the file, each with line and code.
    """
    problems = Problems()
    keys = problems.root(root, file=file).mapping(required=("schema", "hospital"), optional=OPTIONAL)
    _check_schema(keys["schema"])
    asked_edition, as_of = keys.optional("edition"), keys.optional("as_of")
    if asked_edition:
        asked_edition.choice(editions, "edition")
    preset, weights = read_weights(keys.optional("weights"), edition)
    applications = read_applications(keys.optional("applications"), edition)
    content = AnswersFile(
        edition=edition.code,
        as_of=as_of.date() if as_of else today,
        profile=read_profile(keys["hospital"]),
        sheet=read_sheet(keys.optional("answers"), edition),
        applications=applications,
        preset=preset,
        weights=weights,
        facts=read_facts(keys.optional("facts"), vocabulary, Scope.HOUSE),
        register=read_register(
            keys.optional("providers"),
            keys.optional("services"),
            vocabulary,
            applications=[application.code for application in applications],
        ),
    )
    problems.refuse_if_any()
    return content


def _check_schema(field: Field) -> None:
    schema = field.integer(SCHEMA, HIGHEST_SCHEMA)
    if schema != SCHEMA:
        field.refuse(f"schema {schema} is not known to this version, it reads schema {SCHEMA}")
