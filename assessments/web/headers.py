"""What every answer tells the browser beyond the content security policy: whom to keep out, what to forget."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from whitenoise.middleware import WhiteNoiseFileResponse

Answering = Callable[[HttpRequest], HttpResponseBase]

OWN_FEATURES = ("clipboard-write", "publickey-credentials-create", "publickey-credentials-get")
"""What our pages use: copying recovery codes, and passkeys."""
FORBIDDEN_FEATURES = ("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read",
    "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial",
    "storage-access", "usb", "xr-spatial-tracking")  # fmt: skip

ISOLATION = {
    "Cross-Origin-Resource-Policy": "same-origin",
    # Nothing on our pages comes from elsewhere, so that demanding a permission for it costs nothing.
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(
        [*(f"{name}=(self)" for name in OWN_FEATURES), *(f"{name}=()" for name in FORBIDDEN_FEATURES)]
    ),
}

# Not "cookies": browsers take that for the whole registered domain, and leaving CloudReady at cloudready.house.example
# would sign people out of every other application of house.example. Our own cookies are deleted by name.
FORGET = '"cache", "storage"'


class HeadersMiddleware:
    """Stands outside of everything that may answer, so that files, refusals and failures carry the same headers.

    Whatever is not a file of the site itself is kept by no cache: ward computers are shared, and the page of one
    person must not come back for the next one, be it by the back button.
    """

    def __init__(self, get_response: Answering) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and add what the answer does not say itself."""
        response = self.get_response(request)
        for name, value in ISOLATION.items():
            response.headers.setdefault(name, value)
        if not isinstance(response, WhiteNoiseFileResponse):
            patch_cache_control(response, private=True, no_store=True)
        return response


def forget_visitor(response: HttpResponse) -> HttpResponse:
    """Return the answer to a sign-out: what the browser keeps of this site leaves it with the session."""
    response.headers["Clear-Site-Data"] = FORGET
    response.delete_cookie(
        settings.CSRF_COOKIE_NAME,
        path=settings.CSRF_COOKIE_PATH,
        domain=settings.CSRF_COOKIE_DOMAIN,
        samesite=settings.CSRF_COOKIE_SAMESITE,  # type: ignore[arg-type]  # any text, say the settings
    )
    return response
