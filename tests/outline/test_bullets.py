"""Bullets: their looks, and what they are told from."""

import pytest

# As Word shows them and as they come down where its font of pictures is lost.
LOOKS = [
    *[("•", "o"), ("●", "○"), ("·", "o"), ("\uf0b7", "o"), ("•", "▪"), ("o", "§"), ("■", "✓"), ("□", "ü")],
    *[
        ("➢", "•"),
        ("Ø", "·"),
        ("v", "o"),
        ("❖", "➤"),
        ("\uf0d8", "\uf0a7"),
        ("-", "o"),
        ("o", "-"),
        ("v", "Ø"),
    ],
]


@pytest.mark.parametrize("gap", [" ", "\t", "   "])
@pytest.mark.parametrize(("outer", "inner"), LOOKS)
def test_bullets_of_one_look_are_a_list_and_those_of_another_one_below_it(read, outer, inner, gap):
    a, b = outer + gap, inner + gap
    text = (
        f"3. Nguồn vốn\n{a}Vốn vay, gồm:\n{b}Hộ dân: 5 tỷ đồng;\n{b}Tổ hợp tác.\n{a}Vốn khác.\n4. Thời gian"
    )

    _, *sections = read(text).sections

    assert [section.marker for section in sections] == ["3.", outer, inner, inner, outer, "4."]
    assert [section.depth for section in sections] == [1, 2, 3, 3, 2, 1]


@pytest.mark.parametrize(
    "line",
    ["o bế nhau thì không nên", "v và các xã", "Ø 600 mm dài 12 km", "§ 4 của Luật", "····· trang 4", "v A"],
)
def test_letters_that_look_like_bullets_but_lead_no_item_in_are_text(read, line):
    _, *sections = read(f"1. Xã Thượng Cốc\n{line}\n2. Xã Ngọc Lâu").sections

    assert [section.marker for section in sections] == ["1.", "2."]


WRAPPED = """1. Hỗ trợ các xã trồng rừng sản xuất bằng giống cây mới và tổ chức chăm sóc rừng
trồng trong ba năm đầu, theo dõi tỷ lệ cây sống, với các nguồn vốn sau đây:
o Vốn của các hộ dân góp bằng ngày công lao động và phân bón hữu cơ tự làm ra ở
các thôn bản;
o Vốn vay của Ngân hàng Chính sách xã hội huyện theo chương trình cho vay hộ mới
thoát nghèo.
2. Tổ chức tập huấn kỹ thuật trồng và chăm sóc rừng cho cán bộ nông nghiệp và các
hộ dân tham gia.
"""


def test_items_led_in_by_a_letter_for_a_ring_are_wrapped_as_others_are(read):
    _, *sections = read(WRAPPED).sections

    assert [(section.marker, section.depth) for section in sections] == [
        ("1.", 1),
        ("o", 2),
        ("o", 2),
        ("2.", 1),
    ]


def test_a_bullet_before_a_legal_base_is_no_section(read):
    for bullet in "-•·▪➢❖○oØv§ü_":
        text = f"KẾ HOẠCH\nTrồng rừng\n{bullet} Căn cứ Luật Lâm nghiệp;\n{bullet} Căn cứ Quyết định số 4/QĐ-UBND;\nI. MỤC TIÊU"
        assert [section.kind for section in read(text).sections[1:]] == ["preamble", "preamble", "roman"]
