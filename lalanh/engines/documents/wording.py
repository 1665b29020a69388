"""The words of the layout: number line, place and date, punctuation of lists, end mark. Shared by DOCX and PDF."""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import TypeVar, cast

from lalanh.base import dates
from lalanh.base.text import nfc
from lalanh.engines.documents import layout
from lalanh.engines.documents.model import Block, Bullets, Document, Heading, Paragraph, Recipient, Table
from lalanh.engines.documents.numbering import Counter, deepest, roman

Value = TypeVar("Value")
END = "./."
_BLANK = "\u00a0" * 6
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BREAK = re.compile(r" (?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU) )")


def clean(value: Value) -> Value:
    """The same value, all the way down, in composed letters and without characters that no XML file can hold."""
    if isinstance(value, str):
        return cast(Value, _CONTROL.sub("", nfc(value)))
    if isinstance(value, tuple):
        return cast(Value, tuple(clean(item) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: clean(getattr(value, field.name)) for field in fields(value)})
    return value


def ready(document: Document) -> Document:
    """The same document with every mark written out: renderers only set it."""
    document = clean(document)
    return replace(
        document,
        bases=listed(document.bases),
        blocks=_ended(_numbered(document.blocks)) if _ends(document) else _numbered(document.blocks),
        annexes=tuple(replace(annex, blocks=_numbered(annex.blocks)) for annex in document.annexes),
    )


def listed(items: Sequence[str]) -> tuple[str, ...]:
    """Each ends with ";" and the last with "." (NĐ 30/2020, Phụ lục I, II.6)."""
    bare = [item.strip().rstrip(";., ") for item in items]
    return tuple(f"{item}{'.' if index == len(bare) - 1 else ';'}" for index, item in enumerate(bare))


def number_line(document: Document) -> str:
    """`Số: 05/KH-UBND`, or room for the number in a draft; nothing for a paper that has none."""
    if not document.symbol:
        return ""
    number = _BLANK if document.number is None else f"{document.number:02}"
    return f"Số: {number}/{document.symbol}"


def place_and_date(document: Document) -> str:
    """`Kon Rẫy, ngày 05 tháng 01 năm 2024`, or room for day and month."""
    return f"{document.place}, {date_or_blank(document.issued_on, document.year)}"


def date_or_blank(on: date | None, year: int | None) -> str:
    return dates.formal(on) if on else f"ngày{_BLANK}tháng{_BLANK}năm {year or _BLANK}"


def issuer_lines(name: str) -> list[str]:
    """In capitals, on two lines when one can't hold it: before the kind of unit, else near the middle."""
    capital = name.upper()
    if "\n" in capital or layout.width_mm(capital, layout.ISSUER, bold=True) <= layout.HEAD_LEFT:
        return capital.split("\n")
    parts = _BREAK.split(capital, maxsplit=1)
    if len(parts) == 2:
        return parts
    words = capital.split()
    cut = min(
        range(1, len(words)), default=0, key=lambda at: abs(len(" ".join(words[:at])) - len(" ".join(words[at:])))
    )
    return [" ".join(words[:cut]), " ".join(words[cut:])] if cut else [capital]


def rule_width(lines: list[str], size: int, room: float) -> float:
    """Between a third and a half of the text's length, as the decree wants the line below issuer and subject."""
    return 0.42 * min(room, max(layout.width_mm(text, size, bold=True) for text in lines))


def addressee_lines(document: Document) -> list[str]:
    """One addressee beside "Kính gửi:", several below it with dashes."""
    if len(document.addressees) == 1:
        return [f"Kính gửi: {document.addressees[0]}"]
    names = listed(document.addressees)
    return ["Kính gửi:", *(f"- {name}" for name in names)] if names else []


def recipient_lines(recipients: tuple[Recipient, ...]) -> list[str]:
    """`- UBND tỉnh (b/c);` … `- Lưu: VT, LĐTBXH.`"""
    return [f"- {line}" for line in listed([_recipient(recipient) for recipient in recipients])]


def annex_head(document: Document, index: int) -> tuple[str, str, str]:
    """`Phụ lục I`, the title in capitals, and which document it comes with (room where number and date are blank)."""
    label = f"Phụ lục {roman(index + 1)}" if len(document.annexes) > 1 else "Phụ lục"
    number = number_line(document).removeprefix("Số: ")
    date_text = date_or_blank(document.issued_on, document.year)
    kind = document.kind.capitalize() or "Công văn"
    issuer = document.issuer.replace("\n", " ")
    return label, document.annexes[index].title.upper(), f"(Kèm theo {kind} số {number} {date_text} của {issuer})"


def is_bold(heading: Heading) -> bool:
    """Chapters and titled sections; points (`a)`) are upright."""
    return heading.titled and not heading.number.endswith(")")


def heading_text(heading: Heading) -> str:
    return f"{heading.number} {heading.title.upper() if heading.level == 1 else heading.title}"


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """Every sentence of the blocks, tables included, for checks."""
    out: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                out.append(block.title)
            case Paragraph():
                out.append(f"{block.lead} {block.text}".strip())
            case Bullets():
                out.extend(block.items)
            case Table():
                out.extend([block.caption, block.note, *(cell for row in block.rows for cell in row.cells)])
    return out


def _recipient(recipient: Recipient) -> str:
    name = recipient.name.strip().rstrip(";.")
    if recipient.purpose == "lưu":
        return f"Lưu: {name}"
    return f"{name} ({recipient.purpose})" if recipient.purpose else name


def _numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    counter = Counter(deepest(blocks))
    return tuple(replace(one, number=counter.mark(one)) if isinstance(one, Heading) else one for one in blocks)


def _ends(document: Document) -> bool:
    """A citizen's letter and a certificate bear no end mark."""
    return bool(document.issuer) and not document.kind.casefold().startswith("giấy chứng nhận")


def _ended(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """With "./." after the last word, on a line of its own after a table or a heading."""
    if not blocks:
        return blocks
    *before, last = blocks
    match last:
        case Paragraph():
            return (*before, replace(last, text=_end(last.text)))
        case Bullets(items=(*first, final)):
            return (*before, replace(last, items=(*first, _end(final))))
    return (*blocks, Paragraph(END))


def _end(text: str) -> str:
    return text.rstrip().removesuffix(END).rstrip(" .;,") + END
