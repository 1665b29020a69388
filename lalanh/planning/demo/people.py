"""Bodies and users of the demonstration."""

import pathlib
from datetime import date

import pyotp

from lalanh.kernel.actor import Actor, system
from lalanh.kernel.postgres import secret
from lalanh.units import actions, queries

START = date(2022, 1, 1)
MARK = "minh.hoa"
DISTRICT = (
    ("Phòng Lao động - Thương binh và Xã hội", "Phòng LĐ-TB&XH", "department", "lao động - giảm nghèo"), ("Phòng Y tế", "", "department", "y tế"),
    ("Phòng Tài chính - Kế hoạch", "Phòng TC-KH", "department", "tài chính"),
    ("Phòng Nông nghiệp và Phát triển nông thôn", "Phòng NN&PTNT", "department", "nông nghiệp"),
    ("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện", "Trung tâm GDNN-GDTX", "service", "giáo dục nghề nghiệp"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "UBMTTQVN huyện", "front", "mặt trận"), ("Hội Nông dân huyện", "", "association", ""),
    ("Hội Liên hiệp Phụ nữ huyện", "Hội LHPN huyện", "association", ""),
    ("Phòng giao dịch Ngân hàng Chính sách xã hội huyện", "NHCSXH huyện", "bank", "tín dụng chính sách"),
)  # fmt: skip
PROVINCE = (
    ("Sở Lao động - Thương binh và Xã hội", "Sở LĐ-TB&XH", "department", "lao động - giảm nghèo"), ("Sở Y tế", "", "department", "y tế"),
    ("Sở Tài chính", "", "department", "tài chính"), ("Sở Kế hoạch và Đầu tư", "Sở KH&ĐT", "department", "kế hoạch"),
    ("Sở Giáo dục và Đào tạo", "Sở GD&ĐT", "department", "giáo dục"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "UBMTTQVN tỉnh", "front", "mặt trận"),
)  # fmt: skip
COMMUNE = (
    ("Công chức Văn hóa - Xã hội", "", "post", "văn hóa - xã hội"), ("Công chức Tài chính - Kế toán", "", "post", "tài chính"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "UBMTTQVN xã", "front", "mặt trận"),
)  # fmt: skip
# login, name, role, unit, body by short or full name
PEOPLE = (
    ("tinh.lanhdao", "Y Ngọc Lan", "province_leader", "62", ""), ("tinh.chuyenvien", "Nguyễn Thị Mai Hương", "province_specialist", "62", "Sở Lao động - Thương binh và Xã hội"),
    ("tinh.mattran", "A Thành", "front_officer", "62", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"), ("tinh.thanhtra", "Phan Quốc Việt", "inspector", "62", ""),
    ("huyen.lanhdao", "Nguyễn Quang Thủy", "district_leader", "614", ""), ("huyen.chuyenvien", "Y Hạnh", "district_specialist", "614", "Phòng Lao động - Thương binh và Xã hội"),
    ("huyen.nganhang", "Lê Văn Phúc", "bank_officer", "614", "Phòng giao dịch Ngân hàng Chính sách xã hội huyện"),
    ("huyen.mattran", "Y Bích", "front_officer", "614", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
    ("thanhpho.lanhdao", "Lê Thị Thu Hà", "district_leader", "608", ""), ("xa.lanhdao", "A Đức", "commune_leader", "23494", ""),
    ("xa.congchuc", "Y Thoa", "commune_officer", "23494", "Công chức Văn hóa - Xã hội"), ("truongthon", "A Nhơi", "village_head", "23494-02", ""),
    ("xa.mattran", "Y Phượng", "front_officer", "23494", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
    ("quantri", "Trần Hữu Lộc", "system_administrator", "62", ""),
)  # fmt: skip

OFFICERS = ("xa.congchuc", "xa.lanhdao", "xa.mattran")
"""Who stands by households that leave poverty."""


def bodies(on: date) -> None:
    """The offices that the plans name, at the province, two districts and one commune."""
    by = system("minh họa")
    for code, rows in (("62", PROVINCE), ("614", DISTRICT), ("23494", COMMUNE)):
        unit = queries.unit_by_code(code, on)
        for name, short, kind, function in rows:
            actions.create_body(name=name, short_name=short, kind=kind, function=function, unit=unit, by=by)


def users(data: pathlib.Path, on: date) -> list[str]:
    """One user a role, all with the password of this installation; the lines to print."""
    password = secret(data, "demo-password")[:14]
    lines = [f"  mật khẩu chung: {password}", ""]
    by = system("minh họa")
    for login, name, role, code, body in PEOPLE:
        unit = queries.unit_by_code(code, on)
        user, _ = actions.create_user(username=login, full_name=name, by=by)
        secret_key = pyotp_secret(data) if role == "system_administrator" else ""
        actions.open_for_demonstration(user=user, password=password, totp_secret=secret_key)
        actions.post(
            user=user,
            role=role,
            unit=unit,
            body=queries.body_named(unit, body) if body else None,
            portfolio="",
            start=START,
            end=None,
            by=by,
        )
        lines.append(f"  {login:18} {label(role)}, {unit.full_name}")
    lines.append(f"  (quantri cần mã hai lớp: nhập khóa {pyotp_secret(data)} vào ứng dụng xác thực)")
    return lines


def keys(logins: tuple[str, ...]) -> list[int]:
    """The users of these log-ins."""
    return [user.pk for login in logins if (user := queries.by_username(login))]


def pyotp_secret(data: pathlib.Path) -> str:
    """The second factor of the demonstration's administrator, made once per installation."""
    file = data / "secrets" / "demo-second-factor"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(pyotp.random_base32())
        file.chmod(0o600)
    return file.read_text()


def label(role: str) -> str:
    from lalanh.units.roles import ROLES

    return ROLES[role].name


def actor(login: str, on: date) -> Actor:
    user = queries.by_username(login)
    found = queries.actor_for(user, on) if user else None
    assert found is not None, login
    return found
