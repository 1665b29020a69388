"""From a document to a draft plan: everything understood becomes an item to confirm."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from lalanh.base.errors import BadInput
from lalanh.engines.plantext import model as reading_model
from lalanh.engines.plantext.reading import read_plan
from lalanh.engines.plantext.sources import Source, read_guarded
from lalanh.kernel import files
from lalanh.kernel.actor import Actor
from lalanh.planning import access
from lalanh.planning.actions import rows
from lalanh.planning.models import Finding, LegalBasis, Plan, PlanRecipient, PlanSection, Target
from lalanh.units import queries as units

MEDIA = {
    "text": "text/plain; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
MIN_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document as it came: its bytes and name, already turned into text."""

    content: bytes
    name: str
    source: Source


def take_in(content: bytes, name: str) -> Incoming:
    """Reads the file in a child process with limits, outside any transaction. Raises UnreadableSource, BadInput."""
    if not content:
        raise BadInput("Tệp rỗng: hãy chọn tệp có nội dung.")
    return Incoming(content, name, read_guarded(content, name))


def take_in_text(text: str) -> Incoming:
    """Pasted text, kept as a text file."""
    return take_in(text.replace("\r\n", "\n").encode(), "van-ban-dan-vao.txt")


def import_plan(
    *, incoming: Incoming, unit: units.Unit, by: Actor, on: date, parent: Plan | None = None, amends: Plan | None = None
) -> Plan:
    """A complete draft or nothing. `on` is the day of the import, used where the plan prints no date."""
    access.check_can_import(by, unit.path)
    text = incoming.source.text
    if sum(c.isalpha() for c in text) < MIN_LETTERS:
        raise BadInput("Văn bản quá ngắn để là một kế hoạch: cần ít nhất vài đoạn có chữ.")
    reading = read_plan(text)
    _refuse_what_is_no_plan(reading)
    if amends is not None:
        access.check_can_see(by, amends)
    with transaction.atomic():
        file = files.store(
            content=incoming.content,
            name=incoming.name,
            media_type=MEDIA[incoming.source.kind],
            unit_path=unit.path,
            by=by,
        )
        plan = _plan(reading, unit, by, parent, amends)
        plan.file, plan.source_note = file, " ".join(incoming.source.notes)
        plan.save()
        _items(plan, reading, on)
    return plan


def _refuse_what_is_no_plan(reading: reading_model.Reading) -> None:
    if reading.outline.sections or reading.targets or reading.assignments or reading.deadlines:
        return
    raise BadInput(
        "Không thấy mục, chỉ tiêu hay nhiệm vụ nào: có vẻ đây không phải là kế hoạch. "
        "Nếu là kế hoạch, hãy thử tệp DOCX gốc hoặc dán phần chữ vào ô bên dưới."
    )


def _plan(
    reading: reading_model.Reading, unit: units.Unit, by: Actor, parent: Plan | None, amends: Plan | None
) -> Plan:
    head = reading.header
    signer = reading.signer
    return Plan(
        unit=unit, unit_path=unit.path, doc_type=(head.doc_type or "")[:60], issuer_name=(head.issuer or "")[:250],
        number=(head.number or "")[:80], place=(head.place or "")[:120], signed_on=head.date,
        title=head.title or _first_words(reading.text), first_year=head.year or head.first_year, last_year=head.end_year or head.year,
        signer_capacity=(signer.capacity if signer else "")[:250], signer_name=((signer.name if signer else "") or "")[:120],
        parent=parent, amends=amends, version=amends.version + 1 if amends else 1, source_text=reading.text,
        created_by=by.user_id,
    )  # fmt: skip


def _first_words(text: str) -> str:
    return " ".join(text.split()[:20])[:200] or "Kế hoạch chưa có trích yếu"


def _items(plan: Plan, reading: reading_model.Reading, on: date) -> None:
    plan.issuer = _issuer(plan, on)
    plan.save(update_fields=["issuer"])
    PlanSection.objects.bulk_create(rows.sections(plan, reading))
    LegalBasis.objects.bulk_create(rows.bases(plan, reading))
    Target.objects.bulk_create(rows.targets(plan, reading))
    rows.budget(plan, reading)
    PlanRecipient.objects.bulk_create(rows.recipients(plan, reading))
    Finding.objects.bulk_create(rows.findings(plan, reading))
    names = rows.Names(plan.unit, plan.signed_on or on)
    rows.tasks(plan, reading, names)
    rows.duties(plan, reading, names)


def _issuer(plan: Plan, on: date) -> "units.Body | None":
    found = units.body_candidates(plan.issuer_name, plan.unit, plan.signed_on or on) if plan.issuer_name else []
    return found[0] if len(found) == 1 else None
