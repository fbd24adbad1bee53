"""A provider and a service of which everything is known that the register asks."""

from datetime import date

from assessments.domain.register import CustomerCriteria, ProcessingPlace, Provider, ServiceFacts, ServiceModel

PROVIDER = Provider(
    "Anbieter", establishment_de=True, parent_outside_eu=True, us_parent=True, us_recipient=False, dpf_listed=False
)
FACTS = ServiceFacts(
    service_model=ServiceModel.SAAS,
    is_cloud_service=True,
    places=frozenset({ProcessingPlace.DE, ProcessingPlace.THIRD}),
    first_placed_on_market=date(2025, 10, 1),
    attested=True,
    customer_criteria_done=CustomerCriteria.UNREAD,
    avv_signed=True,
    s203_chain_signed=False,
    incident_clause_hours=12,
    exit_plan=True,
    exit_test_date=date(2026, 1, 2),
    contract_end=date(2028, 12, 31),
    switching_clause=False,
    switching_fee_eur=0,
    evidence_reference="Akte 7",
)
