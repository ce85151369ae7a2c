"""Texts far beyond any document are read to the end, and their outlines are outlines."""

import pytest

from kcextract.loaders import Limits
from kcextract.loaders.text import load_text
from kcextract.outline import parse

TOLD = "Tin mới\n" + ("Đến năm 2035 tỉnh phấn đấu trồng mới 400 ha rừng gỗ lớn tại các huyện miền núi.\n") * 3
LARGE = {
    "100,000 markers, each in the one before": "1. A\n" + "a) Mục:\n1. Mục:\n" * 50_000,
    "100,000 markers in turn": "1. A\n" + "- Một\n+ Hai\n" * 50_000,
    "100,000 numbers that begin again": "1. Mục.\n" * 100_000,
    "100,000 decimals, deep": "\n".join(
        ".".join("1" * (1 + number % 40)) + ". Mục" for number in range(100_000)
    ),
    "190,000 dashes in a list": "1. A\n" + "- x\n" * 190_000,
    "100,000 letters below the prose of a page": TOLD + "k) Danh sách\nm) Lịch\n" * 50_000,
    "100,000 headlines below the prose of a page": TOLD + "Tin khác\n" + "1. Danh sách\n2. Lịch\n" * 50_000,
    "50,000 acts below the prose of a page": TOLD + "Căn cứ Luật Lâm nghiệp ngày 15/11/2017;\n" * 50_000,
    "200,000 dashes on a line": "-" * 200_000,
    "200,000 dashes on a line, apart": "- " * 200_000,
    "10 MB on a line": "khuyến công " * 700_000,
    "10 MB in an item": "1. " + "Khuyến công: " * 650_000,
}


@pytest.mark.parametrize("what", LARGE)
def test_a_large_text_has_an_outline(grammar, assert_guarantees, what):
    document = load_text(LARGE[what].encode(), grammar, Limits(lines=300_000))
    outline = parse(document, grammar)

    assert_guarantees(document, outline)
    assert max(len(section.path) for section in outline.sections) < 1000
