"""Measures of NĐ 30/2020/NĐ-CP, Phụ lục I, that both renderers share: millimetres and points."""

from typing import Final

PAGE_WIDTH: Final = 210.0
PAGE_HEIGHT: Final = 297.0
MARGIN_TOP: Final = 20.0
MARGIN_BOTTOM: Final = 20.0
MARGIN_LEFT: Final = 30.0
MARGIN_RIGHT: Final = 15.0
HEADER_FROM_EDGE: Final = 10.0
TEXT_WIDTH: Final = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
TEXT_WIDTH_LANDSCAPE: Final = PAGE_HEIGHT - MARGIN_LEFT - MARGIN_RIGHT
HEAD_LEFT: Final = 68.0
HEAD_RIGHT: Final = TEXT_WIDTH - HEAD_LEFT

FONT: Final = "Times New Roman"
BODY: Final = 14
NATION: Final = 13
MOTTO: Final = 14
ISSUER: Final = 13
NUMBER: Final = 13
PLACE_DATE: Final = 13
LETTER_SUBJECT: Final = 12
RECIPIENTS_HEAD: Final = 12
RECIPIENTS: Final = 11
TABLE: Final = 12
PAGE_NUMBER: Final = 13
FIRST_LINE: Final = 12.7
SPACE_AFTER: Final = 6
LINE_SPACING: Final = 1.1
SIGNATURE_ROOM: Final = 70

NATION_TEXT: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_TEXT: Final = "Độc lập - Tự do - Hạnh phúc"
MOTTO_WIDTH: Final = 60.2
"""Of the motto in bold 14 pt, by the metrics of Times: its rule is as long as the words."""
_MM_PER_POINT: Final = 25.4 / 72
_NARROW: Final = frozenset(" ilIíìỉĩịjtfr.,;:-/()'")


def width_mm(text: str, size: int, *, bold: bool = False) -> float:
    """Roughly how wide a line of Times is: enough to choose the length of a rule or to break a name in two."""
    ems = sum(0.29 if c in _NARROW else 0.71 if c.isupper() else 0.5 for c in text)
    return ems * (1.05 if bold else 1.0) * size * _MM_PER_POINT
