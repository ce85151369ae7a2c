"""Markers with two signs behind the numeral: "1/-", "II.-", "a).", "(3).", "Điều 4.-"."""

import pytest

SIGNS = ["/-", ".-", "./", "/–"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("inner", [*SIGNS, ").", ".", ")"])
@pytest.mark.parametrize("gap", [" ", ""])
def test_markers_with_two_signs_make_lists(read, sign, inner, gap):
    lines = [
        f"A{sign}{gap}TÌNH HÌNH",
        f"B{sign}{gap}NHIỆM VỤ",
        f"I{sign}{gap}MỤC TIÊU",
        f"II{sign}{gap}NỘI DUNG",
    ]
    lines += [
        f"1{sign}{gap}Trồng rừng",
        f"a{inner}{gap}Trồng keo",
        f"b{inner}{gap}Trồng mỡ",
        f"2{sign}{gap}Cấp giống",
    ]
    lines += [f"2.1.-{gap}Giống keo", f"2.2.-{gap}Giống mỡ", f"C{sign}{gap}TỔ CHỨC THỰC HIỆN"]

    _, *sections = read("\n".join(lines)).sections

    assert [section.depth for section in sections] == [1, 1, 2, 2, 3, 4, 4, 3, 4, 4, 1]
    assert [section.marker for section in sections[4:7]] == [f"1{sign}", f"a{inner}", f"b{inner}"]
    assert sections[3].heading == "NỘI DUNG"
    assert sections[3].path == "B/II"
    assert sections[7].role == "content_item"


@pytest.mark.parametrize("sign", [".-", "/-", ":-", ".–"])
def test_articles_with_two_signs_have_the_roles_of_their_words(read, sign):
    text = f"Điều 1{sign} Phê duyệt Đề án trồng rừng.\nĐiều 2{sign} Giao Sở Nông nghiệp chủ trì.\nĐiều 3{sign}\nChánh Văn phòng chịu trách nhiệm thi hành.\n"

    _, *sections = read(text).sections

    assert [section.role for section in sections] == ["enactment", "organisation", "effect"]
    assert [section.path for section in sections] == ["Điều 1", "Điều 2", "Điều 3"]


@pytest.mark.parametrize("brackets", ["({}).", "({}):", "{}).", "{})-"])
def test_numbers_in_brackets_may_have_a_sign_behind_them(read, brackets):
    items = "\n".join(f"{brackets.format(number)} Xã Thượng Cốc" for number in (1, 2, 3))

    _, _, *items = read(f"1. Trồng rừng\n{items}").sections

    assert [item.depth for item in items] == [2, 2, 2]


@pytest.mark.parametrize("line", ["1.-5 tỷ đồng", "v.v.", "a./.", "I/2033", "2./.", "______", "3/-5%"])
def test_what_only_looks_like_a_marker_is_text(read, line):
    _, *sections = read(f"1. Trồng rừng ở các xã\n{line}\n2. Cấp giống").sections

    assert [section.marker for section in sections] == ["1.", "2."]


def test_underscores_are_dashes(read):
    _, *sections = read("1. Trồng rừng\n_ Trồng keo\n_Trồng mỡ\n________\n2. Cấp giống").sections

    assert [(section.kind, section.depth) for section in sections] == [
        ("arabic", 1),
        ("dash", 2),
        ("dash", 2),
        ("arabic", 1),
    ]
