"""Articles that an amending act quotes are not its own."""

from __future__ import annotations

import pytest

from kcextract.grammar import load_grammar
from kcextract.loaders.text import load_text
from kcextract.outline import parse


def markers(text: str) -> list[str]:
    grammar = load_grammar()
    outline = parse(load_text(text.encode(), grammar), grammar)
    return [section.marker for section in outline.sections if section.marker is not None]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_quoted_articles_are_text(opening: str, closing: str) -> None:
    text = (
        "Điều 1. Sửa đổi Quy chế như sau:\n"
        f"{opening}Điều 6. Nguyên tắc\n1. Phù hợp với chủ trương;\n2. Phù hợp với nội dung.{closing}\n"
        "Điều 2. Hiệu lực thi hành\nQuyết định này có hiệu lực kể từ ngày ký."
    )
    assert markers(text) == ["Điều 1.", "Điều 2."]


def test_a_quotation_that_never_ends_is_none() -> None:
    text = "Điều 1. Thông qua “Đề án như sau:\n1. Mục tiêu\n2. Nội dung\nĐiều 2. Hiệu lực thi hành\n"
    assert markers(text) == ["Điều 1.", "1.", "2.", "Điều 2."]


def test_a_quotation_inside_one_paragraph_hides_nothing() -> None:
    text = "1. Tổ chức “Tuần lễ khuyến công”;\n2. Tổ chức “Hội chợ”.\n3. Tổng kết.\n"
    assert markers(text) == ["1.", "2.", "3."]
