"""What PDF/UA-1 wants on top of PDF/A-3a, written into the finished document.

The library knows one variant at a time. ``pdf/a-3a`` brings tags, output intent, file identifier and attachment
relations; this adds the PDF/UA identification (with the extension schema that PDF/A demands for it), the scope of every
header cell and the index of the cell identifiers that ``/Headers`` points to.
"""

from __future__ import annotations

from typing import Any

import pydyf  # type: ignore[import-untyped]

_IDENTIFICATION = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def finish(document: object, pdf: pydyf.PDF) -> None:  # noqa: ARG001  # the library hands both over
    """Complete a tagged PDF/A-3a to PDF/UA-1."""
    _identify(pdf)
    cells = [item for item in pdf.objects if isinstance(item, dict) and item.get("S") == "/TH"]
    for cell in cells:
        group = _parent(pdf, _parent(pdf, cell))
        cell["A"]["Scope"] = "/Column" if group.get("S") == "/THead" else "/Row"
    _index(pdf, [cell for cell in cells if "ID" in cell])


def _identify(pdf: pydyf.PDF) -> None:
    metadata = _object(pdf, pdf.catalog["Metadata"])
    metadata.stream = [part.replace(b"</rdf:RDF>", _IDENTIFICATION) for part in metadata.stream]


def _index(pdf: pydyf.PDF, cells: list[Any]) -> None:
    if not cells:
        return
    leaf = pydyf.Dictionary({"Names": pydyf.Array()})
    for cell in sorted(cells, key=lambda cell: str(cell["ID"].string).encode()):
        leaf["Names"].extend((cell["ID"], cell.reference))
    leaf["Limits"] = pydyf.Array((leaf["Names"][0], leaf["Names"][-2]))
    pdf.add_object(leaf)
    root = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
    pdf.add_object(root)
    _object(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = root.reference


def _parent(pdf: pydyf.PDF, item: Any) -> Any:
    return _object(pdf, item["P"])


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
