"""What a site tells of a document in a table above it."""

from kcextract.grammar import load_grammar
from kcextract.loaders.text import load_text
from kcextract.outline import parse

GRAMMAR = load_grammar()
CARD = """Nghị quyết 41/2033/NQ-HĐND về trồng rừng tỉnh Hòa Bình
Số hiệu: | 41/2033/NQ-HĐND | Loại văn bản: | Nghị quyết |
Nơi ban hành: | Tỉnh Hòa Bình | Người ký: | Bùi Văn Sáu |
Ngày ban hành: | 9/12/2033 | Ngày hiệu lực: | Đã biết |
"""
TABLE = """Xã | Diện tích | Số hộ |
Thượng Cốc | 120 | 45 |
Ngọc Lâu | 230 | 61 |
"""
DOCUMENT = """HỘI ĐỒNG NHÂN DÂN |
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 41/2033/NQ-HĐND |
NGHỊ QUYẾT
VỀ TRỒNG RỪNG
Căn cứ Luật Lâm nghiệp;
Điều 1. Trồng 500 ha rừng.
Điều 2. Nghị quyết này có hiệu lực từ ngày 1 tháng 1 năm 2034./.
| CHỦ TỊCH |
Bùi Văn Sáu
"""


def kinds(text: str) -> list[str]:
    outline = parse(load_text(text.encode(), GRAMMAR), GRAMMAR)
    return [section.kind for section in outline.sections[1:]]


def test_a_card_belongs_to_the_head():
    assert kinds(CARD + DOCUMENT) == ["preamble", "preamble", "article", "article", "signature"]


def test_another_table_above_does_not():
    assert "table" in kinds(f"Danh sách\n{TABLE}{DOCUMENT}")
