"""One long sheet as XLSX, written as text: lists of a province have hundreds of thousands of rows, for which a cell-by-cell
library takes over a minute. Text is inline, never a formula, also after the cell is edited."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_UNUSUAL = re.compile(r"[&<>\x00-\x09\x0b-\x1f\ufffe\uffff]|^[=+\-@]|^ | $", re.MULTILINE)
"""What needs more care than a plain cell: something to escape, a formula, blanks at the ends."""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
}  # fmt: skip
PLAIN, TEXT, QUOTED, HEAD, TITLE, CENTRE, STRONG, ITALIC, NUMBER, GROUP = range(10)
"""Styles of cells."""
_XF = (
    (0, 0, "", ""), (0, 1, "", ' vertical="top" wrapText="1"'), (0, 1, ' quotePrefix="1"', ' vertical="top" wrapText="1"'),
    (1, 1, "", ' horizontal="center" vertical="center" wrapText="1"'), (3, 0, "", ' horizontal="center" vertical="center" wrapText="1"'),
    (2, 0, "", ' horizontal="center"'), (1, 0, "", ' horizontal="center"'), (2, 0, "", ""), (0, 1, "", ' horizontal="right" vertical="top"'),
    (1, 1, "", ' vertical="top"'),
)  # fmt: skip


def _styles() -> str:
    fonts = "".join(
        f"<font>{weight}<sz val=\"{size}\"/><name val=\"Times New Roman\"/></font>"
        for weight, size in (("", 11), ("<b/>", 11), ("<i/>", 11), ("<b/>", 14))
    )  # fmt: skip
    side = "".join(f'<{name} style="thin"><color auto="1"/></{name}>' for name in ("left", "right", "top", "bottom"))
    xfs = "".join(
        f'<xf numFmtId="{49 if at in (TEXT, QUOTED) else 0}" fontId="{font}" fillId="0" borderId="{border}" xfId="0" applyFont="1" applyBorder="1"'
        f' applyAlignment="1"{quoted}><alignment{align}/></xf>'
        for at, (font, border, quoted, align) in enumerate(_XF)
    )  # fmt: skip
    return (
        f'<styleSheet xmlns="{MAIN}"><fonts count="4">{fonts}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="2"><border><left/><right/><top/><bottom/></border><border>{side}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_XF)}">{xfs}</cellXfs><dxfs count="1"><dxf><border>{side}</border></dxf></dxfs></styleSheet>'
    )  # fmt: skip


def letters(at: int) -> str:
    """0 → A, 26 → AA."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(65 + rest) + found
    return found


def cell(at: int, row: int, value: str | int | None, style: int = TEXT) -> str:
    """XML of a cell; a blank one keeps its border."""
    place = f'<c r="{letters(at)}{row}" s="{style}"'
    if value is None or value == "":
        return place + "/>"
    if isinstance(value, int):
        return f"{place}><v>{value}</v></c>"
    if value.startswith(_DANGEROUS):
        place = f'<c r="{letters(at)}{row}" s="{QUOTED}"'
    return f'{place} t="inlineStr"><is><t xml:space="preserve">{escape(_CONTROL.sub("", value))}</t></is></c>'


class Sheet:
    """Rows from the top down into an open XLSX; `row` takes (column, value, style), `fast` values under the columns."""

    def __init__(self, name: str, widths: Sequence[float], footer: str, head: tuple[int, int]) -> None:
        """`head`: first and last row of the head, which stays when scrolling and is printed on every page."""
        self.buffer = io.BytesIO()
        self._zip = zipfile.ZipFile(self.buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        for part, text in {**_PARTS, "xl/styles.xml": _styles(), "xl/workbook.xml": _workbook(name, head)}.items():
            self._zip.writestr(part, _HEAD + text)
        self._out = self._zip.open("xl/worksheets/sheet1.xml", "w", force_zip64=True)
        self._merged: list[str] = []
        self._frame = ""
        self._footer, self.at = footer, 0
        self._letters = [letters(at) for at in range(len(widths))]
        columns = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1))  # fmt: skip
        self._write(
            f'{_HEAD}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{head[1]}" topLeftCell="A{head[1] + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>'
        )

    def _write(self, text: str) -> None:
        self._out.write(text.encode())

    def row(self, *cells: tuple[int, str | int | None, int], height: float | None = None) -> int:
        self.at += 1
        size = f' ht="{height}" customHeight="1"' if height else ""
        inner = "".join(cell(at, self.at, value, style) for at, value, style in cells)
        self._write(f'<row r="{self.at}"{size}>{inner}</row>')
        return self.at

    def merge(self, row: int, first: int, last: int, down: int = 1) -> None:
        if (first, row) != (last, row + down - 1):
            self._merged.append(f"{letters(first)}{row}:{letters(last)}{row + down - 1}")

    def fast(self, rows: Iterable[Sequence[str | int | None]]) -> None:
        """Rows of a table that `framed` draws borders for: a blank cell is not written at all."""
        names, out = self._letters, []
        for values in rows:
            self.at += 1
            n = self.at
            text = "\n".join([value for value in values if value.__class__ is str])
            slow = _UNUSUAL.search(text) is not None
            parts = [
                cell(at, n, value) if slow and isinstance(value, str)
                else f'<c r="{names[at]}{n}" s="8"><v>{value}</v></c>' if isinstance(value, int)
                else f'<c r="{names[at]}{n}" s="1" t="inlineStr"><is><t>{value}</t></is></c>'
                for at, value in enumerate(values) if value is not None and value != ""
            ]  # fmt: skip
            out.append(f'<row r="{n}">{"".join(parts)}</row>')
        self._write("".join(out))

    def framed(self, first: int, columns: int) -> None:
        """Borders for every cell from row `first` to here, blank ones too: one rule instead of a cell each."""
        place = f"A{first}:{letters(columns - 1)}{self.at}"
        self._frame = f'<conditionalFormatting sqref="{place}"><cfRule type="expression" dxfId="0" priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>'

    def close(self) -> bytes:
        merged = "".join(f'<mergeCell ref="{place}"/>' for place in self._merged)
        self._write("</sheetData>")
        if merged:
            self._write(f'<mergeCells count="{len(self._merged)}">{merged}</mergeCells>')
        self._write(self._frame)
        self._write(
            '<pageMargins left="0.6" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            f"<headerFooter><oddFooter>{escape(self._footer)}</oddFooter></headerFooter></worksheet>"
        )
        self._out.close()
        self._zip.close()
        return self.buffer.getvalue()


def _workbook(name: str, head: tuple[int, int]) -> str:
    titles = f"'{name}'!${head[0]}:${head[1]}"
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets>'
        f'<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">{escape(titles)}</definedName></definedNames></workbook>'
    )
