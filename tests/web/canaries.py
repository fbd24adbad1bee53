"""Everything that leaves the site for a request: the answer as text, whatever kind of file it is, mails and the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from django.core import mail
from django.http.response import HttpResponseBase
from django.test import TestCase
from pypdf import PdfReader

LOGGERS = ("", "django", "assessments", "cloudready.audit")
TELLS = "assessments.services"
REMOVES = "assessments.services.evidence"  # files, which no transaction brings back


def words_of(response: HttpResponseBase) -> str:
    """Return an answer as text, with its headers; a streamed one is read to its end."""
    content = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined, arg-type]
    return "\n".join([*map(str, response.headers.values()), *_texts(content)])


def _texts(content: bytes) -> Iterator[str]:
    if content.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(content))
        yield from (page.extract_text() for page in reader.pages)
        yield str(reader.metadata)
    elif content.startswith(b"PK\x03\x04"):  # spreadsheets and documents are archives too
        with ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from _texts(archive.read(name))
    else:
        yield content.decode(errors="replace")


@dataclass
class Heard(logging.Handler):
    """What went out beside the answer."""

    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(logging.DEBUG)

    __hash__ = logging.Handler.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def listening() -> Iterator[Heard]:
    """Hear what is logged and mailed meanwhile, also by what services leave until their transaction is over."""
    heard, before = Heard(), len(mail.outbox)
    loggers = [logging.getLogger(name) for name in LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(heard)
        logger.setLevel(logging.INFO)
    try:
        with TestCase.captureOnCommitCallbacks() as left:
            yield heard
        for callback in left:
            module = str(getattr(callback, "__module__", ""))
            if module.startswith(TELLS) and not module.startswith(REMOVES):  # and no thread draws a report
                callback()
        heard.said += [str(letter.message()) + letter.body for letter in mail.outbox[before:]]
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(heard)
            logger.setLevel(level)
