"""Mini plans as officials write them: steps, targets and tables, each with its contradiction and without: kinds of the findings."""

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


PLANS: list[tuple[str, str, list[str]]] = [
    ("chain1", "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Lao động - Thương binh và Xã hội\n- Tổng hợp báo cáo của các xã, thị trấn, tham mưu UBND huyện báo cáo Sở Lao động - Thương binh và Xã hội kết quả thực hiện 6 tháng (trước ngày 15/6), cả năm (trước ngày 15/12/2024).\n2. UBND các xã, thị trấn\n- Định kỳ 6 tháng (trước ngày 20/6) và năm (trước ngày 05/12/2024) báo cáo kết quả về UBND huyện (qua Phòng Lao động - Thương binh và Xã hội).", [D]),
    ("chain1ok", "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Lao động - Thương binh và Xã hội\n- Tổng hợp báo cáo của các xã, thị trấn, tham mưu UBND huyện báo cáo Sở Lao động - Thương binh và Xã hội kết quả thực hiện 6 tháng (trước ngày 20/6), cả năm (trước ngày 15/12/2024).\n2. UBND các xã, thị trấn\n- Định kỳ 6 tháng (trước ngày 10/6) và năm (trước ngày 05/12/2024) báo cáo kết quả về UBND huyện (qua Phòng Lao động - Thương binh và Xã hội).", []),
    ("chain2", "I. TỔ CHỨC THỰC HIỆN\n1. UBND các xã, thị trấn\n- Rà soát, lập danh sách hộ đề nghị hỗ trợ nhà ở gửi Phòng Kinh tế và Hạ tầng trước ngày 30/4/2024.\n2. Phòng Kinh tế và Hạ tầng\n- Tổng hợp danh sách hộ được hỗ trợ nhà ở trình UBND huyện phê duyệt trước ngày 15/4/2024.", [D]),
    ("chain2ok", "I. TỔ CHỨC THỰC HIỆN\n1. UBND các xã, thị trấn\n- Rà soát, lập danh sách hộ đề nghị hỗ trợ nhà ở gửi Phòng Kinh tế và Hạ tầng trước ngày 30/3/2024.\n2. Phòng Kinh tế và Hạ tầng\n- Tổng hợp danh sách hộ được hỗ trợ nhà ở trình UBND huyện phê duyệt trước ngày 15/4/2024.", []),
    ("chain3", "I. TIẾN ĐỘ\n\n| STT | Nội dung công việc | Đơn vị thực hiện | Thời hạn |\n|---|---|---|---|\n| 1 | Các thôn gửi danh sách hộ nghèo về UBND xã | Trưởng thôn | Trước 12/10/2024 |\n| 2 | UBND xã tổng hợp, gửi danh sách về Phòng Lao động - TB&XH | UBND các xã, thị trấn | Trước 05/10/2024 |\n| 3 | Tổng hợp danh sách toàn huyện, trình UBND huyện phê duyệt | Phòng Lao động - TB&XH | 20/10/2024 |", [D]),
    ("chain3ok", "I. TIẾN ĐỘ\n\n| STT | Nội dung công việc | Đơn vị thực hiện | Thời hạn |\n|---|---|---|---|\n| 1 | Các thôn gửi danh sách hộ nghèo về UBND xã | Trưởng thôn | Trước 30/9/2024 |\n| 2 | UBND xã tổng hợp, gửi danh sách về Phòng Lao động - TB&XH | UBND các xã, thị trấn | Trước 05/10/2024 |\n| 3 | Tổng hợp danh sách toàn huyện, trình UBND huyện phê duyệt | Phòng Lao động - TB&XH | 20/10/2024 |", []),
    ("chain4", "I. TIẾN ĐỘ\n\n| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian hoàn thành |\n|---|---|---|---|---|\n| 1 | Phê duyệt danh sách hộ được hỗ trợ | UBND huyện | Các phòng | Tháng 4/2024 |\n| 2 | Rà soát, lập danh sách hộ được hỗ trợ | UBND các xã | Các thôn | Tháng 5/2024 |\n| 3 | Giải ngân kinh phí hỗ trợ | Phòng Tài chính - Kế hoạch | Kho bạc | Tháng 8/2024 |", [D]),
    ("chain4ok", "I. TIẾN ĐỘ\n\n| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian hoàn thành |\n|---|---|---|---|---|\n| 1 | Phê duyệt danh sách hộ được hỗ trợ | UBND huyện | Các phòng | Tháng 5/2024 |\n| 2 | Rà soát, lập danh sách hộ được hỗ trợ | UBND các xã | Các thôn | Tháng 4/2024 |\n| 3 | Giải ngân kinh phí hỗ trợ | Phòng Tài chính - Kế hoạch | Kho bạc | Tháng 8/2024 |", []),
    ("chain5", "I. NỘI DUNG\n1. Rà soát hộ nghèo\n- Điều tra, thu thập thông tin hộ gia đình: hoàn thành trước ngày 31/10/2024.\n- Tổng hợp, phân loại kết quả điều tra, thu thập thông tin hộ gia đình: hoàn thành trước ngày 15/10/2024.", [D]),
    ("chain5ok", "I. NỘI DUNG\n1. Rà soát hộ nghèo\n- Điều tra, thu thập thông tin hộ gia đình: hoàn thành trước ngày 10/10/2024.\n- Tổng hợp, phân loại kết quả điều tra, thu thập thông tin hộ gia đình: hoàn thành trước ngày 25/10/2024.", []),
    ("chain6", "I. TỔ CHỨC THỰC HIỆN\n1. Giao Phòng Nông nghiệp và Phát triển nông thôn tổng hợp dự toán kinh phí hỗ trợ mô hình của các xã, gửi Phòng Tài chính - Kế hoạch thẩm định trước ngày 20/5/2024.\n2. Phòng Tài chính - Kế hoạch\n- Thẩm định dự toán kinh phí hỗ trợ mô hình, trình UBND huyện phê duyệt xong trước ngày 10/5/2024.", [D]),
    ("chain6ok", "I. TỔ CHỨC THỰC HIỆN\n1. Giao Phòng Nông nghiệp và Phát triển nông thôn tổng hợp dự toán kinh phí hỗ trợ mô hình của các xã, gửi Phòng Tài chính - Kế hoạch thẩm định trước ngày 05/5/2024.\n2. Phòng Tài chính - Kế hoạch\n- Thẩm định dự toán kinh phí hỗ trợ mô hình, trình UBND huyện phê duyệt xong trước ngày 20/5/2024.", []),
    ("chain7", "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng điều phối\n- Báo cáo UBND tỉnh kết quả quý trước ngày 20 của tháng cuối quý.\n2. UBND các xã\n- Gửi báo cáo quý về Văn phòng điều phối trước ngày 25 của tháng cuối quý để tổng hợp.", [D]),
    ("chain7ok", "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng điều phối\n- Báo cáo UBND tỉnh kết quả quý trước ngày 25 của tháng cuối quý.\n2. UBND các xã\n- Gửi báo cáo quý về Văn phòng điều phối trước ngày 20 của tháng cuối quý để tổng hợp.", []),
    ("chain8", "I. CHẾ ĐỘ BÁO CÁO\nCác phòng, ban, UBND các xã, thị trấn gửi báo cáo năm về Phòng Lao động - Thương binh và Xã hội trước ngày 15/12/2024 để tổng hợp, báo cáo UBND huyện trước ngày 10/12/2024.", [D]),
    ("chain8ok", "I. CHẾ ĐỘ BÁO CÁO\nCác phòng, ban, UBND các xã, thị trấn gửi báo cáo năm về Phòng Lao động - Thương binh và Xã hội trước ngày 05/12/2024 để tổng hợp, báo cáo UBND huyện trước ngày 10/12/2024.", []),
    ("chain9", "I. TIẾN ĐỘ THỰC HIỆN\n- Bước 1. Tập huấn nghiệp vụ cho điều tra viên: từ ngày 01/9 đến ngày 10/9/2024.\n- Bước 2. Tổ chức điều tra, rà soát tại các thôn: từ ngày 05/8 đến ngày 15/10/2024.\n- Bước 3. Họp dân thống nhất kết quả: từ ngày 16/10 đến ngày 25/10/2024.", [D]),
    ("chain9ok", "I. TIẾN ĐỘ THỰC HIỆN\n- Bước 1. Tập huấn nghiệp vụ cho điều tra viên: từ ngày 01/9 đến ngày 10/9/2024.\n- Bước 2. Tổ chức điều tra, rà soát tại các thôn: từ ngày 11/9 đến ngày 15/10/2024.\n- Bước 3. Họp dân thống nhất kết quả: từ ngày 16/10 đến ngày 25/10/2024.", []),
    ("chain10", "I. TỔ CHỨC THỰC HIỆN\n1. Ban Chỉ đạo các xã gửi số liệu giải ngân 6 tháng về Phòng Tài chính - Kế hoạch chậm nhất ngày 30/6/2024.\n2. Phòng Tài chính - Kế hoạch tổng hợp số liệu giải ngân 6 tháng, báo cáo Sở Tài chính chậm nhất ngày 25/6/2024.", [D]),
    ("chain10ok", "I. TỔ CHỨC THỰC HIỆN\n1. Ban Chỉ đạo các xã gửi số liệu giải ngân 6 tháng về Phòng Tài chính - Kế hoạch chậm nhất ngày 20/6/2024.\n2. Phòng Tài chính - Kế hoạch tổng hợp số liệu giải ngân 6 tháng, báo cáo Sở Tài chính chậm nhất ngày 25/6/2024.", []),
    ("indep1", "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Lao động - Thương binh và Xã hội\n- Xây dựng kế hoạch chi tiết trước ngày 15/3/2024; báo cáo kết quả 6 tháng trước ngày 15/6, năm trước ngày 15/12/2024 về UBND huyện.\n2. Phòng Y tế\n- Báo cáo kết quả dinh dưỡng về Sở Y tế trước ngày 20/12/2024.\n3. UBND các xã, thị trấn\n- Xây dựng kế hoạch trước ngày 31/3/2024 gửi Phòng Lao động - Thương binh và Xã hội; báo cáo 6 tháng trước ngày 10/6, năm trước ngày 10/12/2024.", []),
    ("indep2", "I. TIẾN ĐỘ\n\n| STT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Ban hành kế hoạch | UBND huyện | Tháng 02/2024 |\n| 2 | Tập huấn nghiệp vụ | Phòng LĐ | Tháng 8/2024 |\n| 3 | Rà soát hộ nghèo | UBND xã | Tháng 9-10/2024 |\n| 4 | Phê duyệt kết quả rà soát | UBND xã | Tháng 11/2024 |\n| 5 | Báo cáo kết quả rà soát về tỉnh | UBND huyện | 15/11/2024 |", []),
    ("cf1", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Giảm tỷ lệ hộ nghèo đa chiều xuống còn 8,2% vào cuối năm 2024.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Tập trung nguồn lực để đến cuối năm 2024 tỷ lệ hộ nghèo còn 9,1%.", [C]),
    ("cf1ok", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Giảm tỷ lệ hộ nghèo đa chiều xuống còn 8,2% vào cuối năm 2024.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Tập trung nguồn lực để đến cuối năm 2024 tỷ lệ hộ nghèo còn 8,2%.", []),
    ("cf2", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Tỷ lệ lao động qua đào tạo đạt 58%.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Nâng tỷ lệ lao động qua đào tạo lên 62%, trong đó có bằng cấp, chứng chỉ 28%.", [C]),
    ("cf2ok", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Tỷ lệ lao động qua đào tạo đạt 58%.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Nâng tỷ lệ lao động qua đào tạo lên 58%, trong đó có bằng cấp, chứng chỉ 28%.", []),
    ("cf3", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- 100% người thuộc hộ nghèo được cấp thẻ bảo hiểm y tế; hỗ trợ xây mới, sửa chữa 150 nhà ở cho hộ nghèo, hộ cận nghèo.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Hỗ trợ xây mới và sửa chữa 120 căn nhà cho hộ nghèo, hộ cận nghèo trong năm 2024.", [C]),
    ("cf3ok", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- 100% người thuộc hộ nghèo được cấp thẻ bảo hiểm y tế; hỗ trợ xây mới, sửa chữa 150 nhà ở cho hộ nghèo, hộ cận nghèo.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Hỗ trợ xây mới và sửa chữa 150 căn nhà cho hộ nghèo, hộ cận nghèo trong năm 2024.", []),
    ("cf4", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Giải quyết việc làm mới cho 2.100 lao động.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Tổ chức 02 phiên giao dịch việc làm; phấn đấu trong năm giải quyết việc làm mới cho 2.400 lao động.", [C]),
    ("cf4ok", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Giải quyết việc làm mới cho 2.100 lao động.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Tổ chức 02 phiên giao dịch việc làm; phấn đấu trong năm giải quyết việc làm mới cho 2.100 lao động.", []),
    ("cf5", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi giảm xuống dưới 21%.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Triển khai bổ sung vi chất, bảo đảm suy dinh dưỡng thấp còi ở trẻ em dưới 5 tuổi không quá 24%.", [C]),
    ("cf5ok", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi giảm xuống dưới 21%.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Triển khai bổ sung vi chất, bảo đảm suy dinh dưỡng thấp còi ở trẻ em dưới 5 tuổi không quá 21%.", []),
    ("cf6", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Mức giảm tỷ lệ hộ nghèo bình quân 3%/năm.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Phấn đấu tỷ lệ hộ nghèo giảm bình quân mỗi năm 4%.", [C]),
    ("cf6ok", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Mức giảm tỷ lệ hộ nghèo bình quân 3%/năm.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Phấn đấu tỷ lệ hộ nghèo giảm bình quân mỗi năm 3%.", []),
    ("cf7", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Có ít nhất 03 xã thoát khỏi tình trạng đặc biệt khó khăn.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Ưu tiên nguồn lực để 02 xã thoát khỏi tình trạng đặc biệt khó khăn trong năm 2024.", [C]),
    ("cf7ok", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Có ít nhất 02 xã thoát khỏi tình trạng đặc biệt khó khăn.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Ưu tiên nguồn lực để 03 xã thoát khỏi tình trạng đặc biệt khó khăn trong năm 2024.", []),
    ("cf8", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Trên 95% hộ dân được sử dụng nước sinh hoạt hợp vệ sinh.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Đầu tư công trình cấp nước để tỷ lệ hộ dân sử dụng nước sinh hoạt hợp vệ sinh đạt 92%.", [C]),
    ("cf8ok", "I. MỤC TIÊU\n1. Mục tiêu chung\n- Giảm nghèo bền vững.\n2. Mục tiêu cụ thể\n- Trên 95% hộ dân được sử dụng nước sinh hoạt hợp vệ sinh.\nII. NỘI DUNG\n1. Nhiệm vụ\n- Đầu tư công trình cấp nước để tỷ lệ hộ dân sử dụng nước sinh hoạt hợp vệ sinh đạt 96%.", []),
    ("cfrow", "I. MỤC TIÊU\n- Tỷ lệ hộ nghèo cuối năm 2024 còn 8,2%.\n- Tạo việc làm cho 2.100 lao động.\n\nII. PHỤ BIỂU\n\n| STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2024 |\n|---|---|---|---|\n| 1 | Tỷ lệ hộ nghèo | % | 9,2 |\n| 2 | Số lao động được tạo việc làm | người | 2.100 |", [C]),
    ("cfrowok", "I. MỤC TIÊU\n- Tỷ lệ hộ nghèo cuối năm 2024 còn 8,2%.\n- Tạo việc làm cho 2.100 lao động.\n\nII. PHỤ BIỂU\n\n| STT | Chỉ tiêu | Đơn vị tính | Thực hiện 2023 | Kế hoạch năm 2024 |\n|---|---|---|---|---|\n| 1 | Tỷ lệ hộ nghèo | % | 11,0 | 8,2 |\n| 2 | Số lao động được tạo việc làm | người | 1.900 | 2.100 |", []),
    ("cfrow2", "I. MỤC TIÊU\n- Tỷ lệ hộ nghèo cuối năm 2024 còn 8,2%.\n- Tạo việc làm cho 2.100 lao động.\n\nII. PHỤ BIỂU\n\n| STT | Chỉ tiêu | Đơn vị tính | Thực hiện 2023 | Kế hoạch năm 2024 |\n|---|---|---|---|---|\n| 1 | Tỷ lệ hộ nghèo | % | 11,0 | 8,2 |\n| 2 | Số lao động được tạo việc làm | người | 1.900 | 2.300 |", [C]),
    ("cfmany", "I. MỤC TIÊU\n- Tỷ lệ hộ nghèo toàn huyện còn 8,2%; tỷ lệ hộ nghèo dân tộc thiểu số còn 15%; tỷ lệ hộ nghèo các xã đặc biệt khó khăn giảm 5%.\n- Tỷ lệ hộ cận nghèo còn 6%.\nII. NỘI DUNG\n- Đào tạo nghề cho 300 lao động nông thôn, trong đó 120 lao động thuộc hộ nghèo.\n- Đào tạo nghề cho 50 lao động là người khuyết tật.\n- Tổ chức 03 lớp tập huấn cho cán bộ huyện.\n- Tổ chức 05 lớp tập huấn cho cán bộ xã.\n- Hỗ trợ 10 mô hình chăn nuôi bò; hỗ trợ 06 mô hình trồng cây ăn quả.", []),
    ("tab1", "I. KINH PHÍ\nTổng kinh phí thực hiện Kế hoạch năm 2024 là 6.500 triệu đồng, chi tiết như sau:\n\n| STT | Nội dung | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Hỗ trợ phát triển sản xuất | 4.200 |\n| 2 | Đào tạo nghề | 1.350 |\n| 3 | Truyền thông | 450 |\n| 4 | Giám sát, đánh giá | 300 |", [S]),
    ("tab1ok", "I. KINH PHÍ\nTổng kinh phí thực hiện Kế hoạch năm 2024 là 6.300 triệu đồng, chi tiết như sau:\n\n| STT | Nội dung | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Hỗ trợ phát triển sản xuất | 4.200 |\n| 2 | Đào tạo nghề | 1.350 |\n| 3 | Truyền thông | 450 |\n| 4 | Giám sát, đánh giá | 300 |", []),
    ("tab2", "I. KINH PHÍ\n1. Tổng nhu cầu vốn: 8,9 tỷ đồng.\n2. Phân bổ theo dự án:\n\nSTT\tDự án\tVốn đầu tư\tVốn sự nghiệp\tTổng\n1\tDự án 1\t5.000\t0\t5.000\n2\tDự án 2\t0\t2.400\t2.400\n3\tDự án 5\t1.200\t0\t1.200\n(Đơn vị tính: triệu đồng)", [S]),
    ("tab2ok", "I. KINH PHÍ\n1. Tổng nhu cầu vốn: 8,6 tỷ đồng.\n2. Phân bổ theo dự án:\n\nSTT\tDự án\tVốn đầu tư\tVốn sự nghiệp\tTổng\n1\tDự án 1\t5.000\t0\t5.000\n2\tDự án 2\t0\t2.400\t2.400\n3\tDự án 5\t1.200\t0\t1.200\n(Đơn vị tính: triệu đồng)", []),
    ("tab3", "I. MỤC TIÊU\n- Hỗ trợ nhà ở cho 75 hộ nghèo, phân bổ cho các xã như sau:\n\n| STT | Xã | Số hộ được hỗ trợ |\n|---|---|---|\n| 1 | Xã Tân Hương | 25 |\n| 2 | Xã Vũ Lăng | 30 |\n| 3 | Xã Chiêu Vũ | 18 |", [S]),
    ("tab3ok", "I. MỤC TIÊU\n- Hỗ trợ nhà ở cho 73 hộ nghèo, phân bổ cho các xã như sau:\n\n| STT | Xã | Số hộ được hỗ trợ |\n|---|---|---|\n| 1 | Xã Tân Hương | 25 |\n| 2 | Xã Vũ Lăng | 30 |\n| 3 | Xã Chiêu Vũ | 18 |", []),
    ("tab4ok", "I. KINH PHÍ\nTổng kinh phí thực hiện Kế hoạch là 9.000 triệu đồng, trong đó vốn sự nghiệp 6.300 triệu đồng được phân bổ như sau:\n\n| STT | Nội dung | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Hỗ trợ phát triển sản xuất | 4.200 |\n| 2 | Đào tạo nghề | 1.350 |\n| 3 | Truyền thông | 450 |\n| 4 | Giám sát, đánh giá | 300 |", []),
    ("tab5", "I. TÌNH HÌNH\n\n| TT | Xã | Hộ nghèo đầu năm | Hộ thoát nghèo | Hộ nghèo phát sinh | Hộ nghèo cuối năm |\n|---|---|---|---|---|---|\n| 1 | Tân Hương | 120 | 30 | 5 | 95 |\n| 2 | Vũ Lăng | 200 | 45 | 3 | 168 |\n| 3 | Chiêu Vũ | 90 | 20 | 2 | 72 |\n| 4 | Tân Lập | 60 | 11 | 1 | 50 |", [A]),
    ("tab5ok", "I. TÌNH HÌNH\n\n| TT | Xã | Hộ nghèo đầu năm | Hộ thoát nghèo | Hộ nghèo phát sinh | Hộ nghèo cuối năm |\n|---|---|---|---|---|---|\n| 1 | Tân Hương | 120 | 30 | 5 | 95 |\n| 2 | Vũ Lăng | 200 | 45 | 3 | 158 |\n| 3 | Chiêu Vũ | 90 | 20 | 2 | 72 |\n| 4 | Tân Lập | 60 | 11 | 1 | 50 |", []),
    ("tab6", "I. KINH PHÍ\n\n| TT | Nội dung | Số lượng | Định mức (triệu đồng) | Thành tiền (triệu đồng) |\n|---|---|---|---|---|\n| 1 | Xây mới nhà ở | 40 | 60 | 2.400 |\n| 2 | Sửa chữa nhà ở | 25 | 30 | 780 |\n| 3 | Mô hình chăn nuôi | 4 | 350 | 1.400 |", [A]),
    ("tab6ok", "I. KINH PHÍ\n\n| TT | Nội dung | Số lượng | Định mức (triệu đồng) | Thành tiền (triệu đồng) |\n|---|---|---|---|---|\n| 1 | Xây mới nhà ở | 40 | 60 | 2.400 |\n| 2 | Sửa chữa nhà ở | 25 | 30 | 750 |\n| 3 | Mô hình chăn nuôi | 4 | 350 | 1.400 |", []),
    ("s1", "I. MỤC TIÊU\n1. Mục tiêu đến năm 2025\n- Tỷ lệ hộ nghèo còn 5%; 100% hộ nghèo có nhu cầu được vay vốn.\n2. Mục tiêu năm 2024\n- Tỷ lệ hộ nghèo còn 8%; tỷ lệ hộ nghèo dân tộc thiểu số còn 12%.\n3. Mục tiêu 6 tháng đầu năm\n- Giải ngân đạt 50% kế hoạch vốn đến 30/6; đến 31/12/2024 giải ngân đạt 98% kế hoạch vốn.", []),
    ("s2", "I. MỤC TIÊU\n- Đào tạo nghề cho 500 lao động; tổ chức 10 lớp tập huấn.\nII. NỘI DUNG\n1. Đào tạo\n- Đào tạo nghề phi nông nghiệp cho 300 lao động.\n- Đào tạo nghề nông nghiệp cho 200 lao động.\n2. Tập huấn\n- Tổ chức 04 lớp tập huấn cho cán bộ cấp huyện.\n- Tổ chức 06 lớp tập huấn cho cán bộ thôn.", []),
    ("s3", "I. MỤC TIÊU\n- Phấn đấu 95% hộ nghèo sử dụng nước hợp vệ sinh, 85% hộ nghèo có nhà tiêu hợp vệ sinh.\nII. NỘI DUNG\n1. Xã Vũ Sơn\n- Tỷ lệ hộ nghèo còn 12%.\n2. Xã Tân Tri\n- Tỷ lệ hộ nghèo còn 9%.", []),
    ("s4", "I. TÌNH HÌNH\nNăm 2023, tỷ lệ hộ nghèo toàn huyện là 11,2% (giảm 3,1% so với năm 2022), tỷ lệ hộ cận nghèo 9,5% (giảm 1,2%).\nTổng số hộ nghèo 1.850 hộ, chiếm 11,2%; hộ cận nghèo 1.569 hộ, chiếm 9,5%.\nII. MỤC TIÊU\n- Giảm tỷ lệ hộ nghèo từ 2,5% đến 3%; tỷ lệ hộ nghèo cuối năm còn dưới 8,7%.\n- Số hộ nghèo giảm 410 hộ, trong đó hộ nghèo dân tộc thiểu số giảm 380 hộ.", []),
    ("s5", "I. TÌNH HÌNH\nĐầu năm 2023 có 2.310 hộ nghèo, cuối năm còn 1.850 hộ, giảm 460 hộ (thoát nghèo 520 hộ, phát sinh mới 60 hộ).", []),
    ("s6", "I. TÌNH HÌNH\nSố hộ nghèo đầu năm 2.310 hộ; trong năm thoát nghèo 520 hộ, tái nghèo 15 hộ, nghèo phát sinh 45 hộ; cuối năm còn 1.850 hộ.", []),
    ("s6b", "I. TÌNH HÌNH\nSố hộ nghèo đầu năm 2.310 hộ; trong năm thoát nghèo 520 hộ, tái nghèo 15 hộ, nghèo phát sinh 45 hộ; cuối năm còn 1.950 hộ.", [A]),
    ("s7", "I. KINH PHÍ\nTổng kinh phí 24.500 triệu đồng, trong đó: Dự án 1: 12.000 triệu đồng; Dự án 2: 6.500 triệu đồng; Dự án 4: 3.000 triệu đồng; Dự án 5: 3.000 triệu đồng. Trong đó vốn đầu tư 15.000 triệu đồng, vốn sự nghiệp 9.500 triệu đồng.", []),
    ("s8", "I. KINH PHÍ\nĐịnh mức hỗ trợ: xây mới 60 triệu đồng/nhà, sửa chữa 30 triệu đồng/nhà (ngân sách trung ương 40 triệu đồng/nhà, ngân sách địa phương 20 triệu đồng/nhà). Nhu cầu năm 2024: 85 nhà (xây mới 50 nhà, sửa chữa 35 nhà), kinh phí 4.050 triệu đồng.", []),
    ("s9", "I. KINH PHÍ\nVốn ngân sách trung ương giao 18.200 triệu đồng; ngân sách tỉnh đối ứng bằng 10% vốn ngân sách trung ương (1.820 triệu đồng); ngân sách huyện đối ứng bằng 5% (910 triệu đồng).", []),
    ("s10", "I. KINH PHÍ\n- Đối với xã khu vực III: ngân sách trung ương 90%, ngân sách tỉnh 10%.\n- Đối với xã khu vực I, II: ngân sách trung ương 70%, ngân sách tỉnh 20%, ngân sách huyện 10%.", []),
    ("s11", "I. KINH PHÍ\nNgân sách nhà nước hỗ trợ 70%, người dân đối ứng 30% (bằng tiền 10%, ngày công lao động 20%).", []),
    ("s12", "I. TIẾN ĐỘ\n\n| STT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Xây dựng kế hoạch năm 2024 | Phòng LĐ | Tháng 01/2024 |\n| 2 | Rà soát hộ nghèo, hộ cận nghèo | UBND xã | Từ 01/9 đến 14/12/2024 |\n| 3 | Phê duyệt danh sách hộ nghèo, hộ cận nghèo | UBND xã | Trước 20/12/2024 |\n| 4 | Xây dựng kế hoạch năm 2025 | Phòng LĐ | Tháng 12/2024 |\n| 5 | Phê duyệt kế hoạch vốn năm 2024 | UBND huyện | Tháng 3/2024 |\n| 6 | Kiểm tra, giám sát | Phòng LĐ | Thường xuyên |\n| 7 | Khởi công nhà ở đợt 1 | UBND xã | Tháng 4/2024 |\n| 8 | Rà soát nhà ở đợt 2 | UBND xã | Tháng 7/2024 |", []),
    ("s13", "I. TỔ CHỨC THỰC HIỆN\n1. Các phòng, ban, ngành\n- Báo cáo kết quả thực hiện 6 tháng trước ngày 15/6, năm trước ngày 05/12 về UBND huyện (qua Phòng Lao động - Thương binh và Xã hội).\n2. Phòng Lao động - Thương binh và Xã hội\n- Tổng hợp kế hoạch vốn năm 2025 gửi Phòng Tài chính - Kế hoạch trước ngày 15/7/2024; tổng hợp báo cáo UBND huyện, Sở Lao động - Thương binh và Xã hội kết quả 6 tháng trước ngày 20/6, năm trước ngày 10/12/2024.\n3. UBND các xã, thị trấn\n- Hằng tháng, trước ngày 20, báo cáo tiến độ về Phòng Lao động - Thương binh và Xã hội; báo cáo năm trước ngày 01/12/2024; gửi danh sách hộ nghèo phát sinh trước ngày 25 hằng tháng.", []),
    ("s14", "I. TÌNH HÌNH\nNăm 2023 hỗ trợ 45/60 căn, đạt 75% kế hoạch; giải ngân 12,6 tỷ đồng/18 tỷ đồng, đạt 70%; tạo việc làm cho 1.250 lao động, đạt 104,2% kế hoạch (1.200 lao động), tăng 8,7% so với năm 2022.", []),
    ("s15", "I. KINH PHÍ\n- Tổ chức 03 lớp tập huấn, mỗi lớp 50 người, kinh phí 45 triệu đồng.\n- Hỗ trợ 04 mô hình, mỗi mô hình 300 triệu đồng, tổng kinh phí 1.200 triệu đồng.\n- In 5.000 tờ rơi x 2.000 đồng/tờ = 10.000.000 đồng.\n- Hỗ trợ tiền ăn 30.000 đồng/người/ngày x 50 người x 5 ngày x 3 lớp = 22.500.000 đồng.", []),
    ("s15b", "I. KINH PHÍ\n- Hỗ trợ 04 mô hình, mỗi mô hình 300 triệu đồng, tổng kinh phí 1.500 triệu đồng.\n- Hỗ trợ tiền ăn 30.000 đồng/người/ngày x 50 người x 5 ngày x 3 lớp = 25.500.000 đồng.", [A, A]),
    ("s16", "I. TIẾN ĐỘ\n- Giai đoạn 1 (từ tháng 3 đến tháng 6/2024): khảo sát.\n- Giai đoạn 2 (từ tháng 6 đến tháng 11/2024): xây dựng.\n- Giai đoạn 3 (tháng 12/2024): tổng kết.", []),
    ("s17", "I. TÌNH HÌNH\nTrong tổng số 18 xã, thị trấn có 7 xã đặc biệt khó khăn, chiếm 38,9%; 86 thôn, trong đó 31 thôn đặc biệt khó khăn (36%).\nToàn huyện có 16.520 hộ với 70.300 nhân khẩu, dân tộc thiểu số chiếm 92%; có 1.850 hộ nghèo, trong đó 1.790 hộ dân tộc thiểu số (chiếm 96,8% tổng số hộ nghèo).", []),
    ("s18", "I. TÌNH HÌNH\nGiai đoạn 2021-2023, tỷ lệ hộ nghèo giảm từ 20,5% xuống 11,2%, bình quân giảm 3,1%/năm; thu nhập bình quân tăng từ 28 triệu đồng lên 36 triệu đồng/người/năm, tăng 28,6%.\nSố lao động có việc làm tăng từ 1.100 người lên 1.250 người (tăng 13,6%).", []),
    ("s18b", "I. TÌNH HÌNH\nSố lao động có việc làm tăng từ 1.100 người lên 1.250 người (tăng 18,6%).", [A]),
    ("s19", "I. TÌNH HÌNH\nToàn huyện có 3.419 hộ nghèo và cận nghèo (1.850 hộ nghèo, 1.569 hộ cận nghèo); đã hỗ trợ 210 hộ (xây mới 130 hộ, sửa chữa 80 hộ), bàn giao 180 hộ.\nĐã mở 12 lớp (06 lớp nông nghiệp, 06 lớp phi nông nghiệp) cho 380 học viên (210 nam, 170 nữ).", []),
    ("s19b", "I. TÌNH HÌNH\nToàn huyện có 3.519 hộ nghèo và cận nghèo (1.850 hộ nghèo, 1.569 hộ cận nghèo).", [S]),
    ("s20", "I. KINH PHÍ\nTổng kinh phí: 6.300 triệu đồng.\n\n| STT | Nội dung | Kinh phí (triệu đồng) |\n|---|---|---|\n| 1 | Dự án 1 | 4.200 |\n| | Trong đó: vốn đầu tư | 3.000 |\n| | vốn sự nghiệp | 1.200 |\n| 2 | Dự án 2 | 2.100 |", []),
    ("s21", "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Tài chính - Kế hoạch\n- Tham mưu phân bổ kinh phí trước ngày 15/3/2024.\n2. Phòng Lao động - Thương binh và Xã hội\n- Lập dự toán kinh phí năm 2025 trước ngày 15/7/2024.\n- Tổng hợp kết quả rà soát, trình phê duyệt trước 15/12/2024.\n3. UBND các xã, thị trấn\n- Rà soát hộ nghèo từ 01/9, gửi kết quả sơ bộ trước ngày 30/10/2024, kết quả chính thức trước ngày 30/11/2024.", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "expected"), PLANS, ids=[c[0] for c in PLANS])
def test_plan(name: str, body: str, expected: list[str]) -> None:
    assert kinds(body) == expected, name


def _plan(name: str) -> str:
    return next(body for title, body, _ in PLANS if title == name)


def test_part_base_rate() -> None:
    assert rules("I. TÌNH HÌNH\n1. Kết quả\nĐến hết năm 2023 đã khởi công 45 căn trong tổng số 60 căn, đạt 80%.") == [
        "PL047"
    ]
    assert rules("I. TÌNH HÌNH\nKế hoạch giao 250 lao động, thực hiện được 210 lao động, đạt 88% kế hoạch.") == [
        "PL047"
    ]


def test_growth_in_per_cent() -> None:
    assert rules(_plan("s18b")) == ["PL048"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mỗi xã 02 tổ, 8 xã có 18 tổ.", ["PL049"]),
        ("Mỗi xã thành lập 02 tổ, 8 xã có 16 tổ.", []),
        ("Mỗi xã ít nhất 02 tổ, 8 xã có 18 tổ.", []),
        ("Mỗi xã 02 tổ, 3 xã vùng cao có 9 tổ.", []),
        ("Mỗi xã 02 lớp, 8 xã có 10 lớp đã khai giảng.", []),
        ("Mỗi thôn 02 tổ, 8 xã có 18 tổ.", []),
        ("Tiền ăn: 450 × 15.000 × 140 = 955.000.000 đồng.", ["PL049"]),
        ("Tiền ăn 955 triệu đồng (450 x 15.000 x 140).", ["PL049"]),
        ("Tiền ăn 945 triệu đồng (450 x 15.000 x 140).", []),
        ("Tiền ăn 945 triệu đồng (450 x 15 x 140).", []),
    ],
)
def test_of_each_and_of_all(text: str, expected: list[str]) -> None:
    assert rules(f"I. NỘI DUNG\n1. Rà soát\n- {text}") == expected


def test_number_times_norm() -> None:
    assert rules("I. KINH PHÍ\n- Hỗ trợ xây mới 50 nhà x 60 triệu đồng/nhà = 3.200 triệu đồng.") == ["PL049"]
    assert rules(
        "I. KINH PHÍ\n- Hỗ trợ xây mới 45 căn nhà, mức hỗ trợ 60 triệu đồng/căn, thành tiền 2.600 triệu đồng."
    ) == ["PL049"]
    assert rules("I. KINH PHÍ\n- Mở 04 lớp đào tạo nghề, mỗi lớp 35 học viên, tổng số 150 học viên.") == ["PL049"]


def test_table_product() -> None:
    assert rules(_plan("tab6")) == ["PL056"]


def test_sources_make_a_hundred() -> None:
    assert rules(
        "I. KINH PHÍ\nCơ cấu nguồn vốn: ngân sách trung ương 60%, ngân sách tỉnh 30%, ngân sách huyện 15%."
    ) == ["PL058"]
    assert rules(
        "I. KINH PHÍ\nNgân sách trung ương hỗ trợ 80%, ngân sách tỉnh đối ứng 15%, ngân sách huyện đối ứng 10% tổng mức đầu tư."
    ) == ["PL058"]


def test_stage_before_the_one_it_needs() -> None:
    assert rules(_plan("chain4")) == ["PL055"]
    assert rules(_plan("chain5")) == ["PL055"]


def test_steps_out_of_order() -> None:
    assert rules(_plan("chain9")) == ["PL057"]


def test_activity_outside_plan() -> None:
    assert rules(
        "I. NỘI DUNG\n1. Truyền thông\nTổ chức 05 lớp tập huấn. Thời gian thực hiện: Từ tháng 3/2023 đến tháng 6/2023."
    ) == ["PL066"]


def test_rows_and_announced_total() -> None:
    assert rules(_plan("tab1")) == ["PL059"]
    assert rules(_plan("tab3")) == ["PL059"]
