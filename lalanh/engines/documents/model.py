"""What an administrative document consists of, in ordinary case; renderers put capitals, marks and layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Heading:
    """`number` is the mark as printed (`đ)`); blank numbers itself. Not `titled`: a numbered paragraph, upright.

    Levels: 1 `I.`, 2 `1.`, 3 `a)`; in a document that uses level 4, 3 is `1.1.` and 4 `a)`.
    """

    level: Literal[1, 2, 3, 4]
    title: str
    number: str = ""
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`lead` are opening words in bold: `Đơn vị chủ trì:`."""

    text: str
    lead: str = ""
    bold: bool = False
    italic: bool = False
    align: Align = "justify"


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    marker: str = "-"


@dataclass(frozen=True, slots=True)
class Column:
    """`weight` is a share of the width; neighbours with the same `group` get a common head above theirs."""

    title: str
    weight: float = 1.0
    align: Align = "left"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`note` is a line above the table on the right, such as the unit ("Đơn vị tính: triệu đồng")."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"row of {len(row.cells)} cells in a table of {len(self.columns)} columns: {row.cells}"
                )


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """Numbered I, II, … when there are several."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Recipient:
    """`purpose` as in the margin of plans: b/c, t/h, p/h, đ/b; `lưu` for the file copy (`- Lưu: VT, LĐTBXH.`)."""

    name: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` are lines above the office: ("TM. Ủy ban nhân dân", "KT. Chủ tịch"), then office "Phó Chủ tịch"."""

    office: str
    authority: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """`kind` is "Kế hoạch", "Báo cáo", …; blank for an official letter, whose subject then stands under its number.

    Number and date are None in a draft and leave room to write; `year` stands in the blank date. A blank `symbol` means
    a paper without a number (minutes of a village). A blank `issuer` means a citizen's letter: nation and motto in the
    middle, place and date above the signature. `cosigners` sign on the left of `signature` and take the place of recipients. `decider` is who decides, above the
    bases of a decision (Mẫu 1.2): "Chủ tịch Ủy ban nhân dân xã …".
    """

    issuer: str
    symbol: str
    place: str
    kind: str
    subject: str
    superior: str = ""
    number: int | None = None
    issued_on: date | None = None
    year: int | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    signature: Signature | None = None
    recipients: tuple[Recipient, ...] = ()
    decider: str = ""
    cosigners: tuple[Signature, ...] = ()
    annexes: tuple[Annex, ...] = ()
