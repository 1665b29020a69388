"""Targets of plans of other bodies: unions, agencies, the Party; annexes by commune, year and quarter."""

import pytest
from target_kit import same

PLANS = {
    "hoiphunu2024": (
        "2024",
        "=100 | >=2 | >=320 | =20 | >=1 | =1250 | =5 u | <0.15 | =500 | >=80 | =150 | =1000 | =15 | =10 @- | =10 @- | =1500 @- | >=24 @- | =161 @2024-03-15 | =1 @2024-03-15",
        """HỘI LIÊN HIỆP PHỤ NỮ TỈNH CAO BẰNG
BAN THƯỜNG VỤ
Số: 14/KH-BTV
Cao Bằng, ngày 30 tháng 01 năm 2024

KẾ HOẠCH
Hỗ trợ phụ nữ giảm nghèo, phát triển kinh tế năm 2024

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích: giúp hội viên thuộc hộ nghèo có việc làm, thu nhập ổn định.
II. CÁC CHỈ TIÊU PHẤN ĐẤU
1. 100% cơ sở Hội giúp ít nhất 02 hộ nghèo do phụ nữ làm chủ thoát nghèo (toàn tỉnh giúp từ 320 hộ trở lên).
2. Thành lập mới 20 tổ hợp tác/hợp tác xã do phụ nữ tham gia quản lý, điều hành; mỗi huyện, thành phố có ít nhất 01 mô hình.
3. Tổng dư nợ ủy thác qua Hội đạt 1.250 tỷ đồng, tăng 5% so với 31/12/2023; tỷ lệ nợ quá hạn dưới 0,15%.
4. Phối hợp tổ chức dạy nghề cho 500 lao động nữ, trong đó tỷ lệ có việc làm đạt 80% trở lên.
5. Hỗ trợ 150 phụ nữ khởi nghiệp, khởi sự kinh doanh; kết nạp 1.000 hội viên mới.
6. Vận động xây, sửa 15 "Mái ấm tình thương" trị giá 50 triệu đồng/nhà.
III. NHIỆM VỤ VÀ GIẢI PHÁP
1. Tuyên truyền: tổ chức 10 cuộc truyền thông tại 10 huyện, thành phố, thu hút 1.500 lượt hội viên; đăng tối thiểu 24 tin, bài/năm trên trang fanpage.
2. Rà soát: trước ngày 15/3/2024, 161/161 cơ sở Hội lập danh sách hộ nghèo do phụ nữ làm chủ hộ; phân công mỗi chi hội giúp 01 hộ.
""",
    ),
    "dinhduong-2022": (
        "2025",
        "<34 | <27 | >=80 | =90 | =2 | =100 | >=1 | =300 @2022 | =70 @2022 | =4 @- | =40 @- | =2400 @- | =4 @- | =100 @- | =45 @- | =15 @- | =2 @-",
        """SỞ Y TẾ TỈNH KON TUM
Số: 1180/KH-SYT
Kon Tum, ngày 14 tháng 4 năm 2022

KẾ HOẠCH
Cải thiện dinh dưỡng cho trẻ em thuộc hộ nghèo, hộ cận nghèo giai đoạn 2022 - 2025

I. THỰC TRẠNG
Năm 2021, tỷ lệ suy dinh dưỡng thể thấp còi của trẻ em dưới 5 tuổi là 36,1%.
II. MỤC TIÊU
1. Mục tiêu đến năm 2025
1.1. Giảm tỷ lệ suy dinh dưỡng thấp còi ở trẻ dưới 5 tuổi trên địa bàn huyện nghèo xuống dưới 34%; trẻ em từ 5 đến dưới 16 tuổi dưới 27%.
1.2. Ít nhất 80% bà mẹ có con dưới 24 tháng tuổi được tư vấn dinh dưỡng; 90% trẻ em từ 6 - 59 tháng tuổi được uống vitamin A 02 lần/năm.
1.3. 100% trạm y tế xã có ít nhất 01 cán bộ được tập huấn về dinh dưỡng.
2. Mục tiêu năm 2022: tập huấn cho 300 cộng tác viên dinh dưỡng thôn, làng; 70% trẻ suy dinh dưỡng cấp tính nặng được quản lý, điều trị.
III. HOẠT ĐỘNG
1. Tổ chức 04 lớp tập huấn (02 ngày/lớp, 40 người/lớp) cho cán bộ y tế các huyện Tu Mơ Rông, Kon Plông, Ia H'Drai.
2. Cấp sản phẩm dinh dưỡng cho 2.400 trẻ trong 03 tháng; cân đo 04 lần/năm cho 100% trẻ dưới 2 tuổi.
3. Thực hành dinh dưỡng tại 45 thôn/15 xã, mỗi thôn 02 buổi/năm.
""",
    ),
    "nhatam-cm-2024": (
        "2025",
        "=4378 | =3212 | =1166 | =1000 @2024 | =1500 @2025-03-31 | =1878 @2025-06-30 | =3 | >=30 | >=20 | >=3 @- | >=1 @- | =500 @- | =2000 @- | =372 @- | =309 @-",
        """ỦY BAN NHÂN DÂN TỈNH CÀ MAU
Số: 230/KH-UBND
Cà Mau, ngày 12 tháng 11 năm 2024

KẾ HOẠCH
Triển khai phong trào thi đua "Chung tay xóa nhà tạm, nhà dột nát" trên địa bàn tỉnh đến hết năm 2025

I. MỤC TIÊU
Đến ngày 31/12/2025 hoàn thành xóa 4.378 căn nhà tạm, nhà dột nát, trong đó xây mới 3.212 căn, sửa chữa 1.166 căn. Cụ thể:
- Từ nay đến 31/12/2024: khởi công xây dựng và sửa chữa 1.000 căn;
- Quý I/2025: 1.500 căn; quý II/2025: 1.878 căn.
Nhà ở bảo đảm "3 cứng" (nền cứng, khung - tường cứng, mái cứng), diện tích tối thiểu 30 m2, niên hạn sử dụng từ 20 năm trở lên.
II. MỨC HỖ TRỢ
1. Xây mới 60 triệu đồng/căn, sửa chữa 30 triệu đồng/căn.
III. PHÂN CÔNG
1. Sở Xây dựng công bố tối thiểu 03 mẫu nhà phù hợp trong vòng 15 ngày kể từ ngày ban hành kế hoạch.
2. Mỗi cán bộ, công chức, viên chức, người lao động ủng hộ ít nhất 01 ngày lương.
3. Bộ Chỉ huy Quân sự tỉnh huy động 500 dân quân, 2.000 ngày công giúp các hộ neo đơn.

PHỤ LỤC
SỐ LƯỢNG NHÀ CẦN XÓA THEO ĐỊA BÀN

| STT | Đơn vị | Hộ nghèo | Hộ cận nghèo | Người có công | Tổng cộng |
|---|---|---|---|---|---|
| 1 | Huyện Năm Căn | 210 | 150 | 12 | 372 |
| 2 | Huyện Ngọc Hiển | 180 | 121 | 8 | 309 |
""",
    ),
    "daotaonghe-2011": (
        "2011",
        "=8100 | =5300 | =2800 | >60 | >=70 | =1420 | =500 | =450 | =480 | =6670 | =2 @- | =222 @- | =40000 @- | =3 @- | =35 @- | 5..7 @-",
        """UBND TỈNH GIA LAI
BAN CHỈ ĐẠO THỰC HIỆN ĐỀ ÁN ĐÀO TẠO NGHỀ CHO LAO ĐỘNG NÔNG THÔN
Số: 03/KH-BCĐ
Pleiku, ngày 25 tháng 02 năm 2011

KẾ HOẠCH
Đào tạo nghề cho lao động nông thôn năm 2011

I. Mục tiêu:
1. Đào tạo nghề cho 8.100 lao động nông thôn. Trong đó:
+ Nghề nông nghiệp: 5.300 người;
+ Nghề phi nông nghiệp: 2.800 người (dân tộc thiểu số chiếm trên 60%).
2. Tỷ lệ lao động có việc làm sau đào tạo tối thiểu đạt 70%.
3. Bồi dưỡng 1.420 lượt cán bộ, công chức xã.
II. Phân bổ chỉ tiêu:
Phân bổ cho 17 huyện, thị xã, thành phố như sau: Krông Pa 500 người; Ia Pa 450 người; Kông Chro 480 người; các huyện còn lại 6.670 người.
III. Giải pháp:
- Tổ chức 2 đợt tuyên truyền/năm tại 222 xã, phường, thị trấn, in 40.000 tờ rơi.
- Xây dựng 3 mô hình thí điểm dạy nghề (trồng cà phê, cạo mủ cao su, dệt thổ cẩm), mỗi mô hình 35 học viên, thời gian đào tạo 3 tháng.
- Mỗi trung tâm dạy nghề cấp huyện có 5 - 7 giáo viên cơ hữu.
""",
    ),
    "thongtin-xa-2025": (
        "2025",
        "=100 | >95 | =5 u | =12 | =6 | =120 @- | =4 @- | =24 @- | =12 @- | =4 @- | >=3 @- | =6 @2025-10-31 | =2 @2025-10-31 | =2 @2025-11-30 | =60 @2025-11-30",
        """ỦY BAN NHÂN DÂN
XÃ BÁT XÁT
Số: 09/KH-UBND
Bát Xát, ngày 20 tháng 8 năm 2025

KẾ HOẠCH
Thực hiện Tiểu dự án giảm nghèo về thông tin năm 2025

1. Mục tiêu
Phấn đấu 100% thôn có loa truyền thanh; trên 95% hộ nghèo, hộ cận nghèo được tiếp cận dịch vụ viễn thông, internet (tăng 5% so với năm 2024); duy trì 12 cụm loa hiện có, lắp mới 06 cụm loa thông minh.
2. Nội dung
2.1. Tổ chức tập huấn kỹ năng số cho 120 người dân tại 04 thôn Bản Xèo, Bản Qua, Mường Vi, Cốc Mỳ.
2.2. Sản xuất 24 bản tin, 12 phóng sự và 04 chuyên đề; phát tối thiểu 3 lần/tuần.
3. Bảng phân công

| TT | Nội dung công việc | Chủ trì | Phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| 1 | Khảo sát nhu cầu của 350 hộ nghèo, lập danh sách hộ đủ điều kiện | Công chức VH-XH | Các thôn | 15/9/2025 |
| 2 | Lắp đặt 06 cụm loa thông minh, 02 màn hình LED | Trung tâm DVC | Tổ công nghệ số | Tháng 10/2025 |
| 3 | Tập huấn 02 lớp, 60 học viên/lớp | Phòng VH-XH | VNPT | Trước 30/11/2025 |
""",
    ),
    "ntm-dang-2014": (
        "2015",
        "=6 @2015 | =9 @2015 | =1.6 u @2015 | <3 @2020 | >=50 @2020 | =30000 @2020 | =6000 @2020 | <4 @2020 | =80 @2015 | >=1 @2015 | =100 @- | =50 @-",
        """TỈNH ỦY HÀ TĨNH
*
Số 45-KH/TU
Hà Tĩnh, ngày 6 tháng 6 năm 2014

KẾ HOẠCH
thực hiện Nghị quyết về giảm nghèo bền vững đến năm 2015 và định hướng đến năm 2020

I. Mục tiêu
1. Đến năm 2015: tỷ lệ hộ nghèo giảm xuống còn 6%, hộ cận nghèo còn 9%; thu nhập bình quân của hộ nghèo tăng 1,6 lần so với năm 2011.
2. Đến năm 2020: tỷ lệ hộ nghèo dưới 3%; 50% trở lên số xã đạt chuẩn nông thôn mới; không còn xã có tỷ lệ hộ nghèo trên 25%.
3. Hằng năm giải quyết việc làm cho 3 vạn lao động, trong đó xuất khẩu lao động 6.000 người; tỷ lệ thất nghiệp thành thị dưới 4%.
II. Nhiệm vụ
- Đến hết năm 2015, 80% hộ nghèo có nhu cầu được vay vốn; mỗi thôn có ít nhất 01 tổ tiết kiệm và vay vốn.
- Đưa 100 trí thức trẻ về làm phó chủ tịch xã, luân chuyển 50 cán bộ về các xã nghèo.
""",
    ),
    "bang-cot-xa": (
        "2023",
        "=7 d | =110 d | =90 d | =200 d | =250 @- | =48 @- | =600 | =40",
        """ỦY BAN NHÂN DÂN
HUYỆN BA TƠ
Số: 25/KH-UBND
Ba Tơ, ngày 18 tháng 01 năm 2023

KẾ HOẠCH
Giảm nghèo huyện Ba Tơ năm 2023

I. MỤC TIÊU
1. Tỷ lệ hộ nghèo toàn huyện giảm 7%.

PHỤ LỤC I
CHỈ TIÊU GIẢM NGHÈO NĂM 2023 CỦA CÁC XÃ

| STT | Xã, thị trấn | Tổng số hộ dân | Hộ nghèo cuối năm 2022 | | Kế hoạch giảm năm 2023 | | Hộ nghèo cuối năm 2023 | |
| | | | Số hộ | Tỷ lệ (%) | Số hộ | Tỷ lệ (%) | Số hộ | Tỷ lệ (%) |
|---|---|---|---|---|---|---|---|---|
| 1 | Ba Tô | 1.400 | 420 | 30 | 110 | 7,9 | 310 | 22,1 |
| 2 | Ba Vì | 1.250 | 398 | 31,8 | 90 | 7,2 | 308 | 24,6 |
| | Tổng cộng | 2.650 | 818 | 30,9 | 200 | 7,5 | 618 | 23,3 |

PHỤ LỤC II
MỘT SỐ CHỈ TIÊU CHỦ YẾU

| Nội dung | Đơn vị | Toàn huyện | Ba Tô | Ba Vì |
|---|---|---|---|---|
| Số lao động được đào tạo nghề | Người | 250 | 130 | 120 |
| Số nhà ở được hỗ trợ | Nhà | 48 | 26 | 22 |

PHỤ LỤC III
KẾ HOẠCH THỰC HIỆN CÁC CHỈ TIÊU THEO QUÝ NĂM 2023

STT	Chỉ tiêu	ĐVT	Quý I	Quý II	Quý III	Quý IV	Cả năm
1	Tạo việc làm mới	Lao động	100	150	200	150	600
2	Xuất khẩu lao động	Lao động	5	10	15	10	40
""",
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_all_targets_of_a_plan(name):
    year, shorts, text = PLANS[name]
    same(text, year, shorts.split(" | "))
