"""The assessed house and its systems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place


class FederalState(StrEnum):
    """The sixteen Länder by ISO 3166-2 code."""

    BW = "BW"
    BY = "BY"
    BE = "BE"
    BB = "BB"
    HB = "HB"
    HH = "HH"
    HE = "HE"
    MV = "MV"
    NI = "NI"
    NW = "NW"
    RP = "RP"
    SL = "SL"
    SN = "SN"
    ST = "ST"
    SH = "SH"
    TH = "TH"


class Ownership(StrEnum):
    """Who carries the hospital; privacy law differs by it."""

    PUBLIC_MUNICIPAL = "public_municipal"
    PUBLIC_STATE = "public_state"
    CHURCH_CATHOLIC = "church_catholic"
    CHURCH_PROTESTANT = "church_protestant"
    NONPROFIT_OTHER = "nonprofit_other"
    PRIVATE = "private"
    FEDERAL = "federal"


class LegalForm(StrEnum):
    """Whether the hospital is a legal person (GmbH, AöR, foundation, association) or a part of an authority."""

    LEGAL_PERSON = "legal_person"
    DEPENDENT_UNIT = "dependent_unit"


@dataclass(frozen=True, slots=True)
class Profile:
    """The facts about a hospital. Only the name is required; None means: not known. Money in euros, cases per year.

    ``is_sgb5_108_hospital`` says whether it is admitted under § 108 SGB V, ``receives_khzg`` and ``receives_khtf``
    whether it has money from the Krankenhauszukunftsfonds or the Krankenhaustransformationsfonds.
    """

    name: str
    country: str = "DE"
    federal_state: FederalState | None = None
    ownership: Ownership | None = None
    beds: int | None = None
    full_inpatient_cases: int | None = None
    employees: int | None = None
    turnover_eur: int | None = None
    balance_sheet_eur: int | None = None
    sites: int | None = None
    legal_form: LegalForm | None = None
    is_sgb5_108_hospital: bool | None = None
    receives_khzg: bool | None = None
    receives_khtf: bool | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """A system of the hospital, based on an archetype.

    ``codes`` overrides archetype levels by letter; None means: unknown. ``confirmed`` holds the models for which a
    named product is known to exist. ``runs_until`` is the last day it can run as it does today: the end of support, of
    the contract or of the hardware.
    """

    code: str
    archetype: str
    name: str = ""
    product: str = ""
    current: CurrentOperation | None = None
    codes: Mapping[str, int | None] = field(default_factory=dict)
    confirmed: frozenset[OperatingModel] = frozenset()
    place_preference: Place | None = None
    runs_until: date | None = None

    @property
    def proven_models(self) -> frozenset[OperatingModel]:
        """Return the models a product exists for: those confirmed, and the one the application runs in today."""
        return self.confirmed | ({self.current.model} if self.current else set())
