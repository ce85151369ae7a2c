"""Line repair: which lines of an export are one paragraph."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Collection
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.document import Paragraph, Span
from kcextract.text.lines import split_lines
from kcextract.text.normalisation import normalise
from kcextract.text.paragraphs import Opening, repair

MARKER = re.compile(
    r"(?P<article>Điều \d+\.)|(?P<arabic>\d{1,2}(?:\.\d{1,2})*\.)|(?P<roman>[IVX]+\.)|(?P<letter>[a-zđ]\))|(?P<dash>[-+])|(?P<label>Yêu cầu kết quả:)"
)

PARAGRAPHS = [
    "Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công và đề nghị của "
    "Giám đốc Sở Công Thương tại Tờ trình số 15/TTr-SCT;",
    "Điều 1. Phê duyệt chương trình khuyến công của tỉnh với các nội dung chủ yếu sau đây và giao các cơ quan "
    "có liên quan tổ chức thực hiện trong phạm vi nhiệm vụ của mình:",
    "1. Hỗ trợ các cơ sở công nghiệp nông thôn đầu tư máy móc thiết bị tiên tiến. Mức hỗ trợ bằng một nửa giá "
    "trị của máy. Hồ sơ do cơ sở lập và gửi cho phòng kinh tế của huyện xem xét.",
    "a) Trong năm đầu hỗ trợ 14 doanh nghiệp với kinh phí 3.940 triệu đồng, năm sau hỗ trợ 25 doanh nghiệp "
    "với kinh phí 4.100 triệu đồng, không kể phần đóng góp của đơn vị thụ hưởng;",
    "b) Mỗi đề án được hỗ trợ một lần. Đề án do Ủy ban nhân dân huyện đề nghị và Sở Công Thương thẩm định trước "
    "khi trình cấp có thẩm quyền quyết định.",
    "- Tổ chức hội chợ triển lãm hàng công nghiệp nông thôn tiêu biểu, bình chọn sản phẩm của các cơ sở công "
    "nghiệp và tiểu thủ công nghiệp trên địa bàn toàn tỉnh.",
    "Nguồn kinh phí do ngân sách tỉnh cấp hằng năm. Sở Tài chính bố trí kinh phí theo tiến độ thực hiện của "
    "từng đề án và hướng dẫn việc thanh quyết toán theo quy định hiện hành.",
]


def opener(line: str) -> Opening | None:
    """What marks a paragraph here: "Điều 1.", "1.", "1.1.", "I.", "a)", "-", "Yêu cầu kết quả:"."""
    match = MARKER.match(line)
    if match is None or line[match.end() : match.end() + 1].strip():
        return None
    assert match.lastgroup is not None
    return Opening(match.lastgroup, match.lastgroup not in ("dash", "label"), match.end() == len(line))


def repaired(text: str, furniture: Collection[int] = (), tables: Collection[int] = ()) -> list[Paragraph]:
    lines = [Span(line.start, line.end) for line in split_lines(text)]
    trimmed = []
    for start, end in lines:
        kept = text[start:end].strip()
        begin = start + text[start:end].find(kept)
        trimmed.append(Span(begin, begin + len(kept)))
    return repair(lines, trimmed, text, set(furniture), set(tables), opener)


def paragraphs(text: str, furniture: Collection[int] = (), tables: Collection[int] = ()) -> list[str]:
    """The paragraphs of ``text``, spaced as prose is; "?" stands before one that is not firm."""
    return [
        ("" if paragraph.firm else "? ") + " ".join(text[paragraph.start : paragraph.end].split())
        for paragraph in repaired(text, furniture, tables)
    ]


def firm(text: str) -> list[str]:
    """The paragraphs of ``text`` where none that is not firm is believed."""
    merged: list[str] = []
    for paragraph in paragraphs(text):
        if paragraph.startswith("? "):
            merged[-1] += paragraph[1:]
        else:
            merged.append(paragraph)
    return merged


def wrap(texts: list[str], width: int, first: int | None = None) -> str:
    """``texts`` hard-wrapped at ``width``, their first lines at ``first``."""
    lines = []
    for text in texts:
        if first is not None:
            head, *_ = textwrap.wrap(text, first, break_long_words=False, break_on_hyphens=False)
            lines.append(head)
            text = text[len(head) :]
        lines += textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def decided(texts: list[str], width: int, first: int | None = None) -> list[str]:
    """``texts`` with last lines, when wrapped so, so short that the layout says that the paragraphs end there."""
    longer = []
    for text in texts:
        while len(wrap([text], width, first).rpartition("\n")[2]) > width * 0.6:
            text = f"{text[:-1]} nữa{text[-1]}"
        longer.append(text)
    return longer


def wrap_proportionally(texts: list[str], width: float) -> str:
    """``texts`` broken where a line is full in a font in which letters are not equally wide."""
    lines = []
    for text in texts:
        line, used = "", 0.0
        for word in text.split():
            size = sum(
                0.5 if letter in "iìíỉịljtfr.,;:' " else 1.5 if letter in "mMwWÔƠ" else 1.0 for letter in word
            )
            if line and used + 0.5 + size > width:
                lines.append(line)
                line, used = word, size
            else:
                line, used = f"{line} {word}".lstrip(), used + 0.5 + size
        lines.append(line)
    return "\n".join(lines)


# ── Hard-wrapped text ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", range(36, 104, 4))
def test_hard_wraps_at_any_width(width: int) -> None:
    texts = decided(PARAGRAPHS * 2, width)
    assert paragraphs(wrap(texts, width)) == texts


@pytest.mark.parametrize("width", range(36, 104, 4))
def test_blank_lines_between_paragraphs_change_nothing(width: int) -> None:
    text = "\n\n".join(wrap([paragraph], width) for paragraph in PARAGRAPHS)
    assert paragraphs(text) == PARAGRAPHS


@pytest.mark.parametrize("first", [16, 20, 28])
@pytest.mark.parametrize("width", [64, 80, 96])
def test_first_lines_broken_early(first: int, width: int) -> None:
    texts = decided(PARAGRAPHS * 3, width, first)
    assert paragraphs(wrap(texts, width, first)) == texts


@pytest.mark.parametrize("width", [48, 64, 80, 96])
def test_lines_of_a_proportional_font(width: int) -> None:
    assert firm(wrap_proportionally(PARAGRAPHS * 3, width)) == PARAGRAPHS * 3


def test_a_short_line_ends_a_paragraph_and_a_full_one_does_not() -> None:
    full = "các cơ sở công nghiệp nông thôn đầu tư máy móc\n"
    text = f"Hỗ trợ cho {full}Hỗ trợ cho {full}{full * 4}mới\nSở Công Thương {full}Sở Công Thương."
    assert len(paragraphs(text)) == 2
    assert paragraphs(text)[1].startswith("Sở Công Thương các")


@pytest.mark.parametrize("first", [16, 20, 28])
def test_first_lines_broken_early_show_even_after_a_full_line(first: int) -> None:
    *texts, before, last = decided(PARAGRAPHS, 80, first)
    while len(wrap([before], 80, first).rpartition("\n")[2]) < 76:
        before = f"{before[:-1]} nữa{before[-1]}"
    assert paragraphs(wrap([*texts, before, last] * 3, 80, first)) == [*texts, before, last] * 3


@pytest.mark.parametrize("width", [50, 70, 90])
def test_a_short_text_is_known_to_be_wrapped(width: int) -> None:
    texts = decided(PARAGRAPHS[-1:] + PARAGRAPHS[:1], width)
    assert paragraphs(wrap(texts, width)) == texts


def test_a_sentence_that_ends_in_quotes_has_ended() -> None:
    texts = [
        "Gọi tắt là “đề án khuyến công.”",
        "hỗ trợ máy móc và đào tạo nghề.",
        "Gọi là (chương trình;)",
        "nghề.",
    ]
    assert paragraphs("\n".join(texts)) == texts


def test_the_first_line_of_a_text_may_be_indented() -> None:
    text = wrap(PARAGRAPHS * 2, 60)
    indented = "\n".join(f"  {line} " for line in text.split("\n"))
    assert paragraphs(indented) == PARAGRAPHS * 2


# ── Headings ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        ("III. NỘI\nDUNG VÀ ĐỊNH MỨC HỖ TRỢ", "III. NỘI DUNG VÀ ĐỊNH MỨC HỖ TRỢ"),
        ("III.\nNỘI DUNG VÀ ĐỊNH MỨC", "III. NỘI DUNG VÀ ĐỊNH MỨC"),
        ("1. Hỗ trợ\nnâng cao năng lực quản lý", "1. Hỗ trợ nâng cao năng lực quản lý"),
        ("1.2.\nHỗ trợ nâng cao năng lực quản lý", "1.2. Hỗ trợ nâng cao năng lực quản lý"),
        ("Điều 2.\nGiao Sở Công Thương chủ trì", "Điều 2. Giao Sở Công Thương chủ trì"),
        ("2.\n14 doanh nghiệp", "2. 14 doanh nghiệp"),
    ],
)
@pytest.mark.parametrize(
    "layout", [lambda: wrap(PARAGRAPHS, 70), lambda: wrap(PARAGRAPHS * 2, 80, 20), lambda: ""]
)
def test_a_heading_broken_after_its_marker(lines: str, heading: str, layout: Callable[[], str]) -> None:
    text = f"{layout()}\n{lines}\n{PARAGRAPHS[-1]}"
    assert paragraphs(text)[-2] == heading


def test_a_marker_alone_goes_with_its_text_over_a_blank_line() -> None:
    assert paragraphs("1.\n\nHỗ trợ cơ sở.\n\n2.\n\nHỗ trợ máy.") == ["1. Hỗ trợ cơ sở.", "2. Hỗ trợ máy."]


def test_markers_alone_are_paragraphs() -> None:
    assert paragraphs("1.\n2.\n3.") == ["1.", "2.", "3."]


def test_a_heading_without_an_end_is_no_part_of_what_follows() -> None:
    text = wrap(["I. MỤC TIÊU", "1. Mục tiêu chung", PARAGRAPHS[-1], "2. Mục tiêu cụ thể", *PARAGRAPHS], 70)
    assert paragraphs(text)[:4] == ["I. MỤC TIÊU", "1. Mục tiêu chung", PARAGRAPHS[-1], "2. Mục tiêu cụ thể"]


@pytest.mark.parametrize("body", ["\n".join(PARAGRAPHS), wrap(decided(PARAGRAPHS, 60), 60)])
def test_a_heading_in_capitals_goes_on_in_capitals(body: str) -> None:
    text = f"{body}\nII. NỘI DUNG CHƯƠNG TRÌNH\nKHUYẾN CÔNG CỦA TỈNH\nTỔNG KINH PHÍ: 5 tỷ đồng."
    assert paragraphs(text)[-2:] == [
        "II. NỘI DUNG CHƯƠNG TRÌNH KHUYẾN CÔNG CỦA TỈNH",
        "TỔNG KINH PHÍ: 5 tỷ đồng.",
    ]


def test_capitals_without_a_marker_do_not_go_on() -> None:
    lines = [
        "QUYẾT ĐỊNH",
        "BAN HÀNH CHƯƠNG TRÌNH",
        "I. MỤC TIÊU:",
        "MỤC TIÊU CHUNG",
        "II. NỘI DUNG",
        "A",
        "Hết.",
    ]
    assert paragraphs("\n".join(lines)) == lines


# The words that a title is followed by, after a line so full that the layout does not tell.
SINGLE = wrap(decided([*PARAGRAPHS, "Ngành gửi hồ sơ cho Sở Công Thương để tổ chức họp."], 60), 60)


@pytest.mark.parametrize(
    ("following", "is_title"),
    [
        ("Tổ chức các lớp đào tạo nghề cho lao động.", True),  # "tổ chức" is no name
        ("Sở Công Thương và các sở khác cùng thực hiện.", False),  # a name: it stands inside a sentence
        ("Ủy ban nhân dân huyện và Sở Công Thương.", False),
    ],
)
def test_a_title_ends_where_words_follow_that_are_no_name(following: str, is_title: bool) -> None:
    title = "1. Hỗ trợ nâng cao năng lực quản lý của các doanh nghiệp nhỏ"
    found = paragraphs(f"{SINGLE}\n{title}\n{following}")
    assert found[-1] == (following if is_title else f"{title} {following}")


def test_a_sentence_after_a_marker_is_no_title() -> None:
    text = "1. Hỗ trợ các doanh nghiệp nhỏ. Mức hỗ trợ do các cơ quan của"
    following = "Tổ chức các lớp đào tạo nghề cho lao động."
    assert paragraphs(f"{SINGLE}\n{text}\n{following}")[-1] == f"{text} {following}"


# ── Lines that begin like something else ─────────────────────────────────────────────────────────────


def test_a_dash_inside_a_name_is_never_a_firm_beginning() -> None:
    text = (
        "Phát triển công nghiệp nông thôn, các ngành công nghiệp\n- tiểu thủ công nghiệp và các làng nghề có thế "
        "mạnh của\ntỉnh; khuyến khích các cơ sở sản xuất công nghiệp đổi\nmới công nghệ, nâng cao chất lượng sản "
        "phẩm, mở rộng\nthị trường tiêu thụ trong và ngoài nước."
    )
    found = paragraphs(text)
    assert [paragraph.startswith("?") for paragraph in found] == [False, True]
    assert firm(text) == [" ".join(text.split())]


@pytest.mark.parametrize(
    "number", ["3.940 triệu đồng.", "14 doanh nghiệp.", "2018 - 2020.", "85% giá trị.", "12/2018."]
)
def test_a_wrapped_line_may_begin_with_a_number(number: str) -> None:
    lines = wrap(decided(PARAGRAPHS, 50), 50)
    text = f"{lines}\nKinh phí hỗ trợ của tỉnh cho các cơ sở sản xuất là\n{number}\n{PARAGRAPHS[-1]}"
    assert f"Kinh phí hỗ trợ của tỉnh cho các cơ sở sản xuất là {number}" in paragraphs(text)


@pytest.mark.parametrize("word", ["khoản", "điểm", "Điều", "mục", "số"])
def test_the_number_of_a_reference_is_no_marker(word: str) -> None:
    line = f"Mức hỗ trợ thực hiện theo quy định hiện hành tại {word}"
    text = f"{wrap(decided(PARAGRAPHS, len(line)), len(line) + 2)}\n{line}\n2. Không áp dụng mức khác."
    assert paragraphs(text)[-1] == f"{line} 2. Không áp dụng mức khác."


def test_a_marker_after_a_full_line_without_an_end_is_not_firm() -> None:
    line = "Mức hỗ trợ thực hiện theo quy định hiện hành của tỉnh"
    text = f"{wrap(decided(PARAGRAPHS, len(line)), len(line) + 2)}\n{line}\n2. Không áp dụng mức khác."
    assert paragraphs(text)[-2:] == [line, "? 2. Không áp dụng mức khác."]


@pytest.mark.parametrize("sign", [",", "/", "(", "–", "&"])
def test_a_line_that_ends_open_goes_on(sign: str) -> None:
    text = f"{wrap(decided(PARAGRAPHS, 60), 60)}\nPhối hợp với {sign}\nSở Công Thương và các sở khác."
    assert paragraphs(text)[-1] == f"Phối hợp với {sign} Sở Công Thương và các sở khác."


@pytest.mark.parametrize("sign", [")", "]", ";", ",", ".", "%", "”"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_no_paragraph_begins_with_a_closing_sign(sign: str, blank: str) -> None:
    assert paragraphs(f"Hỗ trợ cơ sở\n{blank}{sign} máy móc") == [f"Hỗ trợ cơ sở {sign} máy móc"]


@pytest.mark.parametrize(
    "lines", [["TỈNH LONG AN", "-------", "Độc lập"], ["hỗ trợ", "____", "máy", "***", "1. Nghề"]]
)
@pytest.mark.parametrize("body", [[], decided(PARAGRAPHS, 60)])
def test_rules_part_paragraphs(body: list[str], lines: list[str]) -> None:
    text = "\n".join([wrap(body, 60), *lines])
    assert paragraphs(text) == [*body, *lines]


def test_a_marker_after_a_blank_line_is_firm() -> None:
    text = f"{wrap(decided(PARAGRAPHS, 60), 60)}\n"
    line = "Hỗ trợ các cơ sở công nghiệp nông thôn đầu tư máy móc thiết"
    assert paragraphs(f"{text}{line}\n- Máy")[-1] == "? - Máy"
    assert paragraphs(f"{text}{line}\n\n- Máy")[-1] == "- Máy"


@pytest.mark.parametrize("layout", [wrap(decided(PARAGRAPHS, 60), 60), ""])
def test_a_label_is_firm_where_the_layout_says_so(layout: str) -> None:
    short, full = "Hỗ trợ cơ sở", "Hỗ trợ các cơ sở công nghiệp nông thôn đầu tư máy móc thiết"
    assert paragraphs(f"{layout}\n{short}\nYêu cầu kết quả: 5 cơ sở.")[-1] == "Yêu cầu kết quả: 5 cơ sở."
    found = paragraphs(f"{layout}\n{full}\nYêu cầu kết quả: 5 cơ sở.")[-1]
    assert found == ("? " if layout else "") + "Yêu cầu kết quả: 5 cơ sở."


# ── Text that is not wrapped ─────────────────────────────────────────────────────────────────────────


def test_in_a_text_that_is_not_wrapped_a_line_is_a_paragraph() -> None:
    assert paragraphs("\n".join(PARAGRAPHS * 2)) == PARAGRAPHS * 2


def test_titles_without_an_end_are_paragraphs() -> None:
    lines = ["QUYẾT ĐỊNH", "Phê duyệt chương trình khuyến công", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", *PARAGRAPHS]
    assert paragraphs("\n".join(lines)) == lines


def test_a_break_in_a_sentence_is_mended() -> None:
    assert paragraphs("1. Hỗ trợ các cơ sở\ncông nghiệp,\nTiểu thủ công nghiệp.\n2. Hỗ trợ máy.") == [
        "1. Hỗ trợ các cơ sở công nghiệp, Tiểu thủ công nghiệp.",
        "2. Hỗ trợ máy.",
    ]


def test_a_line_in_lower_case_begins_a_paragraph_after_an_end() -> None:
    assert paragraphs("Hỗ trợ máy.\nhỗ trợ nghề;\nđào tạo") == ["Hỗ trợ máy.", "hỗ trợ nghề;", "đào tạo"]


@pytest.mark.parametrize("word", ["số", "ngày", "khoảng", "Điều"])
def test_a_number_goes_with_the_word_that_asks_for_it(word: str) -> None:
    text = f"Căn cứ Nghị định {word}\n45/2012/NĐ-CP của Chính phủ;\nTheo {word}\nSở Công Thương"
    assert paragraphs(text) == [
        f"Căn cứ Nghị định {word} 45/2012/NĐ-CP của Chính phủ;",
        f"Theo {word}",
        "Sở Công Thương",
    ]


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("Hỗ trợ các cơ sở công nghiệp nông thôn và cả", "14 doanh nghiệp.", True),
        ("Hỗ trợ các cơ sở công nghiệp nông thôn khác.", "14 doanh nghiệp.", False),
        ("Hỗ trợ các cơ sở công nghiệp nông thôn và cả", "14 Doanh nghiệp.", False),
        ("Hỗ trợ các cơ sở", "14 doanh nghiệp.", False),
        ("Thành lập mới 60 trang trại trong hai năm (năm 2030:", "14 trang trại, năm 2031: 46).", True),
        ("Thành lập mới 60 trang trại (cả cũ) trong hai năm 2030:", "14 trang trại.", False),
        ("Tập huấn cho nông dân; giúp 40", "HTX mua máy.", True),
        ("Tập huấn cho nông dân; giúp các", "HTX mua máy.", False),
        ("Tập huấn cho nông dân năm 2030", "HTX mua máy.", False),
        ("Tập huấn: 40", "HTX mua máy.", False),
        ("Tập huấn cho nông dân; giúp 40", "HTX", False),
    ],
)
def test_what_is_counted_goes_with_a_long_line_before_it(before: str, after: str, goes_on: bool) -> None:
    assert paragraphs(f"{before}\n{after}") == ([f"{before} {after}"] if goes_on else [before, after])


def test_a_blank_line_in_a_sentence_is_mended() -> None:
    assert paragraphs("Hỗ trợ các cơ sở\n\ncông nghiệp.\n\nHỗ trợ máy.") == [
        "Hỗ trợ các cơ sở công nghiệp.",
        "Hỗ trợ máy.",
    ]


# ── What stands between ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_paragraph_goes_on_over_a_page_break(width: int) -> None:
    texts = decided(PARAGRAPHS * 2, width)
    lines = wrap(texts, width).split("\n")
    cut = len(lines) // 2
    while lines[cut - 1].endswith((".", ":", ";")) or not lines[cut][0].islower():
        cut += 1
    text = "\n".join([*lines[:cut], "", "12", "Chương trình khuyến công", "", *lines[cut:]])
    found = [
        paragraph.replace(" 12 Chương trình khuyến công ", " ")
        for paragraph in paragraphs(text, furniture={cut + 1, cut + 2})
    ]
    assert found == texts


@pytest.mark.parametrize(
    "after", ["hỗ trợ máy", ") hỗ trợ", "14 cơ sở", "Sở Công Thương", "2. Hỗ trợ", "- hỗ trợ"]
)
@pytest.mark.parametrize("before", ["Hỗ trợ các cơ sở", "1.", "các cơ sở,", "theo khoản"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_no_paragraph_goes_on_over_a_table(before: str, after: str, blank: str) -> None:
    lines = f"{before}\n{blank}1\t2\t3\n{blank}{after}"
    table = {len(blank) + 1}
    assert paragraphs(lines, tables=table) == [before, after]


def test_a_text_without_lines_has_no_paragraphs() -> None:
    assert paragraphs("") == paragraphs(" \n\t\n") == paragraphs("12\n", furniture={0}) == []


# ── The guarantees ───────────────────────────────────────────────────────────────────────────────────

LINES = st.sampled_from(
    [
        *(
            "",
            " ",
            "1.",
            "2. Hỗ trợ",
            "1.1. Nội dung",
            "I. MỤC TIÊU",
            "NĂM 2018",
            "a) hỗ trợ;",
            "- cơ sở",
            "-",
            "14 cơ sở",
        ),
        *(
            "hỗ trợ các cơ sở công nghiệp",
            "Hỗ trợ các cơ sở",
            "Sở Công Thương và các sở",
            "theo khoản",
            "kinh phí là",
        ),
        *(
            ") và",
            "”",
            "…",
            "|",
            "----",
            "Điều 1.",
            "ĐỀ ÁN",
            "x" * 40,
            "A",
            "a",
            ".",
            "Kinh phí.",
            "  thụt vào  ",
            "\tcó",
        ),
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=12).map(lambda text: normalise(text).text), max_size=40).map(
    "\n".join
)


@given(TEXTS, st.sets(st.integers(0, 40), max_size=6), st.sets(st.integers(0, 40), max_size=6))
def test_every_line_of_text_lies_in_just_one_paragraph(
    text: str, furniture: set[int], tables: set[int]
) -> None:
    found = repaired(text, furniture, tables - furniture)
    for index, line in enumerate(split_lines(text)):
        kept = text[line.start : line.end].strip()
        start = line.start + text[line.start : line.end].find(kept)
        holding = [each for each in found if each.start <= start and start + len(kept) <= each.end]
        if kept and index not in furniture | tables:
            assert len(holding) == 1
        elif index in tables - furniture and kept:
            assert not any(each.start < line.end and line.start < each.end for each in found)


@given(TEXTS, st.sets(st.integers(0, 40), max_size=6), st.sets(st.integers(0, 40), max_size=6))
def test_paragraphs_are_disjoint_and_begin_and_end_with_text(
    text: str, furniture: set[int], tables: set[int]
) -> None:
    found = repaired(text, furniture, tables - furniture)
    assert all(before.end < after.start for before, after in pairwise(found))
    for start, end, _ in found:
        assert start < end
        assert text[start:end] == text[start:end].strip()


@given(TEXTS)
def test_a_paragraph_that_is_not_firm_begins_with_a_marker(text: str) -> None:
    for start, end, is_firm in repaired(text):
        assert is_firm or opener(text[start:end].split("\n", maxsplit=1)[0].strip()) is not None


# ── Wrapping and repairing ───────────────────────────────────────────────────────────────────────────

WORDS = (
    "hỗ trợ các cơ sở công nghiệp nông thôn xây dựng mô hình trình diễn kỹ thuật chuyển giao công nghệ ứng dụng "
    "máy móc tiên tiến vào sản xuất sản phẩm mới nâng cao năng lực quản lý doanh nghiệp 14 3.940 2018 385"
).split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=8, max_size=24).map(
    lambda words: f"Nay {' '.join(words)} theo quy định."
)
MARKERS = st.sampled_from(["", "", "1. ", "a) ", "- ", "Điều 3. "])
PROSE = st.builds(
    lambda marker, sentences: marker + " ".join(sentences),
    MARKERS,
    st.lists(SENTENCES, min_size=2, max_size=4),
)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@given(st.lists(PROSE, min_size=5, max_size=9))
def test_what_was_wrapped_is_repaired(width: int, texts: list[str]) -> None:
    expected = decided(texts, width)
    assert paragraphs(wrap(expected, width)) == expected


@given(st.lists(PROSE, min_size=5, max_size=9), st.integers(40, 100), st.integers(40, 100))
def test_two_widths_give_the_same_paragraphs(texts: list[str], width: int, other: int) -> None:
    one, two = decided(texts, width), decided(texts, other)
    both = [text for text, same in zip(one, two, strict=True) if text == same]
    first, second = paragraphs(wrap(one, width)), paragraphs(wrap(two, other))
    assert [text for text in first if text in both] == [text for text in second if text in both] == both


def test_a_figure_at_the_head_of_a_wrapped_line_goes_on_though_it_would_have_fitted() -> None:
    wrapped = textwrap.fill(" ".join(PARAGRAPHS[2:4]), 84)
    text = f"{wrapped}\nb) Trồng mới 36.000 ha rừng, bình quân mỗi năm một phần, năm đầu\n12.500 ha, năm sau 12.000 ha.\nc) Khác."

    assert (
        "b) Trồng mới 36.000 ha rừng, bình quân mỗi năm một phần, năm đầu 12.500 ha, năm sau 12.000 ha."
        in (paragraph.replace("\n", " ") for paragraph in paragraphs(text))
    )
