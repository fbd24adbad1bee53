"""The addresses of a hospital as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.domain.policy.rule import Part, Rule, house
from assessments.domain.roles import Permission

VIEW, ANSWER, MANAGE, PEOPLE = Permission.VIEW, Permission.ANSWER, Permission.MANAGE, Permission.PEOPLE

HOUSES: Mapping[str, Rule] = {
    # its people
    "people": house(PEOPLE),
    "invite": house(PEOPLE, PEOPLE),
    "member": house(PEOPLE, PEOPLE),
    "member_end": house(PEOPLE, PEOPLE),
    "invitation_again": house(None, PEOPLE),
    "invitation_withdraw": house(None, PEOPLE),
    # itself: its profile, all that it owns, and what was done
    "hospital_profile": house(VIEW, MANAGE),
    "hospital_data": house(MANAGE),
    "hospital_export": house(None, MANAGE),
    "hospital_deletion": house(None, MANAGE),
    "hospital_deletion_withdraw": house(None, MANAGE),
    "audit": house(Permission.AUDIT),
    "audit_check": house(None, Permission.AUDIT),
    "audit_export": house(None, Permission.AUDIT),
    # its register of providers, services and attestations
    "register": house(VIEW),
    "provider_add": house(ANSWER, ANSWER, Part.LAW),
    "provider": house(VIEW, ANSWER, Part.LAW),
    "provider_remove": house(ANSWER, ANSWER, Part.LAW),
    "service_add": house(ANSWER, ANSWER, Part.LAW),
    "service_add_for": house(ANSWER, ANSWER, Part.LAW),
    "service": house(VIEW, ANSWER, Part.LAW),
    "service_remove": house(ANSWER, ANSWER, Part.LAW),
    "service_facts": house(VIEW, ANSWER, Part.LAW),
    "attestation_add": house(ANSWER, ANSWER, Part.LAW),
    "attestation": house(VIEW, ANSWER, Part.LAW),
    "attestation_remove": house(ANSWER, ANSWER, Part.LAW),
    # its evidence, and what of it supports an attestation
    "evidence_store": house(VIEW, ANSWER, Part.LAW),
    "evidence": house(VIEW, ANSWER, Part.LAW),
    "evidence_file": house(VIEW),
    "evidence_purge": house(ANSWER, ANSWER),  # one's own, from whichever part; the view asks whose it is
    "attestation_evidence": house(VIEW, ANSWER, Part.LAW),
}
