"""Bodies: tasked but not told, told but not tasked, and those that no longer exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lalanh.base.text import fold
from lalanh.engines.plantext.lint.facts import Facts
from lalanh.engines.plantext.lint.pattern import late
from lalanh.engines.plantext.lint.registry import Hit, rule
from lalanh.engines.plantext.lint.reports import body, same_body
from lalanh.engines.plantext.model import Assignment, Span

_TYPES = late(
    r"^(?:de nghi |giao )?(?:so|phong|ban|hoi dong|hoi|trung tam|uy ban|tram|cong ty|doan|ngan hang|chi cuc|"
    r"chi nhanh|cuc|to|doi|thanh tra|van phong|vien|truong|benh vien|kho bac|bao hiem|cong an|bo chi huy|"
    r"ban chi huy|bao)\b"
)
_LEVELS = late(
    r"\b(?:tinh|huyen|xa|phuong|thi tran|thi xa|thanh pho|dac khu|khu vuc|viet nam|nha nuoc|cac|va|dia phuong)\b"
)
_CATCH_ALL = late(
    r"\bcac (?:co quan|don vi|so ban nganh|so nganh|ban nganh|nganh|phong ban|phong,? ban|to chuc|"
    r"thanh vien|phong,? don vi)\b|\bnhu (?:tren|muc|phan|dieu|noi)\b|\bthanh vien\b|\bban chi dao\b|\bbcd\b|\bto cong tac\b|\blien quan\b|\bco ten\b|\bnganh\b(?! ?[:(])|"
    r"\bco quan,? don vi\b|\bcac phong,? ban,? nganh\b|\b(?:phong|so), ban, nganh\b|\bdon vi (?:lien quan|"
    r"truc thuoc|duoc giao)"
)
_CAPITALS = late(r"(?<!\w)[A-ZĐ]{2,}(?:[&\-.]+[A-ZĐ]+)*(?!\w)")
_JOINED = late(r"(?<!\w)([A-ZĐ]{2,}) và ([A-ZĐ]{2,})(?!\w)")
_ANYONE = late(r".")
_GROUPS = (
    (
        late(r"^(?:ban|dang doan|van phong)\b.*\b(?:uy|dang)\b|^dang doan\b"),
        late(r"\bcac ban (?:xay dung )?dang\b|\bban can su dang\b|\bcac ban,? .*\b(?:uy|dang)\b"),
    ),
    (
        late(r"^(?:cac )?(?:dang uy|chi uy|dang bo|chi bo|cap uy|huyen uy|thanh uy|thi uy)\b"),
        late(r"\bdang bo\b|\bchi bo\b|\bdang uy\b|\bcap uy\b|\b(?:huyen|thanh|thi|quan) uy\b"),
    ),
    (late(r"^phong\b"), late(r"\bcac phong\b|\bphong chuyen mon\b")),
    (
        late(r"^trung tam\b"),
        late(
            r"\btrung tam(?: (?:thuoc|truc thuoc|xa|phuong|tinh|huyen|thanh pho)\b|\s*[;,(])"
            r"|\bcac trung tam\b|\bdon vi su nghiep\b"
        ),
    ),
    (late(r"^so\b"), late(r"\bcac so\b(?!:)")),
    (
        late(
            r"^(?:hoi|doan|lien doan|uy ban mat tran|de nghi|mat tran|ubmttq|tinh doan|huyen doan|thanh doan|xa doan"
            r"|thi doan)"
        ),
        late(r"doan the|to chuc chinh tri|cac hoi\b|mat tran|mttq"),
    ),
    (
        late(r"^(?:uy ban nhan dan|ubnd)\b"),
        late(r"\bubnd\b|\buy ban nhan dan\b|\bcac (?:xa|phuong|huyen)\b"),
    ),
    (
        late(
            r"^(?:thon|truong (?:cac )?thon|ban quan ly|to truong|to dan pho|bi thu|truong ban|ap|khom|buon|lang|cac"
            r"|cong chuc|can bo|ke toan|chu tich|pho chu tich|thanh vien|van phong|ban chi dao|to cong tac|to giup viec"
            r"|van hoa|dia chinh|tu phap|tai chinh|ban giam sat)\b"
        ),
        _ANYONE,
    ),
)


def _initials(words: list[str]) -> str:
    return "".join(w[0] for w in words)


def _of_group(name: str, told: str) -> bool:
    """True when a line of the recipients speaks of all bodies of this kind."""
    full = body(name)
    return any(kind.match(full) and group.search(told) for kind, group in _GROUPS)


def _own(facts: Facts, name: str) -> bool:
    """True for the issuer itself, its chair and its office."""
    issuer = facts.header.issuer or ""
    return same_body(name, issuer) or bool(re.match(r"(?:chu tich|van phong|thuong truc|lanh dao)\b", body(name)))


def named(name: str, told: str, compact: str) -> bool:
    """True when a body is found among the recipients by its words or its initials."""
    full = body(name)
    core = [w for w in _LEVELS.sub(" ", _TYPES.sub(" ", full)).split() if w]
    everything = [w for w in _LEVELS.sub(" ", full).split() if w]
    if not core and not re.match(r"(?:cong an|kho bac|ngan hang)\b", full):
        return True
    core = core or everything
    spaced = " ".join(re.sub(r"[^\w ]", " ", told).split())
    if " ".join(core) in spaced or any(" ".join(core[i : i + 2]) in spaced for i in range(len(core) - 1)):
        return True
    if len(core) == 1 and core[0] in spaced:
        return True
    whole = full.split()
    short = {
        _initials(words[:size])
        for words in (core, everything, whole)
        for size in range(min(3, len(words)), len(words) + 1)
    }
    return any(len(letters) > 2 and letters in compact for letters in short)


def abbreviated(name: str, printed: str) -> bool:
    """True when a token of the recipients is made of initials of the name ("Đài PT&TH", "BCH PCTT&TKCN")."""
    letters = _initials(body(name).split())
    for token in _CAPITALS.findall(_JOINED.sub(r"\1&\2", printed)):
        plain = re.sub(r"[^a-z]", "", fold(token))
        if 2 <= len(plain) <= len(letters) and 2 * len(plain) >= len(letters) and _subsequence(plain, letters):
            return True
    return False


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(letter in rest for letter in short)


def _heads(facts: Facts) -> Iterator[tuple[Assignment, str]]:
    """Single named bodies that head a paragraph of their own."""
    for item in facts.reading.assignments:
        paragraph = facts.paragraph_at(item.span.start)
        if paragraph is None or paragraph.kind != "heading" or paragraph.zone != "body" or len(item.lead) != 1:
            continue
        if paragraph.span().start + 12 >= item.span.start and paragraph.text[paragraph.marker_end :].lstrip(
            "*_ "
        ).startswith(item.lead[0].split()[0]):
            yield item, item.lead[0]


@rule("PL100", "other", "note", "“{body}” được giao nhiệm vụ ({where}) nhưng không có trong nơi nhận.")
def tasked_body_not_told(facts: Facts) -> Iterator[Hit]:
    """A body with a heading of its own under the organisation is missing from the recipients.

    Only where the recipients are named one by one: a line for "các cơ quan, đơn vị" or a group of the kind tells
    everyone in it; the issuer needs no copy, villages and groups are told through the commune. All others with a task
    must be found, at least two of them by their own names: a list from which two are missing is a shortened one.
    """
    lines = facts.reading.recipients
    told = " ; ".join(fold(r.name) for r in lines)
    if len(lines) < 5 or _CATCH_ALL.search(told):
        return
    compact = re.sub(r"[^a-z;]", "", told)
    printed = " ; ".join(r.name for r in lines)
    heads = [(item, name) for item, name in _heads(facts) if not _own(facts, name)]
    missing = [
        (item, name)
        for item, name in heads
        if not (_of_group(name, told) or named(name, told, compact) or abbreviated(name, printed))
    ]
    known = {body(name) for _, name in heads if named(name, told, compact)}
    if len({body(name) for _, name in missing}) == 1 and len(known) >= 2 and len(heads) >= 4:
        for item, name in missing[:1]:
            paragraph = facts.paragraph_at(item.span.start)
            where = facts.where(paragraph) if paragraph else ""
            yield Hit(
                _heading(facts, item), {"body": name, "where": where}, Span(lines[0].span.start, lines[-1].span.end)
            )


def _heading(facts: Facts, item: Assignment) -> Span:
    paragraph = facts.paragraph_at(item.span.start)
    return paragraph.span(0, min(len(paragraph.text), 90)) if paragraph else item.span


class Abolished(NamedTuple):
    """Names that ended with a day, and what came after them."""

    names: re.Pattern[str]
    last: date
    successor: str


ABOLISHED = (
    Abolished(
        late(
            r"^(?:(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)(?: cac)? (?:huyen|quan)\b|phong .*\bhuyen\b"
            r"|(?:thuong truc )?huyen uy\b)"
        ),
        date(2025, 6, 30),
        "UBND cấp xã hoặc sở, ngành cấp tỉnh (bỏ cấp huyện từ 01/7/2025)",
    ),
    Abolished(
        late(r"^(?:so|phong|bo) (?:lao dong|ld)[\s\-]*(?:thuong binh|tb)"),
        date(2025, 2, 28),
        "ngành Nội vụ; Nông nghiệp và Môi trường; Y tế (sắp xếp từ 01/3/2025)",
    ),
    Abolished(
        late(
            r"^so (?:ke hoach va dau tu|giao thong van tai|tai nguyen va moi truong|nong nghiep va phat trien nong thon"
            r"|thong tin va truyen thong)\b"
        ),
        date(2025, 2, 28),
        "sở hợp nhất từ 01/3/2025",
    ),
)
_GRACE = 120
"""Days for which a plan may still name a body that has just ended."""


@rule("PL101", "other", "warning", "{where}: “{body}” không còn sau ngày {last}; nay là {successor}.")
def body_no_longer_exists(facts: Facts) -> Iterator[Hit]:
    """A plan issued after the end of a body still gives it a task or reports to it. Told once for each kind of body."""
    issued = facts.header.date or (date(facts.year, 1, 1) if facts.year else None)
    if issued is None:
        return
    ended = [a for a in ABOLISHED if (issued - a.last).days > (0 if a.last.month == 6 else _GRACE)]
    for abolished in ended:
        hit = _first_use(facts, abolished)
        if hit:
            yield hit


def _first_use(facts: Facts, abolished: Abolished) -> Hit | None:
    uses: list[tuple[Span, str]] = [(a.span, n) for a in facts.reading.assignments for n in a.lead]
    uses += [(d.span, n) for d in facts.reading.deadlines for n in (d.to, d.via, *d.who) if n]
    for span, name in sorted(uses):
        if abolished.names.match(fold(name)) and "cu" not in fold(name).split()[-1:]:
            paragraph = facts.paragraph_at(span.start)
            values: dict[str, object] = {
                "where": facts.place(paragraph) if paragraph else "",
                "body": name,
                "last": f"{abolished.last:%d/%m/%Y}",
                "successor": abolished.successor,
            }
            return Hit(span, values)
    return None
