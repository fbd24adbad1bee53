"""Where an application can run: NIST SP 800-145 service models, on-premises, hybrid; the place is a second axis."""

from __future__ import annotations

from enum import StrEnum


class OperatingModel(StrEnum):
    """The five options of the checklist, in the order of the fit matrix."""

    ON_PREM = "on_prem"
    IAAS = "iaas"
    PAAS = "paas"
    SAAS = "saas"
    HYBRID = "hybrid"


CLOUD_MODELS = (OperatingModel.IAAS, OperatingModel.PAAS, OperatingModel.SAAS)


class Place(StrEnum):
    """Whose data centre it is, the NIST deployment axis as German hospitals meet it."""

    OWN = "own"
    GROUP = "group"
    SOVEREIGN_EU = "sovereign_eu"
    HYPERSCALER_EU = "hyperscaler_eu"


class CurrentOperation(StrEnum):
    """Where an application runs today. Hosted means: managed by a provider, releases still owned by the hospital."""

    ON_PREM = "on_prem"
    HOSTED = "hosted"
    IAAS = "iaas"
    PAAS = "paas"
    SAAS = "saas"

    @property
    def model(self) -> OperatingModel:
        """Return the operating model this is an instance of; hosting counts as IaaS."""
        return OperatingModel.IAAS if self is CurrentOperation.HOSTED else OperatingModel(self.value)
