"""How long the rest will take, judged by the real pace of the person who asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

FEWEST_ANSWERS = 5
LONGEST_PAUSE = timedelta(minutes=10)
STEP_MINUTES = 5
ASSUMED = timedelta(minutes=1)  # judgement, and told as such: questions are answered from what one knows anyway


def minutes_left(answered_at: Iterable[datetime], left: int) -> int | None:
    """Return how many minutes ``left`` questions will take, in steps of five, or None while nobody can tell.

    ``answered_at`` holds the moment of each of the person's own first answers. The median time between consecutive
    ones counts; several answers of one moment share the time before it, and pauses over ten minutes are left out.
    """
    moments = sorted(Counter(answered_at).items())
    if left == 0 or sum(count for _, count in moments) < FEWEST_ANSWERS:
        return None
    gaps = [
        (later - earlier) / count
        for (earlier, _), (later, count) in pairwise(moments)
        for _ in range(count)
        if later - earlier <= LONGEST_PAUSE
    ]
    if not gaps:
        return None
    return _rounded(timedelta(seconds=median(gap.total_seconds() for gap in gaps)) * left)


def minutes_for(answered_at: Iterable[datetime], left: int) -> int | None:
    """Return the same for somebody who may be new here: until their own pace is known, a minute for each question."""
    if left == 0:
        return None
    return minutes_left(answered_at, left) or _rounded(ASSUMED * left)


def _rounded(time: timedelta) -> int:
    """Return a time in minutes, up to the next step, because nobody minds being done early."""
    steps = -(-time // timedelta(minutes=STEP_MINUTES))
    return max(1, steps) * STEP_MINUTES
