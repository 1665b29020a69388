"""Targets in single sentences: what a careful annotator marks in them, and what not."""

import pytest
from target_kit import same

HEAD = (
    "UBND HUYỆN MƯỜNG LÁT\nSố: 15/KH-UBND\nMường Lát, ngày 10 tháng 01 năm 2023\n\n"
    "KẾ HOẠCH\nGiảm nghèo bền vững trên địa bàn huyện năm 2023\n\n"
)
STAGE = (
    "UBND HUYỆN MƯỜNG LÁT\nSố: 15/KH-UBND\nMường Lát, ngày 10 tháng 9 năm 2021\n\n"
    "KẾ HOẠCH\nGiảm nghèo bền vững trên địa bàn huyện giai đoạn 2021 - 2025\n\n"
)


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ('Giảm tỷ lệ hộ nghèo từ 32,15% đầu năm xuống còn 28% vào cuối năm.', ['=28']),
        ('Tỷ lệ hộ nghèo từ 32,15% (đầu năm 2023) giảm xuống còn 28%.', ['=28']),
        ('Hạ tỷ lệ hộ nghèo đầu năm là 32,15% xuống dưới 28% cuối năm 2023.', ['<28']),
        ('Giảm số hộ nghèo từ 1.250 hộ đầu năm xuống còn 980 hộ cuối năm, tương ứng giảm tỷ lệ hộ nghèo từ 32,1% xuống 25,2%.', ['=980', '=25.2']),
        ('Giảm từ 1.250 hộ xuống còn 980 hộ nghèo (giảm 270 hộ).', ['=980', '=270 d']),
        ('Giảm tỷ lệ hộ nghèo xuống còn 28%, giảm 4,15% so với đầu năm (32,15%).', ['=28', '=4.15 d']),
        ('Tỷ lệ hộ nghèo cuối năm 2022 là 32,15%, phấn đấu cuối năm 2023 còn 28%.', ['=28']),
        ('Tỷ lệ hộ nghèo còn 28% (đầu năm 32,15%).', ['=28']),
        ('Nâng số xã đạt chuẩn từ 3 xã lên 5 xã.', ['=5']),
        ('Nâng tỷ lệ bao phủ BHYT từ 91% năm 2022 lên 95% năm 2023.', ['=95']),
        ('Tăng thu nhập bình quân từ 28 triệu đồng lên 32 triệu đồng/người/năm.', ['=32']),
        ('Tỷ lệ hộ nghèo: 28% (giảm 4,15 điểm % so với năm 2022).', ['=28', '=4.15 d']),
        ('Tỷ lệ hộ cận nghèo giảm 1,5 điểm phần trăm, từ 12% xuống 10,5%.', ['=1.5 d', '=10.5']),
        ('Tái nghèo không vượt quá 0,5% tổng số hộ thoát nghèo.', ['<=0.5']),
        ('Có không ít hơn 12 thôn không còn hộ nghèo.', ['>=12']),
        ('Tối thiểu mỗi xã 02 mô hình giảm nghèo.', ['>=2']),
        ('Vượt 5% so với chỉ tiêu tỉnh giao.', ['>5']),
        ('Giải quyết việc làm cho từ 800 đến 1.000 lao động.', ['800..1000']),
        ('Xuất khẩu lao động 50 - 60 người.', ['50..60']),
        ('Đạt và vượt 95% kế hoạch thu bảo hiểm y tế hộ gia đình.', ['>=95']),
        ('Tỷ lệ sử dụng nước sạch hơn 60%; nước hợp vệ sinh gần 90%.', ['>60', '~90']),
        ('95/95 thôn có nhà văn hóa, đạt 100%.', ['=95', '=100']),
        ('Có 8 trong 11 xã đạt chuẩn quốc gia về y tế.', ['=8']),
        ('Hộ nghèo dân tộc thiểu số giảm 6%/năm trở lên.', ['>=6 d']),
        ('100% trẻ em dưới 6 tuổi, người trên 80 tuổi được cấp thẻ BHYT.', ['=100']),
        ('Hỗ trợ 45 hộ nghèo, 30 hộ cận nghèo và 12 hộ mới thoát nghèo xây nhà.', ['=45', '=30', '=12']),
        ('Hỗ trợ xây mới 45 nhà, sửa chữa 30 nhà; bàn giao trước 31/8/2023.', ['=45 @2023-08-31', '=30 @2023-08-31']),
        ('Thu nhập bình quân đầu người đạt 32 triệu đồng/người/năm, tăng 10% so với năm 2022.', ['=32', '=10 u']),
        ('Tuổi thọ trung bình đạt 73 tuổi, trong đó số năm sống khỏe đạt tối thiểu 65 năm.', ['=73', '>=65']),
        ('Mật độ đường giao thông đạt 1,2 km/km2; 7,5 bác sĩ/1 vạn dân.', ['=1.2', '=7.5']),
        ('Tỷ suất tử vong trẻ em dưới 5 tuổi giảm còn 22‰.', ['=22']),
        ('Tỷ lệ tăng dân số tự nhiên dưới 1,2%; mức giảm sinh 0,5‰.', ['<1.2', '=0.5 d']),
        ('Giảm 50% số hộ nghèo có người có công.', ['=50 d']),
        ('Xóa 100% nhà tạm (215 căn).', ['=100', '=215']),
        ('Xóa nhà tạm cho 215 hộ, đạt 100% kế hoạch.', ['=215', '=100']),
        ('Đào tạo nghề cho 500 lao động, trong đó: nghề nông nghiệp 350 lao động, phi nông nghiệp 150 lao động.', ['=500', '=350', '=150']),
        ('Chỉ tiêu: Số hộ thoát nghèo: 320; số hộ cận nghèo giảm: 110; lao động có việc làm mới: 600.', ['=320', '=110 d', '=600']),
        ('Giảm 320 hộ nghèo (trong đó hộ DTTS 300 hộ).', ['=320 d', '=300 d']),
        ('Phấn đấu xã Pù Nhi giảm 40 hộ, xã Nhi Sơn giảm 35 hộ, thị trấn giảm 12 hộ.', ['=40 d', '=35 d', '=12 d']),
        ('Tỷ lệ hộ nghèo của xã Tam Chung 30%, xã Trung Lý 42%, xã Mường Lý 40,5%.', ['=30', '=42', '=40.5']),
        ('Mỗi đơn vị, doanh nghiệp nhận đỡ đầu 01 xã; mỗi đảng viên khá giúp 01 hộ nghèo.', ['=1', '=1']),
        ('Có trên 85% hộ gia đình, 90% thôn, 95% cơ quan đạt chuẩn văn hóa.', ['>85', '=90', '=95']),
        ('Xã Pù Nhi: giảm 45 hộ nghèo (7,2%); xã Mường Lý: giảm 60 hộ nghèo (6,8%).', ['=45 d', '=7.2 d', '=60 d', '=6.8 d']),
        ('Giảm 5% tỷ lệ hộ nghèo và 2% tỷ lệ hộ cận nghèo.', ['=5 d', '=2 d']),
        ('Giảm tỷ lệ hộ nghèo 5%, hộ cận nghèo 2%, không có hộ tái nghèo.', ['=5 d', '=2 d']),
        ('Tỷ lệ thiếu hụt các chiều: việc làm còn 20%, y tế 5%, giáo dục 8%, nhà ở 15%, thông tin 12%.', ['=20', '=5', '=8', '=15', '=12']),
        ('Thu nhập bình quân của hộ nghèo tăng từ 15% trở lên so với năm trước.', ['>=15 u']),
        ('Tăng số lao động có việc làm thêm 500 người.', ['=500 u']),
        ('Tỷ lệ lao động qua đào tạo tăng từ 2 - 3%/năm.', ['2..3 u']),
        ('Tốc độ tăng trưởng kinh tế 8,5%; giá trị sản xuất nông nghiệp đạt 520 tỷ đồng; tổng thu ngân sách 25 tỷ đồng.', ['=8.5', '=520', '=25']),
        ('Sản lượng lương thực có hạt đạt 18.500 tấn; bình quân lương thực đầu người 420 kg/người/năm; tổng đàn bò 25.000 con.', ['=18500', '=420', '=25000']),
        ('Số tiêu chí nông thôn mới bình quân đạt 14,5 tiêu chí/xã, tăng 1,5 tiêu chí so với năm 2022.', ['~14.5', '=1.5 u']),
        ('Hoàn thành 03 tiêu chí còn lại (tiêu chí số 10, 11, 17).', ['=3']),
        ('Đạt 21 bác sĩ và 30 giường bệnh trên một vạn dân.', ['=21', '=30']),
        ('Phủ sóng điện thoại 4G đến 100% bản; 60% hộ có thuê bao internet cáp quang.', ['=100', '=60']),
        ('Hạn chế thấp nhất tỷ lệ tái nghèo (dưới 0,3%/năm), phát sinh nghèo (dưới 0,5%/năm).', ['<0.3', '<0.5']),
        ('Bảo đảm 100% người nghèo được trợ giúp pháp lý khi có yêu cầu, được miễn phí 100%.', ['=100', '=100']),
        ('Phấn đấu có ít nhất 30% hộ nghèo tham gia mô hình, 5 hợp tác xã và 15 tổ hợp tác được thành lập mới.', ['>=30', '=5', '=15']),
        ('Giảm nghèo: Giảm 7,0%. Giảm cận nghèo: 1,5%.', ['=7 d', '=1.5 d']),
        ('Cuối năm 2023: hộ nghèo còn 3.600 hộ (chiếm 38,5%); hộ cận nghèo còn 1.000 hộ (chiếm 10,7%).', ['=3600', '=38.5', '=1000', '=10.7']),
        ('Số hộ nghèo giảm trong năm: 610 hộ, bằng 6,7%.', ['=610 d', '=6.7']),
        ('Tỷ lệ hộ nghèo cuối năm 30%, giảm 5,2% so với đầu năm.', ['=30', '=5.2 d']),
        ('Phấn đấu trong năm 300 hộ thoát nghèo, 45 hộ có nhà mới.', ['=300', '=45']),
        ('Tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2022-2025 giảm từ 4% đến 5%.', ['4..5 d']),
        ('Hộ nghèo giảm từ 1.250 hộ (32,1%) xuống còn 980 hộ (25,2%).', ['=980', '=25.2']),
        ('Tỷ lệ hộ nghèo đến 31/12/2023 còn 28%; hộ nghèo phát sinh không quá 15 hộ.', ['=28', '<=15']),
        ('Tỷ lệ hộ nghèo từ 30% trở xuống; thu nhập từ 35 triệu đồng/người trở lên.', ['<=30', '>=35']),
        ('Số xã có tỷ lệ hộ nghèo trên 50% giảm từ 5 xã xuống 3 xã.', ['=3']),
        ('Không còn xã có tỷ lệ hộ nghèo trên 50%; hạn chế tối đa tái nghèo.', []),
        ('Giảm tối thiểu 400 hộ nghèo và 150 hộ cận nghèo; không phát sinh hộ tái nghèo.', ['>=400 d', '>=150 d']),
        ('Phấn đấu: 02 xã, 05 thôn ra khỏi diện đặc biệt khó khăn.', ['=2', '=5']),
        ('Lao động nông nghiệp giảm còn 60% trong tổng lao động xã hội.', ['=60']),
        ('Mức giảm hộ nghèo bình quân các xã đặc biệt khó khăn 5-6%/năm.', ['5..6 d']),
        ('100% hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo có nhu cầu và đủ điều kiện được vay vốn.', ['=100']),
        ('Cơ bản (trên 95%) hộ dân được dùng điện.', ['>95']),
        ('Tỷ lệ nghèo đa chiều còn 28% (trong đó: nghèo 20%, cận nghèo 8%).', ['=28', '=20', '=8']),
        ('Chỉ tiêu tạo việc làm: 900 lao động; đào tạo: 500 lao động; XKLĐ: 40 lao động.', ['=900', '=500', '=40']),
        ('Giảm số hộ thiếu hụt nước sạch 120 hộ, nhà tiêu hợp vệ sinh 150 hộ.', ['=120 d', '=150 d']),
    ],
)  # fmt: skip
def test_an_objective_of_a_year(text, shorts):
    same(HEAD + "I. MỤC TIÊU\n- " + text + "\n", "2023", shorts)


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ('Tỷ lệ hộ nghèo giảm từ 45,3% năm 2021 xuống còn 20% năm 2025, bình quân mỗi năm giảm 5,06%.', ['=20', '~5.06 d']),
        ('Đến năm 2023 tỷ lệ hộ nghèo còn 35%, đến năm 2025 còn 20%.', ['=35 @2023', '=20 @2025']),
        ('Năm 2022 giảm 5%, năm 2023 giảm 5,5%, năm 2024 giảm 6%.', ['=5 d @2022', '=5.5 d @2023', '=6 d @2024']),
        ('Năm 2020 tỷ lệ lao động qua đào tạo đạt 38%, đến năm 2025 đạt 55%.', ['=55']),
        ('Giải quyết việc làm cho 5.000 lao động (bình quân 1.000 lao động/năm).', ['=5000', '~1000']),
        ('Phấn đấu đến hết năm 2025 có 100% thôn có đường ô tô; lũy kế có 15 xã đạt chuẩn.', ['=100', '=15']),
        ('Giai đoạn 2021 - 2023 mỗi năm giảm từ 3% trở lên; giai đoạn 2024 - 2025 mỗi năm giảm ít nhất 2%.', ['>=3 d @2023', '>=2 d @2025']),
        ('Giảm 1/2 số thôn đặc biệt khó khăn, từ 60 thôn còn 30 thôn.', ['=30']),
        ('Hàng năm, tỷ lệ hộ nghèo giảm 4 - 5%, riêng năm 2025 giảm 3%.', ['4..5 d', '=3 d']),
        ('Đến năm 2023 có 2 xã, năm 2024 có 3 xã, năm 2025 có 5 xã thoát khỏi tình trạng đặc biệt khó khăn.', ['=2 @2023', '=3 @2024', '=5 @2025']),
        ('Giai đoạn 2021-2025 đào tạo 4.500 lao động; năm 2021: 900 lao động.', ['=4500', '=900 @2021']),
        ('Trong 5 năm giảm 1.500 hộ nghèo, trung bình mỗi năm giảm 300 hộ.', ['=1500 d', '~300 d']),
        ('Đến năm 2025, thu nhập của hộ nghèo gấp 2,5 lần cuối năm 2020.', ['=2.5']),
        ('Đến hết năm 2023 hoàn thành xóa 300 nhà, năm 2024 xóa 200 nhà.', ['=300 @2023', '=200 @2024']),
        ('Duy trì 5 xã đã đạt chuẩn NTM, phấn đấu thêm 3 xã đạt chuẩn.', ['=5', '=3 u']),
    ],
)  # fmt: skip
def test_an_objective_of_a_stage(text, shorts):
    same(STAGE + "I. MỤC TIÊU\n- " + text + "\n", "2025", shorts)


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ('Mở 05 lớp đào tạo nghề ngắn hạn, mỗi lớp 30 học viên.', ['=5', '=30']),
        ('Kiểm tra chất lượng công trình, đẩy nhanh tiến độ, giải ngân tối thiểu 95% vốn đầu tư phát triển.', ['>=95']),
        ('Giải ngân vốn đúng quy định, hỗ trợ 70% chi phí mua giống.', []),
        ('Hỗ trợ bò sinh sản cho 60 hộ tại các xã Pù Nhi (25 hộ), Nhi Sơn (20 hộ), Quang Chiểu (15 hộ).', ['=60', '=25', '=20', '=15']),
        ('UBND xã trả lời bằng văn bản trong 05 ngày kể từ ngày nhận được đơn.', []),
        ('Thời gian hoàn thành chậm nhất 15 ngày kể từ ngày có quyết định phê duyệt.', []),
        ('Thẩm định hồ sơ không quá 03 ngày làm việc, kể từ khi nhận đủ hồ sơ hợp lệ.', ['<=3']),
        ('Sau 10 ngày kể từ ngày ký, các xã gửi danh sách.', []),
        ('Tuyên truyền trên đài huyện mỗi tuần 02 chuyên mục, mỗi tháng ít nhất 04 tin, bài.', ['=2', '>=4']),
        ('In và cấp phát 2.000 tờ rơi, 11 băng rôn.', ['=2000', '=11']),
        ('Thực hiện Quyết định số 755/QĐ-TTg, hỗ trợ đất ở cho 35 hộ với 1,4 ha; nước sinh hoạt phân tán 120 hộ.', ['=35', '=1.4', '=120']),
        ('Cho vay 250 lượt hộ nghèo với tổng số tiền 12,5 tỷ đồng.', ['=250']),
        ('Hộ nghèo có từ 02 lao động trở lên được ưu tiên vay vốn.', []),
        ('Ưu tiên các xã có tỷ lệ hộ nghèo trên 40% và thôn cách trung tâm trên 10 km.', []),
        ('Toàn huyện hiện có 9 xã, 89 thôn bản; 4.210 hộ nghèo.', []),
        ('Trong năm 2022 đã đào tạo 450 lao động; năm 2023 tiếp tục đào tạo 500 lao động.', ['=500 @2023']),
        ('Xây dựng 03 công trình nước sạch tại các thôn Pá Hộc, Nà Ón, Co Cài; nâng cấp 02 tuyến đường liên thôn dài 6,5 km.', ['=3', '=2', '=6.5']),
        ('Hoàn thành và đưa vào sử dụng 02 trạm y tế trước ngày 30/6/2023 và 01 trường mầm non trong quý III/2023.', ['=2 @2023-06-30', '=1 @2023-09-30']),
        ('Kiểm tra, giám sát ít nhất 50% số xã, mỗi xã 01 lần/năm.', ['>=50', '=1']),
        ('Phấn đấu giải ngân 100% kế hoạch vốn giao trước ngày 31/12/2023.', ['=100 @2023']),
        ('Hỗ trợ 100% mức đóng BHYT cho hộ nghèo; 30% mức đóng cho hộ có mức sống trung bình.', []),
        ('Giảm 50% học phí cho học sinh hộ cận nghèo.', []),
        ('Tỷ lệ hộ nghèo tiếp cận thông tin đạt 90%.', ['=90']),
        ('Bố trí ít nhất 10% tổng số tiết phát sóng cho nội dung giảm nghèo.', ['>=10']),
        ('Thực hiện Nghị định số 28/2022/NĐ-CP; Thông tư 04/2022/TT-BLĐTBXH; tiểu dự án 1, dự án 4; tiêu chí số 11.', []),
        ('Chuẩn nghèo khu vực nông thôn 1.500.000 đồng/người/tháng; hộ thiếu hụt từ 03 chỉ số trở lên.', []),
        ('Hộ nghèo được vay tối đa 100 triệu đồng, thời hạn 120 tháng, lãi suất 6,6%/năm.', []),
        ('Mức hỗ trợ: 40 triệu đồng/hộ xây mới; 20 triệu đồng/hộ sửa chữa; ngân sách trung ương 95%, ngân sách địa phương 5%.', []),
        ('Vốn đối ứng 10% từ ngân sách tỉnh, 5% từ ngân sách huyện.', []),
        ('Báo cáo định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12).', []),
        ('Các xã có từ 15% hộ nghèo trở lên phải xây dựng kế hoạch riêng.', []),
        ('Nhà ở có diện tích tối thiểu 30m2, tuổi thọ từ 20 năm trở lên.', ['>=30', '>=20']),
        ('Kết quả năm 2022: đào tạo nghề cho 450 lao động, đạt 98% kế hoạch.', []),
        ('Trẻ em từ 06 tháng đến 16 tuổi; phụ nữ mang thai được hỗ trợ 6 tháng.', []),
        ('Chia làm 2 giai đoạn, 3 bước; thực hiện theo 5 nhóm giải pháp.', []),
        ('Đối với hộ nghèo có 02 lao động trở lên nhưng không có đất sản xuất, hỗ trợ học nghề.', []),
        ('Cách trung tâm huyện 25 km, xã Mường Chanh là 1 trong 9 xã khó khăn.', []),
        ('Đầu năm 2023 toàn huyện có 4.210 hộ nghèo, chiếm 45,2%; 1.120 hộ cận nghèo, chiếm 12%.', []),
        ('So với năm 2021, tỷ lệ hộ nghèo đã giảm 5,2%.', []),
        ('Tổng kinh phí 12.500 triệu đồng, chiếm 35% tổng vốn.', []),
        ('Phấn đấu giảm tỷ lệ hộ nghèo của xã từ 52% xuống còn 44% trong năm 2023.', ['=44 @2023']),
        ('Giao chỉ tiêu giảm nghèo cho các xã: Pù Nhi 45 hộ, Mường Lý 60 hộ, Trung Lý 72 hộ.', ['=45 d', '=60 d', '=72 d']),
        ('Mở rộng diện tích cây sắn lên 1.200 ha, diện tích quế đạt 300 ha.', ['=1200', '=300']),
        ('Mỗi năm xây dựng 02 mô hình, tổ chức 01 lần/năm cho 50 hộ tham quan học tập.', ['=2', '=1', '=50']),
        ('Trồng 200ha rừng, chăm sóc 150ha, khoanh nuôi 1.000 ha.', ['=200', '=150', '=1000']),
        ('Tặng 300 suất quà Tết, mỗi suất 500.000 đồng; thăm hỏi 45 hộ chính sách.', ['=300', '=45']),
        ('Hỗ trợ máy nông cụ: 50 máy cày, 20 máy tuốt lúa; giống ngô 3,5 tấn.', ['=50', '=20', '=3.5']),
        ('Kết nối việc làm cho 80 lao động tại khu công nghiệp Nghi Sơn; đưa 12 người đi Nhật Bản, Đài Loan.', ['=80', '=12']),
        ('Khám sức khỏe định kỳ cho 1.500 người cao tuổi, cấp 1.500 sổ theo dõi.', ['=1500', '=1500']),
        ('Tập huấn cho 100% cán bộ làm công tác giảm nghèo (tối thiểu 03 ngày/năm).', ['=100', '>=3']),
        ('Nâng số thành viên tổ tiết kiệm từ 2.100 lên 2.500 thành viên.', ['=2500']),
        ('Kiên cố hóa 85% kênh mương; xóa 5 cầu tạm, làm mới 3 ngầm tràn.', ['=85', '=5', '=3']),
        ('Khảo sát 500 hộ, phỏng vấn sâu 20 cán bộ xã.', ['=500', '=20']),
        ('Lồng ghép hỗ trợ 2.000 m3 bê tông để làm 4 km đường.', ['=2000', '=4']),
        ('Hỗ trợ 15 kg gạo/người/tháng trong thời gian 03 tháng cho 320 khẩu thiếu đói.', ['=320']),
        ('Giao UBND xã Pù Nhi hoàn thành 20/45 nhà trước 30/6, số còn lại 25 nhà trước 30/9/2023.', ['=20 @2023-06-30', '=25 @2023-09-30']),
        ('Trong quý I hỗ trợ 50 hộ, quý II hỗ trợ 80 hộ, 6 tháng cuối năm hỗ trợ 120 hộ.', ['=50 @2023-03-31', '=80 @2023-06-30', '=120 @2023']),
        ('Phấn đấu 6 tháng đầu năm giải ngân đạt 50%, đến 30/9 đạt 80%, cả năm đạt 100% kế hoạch vốn.', ['=50 @2023-06-30', '=80 @2023-09-30', '=100 @2023']),
        ('Kết nạp 05 thành viên, nâng tổng số tổ viên lên 45 người.', ['=5', '=45']),
        ('Hộ gia đình sử dụng từ 10 lao động trở lên được vay tối đa 2 tỷ đồng.', []),
        ('Đã triển khai 12 mô hình với 240 hộ tham gia; năm 2023 tiếp tục nhân rộng 06 mô hình.', ['=6 @2023']),
        ('Hỗ trợ tiền ăn bằng 40% mức lương cơ sở cho học sinh bán trú.', []),
        ('Miễn 100% học phí cho con hộ nghèo.', []),
        ('Trợ cấp 500.000 đồng/tháng cho 120 người khuyết tật nặng.', ['=120']),
    ],
)  # fmt: skip
def test_an_activity(text, shorts):
    same(HEAD + "II. NHIỆM VỤ, GIẢI PHÁP\n1. Thực hiện các chính sách\n- " + text + "\n", None, shorts)


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ('Phạm vi: 9 xã, thị trấn với 89 thôn, bản; đối tượng: hộ nghèo, hộ cận nghèo, người từ 15 tuổi trở lên.', []),
        ('Thực hiện tại 28/28 thôn.', []),
        ('Bảo đảm 28/28 thôn thực hiện rà soát thống nhất một quy trình.', ['=28']),
    ],
)  # fmt: skip
def test_a_scope(text, shorts):
    same(HEAD + "I. PHẠM VI, ĐỐI TƯỢNG\n- " + text + "\n", None, shorts)
