"""The head of the document: type, issuer, level, number, place and date, title, years."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import issuers
from lalanh.engines.plantext.dates import day
from lalanh.engines.plantext.model import Header, Outline, Paragraph

_MARKS = compiled(r"[*#_|]+")
_MOTTO = compiled(
    r"C[ỘO]NG\s+H[OÒ][AÀ]\s+XÃ\s+H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A\s+VI[ỆE]T\s+NAM"
    r"|Đ[ộo]c\s+l[ậa]p\s*[-–—]\s*T[ựu]\s+do\s*[-–—]\s*H[ạa]nh\s+ph[úu]c|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM",
    re.IGNORECASE,
)
_NUMBER = compiled(
    r"\bS[ốo]\s*[:.;]?\s*(?P<no>\d{1,2}\.\d{3}|\d{1,5}[a-z]?|[.…_]{1,20})?\s?(?P<symbol>(?:(?:/(?:19|20)\d\d)?[-–/]\s?|(?=[A-ZĐ]{2,5}\s?/\s?[A-ZĐ]{2}))[A-ZĐƯÂÊÔƠ][A-ZĐƯÂÊÔƠĂa-z0-9&]{0,12}(?:\s?[-–/.]\s?[A-ZĐƯÂÊÔƠĂ0-9&][A-ZĐƯÂÊÔƠĂ0-9&a-z]{0,12}){0,4})"
)
_DATE = compiled(
    r"(?P<place>[^\W\d_][\w'’. -]{1,50}?)\s*,\s*ngày\s*(?P<d>\d{1,2}|[.…_]{0,12})\s*tháng\s*(?P<m>\d{1,2}|[.…_]{0,12})\s*năm\s*(?P<y>\d{4}|[.…_]{0,12})",
    re.IGNORECASE,
)
_TYPES = (
    "kế hoạch liên tịch", "kế hoạch hành động", "kế hoạch phối hợp", "kế hoạch", "chương trình hành động", "chương trình phối hợp",
    "chương trình công tác", "chương trình", "quyết định", "chỉ thị", "nghị quyết", "đề án", "hướng dẫn", "phương án", "thông báo",
    "báo cáo", "công văn", "tờ trình", "quy chế", "quy định", "kết luận", "dự án", "chiến lược", "lộ trình", "thông tri", "điều lệ",
)  # fmt: skip
_TYPE = compiled(r"^(?:DỰ THẢO\s+)?(" + "|".join(t.upper().replace(" ", r"\s+") for t in _TYPES) + r")\b[ :.]*(.*)$")
_BASIS = compiled(
    r"^\W*(?:Căn\s+cứ|Thực\s+hiện\s+(?:\w+\s+){0,2}(?:số|của|tại|theo|Luật|Nghị|Quyết|Chỉ|Thông|Kết)|Theo\s|Xét\s|Để\s|Nhằm\s|Trên\s+cơ\s+sở|Ngày\s|Tiếp\s+tục\s+thực"
    r"|[UỦ][ỷyỶY]\s+ban|UBND|Ban\s+(?:Chỉ\s+đạo|Thường\s+vụ|Chấp\s+hành)|Kính\s+gửi|Phần|PHẦN|Chương|Trong\s+(?:những\s+)?năm)"
)
_ANNOTATION = compiled(r"^\W*\(?(?:Ban hành )?[Kk]èm theo|^[\W_]+$")
_OF_STANDARD = compiled(
    r"chuẩn\s+(?:hộ\s+)?nghèo(?:\s+(?:đa\s+chiều|quốc\s+gia|tiếp\s+cận))*\s+(?:áp\s+dụng\s+)?(?:cho\s+)?giai\s+đoạn\s+\d{4}\s*[-–]\s*\d{4}",
    re.IGNORECASE,
)
"""A period of the standard that is applied, not of the plan."""
_PERIOD = compiled(r"(?<!\d)((?:19|20)\d\d)\s*[-–—]\s*(?:năm\s+)?((?:19|20)\d\d)(?!\d)")
_SPOKEN_PERIOD = compiled(
    r"(?:giai đoạn|thời kỳ|từ)\s+(?:từ\s+)?(?:năm\s+)?((?:19|20)\d\d)\s+(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_SHORT_DATE = compiled(
    r"(?P<place>[^\W\d_][\w'’. -]{1,50}?)\s*,\s*ngày\s*(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_YEAR = compiled(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
_HORIZON = compiled(r"(?:đến|tầm nhìn)\s+(?:hết\s+|cuối\s+)?năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_MAX_TITLE, _MAX_LINE = 420, 220
_YEAR_ENDS = compiled(r"(?<=(?:19|20)\d\d)[\s*_]+([^\W\d_])")


def find(outline: Outline) -> Header:
    """What the head says; a part that is not printed is None, never guessed."""
    head = Header()
    top, rest = _split(outline)
    for paragraph in top:
        _line(head, paragraph)
    _type_and_title(head, rest)
    issuers.settle(head, [_clean(p.text) for p in top], outline)
    _years(head)
    return head


def _clean(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).replace("\t", " ").split())


def _split(outline: Outline) -> tuple[list[Paragraph], list[Paragraph]]:
    """Paragraphs before the line with the type of document, and from it on to the first heading."""
    head: list[Paragraph] = []
    for paragraph in outline.paragraphs[:60]:
        if paragraph.zone != "head" or paragraph.kind == "heading":
            break
        head.append(paragraph)
    for n, paragraph in enumerate(head):
        if _TYPE.match(_clean(paragraph.text)):
            return head[:n], head[n:]
    return [p for p in head[:12] if len(p.text) < 250 and not _BASIS.match(_clean(p.text))], []


def _line(head: Header, paragraph: Paragraph) -> None:
    if head.number is None and head.number_blank is None and (m := _NUMBER.search(paragraph.text)):
        _number(head, paragraph, m)
    if head.place is None and (m := _DATE.search(paragraph.text) or _SHORT_DATE.search(paragraph.text)):
        _date(head, paragraph, m)


def _number(head: Header, paragraph: Paragraph, m: re.Match[str]) -> None:
    if m["no"] and m["no"][0].isdigit():
        gap = " " if m["symbol"][0].isalpha() else ""  # "210 KH/ĐTN", as the Party's youth writes
        head.number = m["no"] + gap + re.sub(r"\s+", "", m["symbol"]).replace("–", "-")
    else:
        head.number_blank = paragraph.span(m.start(), m.end())


def _date(head: Header, paragraph: Paragraph, m: re.Match[str]) -> None:
    place = _clean(_MOTTO.sub(" ", paragraph.text[: m.end("place")]))
    place = re.split(r"\s{2,}|/[A-ZĐ&-]+\s|Hạnh phúc\s*", place)[-1].strip()
    at = m.start("place")
    whole = _NUMBER.search(paragraph.text)
    if whole and whole.end() <= m.end("place"):
        place = _clean(paragraph.text[whole.end() : m.end("place")])
        at = max(at, whole.end())
    while paragraph.text[at].isspace():
        at += 1
    parts = [m[k] for k in "dmy"]
    if all(part.isdigit() for part in parts):
        head.place = place
        head.date = day(int(m["y"]), int(m["m"]), int(m["d"]))
    else:
        head.place = place
        head.date_blank = paragraph.span(at, m.end())


def _type_and_title(head: Header, rest: list[Paragraph]) -> None:
    if not rest or not (m := _TYPE.match(_clean(rest[0].text))):
        return
    head.doc_type = " ".join(m[1].lower().split())
    lines = [m[2]] if m[2] else []
    for paragraph in rest[1:]:
        text = _clean(_before_opening(paragraph.text))
        if _ANNOTATION.match(text):
            if lines:
                break
            continue
        if lines and not _goes_on(lines, text):
            break
        if not lines and text.startswith("Căn cứ"):
            break
        lines.append(text)
        if len(paragraph.text) > _MAX_LINE:
            break
    title = " ".join(lines).strip(" .:-–")
    head.title = title[:_MAX_TITLE] or None


def _before_opening(text: str) -> str:
    """The title alone where the layout has run it together with the opening words: up to a year before a capital."""
    if len(text) <= _MAX_LINE:
        return text
    years = (m for m in _YEAR_ENDS.finditer(text[:_MAX_TITLE]) if m[1].isupper())
    return next((text[: m.start()] for m in years), text)


def _goes_on(lines: list[str], text: str) -> bool:
    """Whether a title that has begun continues in `text`."""
    if len(text) > _MAX_LINE or text.endswith((";", ":", ".")) or sum(map(len, lines)) > _MAX_TITLE:
        return False
    return text[:1].islower() or text[:1] == "(" or (text.isupper() == lines[-1].isupper() and not _BASIS.match(text))


def _years(head: Header) -> None:
    title = head.title or ""
    title = _OF_STANDARD.sub(" ", _SPOKEN_PERIOD.sub(r"giai đoạn \1-\2", title))
    if m := _PERIOD.search(title):
        head.year, head.first_year, head.end_year = None, int(m[1]), int(m[2])
        single = _YEAR.sub("", _PERIOD.sub("", title)) != _PERIOD.sub("", title)
        if single and (other := re.search(r"năm\s+((?:19|20)\d\d)", _PERIOD.sub("", title))):
            head.year = head.end_year = int(other[1])
        return
    horizon = _HORIZON.search(title)
    years = [int(y) for y in _YEAR.findall(title)]
    if years:
        head.year = years[-1] if not horizon else next((y for y in years if y != int(horizon[1])), None)
        head.end_year = int(horizon[1]) if horizon else head.year
    elif head.date:
        head.year = head.end_year = head.date.year
