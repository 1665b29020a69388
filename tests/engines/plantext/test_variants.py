"""The same plan in another dress says the same: decomposed letters, line ends, blanks, DOCX, PDF."""

import pathlib
import unicodedata

import pytest

from lalanh.engines.plantext.reading import read_plan
from lalanh.engines.plantext.sources import read_source
from lalanh.planning.demo import documents

ROOT = pathlib.Path(__file__).parents[3]
DEV = sorted(p for p in (ROOT / "tests/plans/dev").glob("*") if p.suffix in (".txt", ".md"))
SAMPLES = sorted((ROOT / "lalanh/planning/demo/samples").glob("*.txt"))
DRESSES = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks at the ends": lambda text: text.replace("\n", "  \n"),
    "byte order mark": lambda text: "\ufeff" + text,
}  # fmt: skip


def said(text):
    found = read_plan(text)
    head = found.header
    return {
        "head": (head.doc_type, head.number, head.date, head.year, head.level),
        "sections": [s.number for s in found.outline.sections],
        "citations": [(c.number, c.date) for c in found.citations],
        "targets": [(t.op, t.value, t.direction, t.by) for t in found.targets],
        "budget": [b.amount_vnd for b in found.budget],
        "assignments": [(a.lead, a.support) for a in found.assignments],
        "deadlines": [(d.due, d.recurrence) for d in found.deadlines],
        "recipients": [(r.name, r.purpose) for r in found.recipients],
        "findings": [f.rule for f in found.findings],
    }


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("plan", DEV, ids=lambda p: p.stem)
def test_another_dress(plan, dress):
    text = plan.read_text(encoding="utf-8")
    assert said(DRESSES[dress](text)) == said(text)


@pytest.mark.parametrize("plan", DEV, ids=lambda p: p.stem)
def test_spans_point_into_the_text_as_it_is(plan):
    text = unicodedata.normalize("NFD", plan.read_text(encoding="utf-8"))
    for target in read_plan(text).targets:
        assert any(c.isdigit() or c in "mộhaibốnăs" for c in text[target.span.start : target.span.end])


@pytest.mark.parametrize("plan", SAMPLES, ids=lambda p: p.stem)
def test_docx_and_pdf_say_what_the_text_says(plan):
    text = plan.read_text(encoding="utf-8")
    plain = said(text)
    for name, content in ((".docx", documents.as_docx(text)), (".pdf", documents.as_pdf(text))):
        assert said(read_source(content, "x" + name).text) == plain, name
