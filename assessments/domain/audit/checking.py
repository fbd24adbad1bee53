"""Whether a chain of entries is whole: every entry that was changed, removed, moved or slipped in is named.

The check walks from the end to the beginning. The digest that the chain's own row keeps of its end says which entry
must stand last; a genuine entry says by the digest before it which one must stand before. So nothing has to be believed
but the end, and whoever rewrites an entry and its digest is found by the entry behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from assessments.domain.audit.entries import Entry, Link, Mark, digest_of


class Flaw(StrEnum):
    """What can be wrong with an entry."""

    CHANGED = "changed"
    MISSING = "missing"
    CUT_OFF = "cut_off"
    MOVED = "moved"
    INSERTED = "inserted"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw: the number of the entry it concerns and, for a moved one, the number it bears now."""

    flaw: Flaw
    number: int
    stands_at: int | None = None


def findings(links: Iterable[Link], *, end: Mark, start: Mark | None = None) -> tuple[Finding, ...]:
    """Return every flaw of a chain, by number; none when it is whole.

    ``end`` is what the chain's own row remembers, ``start`` the place up to which old entries were purged.
    """
    return _Walk(tuple(links), end, start or Mark()).findings()


class _Walk:
    """One walk along a chain, backwards."""

    def __init__(self, links: tuple[Link, ...], end: Mark, start: Mark) -> None:
        self.links, self.end, self.start = links, end, start
        self.found: list[Finding] = []
        self.by_digest: dict[str, list[int]] = {}
        self.by_number: dict[int, list[int]] = {}
        for place, link in enumerate(links):
            self.by_digest.setdefault(link.digest, []).append(place)
            self.by_number.setdefault(link.entry.number, []).append(place)
        self.left = set(range(len(links)))

    def findings(self) -> tuple[Finding, ...]:
        trusted: str | None = self.end.digest
        for number in range(self.end.number, self.start.number, -1):
            trusted = self._step(number, trusted)
        if trusted != self.start.digest and not any(one.number == self.start.number + 1 for one in self.found):
            self.found.append(Finding(Flaw.BEGINNING, self.start.number))
        self.found += [Finding(Flaw.INSERTED, self.links[place].entry.number) for place in self.left]
        return tuple(sorted(set(self.found), key=lambda one: (one.number, one.flaw)))

    def _step(self, number: int, trusted: str | None) -> str | None:
        """Judge the entry of this number; return the digest that the one before it must have."""
        place = self._genuine(number, trusted)
        if place is not None:
            self.left.discard(place)
            stands_at = self.links[place].entry.number
            if stands_at != number:
                self.found.append(Finding(Flaw.MOVED, number, stands_at))
            return self.links[place].previous
        candidates = [place for place in self.by_number.get(number, ()) if place in self.left]
        if not candidates:
            self.found.append(Finding(self._why_missing(), number))
            return None
        self.left.discard(candidates[0])
        self.found.append(Finding(Flaw.CHANGED, number))
        return self._before(number, self.links[candidates[0]])

    def _genuine(self, number: int, trusted: str | None) -> int | None:
        """Return where the entry lies that is beyond doubt the one of this number.

        Behind a gap nothing is known of it: then the entry that bears the number is believed if it is whole in itself.
        """
        places = self.by_number.get(number, ()) if trusted is None else self.by_digest.get(trusted, ())
        return next((place for place in places if place in self.left and self._is_whole(place, number)), None)

    def _is_whole(self, place: int, number: int) -> bool:
        link = self.links[place]
        return _digest_as(number, link) == link.digest

    def _why_missing(self) -> Flaw:
        """Return whether nothing at all is left behind this number, or only this entry is gone."""
        return Flaw.MISSING if len(self.left) < len(self.links) else Flaw.CUT_OFF

    def _before(self, number: int, changed: Link) -> str | None:
        """Return what to believe of the entry before a changed one.

        Usually what the changed one says of it; but if it is right as soon as the real neighbour's digest is put in,
        then that digest is what was changed.
        """
        for place in self.by_number.get(number - 1, ()):
            neighbour = self.links[place].digest
            if digest_of(neighbour, changed.entry) == changed.digest:
                return neighbour
        return changed.previous


def _digest_as(number: int, link: Link) -> str:
    entry: Entry = link.entry if link.entry.number == number else replace(link.entry, number=number)
    return digest_of(link.previous, entry)
