"""A result as plain text for a terminal of 100 columns, in the active language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Profile
from assessments.domain.labels import label_of
from assessments.domain.legal_judgement import LegalOverview
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import ApplicationVerdict, GateResult, GateState, Position, Result, Score
from assessments.domain.rules import RuleKind
from assessments.management.columns import WIDTH, table
from assessments.management.law_text import law_text
from assessments.management.phrases import labelled, model_name, percent, recommendation, say, whole
from assessments.management.verdict_detail import detail_text
from assessments.templatetags.wording import day


def verdict_text(
    result: Result, *, profile: Profile, edition: Edition, legal: LegalOverview | None, detailed: bool
) -> str:
    """Return the verdict for a reader: the house, each application, what to do first, the law, what it all rests on."""
    parts = [_heading(result, profile), _house(result, edition), _applications(result)]
    if detailed:
        parts += [detail_text(verdict, result.robustness) for verdict in result.applications]
    parts += [_next_moves(result), law_text(legal) if legal else "", _notes(result, edition, legal)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _heading(result: Result, profile: Profile) -> str:
    basis = _("Katalogausgabe %(edition)s, Bewertungsverfahren %(version)s, Stand %(date)s") % {
        "edition": result.edition,
        "version": result.scoring_version,
        "date": day(result.as_of),
    }
    return f"{profile.name}\n{'=' * len(profile.name)}\n{basis}"


def _house(result: Result, edition: Edition) -> str:
    card = result.scorecard
    lines = [
        *labelled(_("Lagebild"), _position(card.position)),
        *labelled(_("Reife"), _score(card.readiness)),
        *labelled(_("Handlungsdruck"), _score(card.pressure)),
        *labelled(_("Beantwortet"), _("%(share)s der zutreffenden Fragen") % {"share": percent(card.coverage)}),
        *labelled(_("Verteilung"), _split(result)),
    ]
    for state in (GateState.CLOSED, GateState.UNKNOWN):
        lines += _gates(state, card.gates, edition)
    return "\n".join(lines)


def _position(position: Position) -> str:
    name = say(label_of(position.quadrant))
    if position.stability is None:
        return name
    parts = {"name": name, "share": percent(position.stability)}
    others = [say(label_of(other)) for other in position.candidates if other is not position.quadrant]
    if not others:
        return _("%(name)s, steht fest") % parts
    parts["others"] = "; ".join(others)
    return _("%(name)s, bei %(share)s aller möglichen Antworten auf das Offene; möglich auch: %(others)s") % parts


def _score(score: Score) -> str:
    parts = {"low": whole(score.low), "expected": whole(score.expected), "high": whole(score.high)}
    if score.expected is None:
        return _("noch keine Antwort (möglich: %(low)s bis %(high)s)") % parts
    if score.low == score.high:
        return _("%(expected)s von 100") % parts
    return _("%(expected)s von 100 (möglich: %(low)s bis %(high)s)") % parts


def _split(result: Result) -> str:
    counts = ((model_name(model), result.split.get(model, 0)) for model in (*OperatingModel, None))
    return ", ".join(f"{count} {name}" for name, count in counts if count) or _("keine Anwendungen erfasst")


def _gates(state: GateState, gates: Iterable[GateResult], edition: Edition) -> Iterator[str]:
    codes = [gate.code for gate in gates if gate.state is state]
    if state is GateState.UNKNOWN and codes:
        yield from labelled(_("Tore ungeklärt"), ", ".join(codes))
        return
    for code in codes:
        gate = edition.questions[code].gate
        yield from labelled(_("Tor geschlossen"), f"{code}: {say(gate.blocks)}" if gate else code)


def _applications(result: Result) -> str:
    if not result.applications:
        return ""
    head = (_("Kürzel"), _("Anwendung"), _("Empfehlung"), _("Zweite Wahl"), _("Abstand"), _("Ort"))
    return table(head, tuple(_row(verdict) for verdict in result.applications))


def _row(verdict: ApplicationVerdict) -> tuple[str, ...]:
    margin = "–" if verdict.margin is None else number_format(float(round(verdict.margin, 2)), decimal_pos=2)
    runner_up = say(label_of(verdict.runner_up)) if verdict.runner_up else "–"
    place = say(label_of(verdict.place)) if verdict.verdict else "–"
    return verdict.code, say(verdict.name), recommendation(verdict), runner_up, margin, place


def _next_moves(result: Result) -> str:
    if not result.next_moves:
        return ""
    names = {verdict.code: say(verdict.name) for verdict in result.applications}
    lines = [_("Die nächsten Schritte")]
    for number, move in enumerate(result.next_moves, start=1):
        first = f"{number}. {names[move.application]} → {model_name(move.to)}: "
        lines += wrap(first + say(move.because), WIDTH, subsequent_indent="   ")
    return "\n".join(lines)


def _notes(result: Result, edition: Edition, legal: LegalOverview | None) -> str:
    notes = []
    provisional = sum(verdict.provisional for verdict in result.applications)
    if provisional:
        notes.append(
            ngettext(
                "* %(count)s Empfehlung ist vorläufig: Das Anwendungsverzeichnis ist unvollständig (D2.1).",
                "* %(count)s Empfehlungen sind vorläufig: Das Anwendungsverzeichnis ist unvollständig (D2.1).",
                provisional,
            )
            % {"count": provisional}
        )
    notes.append(_("Merkmale, Eignungsmatrix und Gewichte sind fachliche Einschätzungen, keine Messungen."))
    if legal is None and _speaks_of_law(result, edition):  # else the part about the law says so itself
        notes.append(_("Rechtliche Aussagen sind Hinweise zum Prüfen. Keine Rechtsberatung."))
    return "\n".join(line for note in notes for line in wrap(note, WIDTH))


def _speaks_of_law(result: Result, edition: Edition) -> bool:
    legal = [rule for rule in edition.rules if rule.kind is RuleKind.LAW]
    said = {knock_out.rule for verdict in result.applications for knock_out in verdict.knock_outs}
    said |= {condition.rule for verdict in result.applications for condition in verdict.conditions}
    closed = {gate.code for gate in result.scorecard.gates if gate.state is GateState.CLOSED}
    return any(rule.code in said or rule.measure in closed for rule in legal)
