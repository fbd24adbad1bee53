"""Whatever is done to a chain afterwards is found and named."""

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assessments.domain.audit.checking import Finding, Flaw, findings
from assessments.domain.audit.entries import BEGINNING, Entry, Link, Mark, linked
from assessments.domain.audit.wording import sentences

START = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
lengths = st.integers(min_value=2, max_value=12)
chances = st.randoms(use_true_random=False)


def chain(length: int) -> tuple[Link, ...]:
    links: list[Link] = []
    for number in range(1, length + 1):
        entry = Entry(number, "house", START + timedelta(seconds=number), str(number % 3), "profile_updated", "done")
        links.append(linked(links[-1].digest if links else BEGINNING, entry))
    return tuple(links)


def end_of(links: tuple[Link, ...]) -> Mark:
    return Mark(links[-1].entry.number, links[-1].digest)


def flaws(links: list[Link] | tuple[Link, ...], end: Mark, start: Mark | None = None) -> list[tuple[Flaw, int]]:
    return [(one.flaw, one.number) for one in findings(links, end=end, start=start)]


@given(lengths, chances)
def test_a_whole_chain_has_no_findings_in_whatever_order_it_is_read(length: int, chance: random.Random) -> None:
    links = list(chain(length))
    end = end_of(tuple(links))
    chance.shuffle(links)
    assert flaws(links, end) == []


def test_an_empty_chain_is_whole() -> None:
    assert findings((), end=Mark()) == ()


CHANGES = {
    "at": START - timedelta(days=1),
    "by": None,
    "kind": "membership_granted",
    "result": "refused",
    "hospital": "other",
    "assessment": "2026",
    "subject": "another",
    "request_id": "f" * 32,
    "details": {"beds": 1},
}


@given(lengths, chances, st.sampled_from(sorted(CHANGES)), st.booleans())
def test_a_changed_entry_is_named_even_with_a_new_digest(
    length: int, chance: random.Random, what: str, rehash: bool
) -> None:
    links = list(chain(length))
    end = end_of(tuple(links))
    place = chance.randrange(length)
    entry = replace(links[place].entry, **{what: CHANGES[what]})
    links[place] = linked(links[place].previous, entry) if rehash else replace(links[place], entry=entry)
    assert flaws(links, end) == [(Flaw.CHANGED, place + 1)]


@given(lengths, chances, st.sampled_from(["previous", "digest"]))
def test_a_changed_digest_is_named(length: int, chance: random.Random, column: str) -> None:
    links = list(chain(length))
    place = chance.randrange(length)
    end = end_of(tuple(links))
    links[place] = replace(links[place], **{column: "f" * 64})
    assert flaws(links, end) == [(Flaw.CHANGED, place + 1)]


@given(lengths, chances, st.data())
def test_removed_entries_are_named(length: int, chance: random.Random, data: st.DataObject) -> None:
    links = chain(length)
    gone = data.draw(st.sets(st.integers(1, length), min_size=1))
    left = [link for link in links if link.entry.number not in gone]
    chance.shuffle(left)
    last = max((link.entry.number for link in left), default=0)
    expected = [(Flaw.CUT_OFF if number > last else Flaw.MISSING, number) for number in sorted(gone)]
    assert flaws(left, end_of(links)) == expected


@given(lengths, st.data())
def test_swapped_numbers_are_named_at_both_places(length: int, data: st.DataObject) -> None:
    links = list(chain(length))
    end = end_of(tuple(links))
    one, other = sorted(data.draw(st.lists(st.integers(0, length - 1), min_size=2, max_size=2, unique=True)))
    swapped = [
        replace(links[place], entry=replace(links[place].entry, number=number + 1))
        for place, number in ((one, other), (other, one))
    ]
    links[one], links[other] = swapped
    assert findings(links, end=end) == (
        Finding(Flaw.MOVED, one + 1, other + 1),
        Finding(Flaw.MOVED, other + 1, one + 1),
    )


@given(lengths, chances)
def test_a_slipped_in_entry_is_named(length: int, chance: random.Random) -> None:
    links = list(chain(length))
    end = end_of(tuple(links))
    place = chance.randrange(length)
    false = replace(links[place].entry, kind="membership_granted")
    links.append(linked(links[place].previous, false))
    assert flaws(links, end) == [(Flaw.INSERTED, place + 1)]


@given(lengths)
def test_an_entry_behind_the_end_is_named(length: int) -> None:
    links = chain(length)
    assert flaws(links, end_of(links[:-1])) == [(Flaw.INSERTED, length)]


@given(lengths, st.data())
def test_a_purged_beginning_is_no_flaw_and_a_false_one_is(length: int, data: st.DataObject) -> None:
    links = chain(length)
    purged = data.draw(st.integers(1, length - 1))
    left, start = links[purged:], Mark(purged, links[purged - 1].digest)
    assert flaws(left, end_of(links), start) == []
    assert flaws(left, end_of(links), replace(start, digest="f" * 64)) == [(Flaw.BEGINNING, purged)]


@settings(max_examples=300)
@given(st.integers(3, 8), st.data())
def test_nothing_that_is_done_to_a_chain_goes_unnoticed(length: int, data: st.DataObject) -> None:
    links = list(chain(length))
    whole = tuple(links)
    for _deed in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(links) - 1))
        match data.draw(st.sampled_from(["change", "rehash", "remove", "renumber", "copy"])):
            case "change":
                links[place] = replace(links[place], entry=replace(links[place].entry, subject="x"))
            case "rehash":
                links[place] = linked(links[place].previous, replace(links[place].entry, subject="y"))
            case "remove" if len(links) > 1:
                del links[place]
            case "renumber":
                links[place] = replace(links[place], entry=replace(links[place].entry, number=length + 5))
            case _:
                links.append(links[place])
    assume(
        Counter(link.digest + str(link.entry) for link in links)
        != Counter(link.digest + str(link.entry) for link in whole)
    )
    assert findings(links, end=end_of(whole)) != ()
    # Everything that is gone is named by its own number, or lies before a flaw that is: what comes before is only
    # checked in itself, and the sentences say so.
    kept = {link.digest for link in links if link in whole}
    lost = {link.entry.number for link in whole if link.digest not in kept}
    named = {one.number for one in findings(links, end=end_of(whole))}
    assert all(number in named or number < max(named) for number in lost)


def test_neighbours_with_one_flaw_share_a_sentence() -> None:
    links = chain(6)
    found = findings((links[0], links[4]), end=end_of(links))
    assert [one.in_language("en") for one in sentences(found)] == [
        "Entries 2 to 4 are missing.",
        "Entry 6 is missing from the end of the chain.",
        "Entries before number 6 are only consistent in themselves; compare them with the operator's log.",
    ]
    assert sentences(()) == ()
