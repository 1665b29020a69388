"""Contradictions as a writer of plans makes them by slip, beside sound texts of the same form: the kind of the finding, or none."""

import pytest

from lalanh.engines.plantext.reading import read_plan

HEAD = (
    "UBND HUYỆN MƯỜNG LÁT\nSố: 15/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Mường Lát, ngày 10 tháng 01 năm 2023\n\nKẾ HOẠCH\nGiảm nghèo bền vững trên địa bàn huyện năm 2023\n\n"
    "Căn cứ Nghị định số 07/2021/NĐ-CP ngày 27/01/2021 của Chính phủ;\n\n"
)
SLIPS = [
    ("sum-mismatch", "I. MỤC TIÊU\n\n1. Hỗ trợ xây mới, sửa chữa 120 căn nhà, gồm 75 căn xây mới và 50 căn sửa chữa."),
    (
        "sum-mismatch",
        "I. MỤC TIÊU\n\n1. Giải quyết việc làm cho 3.900 lượt lao động trong ba năm: năm 2021 là 1.200 lượt, năm 2022 là 1.300 lượt, năm 2023 là 1.500 lượt.",
    ),
    ("arithmetic", "I. MỤC TIÊU\n\n1. Giải quyết việc làm cho 3.900 lao động trong 3 năm, mỗi năm 1.200 lao động."),
    ("arithmetic", "I. KINH PHÍ\n\nHỗ trợ 45 hộ, mỗi hộ 40 triệu đồng, tổng kinh phí 1.900 triệu đồng."),
    ("arithmetic", "I. KINH PHÍ\n\nHỗ trợ xây mới 30 nhà x 60 triệu đồng/nhà = 1.900 triệu đồng."),
    (
        "arithmetic",
        "I. KINH PHÍ\n\nKinh phí tập huấn: 12 lớp với định mức 15 triệu đồng/lớp, thành tiền 200 triệu đồng.",
    ),
    (
        "sum-mismatch",
        "II. KINH PHÍ\n\nTổng kinh phí thực hiện: 5.200 triệu đồng. Trong đó:\n- Ngân sách trung ương: 3.000 triệu đồng;\n- Ngân sách tỉnh: 1.500 triệu đồng;\n- Ngân sách huyện: 600 triệu đồng.",
    ),
    (
        "sum-mismatch",
        "II. KINH PHÍ\n\nTổng nhu cầu vốn là 18,6 tỷ đồng, bao gồm ngân sách trung ương 9,3 tỷ đồng, ngân sách huyện 2,8 tỷ đồng, vốn vay 5 tỷ đồng, nhân dân đóng góp 2,5 tỷ đồng.",
    ),
    (
        "conflicting-targets",
        "I. MỤC TIÊU\n\n- Tỷ lệ hồ sơ nộp trực tuyến đạt 70%.\n\nII. NHIỆM VỤ\n\n1. Cải cách hành chính\n\nĐẩy mạnh tuyên truyền để tỷ lệ hồ sơ nộp trực tuyến năm 2023 đạt 85%.",
    ),
    (
        "conflicting-targets",
        "I. MỤC TIÊU\n\n- Giảm tỷ lệ hộ nghèo xuống còn 12%.\n\nII. NHIỆM VỤ\n\n- Các xã tập trung nguồn lực, cuối năm 2023 tỷ lệ hộ nghèo toàn huyện còn 10,5%.",
    ),
    (
        "conflicting-targets",
        "I. MỤC TIÊU\n\n- Đào tạo nghề cho 450 lao động nông thôn.\n\nII. NHIỆM VỤ\n\n- Phòng Lao động tổ chức đào tạo nghề cho 540 lao động nông thôn trong năm.",
    ),
    (
        "conflicting-targets",
        "I. MỤC TIÊU\n\n- 100% người nghèo được cấp thẻ bảo hiểm y tế.\n\nII. NHIỆM VỤ\n\n- Phấn đấu 95% người nghèo được cấp thẻ bảo hiểm y tế.",
    ),
    (
        "conflicting-targets",
        "I. MỤC TIÊU\n\n- Xóa 60 nhà tạm, nhà dột nát.\n\nII. NHIỆM VỤ\n\n1. Hỗ trợ nhà ở\n\nTriển khai xóa 65 nhà tạm, nhà dột nát, hoàn thành trước ngày 31/10/2023.",
    ),
    (
        "conflicting-targets",
        "I. MỤC TIÊU\n\n- Thu nhập bình quân đầu người đạt 32 triệu đồng/năm.\n\nII. GIẢI PHÁP\n\n- Phát triển chăn nuôi để nâng thu nhập bình quân đầu người lên 35 triệu đồng/năm vào cuối năm 2023.",
    ),
    ("arithmetic", "I. MỤC TIÊU\n\n- Có 75/120 thôn đạt chuẩn, tỷ lệ 65%."),
    ("arithmetic", "I. THỰC TRẠNG\n\nToàn huyện có 8.000 hộ, trong đó 1.200 hộ nghèo, chiếm 18%."),
    ("arithmetic", "I. MỤC TIÊU\n\n- Tỷ lệ hộ nghèo giảm 3%, từ 15% xuống còn 11%."),
    (
        "arithmetic",
        "I. THỰC TRẠNG\n\nTỷ lệ hộ nghèo đầu năm là 15%.\n\nII. MỤC TIÊU\n\n- Giảm 3 điểm % tỷ lệ hộ nghèo, cuối năm còn 11%.",
    ),
    (
        "arithmetic",
        "I. THỰC TRẠNG\n\nCuối năm 2022, huyện có 1.200 hộ nghèo.\n\nII. MỤC TIÊU\n\n- Giảm 200 hộ nghèo trong năm, đưa số hộ nghèo xuống còn 950 hộ.",
    ),
    ("arithmetic", "I. MỤC TIÊU\n\n- Hỗ trợ 45 hộ nghèo vay vốn, trong đó có 52 hộ người dân tộc thiểu số."),
    ("arithmetic", "I. MỤC TIÊU\n\n- Tỷ lệ hộ dùng nước sạch tăng từ 62,4% lên 68%, tương ứng tăng 7,6%."),
    (
        "sum-mismatch",
        "I. KINH PHÍ\n\n| TT | Nội dung | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Nhà ở | 1.200 |\n| 2 | Nước sạch | 800 |\n| 3 | Đào tạo nghề | 450 |\n| | Tổng cộng | 2.540 |",
    ),
    (
        "sum-mismatch",
        "I. KINH PHÍ\n\nTổng kinh phí: 2.540 triệu đồng, phân bổ như sau:\n\n| TT | Nội dung | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Nhà ở | 1.200 |\n| 2 | Nước sạch | 800 |\n| 3 | Đào tạo nghề | 450 |",
    ),
    ("arithmetic", "I. THỰC TRẠNG\n\nTổng số hộ nghèo là 1.520 hộ, tỷ lệ 12,5% trên tổng số 11.160 hộ dân."),
    (
        "arithmetic",
        "I. THỰC TRẠNG\n\nTỷ lệ hộ nghèo đầu năm là 15%.\n\nII. MỤC TIÊU\n\n- Giảm 3 điểm % tỷ lệ hộ nghèo, cuối năm còn 11%.",
    ),
    (
        "arithmetic",
        "I. THỰC TRẠNG\n\nCuối năm 2022 toàn huyện có 1.250 hộ nghèo, chiếm 12,5%; 800 hộ cận nghèo, chiếm 8%.\n\nII. MỤC TIÊU\n\n- Tỷ lệ hộ nghèo giảm 3,5%, xuống còn 8,5%.",
    ),
    ("arithmetic", "I. MỤC TIÊU\n\n1. Trong giai đoạn 2021 - 2025 xóa 500 nhà tạm, mỗi năm xóa 120 nhà."),
    ("deadline-order", "II. NHIỆM VỤ\n\n1. Thi công nhà ở: khởi công tháng 8/2023, hoàn thành trước ngày 30/6/2023."),
]
SOUND = [
    "I. THỰC TRẠNG\n\nTỷ lệ hộ nghèo đầu năm là 15%.\n\nII. MỤC TIÊU\n\n- Giảm 3 điểm % tỷ lệ hộ nghèo, cuối năm còn 12%.",
    "I. THỰC TRẠNG\n\nTỷ lệ hộ nghèo năm 2020 là 25%, cuối năm 2022 là 15%.\n\nII. MỤC TIÊU\n\n- Tỷ lệ hộ nghèo giảm 3%, còn 12%.",
    "I. THỰC TRẠNG\n\nTỷ lệ hộ nghèo dân tộc thiểu số là 35%.\n\nII. MỤC TIÊU\n\n- Tỷ lệ hộ nghèo giảm 3,5%, xuống còn 28%.",
    "I. THỰC TRẠNG\n\nTỷ lệ hộ nghèo đầu năm là 15%.\n\nII. MỤC TIÊU\n\n- Tỷ lệ hộ nghèo giảm từ 3% trở lên, còn dưới 11%.",
    "I. THỰC TRẠNG\n\nTỷ lệ hộ nghèo đầu năm là 15%. Tỷ lệ hộ nghèo giảm bình quân 2%/năm.\n\nII. MỤC TIÊU\n\n- Tỷ lệ hộ nghèo vùng đồng bào dân tộc thiểu số giảm 5%, còn 30%.",
    "I. MỤC TIÊU\n\n1. Giải quyết việc làm cho 3.900 lao động trong 3 năm, mỗi năm 1.300 lao động.",
    "I. MỤC TIÊU\n\n1. Giải quyết việc làm cho 3.900 lao động trong 3 năm, mỗi năm ít nhất 1.200 lao động.",
    "I. MỤC TIÊU\n\n1. Giải quyết việc làm cho 3.900 lượt lao động trong ba năm: năm 2021 là 1.200 lượt, năm 2022 là 1.300 lượt, năm 2023 là 1.400 lượt.",
    "I. MỤC TIÊU\n\n1. Đến năm 2023 có 30 xã đạt chuẩn (năm 2021 có 20 xã, năm 2022 có 25 xã, năm 2023 có 30 xã).",
    "I. MỤC TIÊU\n\n- Xóa 60 nhà tạm, nhà dột nát.\n\nII. NHIỆM VỤ\n\n1. Hỗ trợ nhà ở\n\nĐợt 1 xóa 35 nhà tạm, nhà dột nát, hoàn thành trước ngày 30/6/2023.",
    "I. THỰC TRẠNG\n\nDư nợ cho vay hộ nghèo 120 tỷ đồng, cho vay giải quyết việc làm 45 tỷ đồng.\n\nII. MỤC TIÊU\n\n- Dư nợ đạt 500 tỷ đồng, tăng 10% so với năm 2022.",
]


def kinds(text: str) -> list[str]:
    return [f.kind for f in read_plan(f"{HEAD}{text}\n").findings if f.kind != "numbering"]


@pytest.mark.parametrize(("kind", "text"), SLIPS)
def test_slips_are_found(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize("text", SOUND)
def test_sound_texts_get_none(text: str) -> None:
    assert kinds(text) == []
