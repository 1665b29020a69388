"""Files made for the tests of sources: DOCX by python-docx with raw XML where it has no words for it, PDF by typst."""

import io
import zipfile
from collections.abc import Callable

import typst
from docx import Document
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls("w")
PDF_HEAD = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  header: context { let at = counter(page).get().first(); if at > 1 { align(center, str(at)) } })
#set text(font: "Libertinus Serif", size: 13pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 12.7mm, all: true))
"""


def saved(document: Docx) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx(*bodies: str, parts: dict[str, str] | None = None) -> bytes:
    """A DOCX whose body is this raw XML (the prefix `w:` is declared)."""
    document = Document()
    body = document.element.body
    for xml in bodies:
        for one in parse_xml(f"<w:body {W}>{xml}</w:body>"):
            body.insert(len(body) - 1, one)
    data = saved(document)
    return with_parts(data, parts) if parts else data


def with_parts(data: bytes, parts: dict[str, str | bytes]) -> bytes:
    """The same package with parts added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def p(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def numbered(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def lists(*levels: tuple[str, str], more: str = "") -> dict[str, str]:
    """numbering.xml of one list (numId 1) with these formats and texts."""
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (shape, text) in enumerate(levels)
    )
    return {
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}</w:numbering>'
    }


def table(*rows: str) -> str:
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def tc(*paragraphs: str, span: int = 1, merge: str = "") -> str:
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = {"start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}.get(merge, "")
    return f"<w:tc><w:tcPr>{grid}{down}</w:tcPr>" + "".join(p(one) for one in paragraphs or ("",)) + "</w:tc>"


def pdf(body: str) -> bytes:
    return typst.compile((PDF_HEAD + body).encode())


def error_of(call: Callable[[], object], kind: type[Exception]) -> str:
    try:
        call()
    except kind as error:
        return str(error)
    raise AssertionError("nothing was raised")
