"""A decision as a PDF file of two pages, read as the program reads it."""

from __future__ import annotations

from pathlib import Path

from kcextract.records import Extraction
from kcextract.run.extraction import extract

from ..loaders.pdf.files import made

FIRST = (
    "Số: 7/QĐ-UBND",
    "QUYẾT ĐỊNH",
    "Phê duyệt Chương trình khuyến công giai đoạn 2031 - 2035",
    "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 về khuyến công;",
    "Theo đề nghị của Giám đốc Sở Công Thương,",
    "Điều 1. Phê duyệt Chương trình với các nội dung sau:",
    "I. MỤC TIÊU",
    "1. Hỗ trợ 25 cơ sở mua máy móc; đào tạo nghề cho 1.200 lao động.",
    "2. Tổ chức 10 hội chợ, triển lãm hàng công nghiệp nông thôn.",
    "II. NỘI DUNG",
    "1. Đào tạo nghề: mở 40 lớp đào tạo nghề cho lao động nông thôn.",
    "2. Xây dựng 5 mô hình trình diễn kỹ thuật.",
    "3. Tư vấn cho 15 cơ sở công nghiệp nông thôn.",
)
SECOND = (
    "III. KINH PHÍ THỰC HIỆN",
    "Tổng kinh phí thực hiện là 3.900 triệu đồng, trong đó:",
    "- Ngân sách tỉnh: 2.400 triệu đồng;",
    "- Vốn đối ứng của cơ sở: 1.500 triệu đồng.",
    "IV. GIẢI PHÁP",
    "1. Tăng cường tuyên truyền về chính sách khuyến công.",
    "2. Lồng ghép vốn của các chương trình khác.",
    "Điều 2. Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính tổ chức thực hiện.",
    "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
)


def printed() -> bytes:
    return made(lambda sheet: sheet.lines(*FIRST), lambda sheet: sheet.lines(*SECOND))


def extracted(folder: Path) -> Extraction:
    path = folder / "decision.pdf"
    path.write_bytes(printed())
    return extract(path)
