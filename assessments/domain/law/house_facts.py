"""Facts that need no asking: those the profile and the answers of the questionnaire already hold."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.domain.hospital import Profile
from assessments.domain.law.facts import FactSheet
from assessments.domain.law.vocabulary import Vocabulary


def facts_of_profile(vocabulary: Vocabulary, profile: Profile) -> FactSheet:
    """Return what the profile says; what it leaves open stays missing."""
    mapped = ((name, fact.profile) for name, fact in vocabulary.facts.items() if fact.profile)
    return vocabulary.sheet({name: getattr(profile, attribute) for name, attribute in mapped})


def facts_of_answers(vocabulary: Vocabulary, levels: Mapping[str, int]) -> FactSheet:
    """Return what the answered levels, by question code, say; a level that says nothing leaves a fact missing."""
    mapped = ((name, fact.answer) for name, fact in vocabulary.facts.items() if fact.answer)
    return vocabulary.sheet({name: answer.levels.get(levels.get(answer.question, -1)) for name, answer in mapped})
