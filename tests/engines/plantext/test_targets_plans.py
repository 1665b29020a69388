"""Targets of whole plans of other provinces, levels and years."""

import pytest
from target_kit import same

PLANS = {
    "quangngai2013": (
        "2013",
        "=41.5 | >7 d | >=350 d | <1 | =7.5 | =1.2 u | =300 | >=40 | =85 | 450..500 | =25 | =120 | =30 | =100 | =95 | =70 | =9 @- | =9 @- | 10..15 @- | =18 @- | =540 @- | =600 @- | =92 @2013 | <=0.5 @2013",
        """ỦY BAN NHÂN DÂN
HUYỆN SƠN TÂY
Số: 12/KH-UBND
Sơn Tây, ngày 20 tháng 02 năm 2013

KẾ HOẠCH
Giảm nghèo nhanh và bền vững huyện Sơn Tây năm 2013

I. TÌNH HÌNH
1. Cuối năm 2012, toàn huyện còn 2.356 hộ nghèo, chiếm tỷ lệ 48,72%.
II. MỤC TIÊU
1. Mục tiêu chung
Giảm tỷ lệ hộ nghèo từ 48,72% đầu năm xuống còn 41,5% cuối năm, bình quân giảm trên 7 điểm %/năm.
2. Chỉ tiêu cụ thể
- Phấn đấu giảm 350 hộ nghèo trở lên, hạn chế tái nghèo dưới 1%.
- Thu nhập bình quân đầu người của hộ nghèo đạt 7,5 triệu đồng/người/năm, tăng 1,2 lần so với năm 2012.
- Đào tạo nghề cho 300 lao động nông thôn, trong đó lao động nữ chiếm ít nhất 40%, lao động người DTTS chiếm 85%.
- Giải quyết việc làm mới cho khoảng 450 - 500 lao động; xuất khẩu lao động 25 người.
- Hỗ trợ làm mới 120 căn nhà ở theo Quyết định số 167/2008/QĐ-TTg, sửa chữa 30 căn.
- 100% hộ nghèo, người DTTS được cấp thẻ BHYT; 95% hộ dân được dùng điện, 70% hộ dùng nước hợp vệ sinh.
III. NHIỆM VỤ, GIẢI PHÁP
1. Chính sách khuyến nông: xây dựng 09 mô hình trình diễn tại 9/9 xã, mỗi mô hình từ 10 đến 15 hộ tham gia; tổ chức 18 lớp tập huấn kỹ thuật cho 540 lượt người.
2. Chính sách tín dụng: giải ngân kịp thời cho 600 lượt hộ vay; dư nợ đến 31/12/2013 đạt 92 tỷ đồng, nợ quá hạn không quá 0,5%.
""",
    ),
    "dangbo2021": (
        "2025",
        "=100 @- | >=5.5 d @2025 | <20 @2025 | >=1 u | =10 @2025 | =42 | =2500 | =800 | =300 | >=45 @2025 | =1.6 @2025 | =65 | >28 | <27 | >90 | >=120 | =100 | >=2 @- | =1 @-",
        """ĐẢNG BỘ TỈNH LÀO CAI
HUYỆN ỦY BẮC HÀ
*
Số 05-KH/HU
Bắc Hà, ngày 15 tháng 3 năm 2021

KẾ HOẠCH
thực hiện Nghị quyết Đại hội Đảng bộ huyện lần thứ XXIII về công tác giảm nghèo giai đoạn 2021 - 2025

I- MỤC ĐÍCH, YÊU CẦU
1. Quán triệt đến 100% chi bộ, đảng bộ trực thuộc.
II- MỤC TIÊU
1- Mục tiêu tổng quát
Đến năm 2025, huyện Bắc Hà cơ bản thoát khỏi tình trạng huyện nghèo; tỷ lệ hộ nghèo giảm bình quân 5,5%/năm trở lên.
2- Mục tiêu cụ thể
2.1. Giảm tỷ lệ hộ nghèo đa chiều từ 47,5% năm 2021 xuống dưới 20% vào cuối năm 2025.
2.2. Mỗi năm có thêm ít nhất 01 xã hoàn thành nông thôn mới; đến cuối kỳ có 10/18 xã đạt chuẩn nông thôn mới, không còn thôn dưới 10 tiêu chí.
2.3. Duy trì tỷ lệ che phủ rừng ở mức 42%; trồng mới 2.500 ha rừng, trong đó có 800 ha quế và 300 ha chè Shan tuyết.
2.4. Thu nhập bình quân đầu người đến năm 2025 đạt từ 45 triệu đồng/năm trở lên (gấp 1,6 lần năm 2020).
2.5. Tỷ lệ lao động qua đào tạo đạt 65%, trong đó có bằng cấp, chứng chỉ đạt trên 28%.
2.6. Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi giảm xuống còn dưới 27%; trên 90% trẻ em từ 6-14 tuổi được đi học đúng độ tuổi.
2.7. Hằng năm kết nạp từ 120 đảng viên mới trở lên; 100% thôn, bản có chi bộ.
III- NHIỆM VỤ VÀ GIẢI PHÁP
1- Mỗi chi bộ giúp đỡ ít nhất 02 hộ thoát nghèo trong năm.
2- Mặt trận Tổ quốc vận động mỗi cán bộ, đảng viên ủng hộ 01 ngày lương.
""",
    ),
    "xa2026": (
        "2026",
        "=85 d | =6.2 d | =30 d | =28 d | =22 d | =35 d | =85 d | =3 @2026-09-30 | =45 @2026-09-30 | =2.4 @- | =1.1 @- | >=4 @- | >=70 @-",
        """ỦY BAN NHÂN DÂN
XÃ TRÀ LENG
Số: 45/KH-UBND
Trà Leng, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện công tác giảm nghèo bền vững trên địa bàn xã Trà Leng năm 2026

II. MỤC TIÊU, CHỈ TIÊU
1. Mục tiêu: Phấn đấu đến cuối năm 2026 giảm 85 hộ nghèo, tương ứng giảm 6,2 điểm phần trăm so với cuối năm 2025; giảm 30 hộ cận nghèo; không để phát sinh hộ tái nghèo.
2. Chỉ tiêu giao các thôn:

| TT | Thôn | Số hộ dân cư | Số hộ nghèo đầu năm | Tỷ lệ (%) | Chỉ tiêu giảm năm 2026 (hộ) | Ghi chú |
|---|---|---|---|---|---|---|
| 1 | Thôn 1 | 210 | 95 | 45,2 | 28 | |
| 2 | Thôn 2 | 180 | 70 | 38,9 | 22 | |
| 3 | Thôn 3 | 154 | 61 | 39,6 | 35 | |
| | Tổng cộng | 544 | 226 | 41,5 | 85 | |

III. NỘI DUNG
1. Hỗ trợ phát triển sản xuất
a) Hỗ trợ 03 dự án chăn nuôi bò sinh sản cho 45 hộ nghèo, hộ cận nghèo tại Thôn 1 và Thôn 2; thực hiện xong trước 30/9/2026.
b) Nâng cấp 2,4 km đường liên thôn, cứng hóa 1,1km kênh mương nội đồng.
2. Công chức phụ trách tiếp nhận phản ánh, giải quyết trong thời hạn 05 ngày làm việc kể từ ngày nhận đơn.
3. Mỗi thôn tổ chức tối thiểu 04 buổi tuyên truyền/năm, thu hút từ 70% số hộ tham dự.
""",
    ),
    "tinhbang2022": (
        "2022",
        "2..2.5 d | <=24 | =45 | =5500 | <23 | =97.5 | =5 u",
        """ỦY BAN NHÂN DÂN TỈNH BẮC KẠN
Số: 88/KH-UBND
Bắc Kạn, ngày 10 tháng 02 năm 2022

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững tỉnh Bắc Kạn năm 2022

I. MỤC TIÊU
Tỷ lệ hộ nghèo giảm từ 2 - 2,5% so với năm 2021.
II. TỔ CHỨC THỰC HIỆN
1. Các sở thực hiện theo phụ lục.

PHỤ LỤC
CÁC CHỈ TIÊU CHỦ YẾU NĂM 2022
(Kèm theo Kế hoạch số 88/KH-UBND ngày 10/02/2022 của UBND tỉnh Bắc Kạn)

| STT | Tên chỉ tiêu | Đơn vị tính | Thực hiện năm 2020 | Ước thực hiện năm 2021 | Kế hoạch năm 2022 | Cơ quan theo dõi |
|---|---|---|---|---|---|---|
| I | Chỉ tiêu kinh tế | | | | | |
| 1 | Tỷ lệ hộ nghèo đa chiều | % | 27,1 | 26,2 | ≤ 24 | Sở LĐ-TB&XH |
| 2 | Thu nhập bình quân đầu người | Triệu đồng | 38,5 | 41 | 45 | Cục Thống kê |
| II | Chỉ tiêu xã hội | | | | | |
| 3 | Số lao động được tạo việc làm mới | Người | 5.200 | 5.050 | 5.500 | Sở LĐ-TB&XH |
| 4 | Tỷ lệ trẻ em suy dinh dưỡng thấp còi | % | 24,1 | 23,6 | <23 | Sở Y tế |
| 5 | Tỷ lệ dân số tham gia BHYT | % | 97,8 | 97 | 97,5 | BHXH tỉnh |
| 6 | Số xã đạt chuẩn nông thôn mới tăng thêm | Xã | 3 | 4 | 5 | Sở NN&PTNT |
""",
    ),
    "muongnhe-2025": (
        "2025",
        "=25 | =27.5 d | =30 d | =26 d | =2200 | =400",
        """ỦY BAN NHÂN DÂN
HUYỆN MƯỜNG NHÉ
Số: 120/KH-UBND
Mường Nhé, ngày 05 tháng 4 năm 2021

KẾ HOẠCH
Giảm nghèo bền vững huyện Mường Nhé giai đoạn 2021 - 2025

I. MỤC TIÊU
Đến hết năm 2025 tỷ lệ hộ nghèo của huyện giảm còn 25%.

PHỤ LỤC SỐ 01
MỤC TIÊU GIẢM NGHÈO GIAI ĐOẠN 2021 - 2025 THEO TỪNG XÃ

STT	Xã	Hiện trạng năm 2020 (%)	Kế hoạch giảm cả giai đoạn (%)	Năm 2021	Năm 2022	Năm 2023	Năm 2024	Năm 2025
1	Xã Sín Thầu	51,2	27,5	5,5	5,5	5,5	5,5	5,5
2	Xã Chung Chải	63,4	30	6	6	6	6	6
3	Xã Mường Toong	58,9	26	5	5	5	5,5	5,5

PHỤ LỤC SỐ 02
CHỈ TIÊU PHÂN THEO NĂM

STT	Chỉ tiêu	Đơn vị	2021	2022	2023	2024	2025	Tổng giai đoạn
1	Số lao động được đào tạo nghề	người	400	420	450	450	480	2.200
2	Số nhà ở được hỗ trợ	căn	60	80	90	90	80	400
""",
    ),
    "tphcm2016": (
        "2016",
        "=2 | =1.5 d | =1.5 u | >28 | =100 | =1500 | =800 @- | =1200 @- | >=20 @- | =350 @- | >80 @- | =15 @- | =40 @-",
        """ỦY BAN NHÂN DÂN
QUẬN BÌNH TÂN
Số: 33/KH-UBND
Bình Tân, ngày 08 tháng 3 năm 2016

KẾ HOẠCH
Thực hiện Chương trình giảm nghèo bền vững trên địa bàn quận năm 2016

I. MỤC TIÊU
- Kéo giảm tỷ lệ hộ nghèo (có mức thu nhập từ 21 triệu đồng/người/năm trở xuống) từ 3,02% xuống còn 2%; kéo giảm hộ cận nghèo 1,5%.
- Không còn hộ nghèo có thu nhập dưới 16 triệu đồng/người/năm.
- Nâng thu nhập bình quân của hộ nghèo tăng 1,5 lần so với đầu giai đoạn, đạt trên 28 triệu đồng/người/năm vào cuối năm.
- Chăm lo 100% con em hộ nghèo không bỏ học vì khó khăn, tặng 1.500 suất học bổng, mỗi suất 1.000.000 đồng.
II. NỘI DUNG THỰC HIỆN
1. Về tín dụng: Giải quyết cho 800 lượt hộ nghèo vay vốn từ Quỹ giảm nghèo, mức vay tối đa 50 triệu đồng/hộ.
2. Về việc làm: Giới thiệu việc làm cho 1.200 lao động, đưa ít nhất 20 lao động đi làm việc có thời hạn ở nước ngoài. Dạy nghề miễn phí cho 350 lao động thuộc hộ nghèo, hộ cận nghèo; trên 80% có việc làm sau đào tạo.
3. Về nhà ở: Xây dựng 15 căn nhà tình thương, sửa chữa chống dột 40 căn với kinh phí 1,35 tỷ đồng.
4. Phường rà soát, lập danh sách trong vòng 10 ngày kể từ ngày ban hành Kế hoạch này.
""",
    ),
    "mttq2019": (
        "2019",
        ">=45 @- | >=150 | 30..40 | >=50 | =100 | =2000 | >10000 | >=90 | 85..90 | =5 u | =2 @- | =1 @- | =3000 @- | =1500 @-",
        """ỦY BAN MTTQ VIỆT NAM TỈNH SÓC TRĂNG
BAN THƯỜNG TRỰC
Số: 17/KH-MTTQ-BTT
Sóc Trăng, ngày 22 tháng 01 năm 2019

KẾ HOẠCH
Vận động Quỹ "Vì người nghèo" và thực hiện an sinh xã hội năm 2019

I. MỤC ĐÍCH, YÊU CẦU
1. Phấn đấu toàn tỉnh vận động được từ 45 tỷ đồng trở lên.
II. CHỈ TIÊU
1. Cấp tỉnh: xây dựng mới ít nhất 150 căn nhà Đại đoàn kết (trị giá 50 triệu đồng/căn).
2. Cấp huyện: mỗi huyện, thị xã, thành phố xây dựng từ 30 đến 40 căn nhà; cấp xã: mỗi xã vận động không dưới 50 triệu đồng.
3. Tặng quà Tết cho 100% hộ nghèo, bình quân 500.000 đồng/suất.
4. Hỗ trợ học bổng cho 2.000 em học sinh nghèo; khám bệnh, cấp thuốc miễn phí cho trên 10.000 lượt người.
5. Có từ 90% khu dân cư trở lên tổ chức Ngày hội Đại đoàn kết; 85 - 90% hộ gia đình đạt chuẩn văn hóa; số khu dân cư văn hóa tăng thêm 5 khu so với năm 2018.
III. BIỆN PHÁP
- Mặt trận mỗi xã, phường nhận giúp 02 hộ thoát nghèo, riêng thị trấn 01 hộ.
- Phát hành 3.000 tờ rơi và 1.500 cuốn tài liệu bằng tiếng Việt, tiếng Khmer.
""",
    ),
    "nghean2018": (
        "2018",
        "=46.9 | =12.5 | =820 | =260 | <=40 | =1100 | =120 | =650 | =32 | 5..6 d | >6 d | =21 | =17 | =70 | <20 | <35 | <25 | =150 @- | =200 @- | =450 @- | =500 @- | =500 @- | =25000 @- | =5 @- | >=20 @- | >=50 @- | =22 @- | =660 @- | =2 @-",
        """UBND HUYỆN KỲ SƠN
Số: 77/KH-UBND
Kỳ Sơn, ngày 12 tháng 02 năm 2018

KẾ HOẠCH
Giảm nghèo và giải quyết việc làm năm 2018

A. MỤC TIÊU
I. Mục tiêu chung: Giảm tỷ lệ hộ nghèo toàn huyện từ 52,4% đầu năm xuống còn 46,9% và hộ cận nghèo từ 14,1% xuống còn 12,5%.
II. Chỉ tiêu cụ thể
1. Số hộ thoát nghèo: 820 hộ; số hộ thoát cận nghèo: 260 hộ, tái nghèo không quá 40 hộ.
2. Giải quyết việc làm mới cho 1.100 lao động (trong đó xuất khẩu lao động 120 người), đào tạo nghề 650 người, nâng tỷ lệ lao động qua đào tạo lên 32% (năm 2017 là 29,6%).
3. Bình quân mỗi năm giảm từ 5 - 6% hộ nghèo; riêng các xã biên giới giảm trên 6%.
4. Phấn đấu cuối năm: 21/21 xã có đường ô tô đến trung tâm được nhựa hóa hoặc bê tông hóa; 17/21 xã có điện lưới quốc gia; 70% bản có đường xe máy đi lại thuận lợi.
5. Tỷ lệ hộ thiếu hụt về nhà ở còn dưới 20%, về nước sạch dưới 35%, về thông tin dưới 25%.
B. NHIỆM VỤ
I. Hỗ trợ sản xuất
- Trồng mới 150 ha chanh leo, 200 ha gừng; chăm sóc 450 ha chè tại các xã Huồi Tụ, Mường Lống.
- Hỗ trợ 500 con bò giống cho 500 hộ; 25.000 con gà cho các hộ cận nghèo.
- Xây dựng 05 mô hình sinh kế, mỗi mô hình có tối thiểu 20 hộ tham gia, trong đó có từ 50% trở lên là hộ nghèo.
II. Việc làm
- Mở 22 lớp dạy nghề cho 660 học viên; tổ chức 02 phiên giao dịch việc làm tại thị trấn Mường Xén và xã Hữu Kiệm.
""",
    ),
    "dienbien-bang-ngang": (
        "2024",
        "=39.8 | =5.3 d | =4790 | =900 | =65 d | =70 d | =52 d",
        """UBND HUYỆN TỦA CHÙA
Số: 15/KH-UBND
Tủa Chùa, ngày 10 tháng 01 năm 2024

KẾ HOẠCH
Giảm nghèo bền vững huyện Tủa Chùa năm 2024

I. MỤC TIÊU
1. Chỉ tiêu chủ yếu

| Chỉ tiêu | ĐVT | TH năm trước | KH năm nay | So sánh KH/TH (%) |
|---|---|---|---|---|
| Tỷ lệ hộ nghèo | % | 45,1 | 39,8 | 88 |
| Mức giảm tỷ lệ hộ nghèo | % | 5,2 | 5,3 | 102 |
| Số hộ nghèo | hộ | 5.400 | 4.790 | 89 |
| Giải quyết việc làm | Lao động | 800 | 900 | 112 |

2. Phân bổ chỉ tiêu cho các xã (bảng dưới đây)

| Xã, thị trấn | Kết quả năm 2023 (hộ) | Chỉ tiêu giảm hộ nghèo (hộ) | Chỉ tiêu lao động được tạo việc làm (người) |
|---|---|---|---|
| Mường Báng | 60 | 65 | 120 |
| Xá Nhè | 55 | 70 | 80 |
| Sính Phình | 48 | 52 | 75 |
""",
    ),
    "bentre-van-xuoi": (
        "2020",
        "=3.5 | =0.8 d | ~3000 d | >=1.5 d | <4 | >=1.5 u | =5 @- | =350 @- | =15000 @- | =1 @- | =2 @- | =9 @- | =1600 @- | =400 @- | =250 @2020-06-30 | =500 @2020 | =100 @2020-09-30 | >=1 @2020-09-30",
        """ỦY BAN NHÂN DÂN TỈNH BẾN TRE
Số: 411/KH-UBND
Bến Tre, ngày 17 tháng 01 năm 2020

KẾ HOẠCH
Thực hiện công tác giảm nghèo năm 2020 trên địa bàn tỉnh

I. Mục tiêu
Năm 2020, phấn đấu giảm tỷ lệ hộ nghèo toàn tỉnh còn 3,5% (giảm 0,8% so với cuối năm 2019), tương đương giảm khoảng 3.000 hộ; riêng 03 huyện ven biển Ba Tri, Bình Đại, Thạnh Phú giảm bình quân từ 1,5% trở lên. Tỷ lệ hộ cận nghèo dưới 4%. Thu nhập của hộ nghèo tăng ít nhất 1,5 lần so với đầu kỳ.
II. Nhiệm vụ
1. Sở Lao động - Thương binh và Xã hội tổ chức 05 lớp tập huấn nghiệp vụ cho 350 cán bộ, cộng tác viên giảm nghèo cấp xã, ấp; in 15.000 tờ bướm. Tổ chức 01 hội nghị sơ kết và 02 đoàn kiểm tra liên ngành tại 09 huyện, thành phố.
2. Đưa 1.600 lao động đi làm việc ở nước ngoài theo hợp đồng, trong đó ưu tiên 400 lao động hộ nghèo, cận nghèo.
3. Hỗ trợ 100% chi phí mua thẻ bảo hiểm y tế cho người nghèo; hỗ trợ 70% mệnh giá thẻ cho người cận nghèo.
4. Đến 30/6/2020 hoàn thành bàn giao 250 căn nhà tình thương, đến cuối năm là 500 căn.
5. Từ nay đến hết quý III/2020, 100% xã tổ chức đối thoại với hộ nghèo ít nhất 01 lần.
""",
    ),
    "lamdong-2016-2020": (
        "2020",
        "<12 | 4..5 d | =2 | =80 | 30..50 | >=3 | =5 | 80..90 | >=1500 | =8 | =20 | =6 | =100 | <1 | =300 @2018 | =200 @2020 | =5 @- | 30..35 @- | =12 @2017 | =18.5 @2017 | =2 @2017",
        """ỦY BAN NHÂN DÂN
HUYỆN ĐAM RÔNG
Số: 30/KH-UBND
Đam Rông, ngày 20 tháng 7 năm 2016

KẾ HOẠCH
Giảm nghèo bền vững giai đoạn 2016 - 2020 trên địa bàn huyện Đam Rông

Phần thứ nhất
MỤC TIÊU
1. Mục tiêu tổng quát: đến năm 2020 đưa tỷ lệ hộ nghèo xuống dưới 12%, bình quân hàng năm giảm từ 4-5%.
2. Mục tiêu cụ thể đến năm 2020
a) Thu nhập bình quân đầu người của hộ nghèo tăng lên 2 lần so với cuối năm 2015;
b) 80% cán bộ làm công tác giảm nghèo được tập huấn, nâng cao năng lực;
c) Có 30-50% số thôn đặc biệt khó khăn thoát khỏi tình trạng đặc biệt khó khăn;
d) Phấn đấu ít nhất 3 xã ra khỏi diện xã đặc biệt khó khăn, lũy kế đến cuối kỳ có 5/8 xã;
đ) Từ 80 - 90% diện tích đất trồng cây hằng năm được tưới tiêu (tối thiểu 1.500 ha);
e) Trạm y tế xã đạt chuẩn quốc gia: 8/8 xã; số giường bệnh đạt 20 giường/vạn dân, số bác sĩ đạt 6 bác sĩ/vạn dân;
g) 100% trẻ em 5 tuổi được phổ cập mẫu giáo, tỷ lệ học sinh bỏ học dưới 1%/năm.

Phần thứ hai
NHIỆM VỤ
1. Giai đoạn 2016 - 2018: hỗ trợ nhà ở cho 300 hộ; giai đoạn 2019 - 2020 hỗ trợ tiếp 200 hộ.
2. Mỗi năm mở 05 lớp dạy nghề, mỗi lớp 30 - 35 học viên.
3. Trong năm 2017 kiên cố hóa 12km kênh mương, bê tông hóa 18,5 km đường giao thông nông thôn, xây mới 02 cầu treo tại xã Đạ Rsal.
""",
    ),
    "phuong2025": (
        "2025",
        "=25 d | =162 | =1.32 | =100 | =150 u | =11 @2025-10-31 | >=300 | >=60 | >=98 | =20 d | =1 @2025-10-31 | =60 @2025-10-31 | =2 @- | 1..2 @-",
        """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÔNG HÀ
Số: 210/KH-UBND
Đông Hà, ngày 15 tháng 9 năm 2025

KẾ HOẠCH
Giảm nghèo, an sinh xã hội 4 tháng cuối năm 2025

I. MỤC TIÊU CỤ THỂ
(1) Giảm thêm 25 hộ nghèo (từ 187 hộ còn 162 hộ), đưa tỷ lệ hộ nghèo của phường xuống 1,32%.
(2) Duy trì 100% người nghèo, người cận nghèo có thẻ BHYT; mở rộng bảo hiểm xã hội tự nguyện thêm 150 người.
(3) Hoàn thành xóa 11/11 nhà tạm, nhà dột nát trước ngày 31/10/2025.
(4) Giải quyết việc làm cho 300 lao động trở lên, trong đó ít nhất 60 lao động là nữ.
(5) Ít nhất 98% hồ sơ hỗ trợ được giải quyết đúng hạn, thời gian giải quyết rút ngắn 20%.
II. NỘI DUNG
1. Phòng Văn hóa - Xã hội
- Trong 07 ngày làm việc kể từ ngày nhận đủ hồ sơ, thẩm định và trình UBND phường.
- Tổ chức 01 hội nghị tập huấn với 60 người tham dự vào tháng 10/2025.
- Phát sóng chuyên mục giảm nghèo 2 lần/tuần trên đài truyền thanh phường.
2. Các khu phố: mỗi khu phố vận động giúp đỡ 01 - 02 hộ nghèo về vật tư, cây con giống.
""",
    ),
    "hagiang-pl": (
        "2023",
        "=6180 | =90 | =300 | <19 | =25 | >=80 | =550 | =24",
        """ỦY BAN NHÂN DÂN
HUYỆN HOÀNG SU PHÌ
Số: 54/KH-UBND
Hoàng Su Phì, ngày 08 tháng 02 năm 2023

KẾ HOẠCH
Thực hiện Chương trình MTQG giảm nghèo bền vững năm 2023

I. MỤC TIÊU
Theo Phụ lục 01, 02 kèm theo.

PHỤ LỤC 01
BIỂU GIAO CHỈ TIÊU GIẢM NGHÈO NĂM 2023

| TT | Đơn vị | Đầu năm 2023 | | Cuối năm 2023 | | Số hộ giảm |
| | | Số hộ nghèo | Tỷ lệ % | Số hộ nghèo | Tỷ lệ % | |
|---|---|---|---|---|---|---|
| A | B | 1 | 2 | 3 | 4 | 5 |
| | Toàn huyện | 7.012 | 50,3 | 6.180 | 43,9 | 832 |
| 1 | TT Vinh Quang | 120 | 11,5 | 90 | 8,6 | 30 |
| 2 | Xã Bản Luốc | 350 | 58,2 | 300 | 49,7 | 50 |

PHỤ LỤC 02
CHỈ TIÊU CÁC CHIỀU THIẾU HỤT NĂM 2023

STT	Nội dung	Thực hiện 2022	Mục tiêu 2023
1	Tỷ lệ thiếu hụt việc làm (%)	21,5	Dưới 19
2	Tỷ lệ thiếu hụt nhà ở (%)	30,2	25,0
3	Tỷ lệ hộ tiếp cận thông tin (%)	70	Từ 80 trở lên
4	Số người lao động được đào tạo nghề	500	550 người
5	Số xã có cán bộ chuyên trách	24/24	24/24
""",
    ),
    "tayninh-dang": (
        "2015",
        "1.5..2 d | <=2.5 @2015 | >75 | >=5 | =2 | =100 | >=90 | <2 | =3500 | ~15 | =3 @2011 | =10 @2012 | =20 @2013 | >=1 @- | =1 @-",
        """TỈNH ỦY TÂY NINH
BAN DÂN VẬN
*
Số 08-CTr/BDVTU
Tây Ninh, ngày 5 tháng 3 năm 2011

CHƯƠNG TRÌNH
công tác dân vận tham gia giảm nghèo giai đoạn 2011 - 2015

I. Mục tiêu
- Góp phần cùng toàn tỉnh kéo giảm tỷ lệ hộ nghèo mỗi năm từ 1,5 đến 2% (theo chuẩn mới), phấn đấu đến năm 2015 hộ nghèo còn không quá 2,5%.
- Tập hợp trên 75% quần chúng vào tổ chức; hàng năm mỗi huyện, thị xây dựng ít nhất 05 mô hình "Dân vận khéo", trong đó 02 mô hình về giảm nghèo.
- 100% xã, phường, thị trấn có Tổ dân vận ấp, khu phố; 90% trở lên hoạt động khá, tốt; hạn chế yếu kém dưới 2%.
- Giúp 3.500 lượt hộ nghèo vay vốn với dư nợ bình quân 15 triệu đồng/hộ.
II. Nhiệm vụ
1. Năm 2011 chọn 03 xã biên giới làm điểm; năm 2012 nhân ra 10 xã, đến năm 2013 thực hiện ở 20/20 xã biên giới.
2. Định kỳ 6 tháng tổ chức ít nhất một hội nghị giao ban; 2 năm tổ chức 01 hội thi cán bộ dân vận giỏi.
""",
    ),
}


@pytest.mark.parametrize("name", PLANS)
def test_all_targets_of_a_plan(name):
    year, shorts, text = PLANS[name]
    same(text, year, shorts.split(" | "))
