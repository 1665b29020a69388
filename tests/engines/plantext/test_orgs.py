"""Lists of bodies: where a name ends, what belongs to it, where the predicate begins."""

import pytest

from lalanh.engines.plantext import orgs


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        (
            "Phòng NN&PTNT, Phòng Tài chính-Kế hoạch, UBND các xã, thị trấn.",
            ["Phòng NN&PTNT", "Phòng Tài chính - Kế hoạch", "UBND các xã, thị trấn"],
            ".",
        ),
        (
            "các cơ quan, đơn vị, ban ngành có liên quan tổ chức triển khai",
            ["Các cơ quan, đơn vị, ban ngành có liên quan"],
            " tổ chức triển khai",
        ),
        (
            "Phòng Kinh tế và Hạ tầng và các cơ quan, đơn vị có liên quan hướng dẫn",
            ["Phòng Kinh tế và Hạ tầng", "Các cơ quan, đơn vị có liên quan"],
            " hướng dẫn",
        ),
        (
            "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức đoàn thể chính trị - xã hội huyện",
            ["Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "Các tổ chức đoàn thể chính trị - xã hội huyện"],
            "",
        ),
        (
            "Trung tâm Y tế và Bảo hiểm Xã hội thành phố: Phối hợp",
            ["Trung tâm Y tế thành phố", "Bảo hiểm Xã hội thành phố"],
            ": Phối hợp",
        ),
        (
            "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế chủ trì",
            ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"],
            " chủ trì",
        ),
        (
            "các Sở: Tài chính, Nội vụ, Lao động - Thương binh và Xã hội; UBND các huyện",
            ["Sở Tài chính", "Sở Nội vụ", "Sở Lao động - Thương binh và Xã hội", "UBND các huyện"],
            "",
        ),
        (
            "các Sở Tài chính, Kế hoạch và Đầu tư, Văn hóa, Thể thao và Du lịch hướng dẫn",
            ["Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Văn hóa, Thể thao và Du lịch"],
            " hướng dẫn",
        ),
        (
            "phòng Lao động – Thương binh & Xã hội thành phố theo dõi",
            ["Phòng Lao động - Thương binh & Xã hội thành phố"],
            " theo dõi",
        ),
        ("Sở Tài chính tổ chức triển khai", ["Sở Tài chính"], " tổ chức triển khai"),
        ("Công an huyện quản lý chặt", ["Công an huyện"], " quản lý chặt"),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"], ""),
        (
            "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường chịu trách nhiệm",
            ["Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các xã, phường"],
            " chịu trách nhiệm",
        ),
        ("Phòng Văn hoá - xã hội thành phố", ["Phòng Văn hoá - xã hội thành phố"], ""),
        ("Trung tâm GDNN-GDTX huyện", ["Trung tâm GDNN-GDTX huyện"], ""),
        ("Thôn trưởng các thôn", ["Thôn trưởng các thôn"], ""),
        ("UBND xã Tân Lập, Chủ tịch Hội Nông dân xã", ["UBND xã Tân Lập", "Chủ tịch Hội Nông dân xã"], ""),
        (
            "Công chức Văn hóa – Xã hội (Lao động – Thương binh và Xã hội)",
            ["Công chức Văn hóa – Xã hội (Lao động - Thương binh và Xã hội)"],
            "",
        ),
        ("Các phòng, ban, ngành huyện: Thực hiện nhiệm vụ", ["Các phòng, ban, ngành huyện"], ": Thực hiện nhiệm vụ"),
        ("Các sở, ban, ngành: Chủ động phối hợp", ["Các sở, ban, ngành"], ": Chủ động phối hợp"),
        ("Các phòng, ban: Tổ chức thực hiện", ["Các phòng, ban"], ": Tổ chức thực hiện"),
        ("Các sở: Tài chính, Nội vụ theo chức năng", ["Sở Tài chính", "Sở Nội vụ"], " theo chức năng"),
        ("các ban: Tổ chức, Tuyên giáo", ["Ban Tổ chức", "Ban Tuyên giáo"], ""),
        ("Viễn thông Đơn Dương bảo đảm", ["Viễn thông Đơn Dương"], " bảo đảm"),
        ("Nhà máy nước Đa Nhim, Điện lực Cô Tô", ["Nhà máy nước Đa Nhim", "Điện lực Cô Tô"], ""),
        ("Tập đoàn Hoa Sen và Viettel Lâm Đồng", ["Tập đoàn Hoa Sen", "Viettel Lâm Đồng"], ""),
        ("Ban tự quản các buôn, thôn:", ["Ban tự quản các buôn, thôn"], ":"),
        (
            'Ban Vận động Quỹ "Vì người nghèo" tỉnh, Hiệp hội Doanh nghiệp tỉnh',
            ['Ban Vận động Quỹ "Vì người nghèo" tỉnh', "Hiệp hội Doanh nghiệp tỉnh"],
            "",
        ),
        ("Hội đồng nhân dân tỉnh quyết định", ["Hội đồng nhân dân tỉnh"], " quyết định"),
        ("UBND huyện Hướng Hóa chỉ đạo", ["UBND huyện Hướng Hóa"], " chỉ đạo"),
        ("Sở Y tế tỉnh Vận động", ["Sở Y tế tỉnh"], " Vận động"),
        ("UBND xã Tân Lập tổ chức", ["UBND xã Tân Lập"], " tổ chức"),
        ("Hạt Kiểm lâm liên huyện Bắc Trà My - Nam Trà My", ["Hạt Kiểm lâm liên huyện Bắc Trà My - Nam Trà My"], ""),
    ],
)
def test_read(text: str, names: list[str], rest: str) -> None:
    bodies = orgs.read(text)
    assert [n.replace("–", "-") for n in bodies.names] == [n.replace("–", "-") for n in names]
    assert text[bodies.end :] == rest


@pytest.mark.parametrize(
    "text",
    ["tổ chức thực hiện tốt", "Phòng chống thiên tai", "Ban hành kế hoạch", "Báo cáo kết quả", "Trường hợp cần thiết",
     "Chế độ báo cáo", "hội đồng nghiệm thu", "viễn thông phát triển", "Căn cứ Kế hoạch này", "Hội nghị tổng kết", "xã hội hóa", ""],
)  # fmt: skip
def test_no_body(text: str) -> None:
    assert not orgs.read(text)


def test_nobody_in_particular() -> None:
    found = orgs.read("các ngành, địa phương; các đoàn thể cùng cấp; Hội Khuyến học").found
    assert [b.generic for b in found] == [True, False, False]


def test_a_long_list_is_read_to_its_end() -> None:
    text = ", ".join(f"Phòng Y tế huyện Tân {c}" for c in "ABCDEGHIKLMNOPQ")
    assert len(orgs.read(text).found) == 15
