"""The functions of a hospital that questions are given to before anybody knows which person will answer them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from assessments.domain.text import Text, both


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
    HouseFunction.MANAGEMENT: both("Geschäftsführung", "Management"),
    HouseFunction.IT_OPERATIONS: both("IT-Betrieb", "IT operations"),
    HouseFunction.SECURITY: both("Informationssicherheit", "Information security"),
    HouseFunction.PRIVACY: both("Datenschutz", "Data protection"),
    HouseFunction.CLINICAL_ENGINEERING: both("Medizintechnik", "Clinical engineering"),
    HouseFunction.FINANCE: both("Finanzen", "Finance"),
    HouseFunction.PURCHASING: both("Einkauf", "Purchasing"),
    HouseFunction.NURSING: both("Pflege", "Nursing"),
    HouseFunction.PHYSICIANS: both("Ärztlicher Dienst", "Physicians"),
    HouseFunction.LEGAL: both("Recht und Verträge", "Legal affairs and contracts"),
    HouseFunction.FACILITIES: both("Technik und Gebäude", "Facilities"),
    HouseFunction.WORKS_COUNCIL: both("Personalvertretung", "Staff council"),
}
