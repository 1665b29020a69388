"""Number times norm: "45 căn x 60 triệu đồng/căn = 2.700 triệu đồng"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lalanh.engines.plantext.lint.facts import Facts, Sentence
from lalanh.engines.plantext.lint.grid import Grid, Row, grids
from lalanh.engines.plantext.lint.parts import amount, dimension, fineness, printed
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.printed import decimals, money, number
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.values import Value

_TIMES = late(r"[^.;\d=]{0,40}?(?:\s|\))[xX×*]\s*|[^.;\d=]{0,20}?\snhân(?:\s+với)?\s+")
_MAKES = late(
    r"[^.;\d]{0,30}?(?:=|bằng|thành\s+tiền|kinh\s+phí(?:\s+là)?|tổng\s+(?:cộng|kinh\s+phí|số\s+tiền|số))[^.;\d]{0,25}",
    re.IGNORECASE,
)
_OPENS = late(r"\s*(?:\(|:|=)\s*")
_NORM = late(r"[^.;\d]{0,60}", re.IGNORECASE)
_EACH = late(r"[^.;\d]{0,30}?(?<!\w)(?:mỗi|một|bình\s+quân)\s+(?P<unit>[^\W\d_]+)[^.;\d]{0,20}", re.IGNORECASE)
_NORM_FIRST = late(r"[^.;\d]{0,25}?(?:mức|định\s+mức|mỗi|với)[^.;\d]{0,20}|\s*\(?\s*", re.IGNORECASE)
_FOR = late(r"\s*(?:x|cho)\s*", re.IGNORECASE)
_OF_EACH = late(r"(?<!\w)mỗi\s+(?P<unit>[^\W\d_]+)(?:\s+[^\W\d_]+){0,4}\s+$", re.IGNORECASE)
_ALL_OF_THEM = late(r"\s*[,;(:]\s*(?:(?:như\s+vậy|tổng|cả|toàn|với|tổng\s+số|tổng\s+cộng)\s+){0,2}")
_HAVE = late(r"\s*(?:có|là|=|được|gồm|thành\s+lập|mở|tổ\s+chức|cần)\s*(?:tổng\s+(?:số|cộng)\s+)?")
_ENDS = late(r"\s*(?:[.,;)]|$)")
_LOOSE = frozenset({">", ">=", "<", "<=", "~", "range"})


def _product(factors: list[Value]) -> Decimal:
    result = Decimal(1)
    for v in factors:
        result *= amount(v) if v.kind == "money" else v.value
    return result


def _exact(*found: Value) -> bool:
    return not any(v.op in _LOOSE or v.of or v.value_to for v in found)


def _chains(sentence: Sentence) -> Iterator[tuple[list[Value], Value]]:
    """Factors with signs of multiplication between them, and the product before or behind."""
    found = sentence.values
    at = 0
    while at < len(found) - 1:
        last = at
        while last + 1 < len(found) and _TIMES.fullmatch(sentence.between(found[last], found[last + 1])):
            last += 1
        factors = found[at : last + 1]
        if last > at and sum(v.kind == "money" for v in factors) <= 1 and not any("%" in v.unit for v in factors):
            after = found[last + 1] if last + 1 < len(found) else None
            before = found[at - 1] if at else None
            if after and _MAKES.fullmatch(sentence.between(found[last], after)):
                yield factors, after
            elif before and _OPENS.fullmatch(sentence.between(before, factors[0])) and _closed(sentence, factors[-1]):
                yield factors, before
        at = last + 1


def _closed(sentence: Sentence, value: Value) -> bool:
    """True when nothing is added to the product."""
    return not re.match(r"[^.;)]{0,40}\+", sentence.paragraph.text[value.tail : sentence.end])


def _of_one(count: Value, per: str) -> bool:
    """True when a norm is told per one of what is counted."""
    unit, one = count.unit.split()[-1:] + count.unit.split()[:1], per.lower().split("/")[0].split()
    return bool(one) and (one[0] in unit or " ".join(one) in count.unit or count.unit in " ".join(one))


def _norms(sentence: Sentence) -> Iterator[tuple[list[Value], Value]]:
    """ "45 căn, mức hỗ trợ 60 triệu đồng/căn, thành tiền …"; "04 lớp, mỗi lớp 35 học viên, tổng số …"."""
    found = sentence.values
    for a, b, c in zip(found, found[1:], found[2:], strict=False):
        if a.per or c.per or a.kind not in ("count", "money") or not dimension(b):
            continue
        one, two = sentence.between(a, b), sentence.between(b, c)
        if a.kind == "money" == b.kind and b.per and not a.per and c.kind == "count" and _of_one(c, b.per):
            if _NORM_FIRST.fullmatch(one) and _FOR.fullmatch(two):
                yield [c, b], a
            continue
        if (
            a.kind != "count"
            or dimension(b) != dimension(c)
            or dimension(a) == dimension(b)
            or not _MAKES.fullmatch(two)
            or "bằng" in two
        ):
            continue
        each = _EACH.fullmatch(one)
        per = _of_one(a, b.per) if b.per else bool(each) and each is not None and each["unit"].lower() in a.unit.split()
        if per and "/" not in b.per and _NORM.fullmatch(one):
            yield [a, b], c


def _told_of_each(sentence: Sentence) -> Iterator[tuple[list[Value], Value]]:
    """ "Mỗi xã 02 tổ, 8 xã có 16 tổ": what each has, how many they are, what they have together."""
    text, found = sentence.paragraph.text, sentence.values
    for each, many, total in zip(found, found[1:], found[2:], strict=False):
        if not each.kind == many.kind == total.kind == "count" or dimension(each) != dimension(total):
            continue
        of = _OF_EACH.search(text, max(sentence.start, each.lead - 60), each.lead)
        if (
            of
            and of["unit"].lower() in many.unit.split()
            and _ALL_OF_THEM.fullmatch(sentence.between(each, many))
            and _HAVE.fullmatch(sentence.between(many, total))
            and _ENDS.match(text, total.tail)
        ):
            yield [each, many], total


def _in_dong(factors: list[Value], total: Value) -> bool:
    """True for bare factors of an amount that come near it: "450 × 15.000 × 140 = 955.000.000 đồng"."""
    real = _product(factors)
    near = amount(total) * Decimal("0.7") < real < amount(total) * Decimal("1.4")
    return total.kind == "money" and near and all(v.kind == "bare" for v in factors)


@rule("PL049", "arithmetic", "error", "{where}: {factors} là {real}, văn bản ghi {told}.")
def number_times_norm(facts: Facts) -> Iterator[Hit]:
    """A number and a norm do not make the product that is printed ("50 nhà x 60 triệu đồng/nhà = 3.200 triệu đồng").

    Silent where any of the figures is "khoảng", "tối đa" or a range.
    """
    for sentence in facts.sentences:
        if len(sentence.values) < 3:
            continue
        for factors, total in (*_chains(sentence), *_norms(sentence), *_told_of_each(sentence)):
            paid = any(v.kind == "money" for v in factors) or _in_dong(factors, total)
            wanted = "money" if paid else "count"
            if total.kind != wanted or not _exact(*factors, total):
                continue
            real = _product(factors)
            if abs(real - amount(total)) > max(fineness(total), real / 1000) and real:
                values: dict[str, object] = {
                    "where": facts.place(sentence.paragraph),
                    "factors": " x ".join(printed(v).strip() for v in factors),
                    "real": money(int(real)) if wanted == "money" else f"{number(real)} {total.unit}",
                    "told": printed(total),
                }
                yield Hit(sentence.span(*factors, total), values)


def _fit(grid: Grid, a: int, b: int, c: int) -> tuple[int, list[Row]]:
    good, bad = 0, []
    for row in grid.rows:
        n = row.numbers
        if row.total or not {a, b, c} <= n.keys() or not n[a] or not n[b] or not n[c]:
            continue
        ratio = n[a] * n[b] / n[c]
        if any(abs(ratio - scale) <= scale * Decimal("0.001") for scale in (1, 1000, 1_000_000)) or _near(
            n[a], n[b], n[c]
        ):
            good += 1
        else:
            bad.append(row)
    return good, bad


def _near(a: Decimal, b: Decimal, c: Decimal) -> bool:
    return abs(a * b - c) <= Decimal(1).scaleb(-decimals(c))


@rule("PL056", "arithmetic", "error", "Bảng, dòng “{row}”: {a} x {b} = {real}, cột “{column}” ghi {told}.")
def table_product(facts: Facts) -> Iterator[Hit]:
    """In one row the amount is not number times norm, though in most rows it is."""
    for grid in grids(facts):
        columns = [c for c in grid.columns if "%" not in grid.heads[c] and "ty le" not in grid.heads[c]]
        for a, b in pairwise(columns):
            last = next(
                (c for c in columns if c > b and re.search(r"thanh tien|kinh phi|tong|cong|so tien", grid.heads[c])),
                None,
            )
            if last is None or not re.search(r"dinh muc|don gia|muc|/", grid.heads[a] + grid.heads[b]):
                continue
            good, bad = _fit(grid, a, b, last)
            if good >= 2 and 0 < len(bad) <= good / 2:
                for row in bad:
                    values: dict[str, object] = {
                        "row": row.label[:60], "a": number(row.numbers[a]), "b": number(row.numbers[b]),
                        "real": number(row.numbers[a] * row.numbers[b]), "column": grid.printed[last][:60],
                        "told": number(row.numbers[last]),
                    }  # fmt: skip
                    yield Hit(row.span(a, b, last), values)
