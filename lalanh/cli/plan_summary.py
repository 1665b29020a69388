"""A reading told in Vietnamese to a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from lalanh.engines.plantext.model import Assignment, BudgetItem, Deadline, Finding, Header, Reading, Target

_SEVERITY = {"error": "LỖI", "warning": "CẦN XEM", "note": "LƯU Ý"}
_OPS = {"=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "khoảng ", "range": ""}
_DIRECTION = {"increase": "tăng ", "decrease": "giảm ", "level": ""}
_RECURRENCE = {
    "monthly": "hằng tháng", "quarterly": "hằng quý", "semiannual": "6 tháng", "annual": "hằng năm",
    "daily": "hằng ngày", "adhoc": "đột xuất",
}  # fmt: skip
_WIDTH = 96


def summary(reading: Reading, doc: str, notes: list[str]) -> str:
    """The whole reading on a page or two: head, findings first, then the facts."""
    parts = (
        _head(reading.header, doc, notes),
        _block("Điểm cần xem lại", (_finding(one, reading.text) for one in reading.findings), "không thấy điểm nào"),
        _block(
            "Đề mục", (f"{'  ' * (s.level - 1)}{s.number}. {s.title}" for s in reading.outline.sections if s.level < 3)
        ),
        _block("Chỉ tiêu", map(_target, reading.targets)),
        _block("Kinh phí", map(_budget, reading.budget)),
        _block("Phân công", map(_assignment, reading.assignments)),
        _block("Báo cáo và thời hạn", map(_deadline, reading.deadlines)),
        _block("Căn cứ", (f"{c.kind} {c.number or ''} {_day(c.date)}".rstrip() for c in reading.citations)),
        _block("Nơi nhận", (f"{r.name}{f' ({r.purpose})' if r.purpose else ''}" for r in reading.recipients)),
        _signer(reading),
    )
    return "\n".join(chain.from_iterable(parts))


def _head(head: Header, doc: str, notes: list[str]) -> list[str]:
    title = " ".join(filter(None, [(head.doc_type or "").capitalize(), head.title]))
    lines = [doc, title or "(không thấy tên loại và trích yếu của văn bản)"]
    facts = {"Cơ quan": head.issuer, "Số": head.number, "Nơi, ngày": _place(head), "Năm": str(head.year or "")}
    lines += [f"{name}: {value}" for name, value in facts.items() if value]
    return lines + [f"({note})" for note in notes]


def _place(head: Header) -> str:
    return ", ".join(filter(None, [head.place, _day(head.date)]))


def _block(name: str, lines: Iterable[str], none: str = "") -> list[str]:
    found = [_cut(line) for line in lines]
    if not found:
        return ["", f"{name}: {none}"] if none else []
    return ["", f"{name} ({len(found)})", *(f"  {line}" for line in found)]


def _cut(text: str) -> str:
    text = text.rstrip()
    return text if len(text) <= _WIDTH or "\n" in text else text[: _WIDTH - 1].rstrip() + "…"


def _day(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def _finding(finding: Finding, text: str) -> str:
    quote = " ".join(text[finding.span.start : finding.span.end].split())
    row = text.count("\n", 0, finding.span.start) + 1
    name = _SEVERITY.get(finding.severity, finding.severity)
    return f"{name} {finding.rule} dòng {row}: {finding.message}\n      “{_cut(quote)}”"


def _number(value: object) -> str:
    whole, _, part = f"{value:,f}".partition(".")
    return whole.replace(",", ".") + ("," + part.rstrip("0") if part.rstrip("0") else "")


def _target(target: Target) -> str:
    value = _number(target.value) + (f" - {_number(target.value_to)}" if target.value_to is not None else "")
    by = f", đến {_day(target.by)}" if target.by else ""
    return f"{target.measure}: {_DIRECTION.get(target.direction, '')}{_OPS.get(target.op, '')}{value} {target.unit}{by}"


def _budget(item: BudgetItem) -> str:
    amount = f"{_number(item.amount_vnd)} đồng" if item.amount_vnd is not None else "chưa rõ số tiền"
    return f"{amount}{f'/{item.per_unit}' if item.per_unit else ''}: {item.label}"


def _assignment(task: Assignment) -> str:
    support = f" (phối hợp: {', '.join(task.support)})" if task.support else ""
    span = " - ".join(filter(None, [_day(task.start), _day(task.end)]))
    return f"{', '.join(task.lead)}: {task.what}{f' [{span}]' if span else ''}{support}"


def _deadline(duty: Deadline) -> str:
    when = _day(duty.due) or _RECURRENCE.get(duty.recurrence, "không rõ ngày")
    who = ", ".join(duty.who)
    return f"{when}: {duty.what}{f' - {who}' if who else ''}{f' gửi {duty.to}' if duty.to else ''}"


def _signer(reading: Reading) -> list[str]:
    signer = reading.signer
    return ["", f"Người ký: {signer.capacity} {signer.name or ''}".rstrip()] if signer else []
