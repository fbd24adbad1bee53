"""The address of a mail server becomes Django's settings."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cloudready.settings.mail import mail_at


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://who:s%40cret@mail.example", 587, True, False),
        ("smtps://who:s%40cret@mail.example", 465, False, True),
        ("smtp+plain://who:s%40cret@mail.example:2525", 2525, False, False),
    ],
    ids=["starttls", "tls", "plain"],
)
def test_a_server_is_described_by_its_address(url: str, port: int, starttls: bool, tls: bool) -> None:
    assert mail_at(url) == {
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": "who",
        "EMAIL_HOST_PASSWORD": "s@cret",
        "EMAIL_USE_TLS": starttls,
        "EMAIL_USE_SSL": tls,
        "EMAIL_TIMEOUT": 10,
    }


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        mail_at(url)
