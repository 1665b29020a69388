"""Passages as officials write them, each with its contradiction and without: kinds of the findings."""

from __future__ import annotations

import pytest

from lalanh.engines.plantext.reading import read_plan

A, S, D, C = "arithmetic", "sum-mismatch", "deadline-order", "conflicting-targets"
HEAD = """ỦY BAN NHÂN DÂN
HUYỆN BẮC SƠN
Số: 45/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Sơn, ngày 15 tháng 02 năm 2024

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024 trên địa bàn huyện Bắc Sơn

"""
TAIL = """

Nơi nhận:
- UBND tỉnh (b/c);
- TT. Huyện ủy, HĐND huyện (b/c);
- Các phòng, ban, ngành huyện;
- UBND các xã, thị trấn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Văn Nam
"""


def kinds(body: str) -> list[str]:
    return sorted(f.kind for f in read_plan(HEAD + body + TAIL).findings)


def rules(body: str) -> list[str]:
    return [f.rule for f in read_plan(HEAD + body + TAIL).findings]


PROSE: list[tuple[str, str, list[str]]] = [
    ("share1", "I. TÌNH HÌNH\n1. Kết quả\nĐến hết năm 2023 đã khởi công 45 căn trong tổng số 60 căn, đạt 80%.", [A]),
    ("share1ok", "I. TÌNH HÌNH\n1. Kết quả\nĐến hết năm 2023 đã khởi công 45 căn trong tổng số 60 căn, đạt 75%.", []),
    ("share2", "I. TÌNH HÌNH\nNăm 2023 toàn huyện đã giải ngân được 12.600 triệu đồng trên tổng số 18.000 triệu đồng được giao, đạt tỷ lệ 75%.", [A]),
    ("share2ok", "I. TÌNH HÌNH\nNăm 2023 toàn huyện đã giải ngân được 12.600 triệu đồng trên tổng số 18.000 triệu đồng được giao, đạt tỷ lệ 70%.", []),
    ("share3", "I. TÌNH HÌNH\nKế hoạch giao 250 lao động, thực hiện được 210 lao động, đạt 88% kế hoạch.", [A]),
    ("share3ok", "I. TÌNH HÌNH\nKế hoạch giao 250 lao động, thực hiện được 210 lao động, đạt 84% kế hoạch.", []),
    ("share4", "I. TÌNH HÌNH\nTrong 86 thôn của huyện có 31 thôn đặc biệt khó khăn, chiếm 42% tổng số thôn.", [A]),
    ("share4ok", "I. TÌNH HÌNH\nTrong 86 thôn của huyện có 31 thôn đặc biệt khó khăn, chiếm 36% tổng số thôn.", []),
    ("share5", "I. TÌNH HÌNH\nToàn huyện có 18 xã, thị trấn; trong đó có 06 xã đạt chuẩn nông thôn mới, đạt 30,5%.", [A]),
    ("share5ok", "I. TÌNH HÌNH\nToàn huyện có 18 xã, thị trấn; trong đó có 06 xã đạt chuẩn nông thôn mới, đạt 33,3%.", []),
    ("share6ok", "I. TÌNH HÌNH\nĐã tổ chức 12 lớp cho 360 học viên, trong đó 216 học viên là hộ nghèo (chiếm 60%); 35 học viên có việc làm sau đào tạo, đạt 70% kế hoạch.", []),
    ("inc1", "I. MỤC TIÊU\n- Xây dựng 9 mô hình sinh kế, tăng 3 mô hình so với 5 mô hình của năm 2023.", [A]),
    ("inc1ok", "I. MỤC TIÊU\n- Xây dựng 8 mô hình sinh kế, tăng 3 mô hình so với 5 mô hình của năm 2023.", []),
    ("inc2", "I. MỤC TIÊU\n- Tăng 3 mô hình so với 5 mô hình năm trước, nâng tổng số lên thành 9 mô hình.", [A]),
    ("inc2ok", "I. MỤC TIÊU\n- Tăng 3 mô hình so với 5 mô hình năm trước, nâng tổng số lên thành 8 mô hình.", []),
    ("dec1", "I. TÌNH HÌNH\nĐầu năm 2023 toàn huyện có 2.350 hộ nghèo, trong năm giảm 480 hộ, cuối năm còn 1.780 hộ nghèo.", [A]),
    ("dec1ok", "I. TÌNH HÌNH\nĐầu năm 2023 toàn huyện có 2.350 hộ nghèo, trong năm giảm 480 hộ, cuối năm còn 1.870 hộ nghèo.", []),
    ("dec2", "I. TÌNH HÌNH\nSố hộ nghèo đầu kỳ là 1.120 hộ; số hộ thoát nghèo trong năm 260 hộ, số hộ nghèo phát sinh 40 hộ; số hộ nghèo cuối kỳ 880 hộ.", [A]),
    ("dec2ok", "I. TÌNH HÌNH\nSố hộ nghèo đầu kỳ là 1.120 hộ; số hộ thoát nghèo trong năm 260 hộ, số hộ nghèo phát sinh 40 hộ; số hộ nghèo cuối kỳ 900 hộ.", []),
    ("dec3", "I. MỤC TIÊU\n- Tỷ lệ hộ nghèo cuối năm 2023 là 12,4%; năm 2024 phấn đấu giảm 2,5% trở lên, tỷ lệ hộ nghèo cuối năm 2024 còn 10,5%.", [A]),
    ("dec3ok", "I. MỤC TIÊU\n- Tỷ lệ hộ nghèo cuối năm 2023 là 12,4%; năm 2024 phấn đấu giảm 2,5%, tỷ lệ hộ nghèo cuối năm 2024 còn 9,9%.", []),
    ("dec4", "I. TÌNH HÌNH\nTỷ lệ hộ nghèo giảm từ 18,6% năm 2022 xuống còn 14,2% năm 2023 (giảm 3,4%).", [A]),
    ("dec4ok", "I. TÌNH HÌNH\nTỷ lệ hộ nghèo giảm từ 18,6% năm 2022 xuống còn 14,2% năm 2023 (giảm 4,4%).", []),
    ("dec5", "I. MỤC TIÊU\n- Giảm số hộ nghèo từ 1.500 hộ xuống còn 1.150 hộ (giảm 300 hộ).", [A]),
    ("dec5ok", "I. MỤC TIÊU\n- Giảm số hộ nghèo từ 1.500 hộ xuống còn 1.150 hộ (giảm 350 hộ).", []),
    ("mul1", "I. KINH PHÍ\n- Hỗ trợ xây mới 50 nhà x 60 triệu đồng/nhà = 3.200 triệu đồng.", [A]),
    ("mul1ok", "I. KINH PHÍ\n- Hỗ trợ xây mới 50 nhà x 60 triệu đồng/nhà = 3.000 triệu đồng.", []),
    ("mul2", "I. KINH PHÍ\n- Hỗ trợ xây mới 45 căn nhà, mức hỗ trợ 60 triệu đồng/căn, thành tiền 2.600 triệu đồng.", [A]),
    ("mul2ok", "I. KINH PHÍ\n- Hỗ trợ xây mới 45 căn nhà, mức hỗ trợ 60 triệu đồng/căn, thành tiền 2.700 triệu đồng.", []),
    ("mul3", "I. KINH PHÍ\n- Mở 04 lớp đào tạo nghề, mỗi lớp 35 học viên, tổng số 150 học viên.", [A]),
    ("mul3ok", "I. KINH PHÍ\n- Mở 04 lớp đào tạo nghề, mỗi lớp 35 học viên, tổng số 140 học viên.", []),
    ("pct1", "I. KINH PHÍ\nCơ cấu nguồn vốn: ngân sách trung ương 60%, ngân sách tỉnh 30%, ngân sách huyện 15%.", [S]),
    ("pct1ok", "I. KINH PHÍ\nCơ cấu nguồn vốn: ngân sách trung ương 60%, ngân sách tỉnh 25%, ngân sách huyện 15%.", []),
    ("pct2", "I. KINH PHÍ\nTổng kinh phí 12.000 triệu đồng, trong đó: ngân sách trung ương chiếm 70%; ngân sách địa phương đối ứng 20%; huy động khác 5%.", [S]),
    ("pct2ok", "I. KINH PHÍ\nTổng kinh phí 12.000 triệu đồng, trong đó: ngân sách trung ương chiếm 70%; ngân sách địa phương đối ứng 20%; huy động khác 10%.", []),
    ("pct3", "I. KINH PHÍ\nNgân sách trung ương hỗ trợ 80%, ngân sách tỉnh đối ứng 15%, ngân sách huyện đối ứng 10% tổng mức đầu tư.", [S]),
    ("pct4ok", "I. KINH PHÍ\nNgân sách trung ương hỗ trợ tối đa 80%, ngân sách tỉnh 15%, phần còn lại do nhân dân đóng góp.", []),
    ("pct5ok", "I. MỤC TIÊU\n- 95% hộ nghèo được sử dụng nước hợp vệ sinh, 80% hộ có nhà tiêu, 90% hộ có thẻ bảo hiểm.", []),
    ("sum1", "I. KINH PHÍ\nTổng vốn năm 2024 là 15.200 triệu đồng, gồm vốn đầu tư phát triển 9.800 triệu đồng và vốn sự nghiệp 5.600 triệu đồng.", [S]),
    ("sum1ok", "I. KINH PHÍ\nTổng vốn năm 2024 là 15.400 triệu đồng, gồm vốn đầu tư phát triển 9.800 triệu đồng và vốn sự nghiệp 5.600 triệu đồng.", []),
    ("sum2", "I. KINH PHÍ\nKinh phí thực hiện Kế hoạch: 8,5 tỷ đồng (ngân sách trung ương: 6 tỷ đồng; ngân sách tỉnh: 1,5 tỷ đồng; ngân sách huyện: 0,8 tỷ đồng).", [S]),
    ("sum2ok", "I. KINH PHÍ\nKinh phí thực hiện Kế hoạch: 8,5 tỷ đồng (ngân sách trung ương: 6 tỷ đồng; ngân sách tỉnh: 1,5 tỷ đồng; ngân sách huyện: 1 tỷ đồng).", []),
    ("sum3", "I. KINH PHÍ\nNgân sách trung ương 4.200 triệu đồng, ngân sách tỉnh 1.050 triệu đồng, ngân sách huyện 350 triệu đồng; tổng cộng 5.800 triệu đồng.", [S]),
    ("sum3ok", "I. KINH PHÍ\nNgân sách trung ương 4.200 triệu đồng, ngân sách tỉnh 1.050 triệu đồng, ngân sách huyện 350 triệu đồng; tổng cộng 5.600 triệu đồng.", []),
    ("sum4", "I. MỤC TIÊU\n- Hỗ trợ 120 hộ nghèo, hộ cận nghèo cải thiện nhà ở (xây mới 75 hộ, sửa chữa 55 hộ).", [S]),
    ("sum4ok", "I. MỤC TIÊU\n- Hỗ trợ 130 hộ nghèo, hộ cận nghèo cải thiện nhà ở (xây mới 75 hộ, sửa chữa 55 hộ).", []),
    ("sum5", "I. MỤC TIÊU\n- Giải quyết việc làm cho 1.200 lao động, gồm 850 lao động trong tỉnh, 230 lao động ngoài tỉnh và 100 lao động đi làm việc ở nước ngoài.", [S]),
    ("sum5ok", "I. MỤC TIÊU\n- Giải quyết việc làm cho 1.200 lao động, gồm 850 lao động trong tỉnh, 250 lao động ngoài tỉnh và 100 lao động đi làm việc ở nước ngoài.", []),
    ("out1", "I. TỔ CHỨC\n1. Phòng Lao động - Thương binh và Xã hội\nTham mưu hoàn thành phân bổ kinh phí trước ngày 31/12/2022.", [D]),
    ("out2ok", "I. TỔ CHỨC\n1. Phòng Tài chính - Kế hoạch\nQuyết toán kinh phí năm 2024 trước ngày 31/01/2025.", []),
    ("out3", "I. NỘI DUNG\n1. Truyền thông\nTổ chức 05 lớp tập huấn. Thời gian thực hiện: Từ tháng 3/2023 đến tháng 6/2023.", [D]),
    ("out3ok", "I. NỘI DUNG\n1. Truyền thông\nTổ chức 05 lớp tập huấn. Thời gian thực hiện: Từ tháng 3/2024 đến tháng 6/2024.", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "expected"), PROSE, ids=[c[0] for c in PROSE])
def test_passage(name: str, body: str, expected: list[str]) -> None:
    assert kinds(body) == expected, name
