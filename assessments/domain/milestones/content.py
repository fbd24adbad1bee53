"""What a milestone holds: everything that was said, what it was judged by, and what came out, as canonical JSON.

The result is a pure function of the rest, so anybody with the same edition and law can work it out again and compare.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any

from assessments.domain.answers import Entry, Said, Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application, Profile
from assessments.domain.law.facts import FactValue
from assessments.domain.law.lawbook import LawBook
from assessments.domain.legal_judgement import HouseJudgement, LegalBasis
from assessments.domain.milestones.plain import from_plain, to_plain
from assessments.domain.register import Register
from assessments.domain.scope import Scope
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.domain.verdict_file import verdict_of
from assessments.domain.workspace import Workspace

SCHEMA = 1


class UnknownMilestoneSchema(ValueError):
    """A milestone is written in a form that this version does not know."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that was said by and about a house when the milestone was taken."""

    profile: Profile
    answers: Mapping[str, Entry]
    applications: tuple[Application, ...]
    preset: str
    weights: Mapping[str, Fraction]
    scope: Scope
    versions: Mapping[str, int] = field(default_factory=dict)
    drafts: Mapping[str, Said] = field(default_factory=dict)
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    register: Register = field(default_factory=Register)


@dataclass(frozen=True, slots=True)
class Ground:
    """What it was judged by: editions of catalogue and law with their fingerprints, the scoring, and the day."""

    edition: str
    edition_fingerprint: str
    law: str
    law_fingerprint: str
    scoring_version: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Content:
    """A whole milestone. ``verdict`` is the verdict file in plain types, in German."""

    ground: Ground
    said: Inputs
    verdict: Mapping[str, Any]


def inputs_of(workspace: Workspace, basis: LegalBasis) -> Inputs:
    """Return what an assessment says right now."""
    return Inputs(
        profile=workspace.profile,
        answers=workspace.sheet.entries,
        applications=workspace.applications,
        preset=workspace.preset,
        weights=workspace.weights,
        scope=workspace.scope,
        versions=workspace.versions,
        drafts=workspace.drafts,
        facts=basis.house,
        register=basis.register,
    )


def workspace_of(said: Inputs, edition: Edition) -> Workspace:
    """Return the assessment as it was, by the edition it was answered with."""
    return Workspace(
        edition=edition,
        profile=said.profile,
        sheet=Sheet(said.answers),
        applications=said.applications,
        preset=said.preset,
        weights=said.weights,
        scope=said.scope,
        versions=said.versions,
        drafts=said.drafts,
    )


def basis_of(said: Inputs, law: LawBook) -> LegalBasis:
    """Return what the law judged by."""
    return LegalBasis(law=law, house=said.facts, register=said.register)


def verdict_on(judgement: HouseJudgement, profile: Profile) -> dict[str, Any]:
    """Return the verdict of a judgement exactly as a milestone holds it."""
    plain = verdict_of(judgement.result, profile=profile, language=SOURCE_LANGUAGE, legal=judgement.legal)
    found: dict[str, Any] = json.loads(json.dumps(plain, ensure_ascii=False, allow_nan=False))
    return found


def content_text(content: Content) -> str:
    """Return the canonical JSON of a milestone: keys sorted, no blanks; equal milestones give equal texts."""
    parts = {
        "schema": SCHEMA,
        "ground": to_plain(content.ground, Ground),
        "said": to_plain(content.said, Inputs),
        "verdict": content.verdict,
    }
    return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def content_of(text: str) -> Content:
    """Read a milestone back.

    :raises UnknownMilestoneSchema: when a version wrote it that this one does not know.
    :raises UnreadableValue: when it is not of this form.
    """
    parts = json.loads(text)
    if parts["schema"] != SCHEMA:
        raise UnknownMilestoneSchema(str(parts["schema"])[:20])
    return Content(from_plain(parts["ground"], Ground), from_plain(parts["said"], Inputs), parts["verdict"])


def digest_of(text: str) -> str:
    """Return the SHA-256 of the text of a milestone, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
