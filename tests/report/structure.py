"""Looking into a PDF with a library that had no part in making it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
from pypdf import PdfReader


@dataclass
class Document:
    """A PDF as it was written."""

    raw: bytes

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(BytesIO(self.raw))

    @cached_property
    def objects(self) -> tuple[Any, ...]:
        return tuple(item for item in self.pdf.objects if isinstance(item, pikepdf.Dictionary))

    @property
    def fonts(self) -> tuple[Any, ...]:
        return tuple(item for item in self.objects if item.get("/Type") == "/Font" and item.Subtype == "/Type0")

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of every page, white space evened out; read once, which takes half as long as drawing."""
        return tuple(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(self.raw)).pages)

    @cached_property
    def letters(self) -> str:
        """All text without white space and hyphens, so that line ends do not matter."""
        return re.sub(r"[\s-]", "", "".join(self.texts))

    @cached_property
    def elements(self) -> tuple[Any, ...]:
        """The structure elements in reading order."""
        return tuple(_below(self.pdf.Root.StructTreeRoot.K))

    def elements_of(self, *kinds: str) -> tuple[Any, ...]:
        return tuple(element for element in self.elements if element.S in kinds)

    def links(self) -> set[str]:
        """Return the names that links inside the document lead to."""
        annotations = (item for item in self.objects if item.get("/Subtype") == "/Link")
        return {str(item.Dest) for item in annotations if "/Dest" in item}

    def destinations(self) -> set[str]:
        """Return the names of places inside the document."""
        return {str(name) for name in pikepdf.NameTree(self.pdf.Root.Names.Dests)}

    def outline(self) -> tuple[str, ...]:
        """Return the titles of the top bookmarks."""
        return tuple(item.title for item in self.pdf.open_outline().root)


def _below(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _below(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _below(node.get("/K", pikepdf.Array()))


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute of a structure element as text."""
    given = element.get("/A", pikepdf.Array())
    for owner in given if isinstance(given, pikepdf.Array) else [given]:
        if name in owner:
            return str(owner[name])
    return None
