"""Which kind of data every column holds: the base of what is kept how long, exported and deleted.

One row per table and one list of columns per class; a column without a class fails the tests. The words of the classes
stand in ``docs/data-protection.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class DataClass(StrEnum):
    """What a column holds, from what needs most care to what needs least.

    ``PERSONAL`` says something about a person: who, and what somebody did. ``CONFIDENTIAL`` is what a hospital told us
    about itself. ``CATALOGUE`` is published with the product. ``TECHNICAL`` keeps the rest together: keys, counters and
    digests.
    """

    PERSONAL = "personal"
    CONFIDENTIAL = "confidential"
    CATALOGUE = "catalogue"
    TECHNICAL = "technical"


def _of(**columns: str) -> Mapping[str, DataClass]:
    return {name: DataClass(kind) for kind, names in columns.items() for name in names.split()}


CLASSES: Mapping[str, Mapping[str, DataClass]] = {
    "account.EmailAddress": _of(personal="user email verified primary", technical="id"),
    "account.EmailConfirmation": _of(personal="email_address created sent key", technical="id"),
    "admin.LogEntry": _of(
        personal="action_time user content_type object_id object_repr action_flag change_message",
        technical="id",
    ),
    "assessments.AcceptedVerdict": _of(
        personal="by",
        catalogue="edition hospital subject before after reason at",
        technical="id",
    ),
    "assessments.Anchor": _of(catalogue="question level text", technical="id"),
    "assessments.Answer": _of(
        personal="changed_by",
        confidential="kind level reason note confidence ground source flagged assessment changed_at",
        technical="id question_code version",
    ),
    "assessments.AnswerEvent": _of(
        personal="by",
        confidential="kind level reason note confidence ground source flagged assessment at",
        technical="id question_code version",
    ),
    "assessments.AnswerToConfirm": _of(
        personal="confirmed_by", confidential="move fate confirmed_at", technical="id question_code version"
    ),
    "assessments.Archetype": _of(
        catalogue=(
            "edition code group name delivery delivery_note data_classes criticality recovery devices "
            "regulation regulation_note elasticity integration target reason blocker codes "
            "hybrid_cloud hybrid_local"
        ),
        technical="id position",
    ),
    "assessments.ArchetypeGroup": _of(catalogue="edition code title", technical="id position"),
    "assessments.Assessment": _of(
        personal="created_by updated_by submitted_by closed_by",
        confidential=(
            "hospital edition title scope preset theme_weights status created_at updated_at submitted_at closed_at"
        ),
        technical="id round",
    ),
    "assessments.AssessmentMove": _of(
        personal="moved_by undone_by",
        confidential="assessment source target milestone preset theme_weights applications moved_at undone_at",
        technical="id",
    ),
    "assessments.Assignment": _of(
        personal="person given_by",
        confidential="assessment function due_on message given_at",
        technical="id code",
    ),
    "assessments.Attendee": _of(personal="name person", confidential="meeting", technical="id"),
    "assessments.Attestation": _of(
        personal="changed_by",
        confidential=(
            "changed_at service kind catalogue period_end scope_ok plan_date plan_complete evidence_reference"
        ),
        technical="id version",
    ),
    "assessments.AuditChain": _of(
        confidential="hospital key",
        technical="id length digest purged purged_digest purged_signature",
    ),
    "assessments.BreakGlass": _of(personal="by", confidential="hospital reason at until", technical="id"),
    "assessments.CacheEntry": _of(technical="cache_key value expires"),
    "assessments.CatalogueEdition": _of(
        catalogue="code status released_on legal_position_date published_at",
        technical="id fingerprint law_fingerprint source_digest",
    ),
    "assessments.ChangeEvent": _of(
        personal="by",
        confidential="hospital assessment kind result subject details at",
        technical="id number request_id previous digest",
    ),
    "assessments.Check": _of(catalogue="edition code kind trigger questions text advice", technical="id position"),
    "assessments.ChecklistItem": _of(catalogue="edition code text", technical="id position"),
    "assessments.CloudService": _of(
        personal="changed_by",
        confidential=(
            "changed_at provider name service_model is_cloud_service places first_placed_on_market "
            "attested customer_criteria_done avv_signed s203_chain_signed incident_clause_hours "
            "exit_plan exit_test_date contract_end switching_clause switching_fee_eur "
            "evidence_reference applications"
        ),
        technical="id version",
    ),
    "assessments.Cluster": _of(catalogue="edition code title members", technical="id position"),
    "assessments.Comment": _of(
        personal="by",
        confidential="discussion text at edited_at deleted_at",
        technical="id",
    ),
    "assessments.Criterion": _of(
        catalogue="edition code name question anchors reason at_lowest at_highest curves",
        technical="id position",
    ),
    "assessments.DerivedValue": _of(
        catalogue="edition code text reference note when words cases otherwise",
        technical="id position",
    ),
    "assessments.Dimension": _of(catalogue="edition code title introduction", technical="id position"),
    "assessments.Discussion": _of(
        personal="settled_by",
        confidential="assessment settled_at",
        technical="id question_code",
    ),
    "assessments.EditionChange": _of(
        personal="by",
        catalogue="edition at kind element code field before after",
        technical="id",
    ),
    "assessments.EditionComment": _of(
        personal="by settled_by",
        catalogue="edition element code text at settled_at",
        technical="id",
    ),
    "assessments.EditionPublication": _of(
        catalogue="edition number previous review change_log",
        technical="id",
    ),
    "assessments.EditionReview": _of(
        personal="asked_by decided_by",
        catalogue="edition note asked_at state decided_at reason",
        technical="id fingerprint",
    ),
    "assessments.Evidence": _of(
        personal="added_by changed_by purged_by",
        confidential=(
            "hospital kind title note effective_on expires_on address file_name file_kind added_at "
            "changed_at purged_at purge_reason"
        ),
        technical="id sha256 size scan scanned_at version",
    ),
    "assessments.EvidenceUse": _of(
        personal="added_by",
        confidential="evidence assessment attestation step added_at",
        technical="id question_code",
    ),
    "assessments.Hospital": _of(
        personal="created_by updated_by",
        confidential=(
            "name country federal_state ownership beds full_inpatient_cases employees turnover_eur "
            "balance_sheet_eur sites legal_form is_sgb5_108_hospital receives_khzg receives_khtf "
            "created_at updated_at"
        ),
        technical="id",
    ),
    "assessments.HospitalApplication": _of(
        personal="changed_by",
        confidential=(
            "assessment code archetype name product current codes confirmed place_preference runs_until changed_at"
        ),
        technical="id position",
    ),
    "assessments.HospitalDeletion": _of(
        personal="requested_by",
        confidential="hospital requested_at due_at",
        technical="id",
    ),
    "assessments.HospitalGroup": _of(confidential="name hospitals", technical="id"),
    "assessments.HospitalGroup_hospitals": _of(confidential="hospitalgroup hospital", technical="id"),
    "assessments.HouseFact": _of(
        personal="changed_by",
        confidential="name value changed_at hospital",
        technical="id version",
    ),
    "assessments.ImpactRun": _of(
        personal="started_by",
        confidential="waiting lines",
        catalogue="edition started_at finished_at total",
        technical="id fingerprint",
    ),
    "assessments.Invitation": _of(
        personal=(
            "email role ends_on sections may_answer audits sent_at sent_by expires_at accepted_at "
            "accepted_by withdrawn_at withdrawn_by"
        ),
        confidential="hospital",
        technical="id language digest",
    ),
    "assessments.LawHead": _of(
        catalogue="edition compiled_on federal_law_date languages legal_position disclaimer",
        technical="id",
    ),
    "assessments.LegalDate": _of(
        catalogue="edition code day text confidence concerns example",
        technical="id position",
    ),
    "assessments.LegalFact": _of(
        catalogue=(
            "edition code scope origin kind words at_least_one question profile answer_question "
            "answer_levels implied_by"
        ),
        technical="id position",
    ),
    "assessments.LegalRegime": _of(catalogue="edition code title", technical="id position"),
    "assessments.LegalRule": _of(
        catalogue=(
            "edition code regime scope severity remedy condition text reference valid_from "
            "valid_from_note valid_until confidence standing remark open_points review_by sources "
            "evidence deadline note cases"
        ),
        technical="id position",
    ),
    "assessments.Meeting": _of(
        personal="started_by",
        confidential="assessment title questions started_at ended_at",
        technical="id",
    ),
    "assessments.MeetingDecision": _of(
        personal="by agreed",
        confidential="meeting at",
        technical="id question_code version_before version_after",
    ),
    "assessments.MeetingDecision_agreed": _of(personal="attendee", confidential="meetingdecision", technical="id"),
    "assessments.Membership": _of(
        personal="user role ends_on sections may_answer audits",
        confidential="hospital",
        technical="id",
    ),
    "assessments.Mention": _of(personal="person", confidential="comment", technical="id"),
    "assessments.Milestone": _of(
        personal="taken_by",
        confidential="assessment edition kind name as_of summary content taken_at",
        technical="id round scoring_version digest",
    ),
    "assessments.MilestoneReport": _of(confidential="milestone content", technical="id language digest"),
    "assessments.Modifier": _of(
        catalogue="edition code name questions inverted own_operation_only shifts",
        technical="id position",
    ),
    "assessments.Objection": _of(
        catalogue="edition code title meant questions settled open stands",
        technical="id position",
    ),
    "assessments.OpenPoint": _of(catalogue="edition code text", technical="id position"),
    "assessments.Pace": _of(catalogue="edition code name questions by_level reason", technical="id position"),
    "assessments.PlanningFigure": _of(catalogue="edition code value reason", technical="id position"),
    "assessments.Prerequisite": _of(catalogue="edition code question first reason", technical="id position"),
    "assessments.Presence": _of(personal="person at", confidential="assessment", technical="id dimension_code"),
    "assessments.Provider": _of(
        personal="changed_by",
        confidential=("changed_at hospital name establishment_de parent_outside_eu us_parent us_recipient dpf_listed"),
        technical="id version",
    ),
    "assessments.Question": _of(
        catalogue=(
            "edition code dimension meaning_since polarity quick_check text evidence why effect measure_text "
            "measure_effort measure_owners gate_opens_at gate_blocks checklist basis sources"
        ),
        technical="id position",
    ),
    "assessments.ReferenceHospital": _of(
        catalogue="edition code name answers expected",
        technical="id position",
    ),
    "assessments.ReminderLetter": _of(personal="person day", confidential="hospital", technical="id"),
    "assessments.Report": _of(
        personal="requested_by",
        confidential="assessment data status requested_at finished_at pdf error",
        technical="id language digest lease_until",
    ),
    "assessments.RoadmapDecision": _of(
        personal="changed_by owner",
        confidential="assessment kind code dropped deferred_to due_date status note changed_at",
        technical="id version",
    ),
    "assessments.Rule": _of(
        catalogue=(
            "edition code kind effect operating_models criteria answers health_data regulation "
            "lifted_by_product measure text"
        ),
        technical="id position",
    ),
    "assessments.SaveKey": _of(technical="id assessment key question_code digest version at"),
    "assessments.Scenario": _of(
        personal="created_by changed_by",
        confidential="assessment name changes in_report created_at changed_at",
        technical="id",
    ),
    "assessments.SecondOpinion": _of(
        personal="by",
        confidential="assessment level reason at",
        technical="id question_code",
    ),
    "assessments.Seen": _of(personal="person until", confidential="discussion", technical="id"),
    "assessments.ServiceFact": _of(
        personal="changed_by",
        confidential="name value changed_at service",
        technical="id version",
    ),
    "assessments.ServiceUse": _of(
        personal="changed_by",
        confidential="service application changed_at",
        technical="id",
    ),
    "assessments.StakeholderRanking": _of(
        personal="given_by",
        confidential="assessment stakeholder ranking given_at",
        technical="id",
    ),
    "assessments.StateEffect": _of(catalogue="edition code title", technical="id position"),
    "assessments.StateLaw": _of(
        catalogue=(
            "edition code name act finding effect consequence confidence standing confidence_note sources rules"
        ),
        technical="id position",
    ),
    "assessments.StatusEvent": _of(
        personal="by",
        confidential="assessment step reason milestone at",
        technical="id round",
    ),
    "assessments.Theme": _of(catalogue="edition code name description letters", technical="id position"),
    "assessments.UseFact": _of(
        personal="changed_by",
        confidential="name value changed_at use",
        technical="id version",
    ),
    "assessments.User": _of(
        personal=(
            "password last_login is_superuser email name is_active is_staff is_operator date_joined "
            "groups user_permissions"
        ),
        technical="id",
    ),
    "assessments.User_groups": _of(personal="user group", technical="id"),
    "assessments.User_user_permissions": _of(personal="user permission", technical="id"),
    "assessments.WeightPreset": _of(catalogue="edition code name weights", technical="id position"),
    "auth.Group": _of(technical="id name permissions"),
    "auth.Group_permissions": _of(technical="id group permission"),
    "auth.Permission": _of(technical="id name content_type codename"),
    "contenttypes.ContentType": _of(technical="id app_label model"),
    "mfa.Authenticator": _of(personal="user type data created_at last_used_at", technical="id"),
    "sessions.Session": _of(personal="session_key session_data expire_date"),
    "socialaccount.SocialAccount": _of(
        personal="user provider uid last_login date_joined extra_data",
        technical="id",
    ),
    "socialaccount.SocialApp": _of(technical="id provider provider_id name client_id secret key settings"),
    "socialaccount.SocialToken": _of(personal="app account token token_secret expires_at", technical="id"),
    "usersessions.UserSession": _of(
        personal="user created_at ip last_seen_at session_key user_agent data",
        technical="id",
    ),
}
"""By label of the table, such as ``assessments.Answer``; those of the libraries that hold people too."""
