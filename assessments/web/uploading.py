"""Limits on what a browser may send: noticed while it comes in, not after all of it is there."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import IO, Any

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from assessments.domain.evidence import LARGEST_FILE, MEGABYTE, MOST_FILES

LARGEST_REQUEST = MOST_FILES * LARGEST_FILE + MEGABYTE
TOO_LARGE = 413


class Excess(StrEnum):
    """What was too much."""

    SIZE = "size"
    COUNT = "count"


class UploadLimitMiddleware:
    """Answers 413 before anything is read when a request says that it is larger than the largest honest one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Stand before everything that reads what was sent, the check of the token among it."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on what is small enough."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > LARGEST_REQUEST:
            return too_large(request)
        return self.get_response(request)


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Receives files into temporary ones, up to a number and a size; what goes beyond is dropped while it comes in.

    The rest of the form is still read, so that its token counts and the page can answer with a sentence.
    """

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803  Django's name
        content_length: int,
        boundary: bytes | str,
        encoding: str | None = None,
    ) -> None:
        """Start to count."""
        del input_data, META, content_length, boundary, encoding
        self._files = 0

    def new_file(self, *arguments: Any, **more: Any) -> None:
        """Begin a file, unless there are too many.

        :raises SkipFile: when there are.
        """
        self._files += 1
        if self._files > MOST_FILES:
            self._drop(Excess.COUNT)
        super().new_file(*arguments, **more)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece.

        :raises SkipFile: when the file is too large with it.
        """
        if start + len(raw_data) > LARGEST_FILE:
            self._drop(Excess.SIZE)
        super().receive_data_chunk(raw_data, start)

    def _drop(self, why: Excess) -> None:
        if self.request is not None:
            self.request.upload_excess = why  # type: ignore[attr-defined]
        raise SkipFile


def excess_of(request: HttpRequest) -> Excess | None:
    """Return what of this request was too much and therefore dropped."""
    _read = request.FILES
    excess: Excess | None = getattr(request, "upload_excess", None)
    return excess


def too_large(request: HttpRequest, excess: Excess = Excess.SIZE) -> HttpResponse:
    """Say that it was too much, and how much it may be."""
    context = {"excess": excess, "most_files": MOST_FILES, "largest": LARGEST_FILE // MEGABYTE}
    return render(request, "413.html", context, status=TOO_LARGE)
