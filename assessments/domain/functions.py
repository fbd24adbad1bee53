"""The functions of a hospital that questions are given to before anybody knows which person will answer them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from assessments.domain.text import Text


class HouseFunction(StrEnum):
    """A function in the house. Like every code here it is permanent; a further one is a further row."""

    MANAGEMENT = "management"
    IT_OPERATIONS = "it_operations"
    SECURITY = "security"
    PRIVACY = "privacy"
    CLINICAL_ENGINEERING = "clinical_engineering"
    FINANCE = "finance"
    PURCHASING = "purchasing"
    NURSING = "nursing"
    PHYSICIANS = "physicians"
    LEGAL = "legal"
    FACILITIES = "facilities"
    WORKS_COUNCIL = "works_council"


FUNCTIONS: Mapping[HouseFunction, Text] = {
    HouseFunction.MANAGEMENT: Text.of({"de": "Geschäftsführung", "en": "Management"}),
    HouseFunction.IT_OPERATIONS: Text.of({"de": "IT-Betrieb", "en": "IT operations"}),
    HouseFunction.SECURITY: Text.of({"de": "Informationssicherheit", "en": "Information security"}),
    HouseFunction.PRIVACY: Text.of({"de": "Datenschutz", "en": "Data protection"}),
    HouseFunction.CLINICAL_ENGINEERING: Text.of({"de": "Medizintechnik", "en": "Clinical engineering"}),
    HouseFunction.FINANCE: Text.of({"de": "Finanzen", "en": "Finance"}),
    HouseFunction.PURCHASING: Text.of({"de": "Einkauf", "en": "Purchasing"}),
    HouseFunction.NURSING: Text.of({"de": "Pflege", "en": "Nursing"}),
    HouseFunction.PHYSICIANS: Text.of({"de": "Ärztlicher Dienst", "en": "Physicians"}),
    HouseFunction.LEGAL: Text.of({"de": "Recht und Verträge", "en": "Legal affairs and contracts"}),
    HouseFunction.FACILITIES: Text.of({"de": "Technik und Gebäude", "en": "Facilities"}),
    HouseFunction.WORKS_COUNCIL: Text.of({"de": "Personalvertretung", "en": "Staff council"}),
}
