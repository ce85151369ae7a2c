"""What holds for the outline of any text whatever: sections partition the text and form a tree."""

from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from kcextract.errors import FormatError
from kcextract.loaders.text import load_text
from kcextract.outline import parse

MARKERS = [
    *[
        "Điều {n}. ",
        "Điều {n}",
        "Phần thứ hai",
        "PHẦN I",
        "Chương I",
        "Chương 2. ",
        "Mục {n}. ",
        "Tiểu mục 1. ",
    ],
    *[
        "A. ",
        "B/ ",
        "I. ",
        "II. ",
        "IV - ",
        "Ii. ",
        "{n}. ",
        "1. ",
        "2. ",
        "3- ",
        "1/ ",
        "1) ",
        "(1) ",
        "({n}) ",
    ],
    *["1.1. ", "{n}.2 ", "2.1.1. ", "I.1. ", "a. 1. ", "b1) "],
    *["a) ", "b. ", "đ) ", "i) ", "ii) ", "v) ", "(a) ", "(i) ", "- ", "-", "+ ", "* ", "• "],
    *[
        "Nơi nhận:",
        "KT. CHỦ TỊCH",
        "CHỦ TỊCH",
        "PHỤ LỤC",
        "Phụ lục II: ",
        "CHƯƠNG TRÌNH",
        "QUY CHẾ ",
        "Quy định ",
    ],
    *["(Kèm theo Quyết định số 1/QĐ-UBND)", "Căn cứ Luật ", "QUYẾT ĐỊNH:"],
    *["Yêu cầu kết quả: ", "Kết quả đạt được:"],
]
WORDS = (
    "",
    "Mục tiêu chung:",
    "NỘI DUNG CỦA CHƯƠNG TRÌNH",
    "hỗ trợ 03 mô hình;",
    "Tổ chức thực hiện.",
    "3.940 triệu đồng.",
    "Sở Công Thương chủ trì, phối hợp các sở, ngành chịu trách nhiệm thi hành Quyết định này./.",
    "VII",
    "“Sửa đổi",
    "như sau:”",
    "1\t2\t3\t4",
    "TT\tNội dung\t2019\t2020\n1\tĐào tạo\t3,000\t4,000\n2\tTập huấn\t5\t6\n3\tMô hình\t7\t8",
)
# These make deep trees; without them most of a soup is running text.
COMMON = ["1. ", "2. ", "a) ", "b) ", "- ", "+ ", "* ", "I. ", "Yêu cầu kết quả: "]


def lines(markers: list[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda marker, number, words: marker.format(n=number) + words,
        st.sampled_from(markers),
        st.integers(1, 12),
        st.sampled_from(WORDS),
    )


SOUP = st.lists(st.one_of(lines(COMMON), lines(COMMON), lines(["", *MARKERS])), min_size=12, max_size=40).map(
    "\n".join
)


def outline_holds(text, grammar, assert_guarantees):
    try:
        document = load_text(text.encode("utf-8", "surrogatepass"), grammar)
    except FormatError:
        reject()
    assert_guarantees(document, parse(document, grammar))


@given(text=st.text())
@example(text="1. \ud800\n2. \udfff")
@example(text="\x00")
def test_any_text_has_an_outline(text, grammar, assert_guarantees):
    outline_holds(text, grammar, assert_guarantees)


@settings(max_examples=400)
@given(text=SOUP)
def test_markers_in_any_order_make_a_tree(text, grammar, assert_guarantees):
    outline_holds(text, grammar, assert_guarantees)


@given(text=st.lists(st.sampled_from([*'IVX.)a-+*b1234(đ:; \n\tĐN“”"']), max_size=200).map("".join))
def test_punctuation_in_any_order_makes_a_tree(text, grammar, assert_guarantees):
    outline_holds(text, grammar, assert_guarantees)


def test_the_children_of_a_section_are_those_directly_below_it(read):
    outline = read("I. Một\n1. Hai\na) Ba\n2. Bốn\nII. Năm")

    assert [section.path for section in outline.children(0)] == ["I", "II"]
    assert [section.path for section in outline.children(1)] == ["I/1", "I/2"]
    assert list(outline.children(5)) == []
