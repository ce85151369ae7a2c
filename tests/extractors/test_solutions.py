"""Solutions: given what stands under Giải pháp, these rows."""

from pathlib import Path

import pytest

from kcextract.extractors.solutions import extract_solutions

ROOT = Path(__file__).resolve().parents[2]
HEAD = "KẾ HOẠCH\nPhát triển rừng năm 2021\nCăn cứ Luật Lâm nghiệp;\n"


@pytest.fixture
def solutions(context_of):
    """The rows of a text behind a head, and the notices."""
    return lambda text: extract_solutions(context_of(HEAD + text))


@pytest.fixture
def shown(solutions):
    """Ordinal, title, text of each row."""
    return lambda text: [(row.ordinal, row.title, row.text) for row in solutions(text)[0]]


def test_a_numbered_item_is_told_whole_without_its_own_marker(shown):
    text = """\
IV. GIẢI PHÁP
1. Về vốn
a) Huy động vốn;
b) Lồng ghép:
- vốn tỉnh;
- vốn huyện.
2. Tuyên truyền, vận động. Phát bản tin.
3. Về nguồn vốn: tự có.
V. TỔ CHỨC THỰC HIỆN
"""
    assert shown(text) == [
        (1, "Về vốn", "Về vốn a) Huy động vốn; b) Lồng ghép: - vốn tỉnh; - vốn huyện."),
        (2, "Tuyên truyền, vận động", "Tuyên truyền, vận động. Phát bản tin."),
        (3, "Về nguồn vốn", "Về nguồn vốn: tự có."),
    ]


@pytest.mark.parametrize(
    ("one", "two", "ordinals"), [("a) ", "b) ", [1, 2]), ("- ", "- ", [None, None]), ("", "", [None, None])]
)
def test_where_none_is_numbered_lettered_dashed_and_unmarked_ones_are_rows(shown, one, two, ordinals):
    rows = shown(f"IV. GIẢI PHÁP\n{one}Về vốn: huy động.\n{two}Tuyên truyền.\nV. TỔ CHỨC THỰC HIỆN\n")

    assert rows == [
        (ordinals[0], "Về vốn", "Về vốn: huy động."),
        (ordinals[1], "Tuyên truyền", "Tuyên truyền."),
    ]


def test_what_leads_in_numbered_items_is_no_row(shown):
    text = "IV. GIẢI PHÁP\nThực hiện các giải pháp sau:\n1. Về vốn\n2. Về giống\nV. TỔ CHỨC THỰC HIỆN\n"

    assert [title for _, title, _ in shown(text)] == ["Về vốn", "Về giống"]


def test_a_heading_alone_is_told_of(solutions):
    rows, notices = solutions("IV. GIẢI PHÁP\nV. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương\n2. Sở Tài chính\n")

    assert rows == ()
    assert [notice.code for notice in notices] == ["solutions_without_items"]


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.stem)
def test_the_solutions_of_a_real_document_count_from_one_and_begin_with_their_titles(context_of, path):
    rows, notices = extract_solutions(context_of(path.read_text(encoding="utf-8")))

    assert [row.ordinal for row in rows] == list(range(1, len(rows) + 1))
    assert [row.solution_no for row in rows] == list(range(len(rows)))
    assert all(row.text.startswith(row.title) for row in rows)
    assert notices == ()


NEWS = "Nghệ An: Kế hoạch trồng rừng\n15/03/2031\n"
OPENING = "Ủy ban nhân dân tỉnh vừa ban hành kế hoạch trồng rừng trên địa bàn tỉnh trong những năm tới đây. "


@pytest.mark.parametrize(
    "sentence",
    [
        "\nVề giải pháp, tỉnh tập trung huy động vốn (tỉnh; huyện); phát bản tin.\n",
        "Tỉnh thực hiện các giải pháp chủ yếu sau: huy động vốn (tỉnh; huyện); phát bản tin. Xong.\n",
        "Kế hoạch đề ra 2 giải pháp. Thứ nhất, huy động vốn (tỉnh; huyện). Thứ hai là phát bản tin.\n",
        "Giải pháp chủ yếu:\nMột là, huy động vốn (tỉnh; huyện).\nHai là, phát bản tin.\n",
    ],
)
def test_prose_enumerates_solutions(context_of, sentence):
    rows, notices = extract_solutions(context_of(NEWS + OPENING + sentence))

    assert [(row.ordinal, row.title) for row in rows] == [
        (1, "huy động vốn (tỉnh; huyện)"),
        (2, "phát bản tin"),
    ]
    assert notices == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Về giải pháp, tỉnh giao Sở Công Thương chủ trì.",
        "Năm qua, tỉnh đã triển khai các giải pháp sau: vay vốn; mở lớp.",
        "Kế hoạch gồm các nội dung: dạy nghề; tư vấn.",
    ],
)
def test_prose_without_a_list_of_solutions_gives_none(context_of, sentence):
    assert extract_solutions(context_of(f"{NEWS}{OPENING}\n{sentence}\n"))[0] == ()
