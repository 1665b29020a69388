"""The sample plans as files that officials have: DOCX with a two-column head, PDF with a text layer, plain text."""

import pathlib
import re

import docx
import typst


def write(samples: pathlib.Path, folder: pathlib.Path) -> None:
    """One file of each sample in each form, if it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted(samples.glob("*.txt")):
        text = source.read_text(encoding="utf-8")
        for name, make in ((".txt", str.encode), (".docx", as_docx), (".pdf", as_pdf)):
            place = folder / (source.stem + name)
            if not place.exists():
                place.write_bytes(make(text))


def _split(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The head in two columns, then the lines."""
    head, lines = [], text.splitlines()
    while lines and lines[0].strip():
        left, _, right = re.sub(r"\s{3,}", "\t", lines.pop(0).strip()).partition("\t")
        head.append((left, right))
    return head, lines


def as_docx(text: str) -> bytes:
    """A Word file: table for the head, paragraphs for the rest."""
    import io

    head, lines = _split(text)
    document = docx.Document()
    table = document.add_table(rows=len(head), cols=2)
    for row, (left, right) in zip(table.rows, head, strict=True):
        row.cells[0].text, row.cells[1].text = left, right
    for line in lines:
        if line.strip():
            document.add_paragraph(line.strip())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf(text: str) -> bytes:
    """A PDF with a text layer, as printed from an office program."""
    head, lines = _split(text)
    rows = ", ".join(f"[{_safe(left)}], [{_safe(right)}]" for left, right in head)
    body = "\n\n".join(_safe(line.strip()) for line in lines if line.strip())
    source = f'#set page(paper: "a4", margin: 2cm, numbering: "1")\n#set text(size: 12pt)\n#grid(columns: (1fr, 1fr), row-gutter: 6pt, {rows})\n\n{body}'
    return bytes(typst.compile(source.encode()))


def _safe(line: str) -> str:
    """Text that Typst prints as it stands."""
    return "".join("\\" + c if c in "\\#$*_`<>@=[]~-+/'\"" else c for c in line)
