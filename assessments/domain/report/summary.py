"""The management summary: one page in plain words."""

from __future__ import annotations

from assessments.domain.report import wording
from assessments.domain.report.data import GateRow, Move, Standing, Summary
from assessments.domain.report.portfolio_values import ApplicationRow, Share
from assessments.domain.report.sureness import certainty_in_brief
from assessments.domain.report.voice import Voice
from assessments.domain.results import GateState, Quadrant, Result

THIN = 0.5  # below this share of answers the summary warns that the picture may change


def summary_of(
    *,
    result: Result,
    standing: Standing,
    split: tuple[Share, ...],
    applications: tuple[ApplicationRow, ...],
    gates: tuple[GateRow, ...],
    voice: Voice,
) -> Summary:
    """Return what the board needs to know: where, what, what blocks, what first, how sure, what is judgement."""
    return Summary(
        where=_where(standing, voice),
        meaning=standing.meaning,
        split=_split(split, applications, voice),
        blocks=_blocks(gates, applications, voice),
        first=_first(result, applications, voice),
        certainty=_certainty(result, standing, applications, voice),
        judgement=voice.of(wording.JUDGEMENT),
    )


def _where(standing: Standing, voice: Voice) -> str:
    sentence = wording.WHERE_UNDETERMINED if standing.quadrant == Quadrant.UNDETERMINED else wording.WHERE
    said = voice.say(
        sentence,
        readiness=voice.decimals(standing.readiness.expected),
        pressure=voice.decimals(standing.pressure.expected),
        quadrant=standing.name,
    )
    if standing.coverage >= THIN:
        return said
    given = standing.readiness.given + standing.pressure.given
    applicable = standing.readiness.applicable + standing.pressure.applicable
    return f"{said} {voice.say(wording.THIN, given=given, applicable=applicable)}"


def _split(split: tuple[Share, ...], applications: tuple[ApplicationRow, ...], voice: Voice) -> str:
    if not applications:
        return voice.of(wording.SPLIT_NONE)
    present = sorted((share for share in split if share.count), key=lambda share: -share.count)
    shares = voice.series([voice.say(wording.SHARE, count=share.count, model=share.name) for share in present])
    sentence = wording.SPLIT_ONE if len(applications) == 1 else wording.SPLIT
    said = [voice.say(sentence, total=len(applications), shares=shares)]
    already = sum(row.already_there for row in applications)
    if already:
        said.append(voice.say(wording.ALREADY_THERE, count=already))
    return " ".join(said)


def _blocks(gates: tuple[GateRow, ...], applications: tuple[ApplicationRow, ...], voice: Voice) -> tuple[str, ...]:
    closed = [
        voice.say(wording.GATE_BLOCKS, code=gate.code, blocks=gate.blocks)
        for gate in gates
        if gate.state == GateState.CLOSED
    ]
    said = closed or [voice.of(wording.GATES_NONE)]
    unknown = [gate.code for gate in gates if gate.state == GateState.UNKNOWN]
    if unknown:
        said.append(voice.say(wording.GATES_UNKNOWN, codes=voice.series(unknown)))
    curable = sum(any(blocker.measure_code for blocker in row.blockers) for row in applications)
    if curable:
        sentence = wording.BLOCKERS_CURABLE_ONE if curable == 1 else wording.BLOCKERS_CURABLE
        said.append(voice.say(sentence, count=curable))
    return tuple(said)


def _first(result: Result, applications: tuple[ApplicationRow, ...], voice: Voice) -> tuple[Move, ...]:
    names = {row.code: row.name for row in applications}
    return tuple(
        Move(
            application=names.get(move.application, move.application),
            to=voice.label(move.to),
            because=voice.of(move.because),
            trace=f"N-{move.application}",
        )
        for move in result.next_moves
    )


def _certainty(result: Result, standing: Standing, applications: tuple[ApplicationRow, ...], voice: Voice) -> str:
    said = [_interval(standing, voice)]
    if standing.stability is not None and standing.coverage < 1:
        said.append(voice.say(wording.STABLE, stability=voice.percent(standing.stability)))
    provisional = sum(row.provisional for row in applications)
    if provisional:
        said.append(voice.say(wording.PROVISIONAL, count=provisional))
    said.append(certainty_in_brief(result, voice))
    return " ".join(filter(None, said))


def _interval(standing: Standing, voice: Voice) -> str:
    if standing.coverage == 1:
        return voice.of(wording.CERTAINTY_COMPLETE)
    return voice.say(
        wording.CERTAINTY,
        coverage=voice.percent(standing.coverage),
        readiness_low=voice.whole(standing.readiness.low),
        readiness_high=voice.whole(standing.readiness.high),
        pressure_low=voice.whole(standing.pressure.low),
        pressure_high=voice.whole(standing.pressure.high),
    )
