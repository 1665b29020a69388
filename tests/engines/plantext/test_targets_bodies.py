"""Targets of plans of banks, unions, the Party, and of stages up to 2030."""

import pytest
from target_kit import same

PLANS = {
    "thanhhoa-huyen-2017": (
        "2017",
        ">=5 d | =1.3 u | =100 | =70 | =99.5 | =23 | =210 | =92 | =2 u | =23 | =2 @- | =1000 @- | =40 @- | =12000 @- | =6 @- | =180 @- | =2 @- | 5..6 @- | =250 @- | =30 @- | =50 @- | =170 @- | =60 d | =75 d",
        """UBND HUYỆN BÁ THƯỚC
Số: 41/KH-UBND
Bá Thước, ngày 22 tháng 02 năm 2017

KẾ HOẠCH
Hành động thực hiện Chương trình giảm nghèo nhanh và bền vững huyện Bá Thước năm 2017

Thực hiện Quyết định số 5293/QĐ-UBND ngày 28/12/2016 của UBND tỉnh, UBND huyện xây dựng Kế hoạch như sau:
I. MỤC TIÊU
1. Mục tiêu chung: Thực hiện đồng bộ các giải pháp giảm nghèo, bình quân toàn huyện giảm 5% hộ nghèo trở lên.
2. Một số chỉ tiêu cụ thể:
2.1. Về thu nhập: Thu nhập bình quân đầu người/năm của hộ nghèo tăng 1,3 lần so với năm 2016.
2.2. Về các dịch vụ xã hội cơ bản:
- Về y tế: 100% người nghèo, 70% người cận nghèo tham gia BHYT.
- Về giáo dục: huy động 99,5% trẻ 6 tuổi vào lớp 1; phổ cập THCS đạt 23/23 xã, thị trấn.
- Về nhà ở: hỗ trợ 210 hộ nghèo làm nhà theo Quyết định 33/2015/QĐ-TTg, trong đó vay vốn ưu đãi 25 triệu đồng/hộ.
- Về nước sạch: 92% số hộ nông thôn được sử dụng nước hợp vệ sinh, tăng 2% so với 2016.
- Về thông tin: 23 xã, thị trấn có trạm truyền thanh hoạt động tốt.
3. Chỉ tiêu giảm nghèo giao cho các xã, thị trấn: (có biểu kèm theo)
II. CÁC HOẠT ĐỘNG
1. Dự án nhân rộng mô hình giảm nghèo: triển khai 02 mô hình nuôi vịt Cổ Lũng tại xã Cổ Lũng và Lũng Niêm, quy mô 1.000 con/mô hình với 40 hộ tham gia.
2. Dự án khuyến nông: hỗ trợ 12.000 cây giống, 6 tấn phân bón cho 180 hộ.
3. Phòng LĐTB&XH kiểm tra định kỳ 2 lần/năm, mỗi lần 5-6 xã. Báo cáo kết quả sau 05 ngày kể từ ngày kết thúc đợt kiểm tra.
4. Xuất khẩu lao động: phấn đấu 250 người, tập trung các thị trường Hàn Quốc (30 người), Nhật Bản (50 người), Đài Loan (170 người).

BIỂU GIAO CHỈ TIÊU GIẢM NGHÈO NĂM 2017
TT	Xã, thị trấn	Hộ nghèo 31/12/2016	Tỷ lệ (%)	Chỉ tiêu giảm 2017 (hộ)	Hộ nghèo 31/12/2017
1	Cổ Lũng	310	35,1	60	250
2	Lũng Cao	420	44,0	75	345
""",
    ),
    "phutho-xa-2026": (
        "2026",
        ">=120 d | =14.8 | =3.6 d | >=3 | =1 | =5 | =2 u | =1 | =3.5 u | =2 | =1 | =100 | =1 @- | =15 @- | =24 @- | =100 @2026-10-30 | <=7 @2026-10-30 | =85 @- | =10 @-",
        """ĐẢNG ỦY XÃ THU CÚC
*
Số 22-KH/ĐU
Thu Cúc, ngày 14 tháng 01 năm 2026

KẾ HOẠCH
lãnh đạo công tác giảm nghèo năm 2026

1. Mục tiêu
1.1. Phấn đấu năm 2026 xã giảm từ 120 hộ nghèo trở lên, đưa tỷ lệ hộ nghèo từ 18,4% xuống còn 14,8% (giảm 3,6%).
1.2. Mỗi chi bộ nông thôn giúp ít nhất 03 hộ thoát nghèo; mỗi đảng ủy viên phụ trách 01 khu, theo dõi 05 hộ.
1.3. Có thêm 02 sản phẩm OCOP 3 sao trở lên; 01 hợp tác xã chè.
1.4. Bê tông hóa thêm 3,5 km đường; cải tạo 02 đập, 01 hồ chứa nước; 100% khu dân cư có nhà văn hóa đạt chuẩn vào cuối quý IV/2026.
2. Nhiệm vụ
- Ban Chỉ đạo họp mỗi tháng 01 lần; phân công 15 đồng chí phụ trách 24 khu.
- UBND xã hoàn thành rà soát 100% số hộ trước 30/10/2026; xử lý kiến nghị của hộ dân trong thời hạn không quá 07 ngày làm việc.
- Hội Nông dân hướng dẫn 85 hộ vay 6,8 tỷ đồng phát triển chăn nuôi; Đoàn Thanh niên hỗ trợ 10 thanh niên khởi nghiệp.
""",
    ),
    "bang-muctieu-giai-doan": (
        "2030",
        "=3 @2030 | =40 @2030 | >=95 @2030 | =12000 @2030 | >=2500 @2030 | 60..65 @2030",
        """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 18/KH-UBND
Sơn La, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Giảm nghèo bền vững tỉnh Sơn La giai đoạn 2026 - 2030

I. MỤC TIÊU
1. Các chỉ tiêu chủ yếu

| TT | Chỉ tiêu | Đơn vị tính | Thực hiện 2025 | Năm 2026 | Năm 2027 | Năm 2028 | Năm 2029 | Mục tiêu đến năm 2030 |
|---|---|---|---|---|---|---|---|---|
| 1 | Tỷ lệ hộ nghèo | % | 11,2 | 9,2 | 7,2 | 5,5 | 4,2 | 3 |
| 2 | Số xã đạt chuẩn NTM | xã | 20 | 24 | 28 | 32 | 36 | 40 |

2. Kết quả đầu ra dự kiến

| Kết quả | Chỉ số | Mục tiêu |
|---|---|---|
| Hộ nghèo được vay vốn | Tỷ lệ hộ nghèo có nhu cầu được vay | ≥ 95% |
| Đào tạo nghề | Số lao động được đào tạo | 12.000 người |
| Nhà ở | Số căn nhà được xóa tạm | Ít nhất 2.500 căn |
| Nước sạch | Tỷ lệ hộ dùng nước sạch | Từ 60 - 65% |
""",
    ),
    "nhcs-2023": (
        "2023",
        "8..10 | >3600 | >=98 | <0.8 | =45 u | =100 | >=30 | =35 @- | =1800 @- | =75 @- | >=97 @-",
        """NGÂN HÀNG CHÍNH SÁCH XÃ HỘI
CHI NHÁNH TỈNH HẬU GIANG
Số: 21/KH-NHCS
Vị Thanh, ngày 06 tháng 01 năm 2023

KẾ HOẠCH
Hoạt động tín dụng chính sách năm 2023

I. MỤC TIÊU, CHỈ TIÊU
1. Tăng trưởng dư nợ từ 8% đến 10%; tổng dư nợ đến cuối năm đạt trên 3.600 tỷ đồng.
2. Tỷ lệ thu lãi đạt tối thiểu 98%; tỷ lệ nợ quá hạn và nợ khoanh dưới 0,8%/tổng dư nợ.
3. Huy động tiền gửi qua Tổ TK&VV tăng 45 tỷ đồng; 100% tổ hoạt động giao dịch xã đạt loại tốt, khá.
4. Nhận ủy thác từ ngân sách địa phương tối thiểu 30 tỷ đồng.
II. GIẢI PHÁP
1. Giải ngân nguồn vốn kịp thời, không để tồn đọng quá 05 ngày.
2. Củng cố 35 Tổ TK&VV trung bình, yếu; đào tạo 1.800 tổ trưởng.
3. Giao dịch cố định tại 75/75 xã, phường, thị trấn với tỷ lệ giải ngân tại xã đạt 97% trở lên.
""",
    ),
    "dtts-2012": (
        "2015",
        "3..4 d | <15 | =100 | >85 | =1200 | =95 | =25000 | =1500 | =640 | =320 | ~0.5 | =18 @- | =900 @- | =32 @- | =6 @- | =60 @- | =240 @- | =2 d @-",
        """ỦY BAN NHÂN DÂN TỈNH NINH THUẬN
Số: 2510/KH-UBND
Ninh Thuận, ngày 4 tháng 6 năm 2012

KẾ HOẠCH
Giảm nghèo vùng đồng bào dân tộc thiểu số giai đoạn 2012 - 2015

I. ĐÁNH GIÁ TÌNH HÌNH
Tỷ lệ hộ nghèo vùng DTTS còn 28,4%; 12/23 xã đặc biệt khó khăn.
II. MỤC TIÊU ĐẾN NĂM 2015
1. Tỉ lệ hộ nghèo DTTS giảm bình quân 3-4%/năm; đến cuối năm 2015 còn dưới 15%.
2. 100 % số xã có đường ô tô đến trung tâm đi được cả 2 mùa; trên 85 % số hộ được dùng nước sinh hoạt hợp vệ sinh.
3. Xoá mù chữ cho 1.200 người; 95% trẻ 6-14 tuổi đến trường.
4. Giao khoán bảo vệ 25.000 ha rừng cho 1.500 hộ; mức khoán 200.000 đồng/ha/năm.
5. Hỗ trợ đất sản xuất cho 640 hộ (320 ha), bình quân 0,5 ha/hộ.
III. GIẢI PHÁP
a) Xây dựng 18 công trình thuỷ lợi nhỏ tưới cho 900 ha; 32 km đường nội đồng; 6 công trình nước tự chảy.
b) Cử tuyển 60 học sinh DTTS vào đại học, cao đẳng; bồi dưỡng tiếng Raglai, tiếng Chăm cho 240 cán bộ.
c) Phấn đấu mỗi năm giảm 2 xã ra khỏi diện đặc biệt khó khăn.
""",
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_all_targets_of_a_plan(name):
    year, shorts, text = PLANS[name]
    same(text, year, shorts.split(" | "))
