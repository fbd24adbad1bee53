"""Names that people read for the values that code stores."""

from __future__ import annotations

from enum import StrEnum

from assessments.domain.answers import Confidence, Ground
from assessments.domain.catalogue import Basis, Effort, Owner, Polarity
from assessments.domain.collaboration import Urgency, Weight
from assessments.domain.evidence import EvidenceKind, Expiry, FileKind, PurgeReason, ScanState
from assessments.domain.functions import FUNCTIONS, HouseFunction
from assessments.domain.guidance import ObjectionStatus
from assessments.domain.hospital import FederalState, LegalForm, Ownership
from assessments.domain.landscape import Delivery, DeviceRegulation
from assessments.domain.lifecycle import MilestoneKind, State
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.domain.policy import Part
from assessments.domain.register import AttestationKind, C5Catalogue, CustomerCriteria, ProcessingPlace, ServiceModel
from assessments.domain.reminders import ReminderKind
from assessments.domain.results import GateState, Quadrant
from assessments.domain.roadmap.values import Origin, Phase, StepStatus
from assessments.domain.roles import Role
from assessments.domain.rules import RuleKind
from assessments.domain.text import Text, both

_NAMES: tuple[tuple[StrEnum, str, str], ...] = (
    (OperatingModel.ON_PREM, "Eigenbetrieb", "On-premises"),
    (OperatingModel.IAAS, "IaaS", "IaaS"),
    (OperatingModel.PAAS, "PaaS", "PaaS"),
    (OperatingModel.SAAS, "SaaS", "SaaS"),
    (OperatingModel.HYBRID, "Hybrid", "Hybrid"),
    (Place.OWN, "Eigenes Haus", "Own premises"),
    (Place.GROUP, "Verbund oder Trägergruppe", "Group or community"),
    (Place.SOVEREIGN_EU, "Souveräne EU-Cloud", "Sovereign EU cloud"),
    (Place.HYPERSCALER_EU, "Hyperscaler, EU-Region", "Hyperscaler, EU region"),
    (CurrentOperation.ON_PREM, "im eigenen Haus", "on-premises"),
    (CurrentOperation.HOSTED, "gehostet beim Dienstleister", "hosted by a provider"),
    (CurrentOperation.IAAS, "IaaS", "IaaS"),
    (CurrentOperation.PAAS, "PaaS", "PaaS"),
    (CurrentOperation.SAAS, "SaaS", "SaaS"),
    (Quadrant.CLOUD_FIRST, "Cloud zuerst / Hybrid-Ausbau", "Cloud first / hybrid expansion"),
    (Quadrant.SELECTIVE, "Selektiv beim Ersatz", "Selective at refresh"),
    (Quadrant.GUIDED, "Betreuter Weg", "Guided path"),
    (Quadrant.FOUNDATIONS, "Grundlagen", "Foundations"),
    (Quadrant.UNDETERMINED, "Noch nicht bestimmbar", "Not yet determined"),
    (GateState.OPEN, "offen", "open"),
    (GateState.CLOSED, "geschlossen", "closed"),
    (GateState.UNKNOWN, "unbekannt", "unknown"),
    (GateState.NOT_APPLICABLE, "trifft nicht zu", "not applicable"),
    (Polarity.READINESS, "Reife", "Readiness"),
    (Polarity.PRESSURE, "Handlungsdruck", "Pressure to act"),
    (Polarity.GATE, "Tor", "Gate"),
    (Basis.SOURCE, "Quelle", "Source"),
    (Basis.JUDGEMENT, "Fachliche Einschätzung", "Expert judgement"),
    (Effort.S, "klein, bis 1 Monat", "small, up to 1 month"),
    (Effort.M, "mittel, 1 bis 6 Monate", "medium, 1 to 6 months"),
    (Effort.L, "groß, über 6 Monate", "large, over 6 months"),
    (Owner.MANAGEMENT, "Geschäftsführung", "Management"),
    (Owner.IT, "IT", "IT"),
    (Owner.SECURITY, "Informationssicherheit", "Information security"),
    (Owner.PRIVACY, "Datenschutz", "Data protection"),
    (Owner.PURCHASING, "Einkauf", "Purchasing"),
    (Owner.CLINICAL_ENGINEERING, "Medizintechnik", "Clinical engineering"),
    (Owner.CLINICIANS, "Klinik (Medizin und Pflege)", "Clinicians"),
    (Owner.CONTROLLING, "Controlling", "Controlling"),
    (Ground.NOT_OFFERED, "Diese Leistung gibt es bei uns nicht", "We do not offer this service"),
    (Ground.NO_SUCH_SYSTEM, "Solche Systeme oder Geräte haben wir nicht", "We have no such systems or devices"),
    (Ground.ELSEWHERE, "Das verantwortet eine andere Stelle", "Another body is responsible for this"),
    (Ground.NO_DUTY, "Diese Pflicht gilt für uns nicht", "This duty does not apply to us"),
    (Ground.OTHER, "Anderer Grund", "Another reason"),
    (Confidence.MEASURED, "gemessen", "measured"),
    (Confidence.DOCUMENTED, "dokumentiert", "documented"),
    (Confidence.ESTIMATED, "geschätzt", "estimated"),
    (Confidence.HEARSAY, "vom Hörensagen", "hearsay"),
    (RuleKind.FACT, "Tatsache", "Fact"),
    (RuleKind.SAFETY, "Patientensicherheit", "Patient safety"),
    (RuleKind.LAW, "Recht", "Law"),
    (RuleKind.SECURITY, "Informationssicherheit", "Information security"),
    (RuleKind.PRACTICE, "Betriebspraxis", "Operating practice"),
    (Delivery.ON_PREMISES, "nur Eigenbetrieb", "on-premises only"),
    (Delivery.HOSTED, "Hosting", "hosting"),
    (Delivery.SAAS, "SaaS", "SaaS"),
    (Delivery.IAAS, "IaaS/PaaS", "IaaS/PaaS"),
    (Delivery.OWN_BUILD, "Eigenbau", "own build"),
    (DeviceRegulation.YES, "Medizinprodukt", "medical device"),
    (DeviceRegulation.PARTLY, "teilweise Medizinprodukt", "partly a medical device"),
    (DeviceRegulation.NO, "kein Medizinprodukt", "no medical device"),
    (Phase.FOUNDATIONS, "Grundlagen", "Foundations"),
    (Phase.FIRST_MOVES, "Erste Schritte", "First moves"),
    (Phase.PROGRAMME, "Programm", "Programme"),
    (Origin.LOW_ANSWER, "niedrige Antwort", "low answer"),
    (Origin.CLOSED_GATE, "geschlossenes Tor", "closed gate"),
    (Origin.KNOCK_OUT, "behebbarer Ausschluss", "curable exclusion"),
    (Origin.CONDITION, "Bedingung einer Empfehlung", "condition of a recommendation"),
    (StepStatus.OPEN, "offen", "open"),
    (StepStatus.RUNNING, "läuft", "running"),
    (StepStatus.DONE, "erledigt", "done"),
    (ObjectionStatus.SETTLED, "beantwortet", "settled"),
    (ObjectionStatus.OPEN, "offen", "open"),
    (ObjectionStatus.STANDS, "derzeit nicht entkräftet", "not refuted yet"),
    (Ownership.PUBLIC_MUNICIPAL, "öffentlich, kommunal", "public, municipal"),
    (Ownership.PUBLIC_STATE, "öffentlich, Land", "public, state"),
    (Ownership.CHURCH_CATHOLIC, "kirchlich, katholisch", "church, Catholic"),
    (Ownership.CHURCH_PROTESTANT, "kirchlich, evangelisch", "church, Protestant"),
    (Ownership.NONPROFIT_OTHER, "freigemeinnützig, sonstige", "non-profit, other"),
    (Ownership.PRIVATE, "privat", "private"),
    (Ownership.FEDERAL, "Bund", "federal"),
    (LegalForm.LEGAL_PERSON, "eigene Rechtsperson", "legal person of its own"),
    (LegalForm.DEPENDENT_UNIT, "unselbstständiger Teil einer Körperschaft", "dependent unit of an authority"),
    (ServiceModel.IAAS, "IaaS", "IaaS"),
    (ServiceModel.PAAS, "PaaS", "PaaS"),
    (ServiceModel.SAAS, "SaaS", "SaaS"),
    (ServiceModel.HOUSING, "Housing", "housing"),
    (ServiceModel.DEDICATED_HOSTING, "dedizierter Server", "dedicated hosting"),
    (ServiceModel.ON_PREM, "im eigenen Haus", "on-premises"),
    (ProcessingPlace.DE, "Deutschland", "Germany"),
    (ProcessingPlace.EU_EEA_CH, "EU, EWR oder Schweiz", "EU, EEA or Switzerland"),
    (
        ProcessingPlace.ADEQUATE,
        "Drittland mit Angemessenheitsbeschluss",
        "third country with adequacy decision",
    ),
    (
        ProcessingPlace.THIRD,
        "Drittland ohne Angemessenheitsbeschluss",
        "third country without adequacy decision",
    ),
    (AttestationKind.C5_T2, "C5-Testat Typ 2", "C5 attestation type 2"),
    (AttestationKind.C5_T1, "C5-Testat Typ 1", "C5 attestation type 1"),
    (AttestationKind.ISO27001, "ISO/IEC 27001", "ISO/IEC 27001"),
    (
        AttestationKind.ISO27001_ITGS,
        "ISO 27001 auf Basis von IT-Grundschutz",
        "ISO 27001 based on IT-Grundschutz",
    ),
    (AttestationKind.CCM4, "CSA Cloud Controls Matrix 4.0", "CSA Cloud Controls Matrix 4.0"),
    (C5Catalogue.C5_2020, "C5:2020", "C5:2020"),
    (C5Catalogue.C5_2026, "C5:2026", "C5:2026"),
    (CustomerCriteria.ALL, "alle", "all"),
    (CustomerCriteria.PARTIAL, "teilweise", "partly"),
    (CustomerCriteria.NONE, "keine", "none"),
    (CustomerCriteria.UNREAD, "Bericht nicht gelesen, Stand unbekannt", "report not read, state unknown"),
    (ReminderKind.ATTESTATION_IS_OLD, "Testat wird zu alt", "attestation becomes too old"),
    (ReminderKind.CERTIFICATE_ENDS, "Zertifikat läuft ab", "certificate expires"),
    (ReminderKind.TYPE_1_WINDOW_ENDS, "Typ 1 genügt nicht mehr", "type 1 is no longer enough"),
    (ReminderKind.PLAN_GAPS_DUE, "Lücken zum C5 müssen geschlossen sein", "gaps to C5 have to be closed"),
    (ReminderKind.PLAN_TYPE_1_DUE, "Typ-1-Testat nach Plan fällig", "type 1 attestation is due by plan"),
    (ReminderKind.PLAN_TYPE_2_DUE, "Typ-2-Testat nach Plan fällig", "type 2 attestation is due by plan"),
    (ReminderKind.CONTRACT_ENDS, "Vertrag endet", "contract ends"),
    (ReminderKind.EXIT_TEST_IS_OLD, "Ausstieg erneut testen", "test the exit again"),
    (EvidenceKind.LINK, "Link", "link"),
    (EvidenceKind.FILE, "Datei", "file"),
    (FileKind.PDF, "PDF", "PDF"),
    (FileKind.PNG, "PNG-Bild", "PNG picture"),
    (FileKind.JPEG, "JPEG-Bild", "JPEG picture"),
    (FileKind.DOCX, "Word-Dokument", "Word document"),
    (FileKind.XLSX, "Excel-Tabelle", "Excel table"),
    (FileKind.ODT, "OpenDocument-Text", "OpenDocument text"),
    (FileKind.TXT, "Text", "text"),
    (FileKind.CSV, "CSV-Tabelle", "CSV table"),
    (ScanState.CLEAN, "kein Virus gefunden", "no virus found"),
    (ScanState.INFECTED, "Virus gefunden, gesperrt", "virus found, locked"),
    (ScanState.UNSCANNED, "ungeprüft", "not scanned"),
    (PurgeReason.PATIENT_DATA, "enthielt Patientendaten", "contained patient data"),
    (PurgeReason.NOT_NEEDED, "wird nicht mehr gebraucht oder war falsch", "no longer needed, or wrong"),
    (Expiry.OPEN_ENDED, "ohne Ablauf", "no expiry"),
    (Expiry.VALID, "gültig", "valid"),
    (Expiry.SOON, "läuft bald ab", "expires soon"),
    (Expiry.EXPIRED, "abgelaufen", "expired"),
    (Urgency.DONE, "erledigt", "done"),
    (Urgency.OVERDUE, "überfällig", "overdue"),
    (Urgency.SOON, "bald fällig", "due soon"),
    (Urgency.OPEN, "offen", "open"),
    (Weight.FAR_APART, "mindestens zwei Stufen auseinander", "at least two levels apart"),
    (Weight.OTHER_GATE, "würde ein Tor öffnen oder schließen", "would open or close a gate"),
    (Weight.OTHER_QUADRANT, "würde das Lagebild ändern", "would change the position of the house"),
    (Role.CONTRIBUTOR, "Mitwirkende", "Contributor"),
    (Role.LEAD, "Leitung", "Lead"),
    (Role.CONSULTANT, "Beratung", "Consultant"),
    (Role.AUDITOR, "Prüfung", "Auditor"),
    (Part.DIMENSION, "Fragen", "Questions"),
    (Part.APPLICATIONS, "Anwendungen", "Applications"),
    (Part.LAW, "Recht, Anbieter und Dienste", "Law, providers and services"),
    (Part.PLANNING, "Szenarien, Gewichtung der Themen und Fahrplan", "Scenarios, weighting of themes and roadmap"),
    (State.OPEN, "in Bearbeitung", "in progress"),
    (State.SUBMITTED, "eingereicht", "submitted"),
    (State.CLOSED, "abgeschlossen", "closed"),
    (MilestoneKind.SUBMITTED, "Einreichung", "submission"),
    (MilestoneKind.NAMED, "Zwischenstand", "interim state"),
    (FederalState.BW, "Baden-Württemberg", "Baden-Württemberg"),
    (FederalState.BY, "Bayern", "Bavaria"),
    (FederalState.BE, "Berlin", "Berlin"),
    (FederalState.BB, "Brandenburg", "Brandenburg"),
    (FederalState.HB, "Bremen", "Bremen"),
    (FederalState.HH, "Hamburg", "Hamburg"),
    (FederalState.HE, "Hessen", "Hesse"),
    (FederalState.MV, "Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania"),
    (FederalState.NI, "Niedersachsen", "Lower Saxony"),
    (FederalState.NW, "Nordrhein-Westfalen", "North Rhine-Westphalia"),
    (FederalState.RP, "Rheinland-Pfalz", "Rhineland-Palatinate"),
    (FederalState.SL, "Saarland", "Saarland"),
    (FederalState.SN, "Sachsen", "Saxony"),
    (FederalState.ST, "Sachsen-Anhalt", "Saxony-Anhalt"),
    (FederalState.SH, "Schleswig-Holstein", "Schleswig-Holstein"),
    (FederalState.TH, "Thüringen", "Thuringia"),
)


def label_of(value: StrEnum) -> Text:
    """Return the name of ``value`` in every language.

    :raises KeyError: when the value has no name yet; a test keeps every enum complete.
    """
    return _LABELS[type(value), value.value]


_LABELS = {(HouseFunction, value.value): name for value, name in FUNCTIONS.items()} | {
    (type(value), value.value): both(german, english) for value, german, english in _NAMES
}
