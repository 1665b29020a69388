"""Signed documents that a plan names: with number, or with kind and issuer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lalanh.base.patterns import compiled
from lalanh.base.text import fold
from lalanh.engines.plantext.dates import day
from lalanh.engines.plantext.model import Citation, Header, Outline, Paragraph

_KINDS = (
    "thông tư liên tịch", "thông tư", "thông báo kết luận", "nghị quyết liên tịch", "nghị quyết", "nghị định", "quyết định", "chỉ thị", "kế hoạch liên tịch",
    "kế hoạch", "công văn", "công điện", "hướng dẫn", "chương trình hành động", "chương trình phối hợp", "chương trình", "thông báo",
    "báo cáo", "kết luận", "tờ trình", "quy định", "quy chế", "đề án", "pháp lệnh", "bộ luật", "luật", "hiến pháp", "thông tri", "văn bản",
    "lệnh", "phương án", "giấy mời", "thư", "biên bản",
)  # fmt: skip
_BY_SYMBOL = {
    "QĐ": "quyết định", "QÐ": "quyết định", "NQ": "nghị quyết", "NQLT": "nghị quyết liên tịch", "NĐ": "nghị định", "NÐ": "nghị định", "TT": "thông tư",
    "TTLT": "thông tư liên tịch", "CT": "chỉ thị", "KH": "kế hoạch", "CTr": "chương trình", "CTR": "chương trình", "CTHĐ": "chương trình hành động", "CTrHĐ": "chương trình hành động", "CTPH": "chương trình phối hợp", "CTrPH": "chương trình phối hợp",
    "HD": "hướng dẫn", "KL": "kết luận", "TB": "thông báo", "BC": "báo cáo", "CĐ": "công điện", "TTr": "tờ trình", "QC": "quy chế", "QyĐ": "quy định", "QĐi": "quy định", "CV": "công văn", "ĐA": "đề án", "VBHN": "văn bản hợp nhất",
    "PL": "pháp lệnh", "QD": "quyết định", "ND": "nghị định",
}  # fmt: skip
_SYM = r"[A-ZĐÐƯ][A-ZĐÐƯÂÊÔƠĂa-z0-9&]{0,14}(?!\w)"
_MORE = rf"(?:(?:[-–./]|\s?[-–/]\s?(?=[A-ZĐÐƯ]{{2}})){_SYM}){{0,5}}"
_NUMBER = (
    rf"(?P<no>\d{{1,5}}[a-zA-Z]?(?:\s?/\s?(?:19|20)\d\d)?\s?/\s?{_SYM}{_MORE}"
    rf"|\d{{1,5}}[a-z]?\s(?=[A-ZĐ]{{2}}\w*/[A-ZĐ]{{2}}){_SYM}\s?/\s?{_SYM}{_MORE}"
    rf"|\d{{1,5}}[a-z]?\s?[-–]\s?{_SYM}(?:\s?[-–]\s?{_SYM})?\s?/\s?{_SYM}{_MORE})"
)
_DATE = r"(?:\s*,?\s*(?:ban\s+hành\s+|ký\s+)?ngày\s*(?P<d>\d{1,2})\s*(?:tháng|[/.\-])\s*(?P<m>\d{1,2})\s*(?:năm|[/.\-])\s*(?P<y>\d{4}))"
_MARKED = compiled(r"[^\sbcghklmnpqrstvx]")


def _loose(words: str) -> str:
    """Pattern of a kind's words in which each letter that bears a mark, or could, is any letter ("Nghi quyết")."""
    return _MARKED.sub(r"\\w", words).replace(" ", r"\s+") if " " in words else words


_PRINTED = {fold(kind): kind for kind in _KINDS}
_SHORT_KIND = compiled(r"(?:QĐ|NQ|NĐ|CV|KH|TT|CT|TB|BC|HD)")
_KIND_WORD = compiled(rf"(?<!\w)(?:{'|'.join(map(_loose, _KINDS))}|{_SHORT_KIND.pattern}(?=\s))(?!\w)", re.IGNORECASE)
_LEAD = compiled(r"(?P<name>(?:\s+[^\d;.:()“”]{1,110}?)??)\s*[,:]?\s*(?:số\s*:?\s*)?$", re.IGNORECASE)
_OWN_NAME = compiled(r"liên tịch|liên ngành|hành động|phối hợp|hợp nhất|QPPL|của\s(?P<i>.{2,90})")
_LIKE_LAWS = ("luật", "bộ luật", "pháp lệnh")
_NUMBERED = compiled(_NUMBER + _DATE + "?")
_AFTER_DATE = compiled(_DATE)
_NEXT = compiled(r"(?:[^\d;:.]{0,160}?[;,]|\s*và|[^\d;:.]{0,160}?[;,]\s+và)\s+số\s*:?\s*")
_ISSUER_HEADS = (
    r"Thủ\s+tướng\s+Chính\s+phủ|TTCP|TTg|Chính\s+phủ|Thủ\s+tướng|[UỦ][ỷy]\s+ban\s+[Tt]hường\s+vụ\s+Quốc\s+hội|Quốc\s+hội|Bộ\s+Chính\s+trị|Ban\s+Bí\s+thư|Chủ\s+tịch\s+nước|Bộ\s+trưởng"
    r"|Ban\s+[Cc]hấp\s+hành|Ban\s+[Tt]hường\s+vụ|Thường\s+trực|Ban\s+[Cc]hỉ\s+đạo|BCĐ|BTV|BCH|Đại\s+hội|Liên\s+[Bb]ộ|Liên\s+[Ss]ở|Bộ|Chủ\s+tịch|[UỦ][ỷy]\s+ban|UBND|HĐND|Hội\s+đồng|UBMTTQ|UBDT|MTTQ|Mặt\s+trận"
    r"|Tỉnh\s+[uủ][ỷy]|Thành\s+[uủ][ỷy]|Huyện\s+[uủ][ỷy]|Thị\s+[uủ][ỷy]|Quận\s+[uủ][ỷy]|Đảng\s+[uủ][ỷy]|Đảng\s+bộ|Trung\s+ương|Sở|Phòng|Ban|Cục|Tổng|Ngân\s+hàng|NHCSXH|Hội|Đoàn|Tỉnh\s+[Đđ]oàn|Giám\s+đốc|Văn\s+phòng|Chi\s+cục|Công\s+an|Viện|Trung\s+tâm"
)
_ISSUER = compiled(rf"\s*,?\s*(?:do|của|giữa)\s+(?P<i>(?:{_ISSUER_HEADS})(?!\w)[^;:()\n“”\"|\t]{{0,160}})")
_ISSUER_END = compiled(
    r"\s+(?:về|ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|giao|thực hiện|triển khai|phân bổ|và (?:Nghị|Quyết|Kế hoạch|Chỉ thị|Thông|Công văn|Công điện|Chương trình|Hướng dẫn|Báo cáo|Kết luận|Tờ trình|Đề án|Luật|Pháp lệnh|Điều|[Kk]hoản|[Đđ]iểm|văn bản|các|hướng dẫn|kế hoạch|chỉ đạo)|đã|đề ra|có|là|trên|tại|V/v|v/v|ngày|số|theo|nhằm|để|cho|đối với|trong|yêu cầu|đến năm|giai đoạn|năm \d|từ|như|tiếp tục|công bố|thông qua|kiện toàn|thành lập|cụ thể|công nhận|quyết định|lãnh đạo|Thực hiện|Về việc|Về|Triển khai|Phê duyệt|Ban hành|Quy định|Hướng dẫn|Sửa đổi|Quy hoạch chi tiết|V/v)(?!\w)|[.,](?:\s|$)|\.\.|…|\s[-–]\s(?=[a-zđ])"
    r"|(?:(?<=huyện)|(?<=tỉnh)|(?<=\sxã)|(?<=Chính phủ))\s+(?!v[aà]\s|kh[oó]|[uủ][yỷ]|trực|hội|đoàn|miền)(?=[a-zđ])"
)
_PROPOSER = compiled(
    rf"(?:đề nghị|đề xuất|ý kiến|của)\s+(?:của\s+)?(?P<i>(?:{_ISSUER_HEADS}|Trưởng)(?!\w)[^;:.()]{{2,110}}?)\s+tại\s*$"
)
_NO_NAME = (
    r"[Ll]uật\s|Bộ\s+luật|(?:và\s+)?(?:các\s+|những\s+)?(?:Nghị|Pháp\s+lệnh|Luật|Quyết\s+định|Thông\s+tư|Chỉ\s+thị|Kế\s+hoạch|Công\s+văn|Hướng\s+dẫn|Kết\s+luận|văn\s+bản|quy\s+định)(?!\w)"
    r"|và\s+(?:các|những|hướng)|(?:ngày|năm|của|số|hiện|quy|có(?!\s+công)|được|theo(?!\s+hợp)|đã|để|trong|tại|trên|cho|về|thì|khi|là|do|tới|đến|nhằm|sẽ)(?!\w)|đối\s+với"
)
_LAW_NAME = rf"[A-ZĐa-zđÀ-ỹ][^\W\d]*(?:,?\s+(?!{_NO_NAME})[^\W\d]+){{0,15}}"
_LAW = compiled(
    r"(?<!\w)(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+(?!sư|gia|pháp|lệ|hiện|định|số|này|khác|hóa|hoá|chuyên|liên)"
    rf"(?:sửa\s+đổi,?\s+bổ\s+sung\s+(?:một\s+số\s+)?điều\s+(?:của\s+)?(?:(?:các|Bộ)\s+)?[Ll]uật\s+{_LAW_NAME}(?:(?:,|\s+và)\s+Luật\s+{_LAW_NAME}){{0,4}}|{_LAW_NAME})"
    r"(?:,?\s+(?:sửa\s+đổi,?\s*)?(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?!\w))?"
)
_UNNUMBERED = compiled(
    r"(?<!\w)(?P<kind>[Nn]ghị\s+quyết|[Qq]uyết\s+định|[Cc]hỉ\s+thị|[Tt]hông\s+tư|[Nn]ghị\s+định|[Kk]ết\s+luận)(?P<gap>(?:\s+(?:Đại\s+hội|hiện\s+hành))?)\s+của\s+"
    r"(?P<i>(?:Chính\s+phủ|Thủ\s+tướng\s+Chính\s+phủ|Quốc\s+hội|Bộ\s+Chính\s+trị|Ban\s+Bí\s+thư|Ban\s+[Cc]hấp\s+hành|Ban\s+[Tt]hường\s+vụ|Đảng\s+bộ|Đảng\s+[uủ][ỷy]|Hội\s+đồng\s+nhân\s+dân|HĐND|(?:Chủ\s+tịch\s+)?(?:[UỦ][ỷy]\s+ban\s+nhân\s+dân|UBND)\s+(?:tỉnh|thành|huyện|thị|quận)|Bộ\s+[A-ZĐ])(?!\w)?[^;:()\n|\t]{0,120})"
)
_SHORT = compiled(
    r"(?<!\w)(?P<kind>Nghị quyết|Nghị định|Chương trình|Quyết định|Thông tư|Chỉ thị|Kết luận|Công văn)\s+(?:số\s+)?(?P<no>\d{1,4}a?(?:/(?:19|20)\d\d)?)(?![\w/]|[.,]\d|\s*[-–/]\s?[A-ZĐ]|\s*(?:%|hộ|xã|người|thôn|mô hình|lớp|dự án))"
)
_CONGRESS = compiled(
    r"(?<!\w)[Nn]ghị\s+quyết\s+(?P<i>Đại\s+hội\s(?:[^;:.,()\d]{0,80}?\s)?[XVI]{1,6}(?!\w)"
    r"(?:\s+(?:của\s+)?Đảng(?!\w)(?:\s+bộ(?:\s+(?:tỉnh|thành\s+phố|huyện|thị\s+xã|quận|xã|phường))?(?:\s+[A-ZĐÂ][^\W\d]*['’]?[^\W\d]*){0,4})?)?)"
    r"(?:,?\s*(?:nhiệm\s+kỳ|khóa|khoá)\s+[\dXVI]+(?:\s?[-–]\s?\d{4})?)?"
)
_ANCHOR = compiled(r"\d{1,2}(?=[\s,.;)]|$)")


def find(outline: Outline, header: Header) -> list[Citation]:
    """One per mention, in the order of the text; the plan's own number is none."""
    found: list[Citation] = []
    for paragraph in outline.paragraphs:
        if paragraph.zone == "recipients" or len(paragraph.text) < 8:
            continue
        found += _in_paragraph(paragraph, outline, header)
    return found


def _in_paragraph(paragraph: Paragraph, outline: Outline, header: Header) -> list[Citation]:
    text = paragraph.text
    numbered = list(_numbered(paragraph, outline, header))
    taken = [(c[0], c[1]) for c in numbered]
    extra = [
        c
        for c in (*_laws(text), *_short(text), *_unnumbered(paragraph, outline), *_congress(text))
        if not _within(c, taken)
    ]
    rows = sorted(numbered + _first_only(extra))
    return [
        Citation(kind, number, on, issuer, paragraph.span(a, b))
        for a, b, kind, number, on, issuer in _shared(text, rows)
    ]


_Row = tuple[int, int, str, str | None, date | None, str | None]


def _within(row: _Row, taken: list[tuple[int, int]]) -> bool:
    """True when a row overlaps one of the ranges, which stand in order."""
    at = bisect_left(taken, (row[1], 0))
    return at > 0 and taken[at - 1][1] > row[0]


def _first_only(rows: list[_Row]) -> list[_Row]:
    out: list[_Row] = []
    for row in sorted(rows, key=lambda r: (r[0], -r[1])):
        if not out or row[0] >= out[-1][1]:
            out.append(row)
    return out


def _numbered(paragraph: Paragraph, outline: Outline, header: Header) -> Iterator[_Row]:
    text = paragraph.text
    last = 0
    before: _Lead | None = None
    for m in _NUMBERED.finditer(text) if "/" in text else ():
        number = _without_note(_tidy(m["no"]), outline)
        lead = _lead(text, last, m.start())
        if lead is None and before and _NEXT.fullmatch(text, last, m.start()):
            own = _kind_by_symbol(number)
            kind = own if own and own != "luật" else before.kind
            lead = before._replace(start=_with_so(text, m.start()), kind=kind)
        if _is_code(text, m, number) or (lead is None and not _kind_by_symbol(number)):
            continue
        if number == header.number and (paragraph.zone in ("head", "annex") or lead is None):
            last = m.end()
            continue
        row = _row(text, m, number, lead)
        yield row
        last, before = row[1], lead


def _row(text: str, m: re.Match[str], number: str, lead: _Lead | None) -> _Row:
    start = lead.start if lead else _with_so(text, m.start())
    kind = lead.kind if lead else _kind_by_symbol(number)
    issuer, end = _issuer(text, m.end())
    on = _day(m)
    if on is None and (late := _AFTER_DATE.match(text, end)):
        on, end = _day(late), late.end()
        issuer, end = _issuer(text, end) if issuer is None else (issuer, end)
    issuer = issuer or (lead.issuer if lead else None)
    return start, end, kind or "công văn", number, on, issuer or _proposer(text[max(0, start - 160) : start])


def _proposer(before: str) -> str | None:
    """Sở Nội vụ in "theo đề nghị của Sở Nội vụ tại Tờ trình số …"."""
    m = _PROPOSER.search(before)
    if not m:
        return None
    printed = " ".join(m["i"].split())
    return printed if _trim(printed, 0)[0] == printed else None


def _is_code(text: str, m: re.Match[str], number: str) -> bool:
    """A head line "Số: 31/KH-UBND", a unit ("45 triệu/người"), a filing code."""
    before = text[max(0, m.start() - 6) : m.start()]
    return bool(re.search(r"[\w/.,]$", before)) or (m.start() < 8 and bool(re.match(r"\W*S[ốo]\s*:", text)))


def _tidy(number: str) -> str:
    plain = re.sub(r"\s+", "", number).replace("–", "-").replace("Ð", "Đ")
    return re.sub(r"^(\d+[a-z]?)(?=[A-ZĐ])", r"\1 ", plain)  # "412 KH/TWĐTN", as the Party's youth writes


def _without_note(number: str, outline: Outline) -> str:
    """`152/2016/TT-BTC2` with the mark of footnote 2 on it."""
    m = re.search(r"(?<=[A-ZĐ])(\d{1,2})$", number)
    return number[: m.start()] if m and m[1] in outline.footnotes and not re.search(r"QH\d+$", number) else number


def _with_so(text: str, start: int) -> int:
    m = re.search(r"số\s*:?\s*$", text[max(0, start - 6) : start], re.IGNORECASE)
    return start - len(m[0]) if m else start


class _Lead(NamedTuple):
    """Where a citation begins, its kind, and the issuer printed before the number."""

    start: int
    kind: str
    issuer: str | None = None


def _lead(text: str, low: int, at: int) -> _Lead | None:
    """The kind of document before a number: the one that touches it, else one with a name in between."""
    base = max(low, at - 150)
    window = text[base:at]
    named: _Lead | None = None
    for m in _kinds(window):
        rest = _LEAD.match(window, m.end())
        if not rest:
            continue
        kind, name = _kind(m[0]), rest["name"].strip()
        if not name:
            return _Lead(base + m.start(), kind)
        own = _OWN_NAME.fullmatch(name)
        if named is None and (own or (kind in _LIKE_LAWS and not any(_kinds(name.replace("uật", ""))))):
            named = _Lead(base + m.start(), kind, _trim(own["i"], 0)[0] if own and own["i"] else None)
    return named


def _kinds(text: str) -> Iterator[re.Match[str]]:
    """The kinds of documents that a text names, with lost or wrong tone marks too; short signs only in capitals."""
    for m in _KIND_WORD.finditer(text):
        if _SHORT_KIND.fullmatch(m[0]) or fold(m[0]) in _PRINTED:
            yield m


def _kind(printed: str) -> str:
    if printed.isupper():
        return _BY_SYMBOL.get(printed, printed)
    kind = _PRINTED.get(fold(" ".join(printed.split())), printed.lower())
    return "thông báo" if kind == "thông báo kết luận" else kind


def _kind_by_symbol(number: str) -> str | None:
    for part in re.split(r"[/\-.]", number):
        if part in _BY_SYMBOL:
            return _BY_SYMBOL[part]
        if re.fullmatch(r"QH\d{1,2}", part):
            return "luật"
    return (
        "công văn"
        if re.match(r"\d+/(?:UBND|SLĐ|SNN|STC|BLĐ|BTC|VP|BNN|LĐTBXH|NHCS|BNV|TTg|VPCP|BXD|UBDT)", number)
        else None
    )


def _day(m: re.Match[str]) -> date | None:
    return day(int(m["y"]), int(m["m"]), int(m["d"])) if m["y"] else None


def _issuer(text: str, at: int) -> tuple[str | None, int]:
    m = _ISSUER.match(text, at)
    if not m:
        return None, at
    name, end = _trim(m["i"], m.start("i"))
    return name, end


def _trim(words: str, start: int) -> tuple[str, int]:
    """The issuer's name ends before what the document is about; commas belong to ministries' names."""
    at = 0
    while stop := _ISSUER_END.search(words, at):
        if (
            words[stop.start()] == ","
            and re.match(r"(?:Liên |Bộ |Sở |Phòng |Văn hóa|Lao động)[^.;]{0,60}", words[: stop.start()])
            and re.match(
                r",\s+(?:Thể thao|Tài chính|Kế hoạch|Thương binh|Du lịch|Lâm nghiệp|Nông nghiệp|Thanh niên|Xây dựng|Y tế|Giáo dục|Hạ tầng|Đô thị|Khoa học|Thông tin|Công nghệ|Gia đình|Môi trường|Công [Tt]hương|Tôn giáo|Dân tộc|Văn hó?a|Văn hoá)",
                words[stop.start() :],
            )
        ):
            at = stop.end()
            continue
        words = words[: stop.start()]
        break
    words = words.rstrip(" ,.;-–")
    if note := re.search(r"(?<=[^\W\d])\d{1,2}$|[⁰¹²³⁴-⁹]+$", words):
        words = words[: note.start()]
    return " ".join(words.split()), start + len(words)


def _laws(text: str) -> Iterator[_Row]:
    for m in _LAW.finditer(text) if "uật" in text or "Pháp lệnh" in text else ():
        end = m.end()
        on = None
        if dated := _AFTER_DATE.match(text, end):
            on, end = _day(dated), dated.end()
        yield m.start(), end, m["kind"].lower(), None, on, None


def _short(text: str) -> Iterator[_Row]:
    for m in _SHORT.finditer(text):
        issuer, end = _issuer(text, m.end())
        on = None
        if dated := _AFTER_DATE.match(text, end):
            on, end = _day(dated), dated.end()
            issuer, end = _issuer(text, end) if issuer is None else (issuer, end)
        yield m.start(), end, m["kind"].lower(), m["no"], on, issuer


def _unnumbered(paragraph: Paragraph, outline: Outline) -> Iterator[_Row]:
    at = 0 if "của" in paragraph.text else len(paragraph.text)
    while m := _UNNUMBERED.search(paragraph.text, at):
        name, end = _trim(m["i"], m.start("i"))
        at = max(end, m.start("i") + 1)
        if len(name) >= 4 and not _is_anchored(paragraph.text, end, outline):
            yield m.start(), end, " ".join(m["kind"].lower().split()), None, None, name


def _congress(text: str) -> Iterator[_Row]:
    """ "Nghị quyết Đại hội đại biểu Đảng bộ huyện lần thứ XVII, nhiệm kỳ 2020-2025"."""
    for m in _CONGRESS.finditer(text) if "Đại hội" in text else ():
        yield m.start(), m.end(), "nghị quyết", None, None, " ".join(m["i"].split())


def _is_anchored(text: str, end: int, outline: Outline) -> bool:
    """True when a footnote mark follows soon: the note carries the number and is the mention that counts."""
    stop = re.search(r"[,;.]|\s(?:và|hoặc)\s", text[end : end + 120])
    clause = text[end : end + (stop.start() if stop else 120)]
    note = re.search(r"(?:(?<=[^\W\d])|(?<=\b(?:19|20)\d\d))(\d{1,2})$", clause)
    near = _ANCHOR.match(text, end)
    return bool((near and near[0] in outline.footnotes) or (note and note[1] in outline.footnotes))


def _shared(text: str, rows: list[_Row]) -> list[_Row]:
    """ "Thông tư A và Thông tư B của Bộ X": both are the ministry's."""
    out = list(rows)
    for n in range(len(out) - 2, -1, -1):
        a, b, kind, number, on, issuer = out[n]
        nxt = out[n + 1]
        if issuer is None and nxt[5] and kind == nxt[2] and re.fullmatch(r"\s*(?:,|và|;|, và)\s*", text[b : nxt[0]]):
            out[n] = (a, b, kind, number, on, nxt[5])
    return out
