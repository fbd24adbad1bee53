"""Where a missing fact can be given: every fact of the law has one home, and this is the way there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.answers import Given
from assessments.domain.law.results import ToDo
from assessments.domain.law.vocabulary import Fact, Scope
from assessments.domain.workspace import Workspace
from assessments.models import Assessment
from assessments.web.forms.attestations import ATTESTATION_FACTS
from assessments.web.forms.cloud_services import SERVICE_FACTS
from assessments.web.forms.providers import PROVIDER_FACTS
from assessments.web.presenters.law_findings import StepName

PROFILE_FIELDS = {"federal_state": "region"}  # asked for together with the country
FIELDS_OF_PROVIDER = {fact: field for field, fact in PROVIDER_FACTS.items()}
FIELDS_OF_SERVICE = {
    **{fact: field for field, fact in SERVICE_FACTS.items()},
    "contract_lacks_switching_clause": "switching_clause",
}
SHOWN_BESIDE_SERVICE = frozenset(("provider.attestations", *ATTESTATION_FACTS.values()))


@dataclass(frozen=True, slots=True)
class Place:
    """A way to where a fact is given; ``about`` names the service or step, nothing the house."""

    url: str
    label: str
    about: str
    in_assessment: bool = False
    """Whether it is a page of the assessment; auditors see no other."""


@dataclass(frozen=True, slots=True)
class ServiceName:
    """A service of the register as people call it."""

    key: str
    name: str
    provider_key: str
    provider_name: str


@dataclass(frozen=True, slots=True)
class Homes:
    """Everything the ways lead to."""

    assessment: Assessment
    workspace: Workspace
    services: Mapping[str, ServiceName]
    steps: Mapping[str, StepName]

    def places_of(self, todo: ToDo, fact: Fact) -> tuple[Place, ...]:
        """Return where ``fact`` is given, once for every subject it is missing for."""
        match fact.scope:
            case Scope.HOUSE:
                return (self._of_house(fact),)
            case Scope.SERVICE:
                known = [self.services[key] for key in todo.subjects if key in self.services]
                ways = tuple(dict.fromkeys(self._of_service(fact, service) for service in known))
                return (*ways, *self._first_a_service(len(todo.subjects) - len(known)))
            case Scope.STEP:
                steps = [self.steps[code] for code in todo.subjects]
                chosen = [step for step in steps if step.service]
                ways = tuple(self._of_step(fact, step) for step in chosen)
                return (*ways, *self._first_a_service(len(steps) - len(chosen)))

    def _first_a_service(self, waiting: int) -> tuple[Place, ...]:
        """Return the way for applications that have no service yet: one for all of them."""
        if not waiting:
            return ()
        about = ngettext("eine Anwendung ohne Dienst", "%(n)s Anwendungen ohne Dienst", waiting) % {"n": waiting}
        return (Place(self._register("register"), _("Dienst erfassen"), about),)

    def _of_house(self, fact: Fact) -> Place:
        if fact.profile:
            field = PROFILE_FIELDS.get(fact.profile, fact.profile)
            return Place(f"{self._url('hospital_profile')}#div_id_{field}", _("im Profil angeben"), "")
        question = asking(fact, self.workspace)
        if question:
            dimension = self.workspace.edition.questions[question].dimension_code
            there = self._url("dimension", dimension=dimension)
            return Place(
                f"{there}#{question}", _("Frage %(code)s beantworten") % {"code": question}, "", in_assessment=True
            )
        return Place(f"{self._url('law_facts')}#id_{fact.name}", _("hier angeben"), "", in_assessment=True)

    def _of_service(self, fact: Fact, service: ServiceName) -> Place:
        if fact.name in FIELDS_OF_PROVIDER:
            there = self._register("provider", provider_id=service.provider_key)
            return Place(f"{there}#id_{FIELDS_OF_PROVIDER[fact.name]}", _("beim Anbieter"), service.provider_name)
        if fact.name in FIELDS_OF_SERVICE:
            there = self._register("service", service_id=service.key)
            return Place(f"{there}#id_{FIELDS_OF_SERVICE[fact.name]}", _("beim Dienst"), service.name)
        if fact.name in SHOWN_BESIDE_SERVICE:
            there = self._register("service", service_id=service.key)
            return Place(f"{there}#nachweise", _("bei den Nachweisen"), service.name)
        there = self._register("service_facts", service_id=service.key)
        return Place(f"{there}#id_{fact.name}", _("beim Dienst"), service.name)

    def _of_step(self, fact: Fact, step: StepName) -> Place:
        there = self._url("law_step", service_id=step.service, code=step.application)
        about = f"{step.application_name} – {step.service_name}"
        return Place(f"{there}#id_{fact.name}", _("beim Schritt"), about, in_assessment=True)

    def _url(self, name: str, **more: str) -> str:
        house = {"hospital_id": self.assessment.hospital_id}
        if name == "hospital_profile":
            return f"{reverse(name, kwargs=house)}?selbstbewertung={self.assessment.pk}"
        return reverse(name, kwargs={**house, "assessment_id": self.assessment.pk, **more})

    def _register(self, name: str, **more: str) -> str:
        there = reverse(name, kwargs={"hospital_id": self.assessment.hospital_id, **_ids(more)})
        return f"{there}?selbstbewertung={self.assessment.pk}"


def asking(fact: Fact, workspace: Workspace) -> str:
    """Return the question whose answer can still say something about a fact of the house, or nothing.

    A level that was given and says nothing leaves the fact to be recorded by name, and so does a question that this
    scope does not ask.
    """
    if fact.answer is None:
        return ""
    code = fact.answer.question
    asked = any(question.code == code for question in workspace.asked)
    return "" if not asked or isinstance(workspace.sheet.answer(code), Given) else code


def _ids(parts: Mapping[str, str]) -> dict[str, UUID]:
    return {name: UUID(part) for name, part in parts.items()}
