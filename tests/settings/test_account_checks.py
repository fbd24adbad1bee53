"""What a deployment is told about signing in."""

import pytest
from django.test import override_settings

from assessments.checks import accounts

SAFE = override_settings(CLOUDREADY_MFA_COMPULSORY=True)
PLAIN = {"openid_connect": {"APPS": [{"settings": {"server_url": "http://x.example"}}]}}
BROKEN = [
    (accounts.NOT_COMPELLED, {"CLOUDREADY_MFA_COMPULSORY": False}),
    (accounts.SECOND_DOOR, {"AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"]}),
    (accounts.LIMITS_PER_WORKER, {"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}}),
    (accounts.ENDLESS_SESSIONS, {"CLOUDREADY_IDLE_MINUTES": 61}),
    (accounts.ENDLESS_SESSIONS, {"CLOUDREADY_ABSOLUTE_HOURS": 13}),
    (accounts.OPEN_PROVIDER, {"SOCIALACCOUNT_PROVIDERS": PLAIN}),
]


@SAFE
def test_a_guarded_site_is_told_nothing() -> None:
    assert accounts.accounts_are_guarded() == []


@pytest.mark.parametrize(("message", "broken"), BROKEN, ids=[f"{one.id} {next(iter(how))}" for one, how in BROKEN])
@SAFE
def test_each_gap_is_noticed(message: object, broken: dict[str, object]) -> None:
    with override_settings(**broken):
        assert accounts.accounts_are_guarded() == [message]
