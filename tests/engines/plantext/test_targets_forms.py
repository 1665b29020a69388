"""Forms of a promise and of a description: any noun behind a verb, standards of time, sizes, prefaces, days of breakdowns."""

import pytest
from target_kit import same

HEAD = (
    "UBND HUYỆN MƯỜNG LÁT\nSố: 15/KH-UBND\nMường Lát, ngày 10 tháng 01 năm 2023\n\n"
    "KẾ HOẠCH\nGiảm nghèo bền vững trên địa bàn huyện năm 2023\n\n"
)


def task(text: str, shorts: list[str]) -> None:
    same(f"{HEAD}I. NHIỆM VỤ, GIẢI PHÁP\n\n- {text}\n", None, shorts)


def goal(text: str, shorts: list[str]) -> None:
    same(f"{HEAD}I. MỤC TIÊU\n\n- {text}\n", "2023", shorts)


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("Số hóa 12.000 trang hồ sơ đất đai; quét 4.500 tập tài liệu.", ["=12000", "=4500"]),
        ("Khoan 06 giếng, xây 03 bể lọc, lắp 120 vòi nước công cộng.", ["=6", "=3", "=120"]),
        ("Cải tạo 03 bếp ăn, mua 12 nồi cơm, thay 40 mái tôn.", ["=3", "=12", "=40"]),
        ("Nhựa hóa 12,5 km đường, nắn 02 khúc cua, bắc 03 ngầm tràn.", ["=12.5", "=2", "=3"]),
        ("Trong quý III/2023, phun 15 lượt thuốc khử trùng, dọn 20 bãi rác.", ["=15 @2023-09-30", "=20 @2023-09-30"]),
        ("Phòng Nông nghiệp giao 45 cặp dê giống cho hộ nghèo.", ["=45"]),
        ("Nâng công suất 09 nhà máy nước; đào mới 02 hồ trữ nước.", ["=9", "=2"]),
        ("Nối dài 215 km đường ống; lắp mới khoảng 6.000 đồng hồ nước.", ["=215", "~6000"]),
        ("Mở 02 lớp tập huấn cho 84 rà soát viên.", ["=2", "=84"]),
        ("Xuất cấp 15 tấn gạo; hoán cải 04 tàu cá.", ["=15", "=4"]),
        ("Ghi âm 24 câu chuyện; sơn 04 phòng trọ; vẽ 06 bức bích họa.", ["=24", "=4", "=6"]),
        ("Tập trung tháo gỡ 03 điểm nghẽn về đất đai.", ["=3"]),
        ("Hoàn thành thủ tục thanh lý 14 xe cũ.", ["=14"]),
        ("Bê tông hóa 3 km đường rộng 3 m, dày 20 cm.", ["=3"]),
        ("Quyên góp 1.000 quần áo ấm.", ["=1000"]),
        ("Tuyên truyền trên 03 nền tảng mạng xã hội.", ["=3"]),
    ],
)
def test_any_noun_behind_a_verb(text: str, shorts: list[str]) -> None:
    task(text, shorts)


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Chỉ thị 40 về tín dụng chính sách.",
        "Triển khai Đề án 06 của Chính phủ; thực hiện Nghị quyết 57 về khoa học.",
        "Quy mô 30 học viên/lớp, diện tích 45 ha.",
        "Học sinh lớp 9 tham gia.",
        "Cán bộ xã 02 người, cán bộ thôn 05 người.",
        "Đường dây nóng 18001000 tiếp nhận.",
        "Hỗ trợ đối tượng tại khoản 2 Điều 5.",
        "Tổ hòa giải số 5 hoạt động tốt.",
        "Kỷ niệm 93 năm ngày thành lập Đảng.",
        "Cách trung tâm huyện 25 km.",
    ],
)
def test_numbers_that_name_or_measure(text: str) -> None:
    task(text, [])


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("11/11 bếp ăn đạt chuẩn trước ngày 31/8/2023.", ["=11 @2023-08-31"]),
        ("35/40 giáo xứ đạt danh hiệu văn hóa.", ["=35"]),
        ("24/24 giờ có người trực.", []),
        ("Trước 10/11 các xã nộp danh sách.", []),
        ("2/3 số hộ dân dùng nước máy.", []),
        ("Thời gian chờ của người dân tại quầy bình quân 12 phút/lượt.", ["~12"]),
        ("Thời gian tiếp cận xe cứu thương dưới 30 phút.", ["<30"]),
        ("Thời gian niêm yết tối thiểu 15 ngày.", [">=15"]),
        ("Người dân từ 15 tuổi trở lên biết chữ đạt 98%.", ["=98"]),
        ("Rút ngắn thời gian giải quyết hồ sơ còn 03 ngày làm việc.", ["=3"]),
        ("100% tàu cá dài từ 15 m trở lên ghi nhật ký khai thác.", ["=100"]),
        ("100% hộ có từ 02 con nhỏ trở lên được hỗ trợ.", ["=100"]),
        ("Tổng dư nợ đạt 2.692 tỷ đồng, tăng trưởng 8% so với đầu năm.", ["=2692", "=8 u"]),
        ("Tốc độ tăng trưởng kinh tế đạt 7%.", ["=7"]),
        ("Đưa 450 người đi làm việc ở nước ngoài, gồm: quý I là 100 người, quý II là 350 người.", ["=450", "=100 @2023-03-31", "=350 @2023-06-30"]),
        ("Tuyển 180 học viên; trong số đó có 95 học viên là ngư dân.", ["=180", "=95"]),
        ("Đào tạo 320 lao động, trong đó lao động là người dân tộc thiểu số 145 người.", ["=320", "=145"]),
        ("Khởi công 03 công trình trong tháng 4 năm 2023, hoàn thành trước ngày 30/11/2023.", ["=3 @2023-04-30"]),
    ],
)  # fmt: skip
def test_goals(text: str, shorts: list[str]) -> None:
    goal(text, shorts)


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("Phòng Tài chính thẩm định hồ sơ tối đa 07 ngày làm việc.", ["<=7"]),
        ("Trả lời đơn thư không quá 10 ngày kể từ ngày nhận.", ["<=10"]),
        ("Trong vòng 05 ngày làm việc kể từ khi nhận đủ hồ sơ, UBND xã thẩm tra.", []),
        ("Báo cáo không quá 05 ngày sau khi kết thúc đợt rà soát.", []),
        ("Các xã nộp danh sách chậm nhất 03 ngày làm việc trước khi họp.", []),
        ("Báo cáo kết quả từng lớp về huyện chậm nhất 07 ngày sau khi bế giảng.", []),
        ("Thời gian thực hiện: 12 tháng; thời hạn vay tối đa 60 tháng.", []),
        ("Lắp 300 bồn inox dung tích 1.000 lít, 20 máy bơm công suất 5 kW.", ["=300", "=20"]),
        ("Cấp 4.000 bồn chứa loại 1 mét khối cho hộ nghèo.", ["=4000"]),
        ("Trồng cây cao 1,2 m trở lên dọc 15 km đường.", ["=15"]),
    ],
)
def test_standards_terms_and_sizes(text: str, shorts: list[str]) -> None:
    task(text, shorts)


@pytest.mark.parametrize(
    "text",
    [
        "Toàn tỉnh có 118 xã, phường; trong đó 42 xã miền núi.",
        "Huyện quản lý 25.750 hộ dân, 412 hộ nghèo chiếm 1,6%.",
        "Người Mông chiếm 62% dân số; thu nhập bình quân 21 triệu đồng/người/năm.",
        "Lao động nông nghiệp 3.200 người, chiếm 71,5% tổng lao động.",
        "Ba năm qua, xã hỗ trợ 120 con bò, xây 35 căn nhà.",
        "Qua rà soát, 450 học sinh thuộc hộ nghèo chưa lo đủ tiền ăn.",
        "Trận lũ tháng 9 cuốn trôi 14 căn nhà, làm hư hỏng 220 ha lúa.",
        "Kết quả kiểm đếm cho thấy 118 hộ nghèo ở nhà dột nát, gồm 76 nhà phải dựng lại và 42 nhà cần sửa.",
        "Cả huyện hiện mới có 5/12 trạm y tế đạt chuẩn.",
        "Sau 5 năm thực hiện, tỷ lệ hộ nghèo giảm từ 25% xuống 12%, bình quân mỗi năm giảm 2,6%.",
    ],
)
def test_preface_describes(text: str) -> None:
    same(f"{HEAD}I. VÀI NÉT CHUNG\n\n{text}\n\nII. MỤC TIÊU\n\n- Giảm 120 hộ nghèo.\n", "2023", ["=120 d"])


def test_promise_in_a_preface() -> None:
    same(f"{HEAD}I. Ý NGHĨA\n\nNăm 2023 phấn đấu giảm 120 hộ nghèo.\n\nII. MỤC TIÊU\n\n- Xây 5 nhà.\n", "2023", ["=120 d", "=5"])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("Toàn xã hiện có 120 hộ nghèo; tập trung hỗ trợ 45 hộ thoát nghèo.", ["=45"]),
        ("Năm 2022, huyện đã đào tạo nghề cho 1.200 lao động. Năm 2023 đào tạo 1.500 lao động.", ["=1500 @2023"]),
        ("Huyện có 12 trạm y tế.", []),
        ("Theo kết quả rà soát, có 85 hộ thiếu đất sản xuất. Trong đó 40 hộ thiếu đất ở.", []),
        ("Hội Nông dân có trách nhiệm mở 03 lớp tập huấn.", ["=3"]),
        ("Mỗi xã có 01 mô hình sinh kế.", ["=1"]),
        ("Sửa chữa 45 phòng học đã xuống cấp, thay 320 bộ bàn ghế hỏng.", ["=45", "=320"]),
        ("Thu hút 02 doanh nghiệp đang hoạt động trên địa bàn huyện.", ["=2"]),
        ("Tiếp tục hỗ trợ 36 hộ chịu thiệt hại do thiên tai.", ["=36"]),
    ],
)
def test_what_is_there_among_tasks(text: str, shorts: list[str]) -> None:
    task(text, shorts)
