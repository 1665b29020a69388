"""The guides of docs/huong-dan: one for everybody, one for each kind of person.

`texts` is a link to that folder, so that the guides are written among the documents and installed with the package.
"""

import pathlib
from dataclasses import dataclass

from lalanh.web.staff.help import markdown

FOLDER = pathlib.Path(__file__).parent / "texts"
EVERYBODY = "chung"
NAMES = {
    "chung": "Việc chung", "truong-thon": "Trưởng thôn", "cong-chuc-xa": "Công chức xã", "lanh-dao-xa": "Lãnh đạo xã",
    "chuyen-vien-huyen-tinh": "Cấp huyện, cấp tỉnh", "mat-tran": "Mặt trận, đoàn thể, ngân hàng", "thanh-tra": "Thanh tra, giám sát", "quan-tri": "Quản trị",
}  # fmt: skip
OF_ROLE = {
    "village_head": "truong-thon", "commune_officer": "cong-chuc-xa", "commune_leader": "lanh-dao-xa", "district_specialist": "chuyen-vien-huyen-tinh",
    "district_leader": "chuyen-vien-huyen-tinh", "province_specialist": "chuyen-vien-huyen-tinh", "province_leader": "chuyen-vien-huyen-tinh",
    "front_officer": "mat-tran", "bank_officer": "mat-tran", "inspector": "thanh-tra", "system_administrator": "quan-tri",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guide:
    """`tasks` are the headings of the second level."""

    name: str
    title: str
    source: str

    @property
    def tasks(self) -> list[markdown.Heading]:
        return [one for one in markdown.headings(self.source) if one.level == 2]


def guide(name: str) -> Guide | None:
    """None for a name that no guide has, and where the guides were not installed."""
    path = FOLDER / f"{name}.md"
    if name not in NAMES or not path.is_file():
        return None
    source = path.read_text("utf-8")
    return Guide(name, markdown.headings(source)[0].text, source)


def of_role(role: str) -> str:
    return OF_ROLE.get(role, EVERYBODY)
