"""Sixty texts that would be code if any page took them for it, and a hospital whose people typed nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from django.utils import timezone

from assessments.domain.answers import Entry, Given, NotApplicable
from assessments.domain.hospital import Application
from assessments.domain.register import Attestation, AttestationKind
from assessments.domain.roadmap.decisions import Decision
from assessments.domain.roles import Role
from assessments.domain.steps import StepKey, StepKind
from assessments.models import Assessment, Hospital, Membership, User
from assessments.services.answering import record_answers
from assessments.services.assessing import start_assessment
from assessments.services.discussing import write_comment
from assessments.services.dissent import give_opinion
from assessments.services.evidence import Description
from assessments.services.evidence_places import AtAnswer
from assessments.services.evidence_storing import store_link
from assessments.services.inventory import add_application, save_application
from assessments.services.invitations import invite
from assessments.services.lifecycle import return_assessment, standing_of, submit_assessment
from assessments.services.meetings import start_meeting
from assessments.services.memberships import Terms
from assessments.services.milestones import take_milestone
from assessments.services.operating import break_glass
from assessments.services.people import make_operator
from assessments.services.planning import decide_step
from assessments.services.rankings import give_ranking
from assessments.services.service_uses import link_service
from tests import factories
from tests.factories import NOON
from tests.web import tried

# Whatever makes an element marks it, so that a page can be asked for elements that nobody but a text could have made.
PAYLOADS = (
    "<script data-planted>alert(1)</script>",
    "<SCRIPT data-planted SRC=//x.example/x.js></SCRIPT>",
    "<scr<script data-planted>ipt>alert(1)</scr</script>ipt>",
    "</script><script data-planted>alert(1)</script>",
    "<script data-planted type=module>import'//x.example/x'</script>",
    "<img data-planted src=x onerror=alert(1)>",
    "<img data-planted src=//x.example/x.png>",
    '"><img data-planted src=x onerror=alert(1)>',
    "'><img data-planted src=x onerror=alert(1)>",
    "<svg data-planted onload=alert(1)>",
    "<svg data-planted><script>alert(1)</script></svg>",
    "<svg data-planted><use href=//x.example/x#a></svg>",
    "<svg data-planted><animate onbegin=alert(1) attributeName=x></svg>",
    "<math data-planted><mtext><script>alert(1)</script></math>",
    "<iframe data-planted src=javascript:alert(1)></iframe>",
    "<iframe data-planted srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data-planted data=javascript:alert(1)></object>",
    "<embed data-planted src=//x.example/x.swf>",
    "<a data-planted href=javascript:alert(1)>x</a>",
    "<a data-planted href=data:text/html,alert(1)>x</a>",
    "<form data-planted action=//x.example/><button>x</button></form>",
    "<input data-planted autofocus onfocus=alert(1)>",
    "<button data-planted formaction=javascript:alert(1)>x</button>",
    "<select data-planted autofocus onfocus=alert(1)></select>",
    "<textarea data-planted autofocus onfocus=alert(1)></textarea>",
    "</textarea><script data-planted>alert(1)</script>",
    "</title><script data-planted>alert(1)</script>",
    "</style><script data-planted>alert(1)</script>",
    "<style data-planted>*{background:url(//x.example/x)}</style>",
    "<style data-planted>@import'//x.example/x.css';</style>",
    "<link data-planted rel=stylesheet href=//x.example/x.css>",
    "<meta data-planted http-equiv=refresh content=0;url=//x.example>",
    "<base data-planted href=//x.example/>",
    "<body data-planted onload=alert(1)>",
    "<details data-planted open ontoggle=alert(1)>x</details>",
    "<video data-planted><source onerror=alert(1)></video>",
    "<audio data-planted src=x onerror=alert(1)></audio>",
    "<marquee data-planted onstart=alert(1)>x</marquee>",
    "<template data-planted><script>alert(1)</script></template>",
    "<dialog data-planted open><form method=dialog></form></dialog>",
    "<p data-planted style=position:fixed;inset:0>x</p>",
    "<!--><img data-planted src=x onerror=alert(1)>-->",
    "<![CDATA[<script data-planted>alert(1)</script>]]>",
    "<?xml version=1.0?><x data-planted/>",
    '" autofocus onfocus=alert(1) data-planted="',
    "' onmouseover=alert(1) data-planted='",
    "` onmouseover=alert(1) data-planted=`",
    "javascript:alert(1)//",
    "&lt;script data-planted&gt;alert(1)&lt;/script&gt;",
    "&#60;script data-planted&#62;alert(1)&#60;/script&#62;",
    "%3Cscript data-planted%3Ealert(1)%3C/script%3E",
    "\\u003cscript data-planted\\u003ealert(1)",
    "{{ 7|add:7 }}{% include 'base.html' %}",
    "{% load i18n %}{% csrf_token %}",
    "${alert(1)}#{alert(1)}<%= alert(1) %>",
    "%(name)s %s {0} {name}",
    '=HYPERLINK("//x.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'; DROP TABLE x; --",
    '];alert(1);//"};alert(1);//',
)


@dataclass(frozen=True)
class Planted:
    """The hospital, the texts in it by field, and what its addresses name."""

    hospital: Hospital
    assessment: Assessment
    lead: User
    operator: User
    texts: Mapping[str, str]
    parts: Mapping[str, Any]


class _Texts:
    """Deals the payloads out, as many to each field as it holds; the next field goes on where this one ended."""

    def __init__(self, first: int) -> None:
        self._next = count(first)
        self.dealt: dict[str, str] = {}

    def __call__(self, field: str, longest: int) -> str:
        text = PAYLOADS[next(self._next) % len(PAYLOADS)]
        for _one in range(len(PAYLOADS) - 1):
            more = f"{text} {PAYLOADS[(at := next(self._next)) % len(PAYLOADS)]}"
            if len(more) > longest:
                self._next = count(at)
                break
            text = more
        self.dealt[field] = text[:longest].strip()
        return self.dealt[field]


def plant(first: int = 0) -> Planted:
    """Return a hospital with payloads in every field that people type into, beginning with the ``first`` one."""
    text = _Texts(first)
    lead = factories.user("Leitung")
    User.objects.filter(pk=lead.pk).update(name=text("name of a person", 150))
    lead.refresh_from_db()
    house = factories.hospital(text("hospital", 200), by=lead)
    edition = factories.edition(tried.edition())
    row = start_assessment(
        hospital=house, edition=edition.code, scope="full", title=text("assessment", 200), by=lead, at=NOON
    )
    parts = _register(house, lead, text) | {"hospital_id": house.pk, "assessment_id": row.pk}
    parts |= _answers(row, lead, text) | _inventory(row, lead, text, parts["service_id"])
    parts |= _plans(row, lead, text) | _talk(row, lead, text) | _people(house, lead, text)
    operator = factories.user("Betrieb")
    make_operator(user=operator)
    reason = text("reason to look in", 500)
    break_glass(hospital=house, reason=reason, by=operator, at=timezone.now())
    row.refresh_from_db()
    return Planted(house, row, lead, operator, text.dealt, parts)


def _answers(row: Assessment, lead: User, text: _Texts) -> dict[str, Any]:
    entries = {
        "D2.1": Entry(Given(1), note=text("note", 4000), source=text("source", 200)),
        "D5.1": Entry(Given(1), note=text("note of a gate", 4000)),
        "D7.1": Entry(NotApplicable(text("reason", 500))),
    }
    record_answers(assessment=row, entries=entries, base_versions={}, by=lead, at=NOON)
    said = Description(title=text("title of evidence", 200), note=text("note on evidence", 1000))
    link = store_link(
        hospital=row.hospital,
        address="https://house.example/?" + text("address of evidence", 500).replace(" ", ""),
        said=said,
        place=AtAnswer(row, "D2.1"),
        by=lead,
        at=NOON,
    )
    text.dealt["address of evidence"] = text.dealt["address of evidence"].replace(" ", "")
    return {"dimension": "D2", "question": "D2.1", "evidence_id": link.pk}


def _inventory(row: Assessment, lead: User, text: _Texts, service_id: UUID) -> dict[str, Any]:
    for archetype in ("A01", "A02"):
        added = add_application(assessment=row, archetype=archetype, name="", by=lead, at=NOON)
        named = Application(
            added.code, archetype, name=text(f"name of {archetype}", 200), product=text(f"product of {archetype}", 200)
        )
        save_application(assessment=row, application=named, by=lead, at=NOON)
    link_service(assessment=row, service_id=service_id, application="A01", by=lead, at=NOON)
    return {"code": "A01"}


def _register(house: Hospital, lead: User, text: _Texts) -> dict[str, Any]:
    seller = factories.provider(house, text("provider", 200))
    service = factories.service(
        by=seller, name=text("service", 200), evidence_reference=text("reference of a service", 500)
    )
    shown = Attestation(AttestationKind.ISO27001, evidence_reference=text("reference of an attestation", 500))
    attestation = factories.attestation(service, shown)
    del lead
    return {"provider_id": seller.pk, "service_id": service.pk, "attestation_id": attestation.pk}


def _plans(row: Assessment, lead: User, text: _Texts) -> dict[str, Any]:
    scenario = tried.scenario(row, name=text("scenario", 120))
    give_ranking(assessment=row, stakeholder=text("stakeholder", 80), ranking=tried.CARE_FIRST, by=lead, at=NOON)
    decide_step(
        assessment=row,
        step=StepKey(StepKind.MEASURE, "D5.1"),
        decision=Decision(owner=text("owner of a step", 80)),
        note=text("note on a step", 500),
        base_version=0,
        by=lead,
        at=NOON,
    )
    milestone = take_milestone(assessment=row, name=text("milestone", 120), by=lead, at=NOON)
    row.refresh_from_db()
    open_ones = standing_of(row)
    submit_assessment(assessment=row, base=open_ones, confirmed_open=0, by=lead, at=NOON)
    row.refresh_from_db()
    return_assessment(assessment=row, base=standing_of(row), reason=text("reason to return", 2000), by=lead, at=NOON)
    row.refresh_from_db()
    return {"scenario_id": scenario.id, "step": "M-D5.1", "milestone_id": milestone.pk}


def _talk(row: Assessment, lead: User, text: _Texts) -> dict[str, Any]:
    write_comment(assessment=row, question="D2.1", text=text("comment", 2000), mentions=(), by=lead, at=NOON)
    reason = text("reason of a second opinion", 1000)
    give_opinion(assessment=row, question="D2.1", opinion=Given(3), reason=reason, by=lead, at=NOON)
    meeting = start_meeting(
        assessment=row,
        title=text("meeting", 120),
        questions=("D2.1",),
        members=(lead.pk,),
        others=(text("guest of a meeting", 120),),
        by=lead,
        at=NOON,
    )
    return {"meeting_id": meeting.pk}


def _people(house: Hospital, lead: User, text: _Texts) -> dict[str, Any]:
    other = factories.member(house, name="Mitglied")
    User.objects.filter(pk=other.pk).update(name=text("name of a member", 150))
    terms = Terms(Role.CONTRIBUTOR)
    invitation = invite(
        hospital=house, email="gast@test.example", terms=terms, language="de", token="token", by=lead, at=timezone.now()
    )
    return {"membership_id": Membership.objects.get(user=other).pk, "invitation_id": invitation.pk, "token": "token"}
