"""Which function of `cells` reads which field, with what the day, the lists and the user's choices add."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lalanh.base.text import fold
from lalanh.registry import questions
from lalanh.registry.imports import cells
from lalanh.registry.imports.fields import Field
from lalanh.registry.imports.lines import Reader
from lalanh.registry.models import EthnicAlias, Ethnicity

_PLAIN: dict[str, Reader] = {
    "text": cells.text(120), "text200": cells.text(200), "code": cells.text(30), "name": cells.name, "mark": cells.mark, "yes_no": cells.mark,
    "sex": cells.sex, "relation": cells.relation, "date": cells.day, "year": cells.year, "class": cells.poverty_class, "standard": cells.standard,
    "phone": cells.phone, "whole": cells.whole, "points": cells.points, "money": cells.amount, "area": cells.area,
}  # fmt: skip


def readers(fields: Mapping[str, Field], settings: Mapping[str, str], on: date) -> dict[str, Reader]:
    """A reader for each field; `settings` as the user chose them for the batch."""
    asked = {question.key: question for question in (*questions.HOUSE, *questions.INCOME, *questions.MEMBER)}
    made: dict[str, Reader] = {}
    for key, field in fields.items():
        how, _, name = field.reads.partition(":")
        if how == "birth":
            made[key] = cells.birth(on)
        elif how == "number":
            made[key] = cells.number(settings.get("zeros") == "1")
        elif how == "ethnicity":
            made[key] = ethnicities()
        elif how == "choice":
            made[key] = cells.choice(asked[name].choices)
        else:
            made[key] = _PLAIN[how]
    return made


def _letters(text: str) -> str:
    return "".join(sign for sign in fold(text) if sign.isalnum())


def ethnicities() -> Reader:
    """Names, spellings and branches of peoples to our keys. A bare code is refused: two official lists give it to two peoples."""
    known: dict[str, str] = {}
    codes: dict[str, list[str]] = {}
    for row in Ethnicity.objects.all():
        known[_letters(row.name)] = row.key
        for code in (row.code_1979, row.code_statistics):
            if code:
                codes.setdefault(code, []).append(row.name)
    for alias, key in EthnicAlias.objects.values_list("alias", "ethnicity_id"):
        known.setdefault(_letters(alias), key)

    def read(given: str) -> cells.Cell:
        said = cells.clean(given)
        if found := known.get(_letters(said)):
            return found, "", ""
        if said.isdigit():
            names = list(dict.fromkeys(codes.get(said.zfill(2), [])))
            meant = f" (hai danh mục dùng mã này cho {' và '.join(names)})" if len(names) > 1 else ""
            return "", f"Dân tộc ghi bằng mã số {said}{meant}. Hãy ghi tên dân tộc.", ""
        return (
            "",
            f"Không có dân tộc “{said[:40]}” trong danh mục. Hãy ghi như Xơ Đăng, Ba Na, Gié Triêng, Gia Rai, Kinh.",
            "",
        )

    return read
