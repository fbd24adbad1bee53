"""The split bar: how many applications each operating model got."""

from __future__ import annotations

from itertools import accumulate

from assessments.domain.report.portfolio_values import Share
from assessments.domain.report.voice import Voice
from assessments.report.charts import words
from assessments.report.charts.palette import HATCHES, INK, MIST, MODELS, WHITE
from assessments.report.charts.shapes import Chart, Label, Rect, Row, Shape, Table, at

WIDTH = 480
LEFT, SIDE, TOP, BAR = 8, 464, 26, 40
LEGEND_ROW, PER_ROW = 24, 3


def draw_split(split: tuple[Share, ...], language: str, key: str = "verteilung") -> Chart:
    """Return one bar with a part for every model that got an application, and a legend with all of them."""
    voice = Voice(language)
    total = sum(share.count for share in split)
    present = tuple(share for share in split if share.count)
    said = voice.series([f"{share.count} {share.name}" for share in present]) or "–"
    rows = -(-len(split) // PER_ROW)
    return Chart(
        key=key,
        title=voice.say(words.SPLIT_TITLE, shares=said),
        description=voice.say(words.SPLIT_DESCRIPTION, total=total),
        width=WIDTH,
        height=TOP + BAR + 16 + rows * LEGEND_ROW,
        shapes=(Rect(LEFT, TOP, SIDE, BAR, fill=MIST), *_parts(present, total), *_legend(split)),
        table=_table(split, total, voice),
        hatches=tuple(dict.fromkeys(HATCHES[share.model] for share in split if HATCHES[share.model])),
    )


def _parts(present: tuple[Share, ...], total: int) -> list[Shape]:
    starts = [0, *accumulate(share.count for share in present)]
    shapes: list[Shape] = []
    for start, share in zip(starts, present, strict=False):
        x, width = at(LEFT + SIDE * start / total), at(SIDE * share.count / total)
        shapes.append(Rect(x, TOP, width, BAR, fill=MODELS[share.model], stroke=WHITE, hatch=HATCHES[share.model]))
        shapes.append(Label(at(x + width / 2), TOP - 7, str(share.count), INK, 15, bold=True, anchor="middle"))
    return shapes


def _legend(split: tuple[Share, ...]) -> list[Shape]:
    shapes: list[Shape] = []
    for place, share in enumerate(split):
        x = at(LEFT + SIDE * (place % PER_ROW) / PER_ROW)
        y = TOP + BAR + 16 + LEGEND_ROW * (place // PER_ROW)
        shapes.append(Rect(x, y, 16, 12, fill=MODELS[share.model], hatch=HATCHES[share.model]))
        shapes.append(Label(x + 23, y + 11, f"{share.name}: {share.count}", INK, 13))
    return shapes


def _table(split: tuple[Share, ...], total: int, voice: Voice) -> Table:
    head = (words.MODEL, words.APPLICATIONS, words.SHARE)
    return Table(
        caption=voice.of(words.SPLIT_TABLE),
        head=tuple(voice.of(name) for name in head),
        rows=tuple(
            Row(share.name, (str(share.count), voice.percent(share.count / total) if total else "–")) for share in split
        ),
    )
