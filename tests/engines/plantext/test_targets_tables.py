"""Targets of tables: plan and past columns, heads in two rows, by commune, by year."""

import pytest
from target_kit import same

PLANS = {
    "th-kh": (
        "2023",
        "=30 | =900",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Chỉ tiêu cụ thể
| STT | CHỈ TIÊU | ĐVT | TH 2021 | Ước TH 2022 | KH 2023 | KH 2023/ Ước TH 2022 (%) |
|---|---|---|---|---|---|---|
| 1 | Tỷ lệ hộ nghèo | % | 40,1 | 35,2 | 30,0 | |
| 2 | Lao động được tạo việc làm | người | 800 | 850 | 900 | 105,9 |
""",
    ),
    "gop dau": (
        "2023",
        "=30 | <19",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Chỉ tiêu cụ thể
| STT | Chỉ tiêu | Đơn vị tính | Năm 2022 | | Kế hoạch năm 2023 |
| | | | Kế hoạch | Thực hiện | |
|---|---|---|---|---|---|
| 1 | Tỷ lệ hộ nghèo | % | 36 | 35,2 | 30,0 |
| 2 | Tỷ lệ trẻ suy dinh dưỡng | % | 20 | 19,5 | < 19 |
""",
    ),
    "khong stt": (
        "2023",
        "=350 | =95",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Chỉ tiêu cụ thể
| Chỉ tiêu | Năm trước | Năm nay |
|---|---|---|
| Số hộ thoát nghèo (hộ) | 300 | 350 |
| Tỷ lệ bao phủ BHYT (%) | 92 | 95 |
""",
    ),
    "tab xa": (
        "2023",
        "=60 d | =40 d | =100 d",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Giao chỉ tiêu giảm hộ nghèo cho các xã như sau:
STT	Xã	Tổng số hộ	Số hộ nghèo đầu năm	Số hộ nghèo giảm trong năm	Số hộ nghèo cuối năm
1	Pù Nhi	900	420	60	360
2	Nhi Sơn	600	250	40	210
	Cộng	1.500	670	100	570
""",
    ),
    "tab xa ty le": (
        "2023",
        "=36 | =39.5",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Chỉ tiêu giảm nghèo giao các xã
| TT | Tên xã | Tỷ lệ hộ nghèo 2022 (%) | Tỷ lệ hộ nghèo 2023 (%) | Mức giảm (%) |
|---|---|---|---|---|
| 1 | Pù Nhi | 42,1 | 36,0 | 6,1 |
| 2 | Nhi Sơn | 45,0 | 39,5 | 5,5 |
""",
    ),
    "giai doan nam": (
        "2025",
        "=35 @2023 | =3 @2023",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện giai đoạn 2023 - 2025

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Chỉ tiêu cụ thể
| Chỉ tiêu | ĐVT | Hiện trạng 2022 | 2023 | 2024 | 2025 |
|---|---|---|---|---|---|
| Tỷ lệ hộ nghèo | % | 40 | 35 | 30 | 25 |
| Số xã NTM | xã | 2 | 3 | 4 | 5 |
""",
    ),
    "nhom": (
        "2023",
        "=12 | =7 | =45",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Chỉ tiêu cụ thể
| TT | Nội dung | ĐVT | Chỉ tiêu 2023 | Ghi chú |
|---|---|---|---|---|
| **I** | **Hỗ trợ sản xuất** | | | |
| 1 | Số mô hình | Mô hình | 12 | |
| - | Trong đó: mô hình chăn nuôi | Mô hình | 7 | |
| **II** | **Nhà ở** | | | |
| 2 | Xây mới | Căn | **45** | Trước 30/9 |
""",
    ),
    "co kinh phi": (
        "2023",
        "=12.5 | =45",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Mục tiêu đầu tư năm 2023
| TT | Nội dung | ĐVT | Khối lượng | Kinh phí (triệu đồng) |
|---|---|---|---|---|
| 1 | Đường giao thông | km | 12,5 | 18.000 |
| 2 | Nhà ở | căn | 45 | 2.700 |
""",
    ),
    "kq": (
        "2023",
        "=30 @2023-12-31 | =45 @2023-09-30 | =20 @2023-09-30",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Chỉ tiêu cụ thể
| TT | Mục tiêu | Kết quả cần đạt | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Giảm nghèo | Tỷ lệ hộ nghèo còn 30% | Tháng 12/2023 |
| 2 | Nhà ở | Xóa 45 nhà tạm, sửa 20 nhà | Tháng 9/2023 |
""",
    ),
    "moi xa mot cot": (
        "2023",
        "=160 | =300",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Chỉ tiêu cụ thể
| Chỉ tiêu | ĐVT | Tổng số | Pù Nhi | Nhi Sơn | Mường Lý |
|---|---|---|---|---|---|
| Số hộ thoát nghèo | hộ | 160 | 60 | 40 | 60 |
| Lao động đào tạo nghề | người | 300 | 100 | 80 | 120 |
""",
    ),
    "giao duoi": (
        "2023",
        "=60 d | =40 d",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. MỤC TIÊU
1. Giảm nghèo bền vững.
2. Chỉ tiêu giao các xã năm 2023
| Đơn vị | Hộ nghèo giảm | Hộ cận nghèo giảm | Lao động xuất khẩu |
|---|---|---|---|
| Xã Pù Nhi | 60 | 20 | 5 |
| Xã Nhi Sơn | 40 | 15 | 3 |
""",
    ),
    "hien trang only": (
        "2023",
        "",
        """UBND HUYỆN MƯỜNG LÁT
Số: 15/KH-UBND
Mường Lát, ngày 10 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo bền vững trên địa bàn huyện năm 2023

I. THỰC TRẠNG
1. Giảm nghèo bền vững.
2. Kết quả rà soát hộ nghèo cuối năm 2022
| Xã | Số hộ | Hộ nghèo | Tỷ lệ (%) |
|---|---|---|---|
| Pù Nhi | 900 | 420 | 46,7 |
""",
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_all_targets_of_a_plan(name):
    year, shorts, text = PLANS[name]
    same(text, year, shorts.split(" | ") if shorts else [])


HEAD = "UBND TỈNH NGHỆ AN\nSố: 15/KH-UBND\nNghệ An, ngày 10 tháng 01 năm 2023\n\nKẾ HOẠCH\nXóa nhà tạm năm 2023\n\n"


def told(text):
    from lalanh.engines.plantext.reading import read_plan

    return [(t.measure, t.value, t.unit, t.by and t.by.isoformat()) for t in read_plan(HEAD + text).targets]


def test_what_is_shared_out_among_places_is_promised_and_not_due_with_the_item_above():
    text = (
        "II. MỤC TIÊU\n1. Hoàn thành 80% số nhà trước ngày 30/9/2023.\n2. Phân bổ theo địa phương\n\n"
        "Địa phương | Tổng số nhà (căn) | Xây mới | Sửa chữa\nHuyện Kỳ Sơn | 620 | 520 | 100\nToàn tỉnh | 3.500 | 3.000 | 500\n"
    )
    assert told(text)[1:] == [("Huyện Kỳ Sơn", 620, "căn", "2023-12-31"), ("Toàn tỉnh", 3500, "căn", "2023-12-31")]


def test_the_same_table_of_what_is_there_promises_nothing():
    text = (
        "I. THỰC TRẠNG NHÀ Ở\n1. Theo địa phương\nĐịa phương | Tổng số nhà (căn) | Nhà tạm\nHuyện Kỳ Sơn | 620 | 520\n"
    )
    assert told(text) == []


def test_labour_is_no_money():
    text = "II. CHỈ TIÊU THEO XÃ\nSTT\tXã, thị trấn\tLao động được giải quyết việc làm (người)\n1\tXã Hàm Cần\t130\n2\tXã Hàm Cường\t230\n"
    assert [(m, v, u) for m, v, u, _ in told(text)] == [("Xã Hàm Cần", 130, "người"), ("Xã Hàm Cường", 230, "người")]


def test_a_table_of_tasks_that_counts_promises_the_counts():
    text = (
        "II. NHIỆM VỤ\nMở lớp theo bảng sau:\nTT\tNghề đào tạo\tSố học viên\tĐơn vị chủ trì\tĐơn vị phối hợp\n"
        "1\tThêu ren\t560\tHội Liên hiệp Phụ nữ huyện\tUBND xã An Hòa\nCộng\t\t560\t\t\n"
    )
    assert [(m, v) for m, v, _, _ in told(text)] == [("Thêu ren", 560), ("Cộng", 560)]


def test_a_column_of_times_says_when_each_is_due():
    text = (
        "II. CHỈ TIÊU\nTT\tChỉ tiêu\tĐơn vị tính\tSố lượng\tThời gian hoàn thành\n"
        "1\tNhà Đại đoàn kết xây mới\tcăn\t64\tTrước 31/10/2023\n2\tHộ nghèo được tặng bò giống\thộ\t75\tTháng 11/2023\n"
    )
    assert [(v, by) for _, v, _, by in told(text)] == [(64, "2023-10-31"), (75, "2023-11-30")]


def test_hamlets_of_the_highlands_are_places_too():
    text = "II. MỤC TIÊU\nXây 98 công trình, chia theo buôn:\n| TT | Buôn, thôn | Tổng số công trình | Nhà tiêu |\n|---|---|---|---|\n| 1 | Buôn Blăk | 52 | 20 |\n| 2 | Buôn Khanh | 46 | 18 |\n"
    assert [(m, v) for m, v, _, _ in told(text) if "Buôn" in m] == [("Buôn Blăk", 52), ("Buôn Khanh", 46)]
