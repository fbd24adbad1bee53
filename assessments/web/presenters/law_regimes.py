"""Which regimes hold for the house, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.hospital import Profile
from assessments.domain.law.backing import Standing
from assessments.domain.law.derived import Derived, DerivedTruth, DerivedWord
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.results import DerivedValue, LegalResult
from assessments.domain.law.rules import Status
from assessments.domain.law.states import StateLaw
from assessments.templatetags.wording import label, text

S393, OWNER = "s393_applies", "ownership"


@dataclass(frozen=True, slots=True)
class Regime:
    """A regime and what holds; ``open`` when that cannot be told yet."""

    name: str
    says: str
    reference: str
    note: str
    open: bool = False
    standing: Standing = Standing.SETTLED
    sources: tuple[tuple[str, str], ...] = ()


def regimes_of(law: LawBook, result: LegalResult, profile: Profile) -> tuple[Regime, ...]:
    """Return the regimes: those of the house first, then § 393 step by step, the Land and the owner."""
    derived = {one.name: one for one in law.derived}
    house = [_of_value(derived[value.name], value) for value in result.values]
    return (*house, _s393(derived[S393], result), _land(law, profile), _owner(result, profile))


def _of_value(derived: Derived, value: DerivedValue) -> Regime:
    words = list(_words(derived, value))
    says = (
        words[0]
        if value.value is not None
        else _("noch nicht zu entscheiden: %(words)s") % {"words": _(" oder ").join(words)}
    )
    return Regime(text(derived.text), says, text(derived.reference), text(derived.note), open=value.value is None)


def _words(derived: Derived, value: DerivedValue) -> Iterator[str]:
    match derived:
        case DerivedTruth():
            for candidate in value.candidates:
                yield _("Ja") if candidate == "true" else _("Nein")
        case DerivedWord(words=words):
            yield from (text(word.label) for word in words if word.code in value.candidates)


def _s393(derived: Derived, result: LegalResult) -> Regime:
    found = Counter(value.value for step in result.steps for value in step.values if value.name == S393)
    total, applies, unsure = sum(found.values()), found["true"], found[None]
    if not total:
        says = _("Das hängt vom Schritt ab. Noch ist keine Anwendung mit einem Dienst verknüpft.")
        return Regime(_("§ 393 SGB V (Cloud)"), says, text(derived.reference), text(derived.note), open=True)
    says = ngettext(
        "Gilt für %(applies)s von einem Schritt.", "Gilt für %(applies)s von %(total)s Schritten.", total
    ) % {"applies": applies, "total": total}
    if unsure:
        more = ngettext("Bei einem ist es nicht zu entscheiden.", "Bei %(n)s ist es nicht zu entscheiden.", unsure)
        says = f"{says} {more % {'n': unsure}}"
    return Regime(_("§ 393 SGB V (Cloud)"), says, text(derived.reference), text(derived.note), open=bool(unsure))


def _land(law: LawBook, profile: Profile) -> Regime:
    state: StateLaw | None = law.states_by_code.get(profile.federal_state) if profile.federal_state else None
    if state is None:
        return Regime(_("Land"), _("Nicht bekannt. Das Krankenhausrecht ist Sache der Länder."), "", "", open=True)
    effects = {word.code: text(word.label) for word in law.effects}
    return Regime(
        name=text(state.name),
        says=_("Auslagern: %(effect)s") % {"effect": effects[state.effect]},
        reference=text(state.act),
        note=" ".join(filter(None, (text(state.finding), text(state.consequence), text(state.confidence_note)))),
        standing=state.standing,
        sources=tuple((source.title, source.url) for source in state.sources if source.url),
    )


def _owner(result: LegalResult, profile: Profile) -> Regime:
    """Return who carries the house, and what the law says for that reason alone."""
    if profile.ownership is None:
        says = _("Nicht bekannt. Für öffentliche, kirchliche und private Häuser gilt verschiedenes Datenschutzrecht.")
        return Regime(_("Träger"), says, "", "", open=True)
    alone = [found for found in result.findings if found.deciding == (OWNER,) and not found.missing]
    follows = [found.rule for found in alone if found.status is Status.APPLIES]
    owner = label(profile.ownership)
    says = ". ".join([f"{owner[0].upper()}{owner[1:]}", *(text(rule.text) for rule in follows)])
    if not follows:
        return Regime(_("Träger"), says, "", "")
    backing = follows[0].backing
    sources = tuple((source.title, source.url) for source in backing.sources if source.url)
    return Regime(_("Träger"), says, text(backing.reference), "", standing=backing.standing, sources=sources)
