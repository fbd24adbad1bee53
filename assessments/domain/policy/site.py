"""The addresses that belong to no hospital: the way in, one's own account, the installation and the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.domain.policy.rule import READING, WRITING, Area, Rule, account, catalogue, operating, public

SITE: Mapping[str, Rule] = {
    "landing": public("GET"),
    "healthz": public("GET"),
    "set_language": public("POST"),
    "admin:*": Rule(Area.ADMIN, READING | WRITING),
    "admin_login": account("GET", "POST"),  # leads to the sign-in below; the administration has none of its own
    # signing in and out
    "account_login": public("GET", "POST"),
    "mfa_authenticate": public("GET", "POST"),
    "mfa_login_webauthn": public("GET", "POST"),
    "account_inactive": public("GET"),
    "socialaccount_login_cancelled": public("GET"),
    "socialaccount_login_error": public("GET"),
    "openid_connect_login": public("GET", "POST"),
    "openid_connect_callback": public("GET", "POST"),
    "account_logout": public("POST"),
    "demo": public("POST"),
    "account_reset_password": public("GET", "POST"),
    "account_reset_password_done": public("GET"),
    "account_reset_password_from_key": public("GET", "POST"),
    "account_reset_password_from_key_done": public("GET"),
    # one's own account
    "account": account("GET", "POST"),
    "account_reauthenticate": account("GET", "POST"),
    "account_change_password": account("GET", "POST"),
    "account_set_password": account("GET", "POST"),
    "usersessions_list": Rule(Area.ACCOUNT, frozenset({"GET", "POST"})),  # this view of allauth's knows no HEAD
    "session_clock": account("GET", "POST"),
    "mfa_index": account("GET"),
    "mfa_reauthenticate": account("GET", "POST"),
    "mfa_activate_totp": account("GET", "POST"),
    "mfa_deactivate_totp": account("GET", "POST"),
    "mfa_view_recovery_codes": account("GET"),
    "mfa_generate_recovery_codes": account("GET", "POST"),
    "mfa_download_recovery_codes": account("GET"),
    "mfa_list_webauthn": account("GET"),
    "mfa_add_webauthn": account("GET", "POST"),
    "mfa_reauthenticate_webauthn": account("GET", "POST"),
    "mfa_edit_webauthn": account("GET", "POST"),
    "mfa_remove_webauthn": account("GET", "POST"),
    # what is one's own
    "assessments": account("GET"),
    "assessment_create": account("GET", "POST"),
    "portfolio": account("GET"),
    # an invitation, open to whoever holds the link; accepting it asks for the account of its address
    "invitation": public("GET", "POST"),
    # the installation
    "operating": operating("GET"),
    "break_glass": operating("GET", "POST"),
    # an edition as respondents will see it
    "preview": catalogue("GET"),
    "preview_dimension": catalogue("GET"),
    "preview_result": catalogue("GET"),
    "preview_report": catalogue("GET"),
}
