"""What a filled table would change, beside what holds now; nothing is overwritten unseen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assessments.domain.answers import NOTHING_SAID, Said
from assessments.domain.questionnaire_file.values import Filled
from assessments.domain.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Change:
    """One answer as it is now, in version ``version``, and as the file has it."""

    filled: Filled
    old: Said
    version: int

    @property
    def code(self) -> str:
        """Return the code of the question."""
        return self.filled.code


@dataclass(frozen=True, slots=True)
class Comparison:
    """What can be taken over, what moved on since the file was made, and what is not this person's to answer."""

    changes: tuple[Change, ...]
    conflicts: tuple[Change, ...]
    others: tuple[Change, ...]


def compare(filled: Iterable[Filled], workspace: Workspace, allowed: Collection[str]) -> Comparison:
    """Return what a file says against what holds now; what is equal already is no change.

    A file that saw no answer, or an older one, stands against the newer one; only where nothing is said any more,
    nothing can be lost.
    """
    found = [
        Change(one, workspace.said(one.code), workspace.versions.get(one.code, 0))
        for one in filled
        if one.said != workspace.said(one.code)
    ]
    mine = [change for change in found if change.code in allowed]
    return Comparison(
        changes=tuple(change for change in mine if not _moved(change)),
        conflicts=tuple(change for change in mine if _moved(change)),
        others=tuple(change for change in found if change.code not in allowed),
    )


def _moved(change: Change) -> bool:
    return change.version != change.filled.base and change.old != NOTHING_SAID
