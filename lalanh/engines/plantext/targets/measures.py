"""What is measured, said as a reader would name it: `tỷ lệ hộ nghèo`, `số lớp tập huấn`, `tỷ lệ hộ nghèo được cấp thẻ`."""

from __future__ import annotations

import re

from lalanh.base.patterns import compiled
from lalanh.engines.plantext.values import Value

_NOUN = compiled(
    r"(?<!\w)(?:(?:mức|tốc độ)\s+(?:giảm|tăng(?:\s+trưởng)?)\s+(?:bình quân\s+)?|tăng trưởng\s+(?:bình quân\s+)?)?"
    r"(?:tỷ lệ|tỉ lệ|tổng số|tổng dư nợ|tổng nguồn vốn|số lượng|(?<!tổng )(?<!một )số(?=\s+(?:hộ|người|lao động|xã|thôn|lớp|nhà|trẻ|dư|vốn|lượt|tiêu chí))|thu nhập bình quân|thu nhập"
    r"|diện tích|doanh số|dư nợ|tuổi thọ|thời gian|chiều dài|công suất|giá trị|sản lượng|năng suất|mức giảm|mức tăng|tốc độ)(?!\w)",
    re.IGNORECASE,
)
_TAIL = compiled(
    r"(?:[\s,:;(\-–]*(?<!\w)(?:giảm|tăng|gấp|còn|xuống|lên|đạt|dưới|trên|là|bằng|hoặc|từ|ít nhất|tối thiểu|tối đa|khoảng|không quá|phấn đấu|cuối năm|cuối|đến|hết|trong năm|trong|năm \d{4}|của(?: toàn \w+)?"
    r"|thêm|chiếm|cả năm|toàn (?:huyện|tỉnh|xã)(?= (?:giảm|đạt|còn))|và|với|nâng|giữ|duy trì|hằng năm|bình quân|mức|được|sẽ|tới|vượt|quá|ở|đầu năm|để|không|ngày|tháng|\d{1,2}/\d{1,2}(?:/\d{4})?|\d[\d.,]*\s?%?)(?!\w))+[\s,:;(\-–]*$",
    re.IGNORECASE,
)
_LEAD = compiled(
    r"^[\s,:;.()\-–+*•“\"]*(?:(?:và|phấn đấu|trong đó|riêng|có|đạt|duy trì|đảm bảo|bảo đảm|nâng|tiếp tục|(?:mỗi|hằng|hàng|từng)\s+năm|bình quân)(?:\s+|$))*",
    re.IGNORECASE,
)
_COUNTABLE = compiled(
    r"(?:tổng số|số|diện tích|chiều dài|công suất|thời gian|tuổi thọ|sản lượng|năng suất|mức)(?!\w)", re.IGNORECASE
)
_TURNED = compiled(
    r"(?<!\w)(?:xuống|còn|lên|đạt|giảm|tăng|chiếm)(?:\s+(?:còn|bình quân|từ|dưới|trên))?[\s:]*$", re.IGNORECASE
)
_STOP = compiled(
    r"[;:]|\.(?!\d)|,\s+(?=(?:trong đó|hoàn thành|đạt|mỗi|bình quân|từ|trước|chậm nhất)\b)|\s(?=trong năm \d|năm \d{4}|trước ngày|và \d|nhằm |để |và định kỳ )"
)
_AGAIN = compiled(
    r"(?:\((?=\s*(?:giảm|tăng)\s+(?:\D{0,12})$)|(?:^|[\s,(])(?:tương (?:ứng|đương)|so với (?:cùng kỳ|(?:cuối |đầu )?năm)(?: trước| \d{4})?,))"
    r"(?:\s+(?:với|giảm|tăng(?: thêm)?|đạt|khoảng|ít nhất|tỷ lệ|là|mức|trên|từ|không quá))*\s*:?\s*$",
    re.IGNORECASE,
)
"""A figure that says the one before in another way."""
_GROWTH = compiled(r"(?:^|[,;(])\s*tăng trưởng\s*(?:thêm|đạt|là)?\s*$", re.IGNORECASE)
"""Growth of what was measured before: "Dư nợ … đạt 319,2 tỷ đồng, tăng trưởng 12% so với năm 2018"."""
_NEXT = compiled(r"(?:,|\svà)\s(?=[^,]{0,60}\d)|\sso với(?!\w)")
"""Where the next quantity begins."""
_LIMIT = 130


def named(before: str, value: Value, after: str, told: str = "") -> str:
    """What `value` measures; a comparison alone ("tương ứng giảm 1,2%") goes on with what was `told` before."""
    if told and _GROWTH.search(before):
        return told if told.lower().startswith("tăng trưởng") else f"tăng trưởng {told[:1].lower()}{told[1:]}"
    if _AGAIN.search(before):
        return told or _plain(_AGAIN.split(before)[0])
    return re.sub(r"^tỷ lệ (?=t[ỷỉ] lệ\s)", "", _named(before, value, after, told)) or told


def _named(before: str, value: Value, after: str, told: str) -> str:
    """`before` are the words of the clause up to the comparison, `after` those behind value and unit."""
    own = _with_noun(before)
    if own and (value.kind not in ("count", "bare") or _COUNTABLE.match(own) or before.rstrip().endswith("gấp")):
        return own
    following = _following(after)
    if value.kind in ("percent", "point"):
        if _TURNED.search(before) or not following:
            return _plain(before) or told or f"tỷ lệ {following}".strip()
        return following if following.lower().startswith(("tỷ lệ", "tỉ lệ")) else f"tỷ lệ {following}"
    if value.kind in ("count", "bare"):
        rest = following or _in_brackets(before)
        return " ".join(f"số {value.unit} {rest}".split())[:_LIMIT]
    return _plain(before) or following


def _with_noun(before: str) -> str:
    """From the last noun of a measure to where the words of change begin."""
    last = next(reversed(list(_NOUN.finditer(before))), None)
    if last is None:
        return ""
    words = " ".join(_TAIL.sub("", before[last.start() :]).split()).strip(" ,:;-–(")
    return words[-_LIMIT:] if len(words.split()) >= 2 or len(words) >= 8 else ""


def _following(after: str) -> str:
    if after.startswith(")"):
        return ""
    plain = re.sub(r"^\s*/\s?\d+\s+\w+|\([^()]{0,120}\)|\btrở (?:lên|xuống)\b|^\s*\)", " ", after)
    words = _NEXT.split(_STOP.split(plain, maxsplit=1)[0], maxsplit=1)[0]
    return _whole(" ".join(words.split()))


def _whole(words: str) -> str:
    """Cut between words, with a mark where something is left out."""
    words = words.strip(" ,)")
    return words if len(words) <= _LIMIT else words[:_LIMIT].rpartition(" ")[0] + "…"


def _plain(before: str) -> str:
    piece = re.split(r"[,;:](?=\s)" if len(before) > 60 else r"\)[,;]?\s|:\s(?=\S+\s+\S)", before)[-1]
    return " ".join(_TAIL.sub("", _LEAD.sub("", piece, count=1)).split())[:_LIMIT]


def _in_brackets(before: str) -> str:
    """What is done with the things counted, when nothing follows them: `số lớp (tập huấn)`."""
    words = _plain(before).strip(" (")
    named = re.match(r"[^\W\d]+\s[A-ZĐÀ-Ỹ]", words)
    return f"({words if named else words[:1].lower() + words[1:]})" if words else ""
