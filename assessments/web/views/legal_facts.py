"""Facts the law asks for by name: about the house, about a service, about a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assessments.domain.law.facts import FactValue
from assessments.domain.law.gathering import recorded_by_name
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.vocabulary import Scope
from assessments.services.frozen import day_of
from assessments.services.lawbooks import current_law
from assessments.services.legal import law_of
from assessments.services.legal_facts import RecordedFacts, record_facts, record_service_facts, record_step_facts
from assessments.services.reading import workspace_of
from assessments.services.register_reading import FactCard, fact_cards, house_facts_of, providers_of
from assessments.services.service_uses import use_row
from assessments.web.access import assessment_for, hospital_for, visitor
from assessments.web.closed import back_when_closed
from assessments.web.form_pages import form_page
from assessments.web.forms.facts import VERSION, WAS, FactsForm, line_of
from assessments.web.presenters.differences import Difference
from assessments.web.presenters.fact_groups import fact_groups, house_facts
from assessments.web.presenters.facts import words_of
from assessments.web.sent import sent
from assessments.web.signed_out import keeps_input
from assessments.web.views.law import around
from assessments.web.views.law_steps import step_context
from assessments.web.views.register import frame, onward, service_card


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def law_facts(request: HttpRequest, hospital_id: UUID, assessment_id: UUID) -> HttpResponse:
    """Ask for what the law wants to know of the house and neither profile nor questionnaire asks."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    book, workspace = law_of(assessment), workspace_of(assessment)

    def known() -> dict[str, FactCard]:
        return house_facts_of(assessment.hospital, vocabulary=book.vocabulary)

    form = FactsForm(sent(request), facts=house_facts(book, workspace), known=known())
    clash: dict[str, object] = {}
    if form.is_valid():
        recorded = record_facts(
            hospital=assessment.hospital,
            vocabulary=book.vocabulary,
            facts=form.given(),
            base_versions=form.base_versions(),
            by=visitor(request),
            at=timezone.now(),
        )
        if not recorded.conflicts:
            messages.success(request, _saved(recorded))
            return redirect("law", hospital_id, assessment_id)
        clash = _clashing(book, form, recorded, known)
    context = {
        **around(request, assessment, day_of(assessment, today=timezone.localdate())),
        "form": form,
        "groups": fact_groups(book, form),
        "trail": [(_("Recht"), reverse("law", args=[hospital_id, assessment_id]))],
        **clash,
    }
    return form_page(request, "assessments/law_facts.html", context)


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
def service_facts(request: HttpRequest, hospital_id: UUID, service_id: UUID) -> HttpResponse:
    """Ask for what the law wants to know of a service beside its contract and its attestations."""
    hospital = hospital_for(request, hospital_id)
    book = current_law()
    service = service_card(providers_of(hospital, vocabulary=book.vocabulary), service_id)

    def known() -> Mapping[str, FactCard]:
        return service_card(providers_of(hospital, vocabulary=book.vocabulary), service_id).facts

    form = FactsForm(sent(request), facts=recorded_by_name(book.vocabulary, Scope.SERVICE), known=service.facts)
    clash: dict[str, object] = {}
    if form.is_valid():
        recorded = record_service_facts(
            hospital=hospital,
            service_id=service_id,
            vocabulary=book.vocabulary,
            facts=form.given(),
            base_versions=form.base_versions(),
            by=visitor(request),
            at=timezone.now(),
        )
        if not recorded.conflicts:
            messages.success(request, _saved(recorded))
            return onward(request, hospital, "service", service_id=service_id)
        clash = _clashing(book, form, recorded, known)
    context = frame(request, hospital)
    there = reverse("service", args=[hospital_id, service_id]) + context["way"]
    context |= {
        "form": form,
        "service": service,
        "groups": fact_groups(book, form),
        "trail": [*context["trail"], (service.service.name, there)],
        "back": there,
        **clash,
    }
    return form_page(request, "assessments/service_facts.html", context)


@keeps_input
@require_http_methods(["GET", "HEAD", "POST"])
@back_when_closed("law")
def law_step(request: HttpRequest, hospital_id: UUID, assessment_id: UUID, service_id: UUID, code: str) -> HttpResponse:
    """Show what the law says to one application on one service, and ask for what it wants to know of just this."""
    assessment = assessment_for(request, hospital_id, assessment_id)
    shown = step_context(request, assessment, str(service_id), code)
    book = law_of(assessment)

    def known() -> dict[str, FactCard]:
        return fact_cards(book.vocabulary, use_row(assessment, service_id, code).facts.all())

    form = FactsForm(sent(request), facts=recorded_by_name(book.vocabulary, Scope.STEP), known=known())
    clash: dict[str, object] = {}
    if form.is_valid():
        recorded = record_step_facts(
            assessment=assessment,
            service_id=service_id,
            application=code,
            vocabulary=book.vocabulary,
            facts=form.given(),
            base_versions=form.base_versions(),
            by=visitor(request),
            at=timezone.now(),
        )
        if not recorded.conflicts:
            messages.success(request, _saved(recorded))
            return redirect("law_step", hospital_id, assessment_id, service_id, code)
        clash = _clashing(book, form, recorded, known)
    first, rest = _by_need(form, shown["missing"])  # type: ignore[arg-type]
    assumed: Mapping[str, FactValue] = shown["assumed"]  # type: ignore[assignment]
    context = {
        **shown,
        "form": form,
        "fact_groups": fact_groups(book, form, names=first, assumed=assumed),
        "more_groups": fact_groups(book, form, names=rest, assumed=assumed),
        "more_facts": len(rest),
        **clash,
    }
    return form_page(request, "assessments/law_step.html", context)


def _by_need(form: FactsForm, missing: frozenset[str]) -> tuple[list[str], list[str]]:
    """Return the facts that are given, wrong, or waited for, and those that no open rule asks for at present."""
    first = [name for name in form.facts if name in missing or form.initial[WAS + name] or name in form.errors]
    return first, [name for name in form.facts if name not in first]


def _saved(recorded: RecordedFacts) -> str:
    count = len(recorded.saved)
    if not count:
        return _("Nichts zu ändern: Alle Angaben dieser Seite sind gespeichert.")
    return ngettext("Gespeichert: eine Angabe.", "Gespeichert: %(count)s Angaben.", count) % {"count": count}


def _clashing(
    book: LawBook, form: FactsForm, recorded: RecordedFacts, known: Callable[[], Mapping[str, FactCard]]
) -> dict[str, object]:
    """Return what a page shows when somebody else was faster; the next press decides, having seen both.

    What was saved beside the conflict is shown as saved.
    """
    stored, data = known(), QueryDict(mutable=True)
    data.update(form.data)
    for name in form.facts:
        card = stored.get(name, FactCard(None, 0))
        data[VERSION + name], data[WAS + name] = str(card.version), line_of(card.value)
    form.data = data
    clashes = tuple(
        Difference(
            str(form.fields[one.name].label),
            words_of(book, one.name, one.yours),
            words_of(book, one.name, one.theirs),
        )
        for one in recorded.conflicts
    )
    latest = max(recorded.conflicts, key=lambda one: one.at)
    return {"clash": {"by": latest.by_name, "at": latest.at, "differences": clashes}}
