"""Objectives: given what stands under Mục tiêu, these rows."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.objectives import extract_objectives
from kcextract.extractors.periods import PeriodReader

ROOT = Path(__file__).resolve().parents[2]
HEAD = "KẾ HOẠCH\nPhát triển rừng tỉnh Nghệ An giai đoạn 2021 - 2025\nCăn cứ Luật Lâm nghiệp;\n"
AFTER = "V. TỔ CHỨC THỰC HIỆN\nSở Nông nghiệp và Môi trường chủ trì.\n"


@pytest.fixture
def objectives(context_of):
    """The rows of a text behind a head, and the notices."""

    def read(text, head=HEAD):
        context = context_of(head + text)
        return extract_objectives(context, PeriodReader(context))

    return read


@pytest.fixture
def shown(objectives):
    """Kind and text of each row."""
    return lambda text, head=HEAD: [(row.kind, row.text) for row in objectives(text, head)[0]]


def test_each_lettered_item_and_bullet_is_a_row_without_its_marker(shown):
    text = """\
I. MỤC TIÊU
1. Mục tiêu chung
a) Giữ rừng;
b) Phát triển nghề rừng.
2. Mục tiêu cụ thể
a) Năm 2021:
- Trồng 100 ha;
- Khoán bảo vệ.
II. NỘI DUNG
"""
    assert shown(text) == [
        ("general", "Giữ rừng;"),
        ("general", "Phát triển nghề rừng."),
        ("specific", "Trồng 100 ha;"),
        ("specific", "Khoán bảo vệ."),
    ]


def test_each_unmarked_paragraph_is_a_row(shown):
    text = "I. MỤC TIÊU\n1. Mục tiêu tổng quát\nGiữ rừng bền vững.\nNâng cao đời sống.\nII. NỘI DUNG\n"

    assert shown(text) == [("general", "Giữ rừng bền vững."), ("general", "Nâng cao đời sống.")]


@pytest.mark.parametrize(
    "text",
    [
        "1. Mục tiêu: Trồng 100 ha rừng.\n2. Nội dung:\n",
        "1. Mục tiêu\nTrồng 100 ha rừng.\n2. Nội dung\n",
        "1. Mục tiêu:\n- Trồng 100 ha rừng.\n2. Nội dung\n",
        "I. MỤC TIÊU\n1. Trồng 100 ha rừng.\nII. NỘI DUNG\n",
        "I. MỤC TIÊU\nPhấn đấu đạt các chỉ tiêu sau đến năm 2025:\n- Trồng 100 ha rừng.\nII. NỘI DUNG\n",
        "I. QUAN ĐIỂM, MỤC TIÊU\n1. Quan điểm\na) Rừng là vàng.\n2. Mục tiêu\na) Trồng 100 ha rừng.\nII. NỘI DUNG\n",
        "I. MỤC TIÊU\n1. Về diện tích\nTrồng 100 ha rừng.\nII. NỘI DUNG\n",
        "I. MỤC TIÊU\na) Mục tiêu cụ thể: Trồng 100 ha rừng.\nII. NỘI DUNG\n",
        "I. MỤC TIÊU\nMục tiêu cụ thể:\nTrồng 100 ha rừng.\nII. NỘI DUNG\n",
    ],
)
def test_headings_labels_lead_ins_and_points_of_view_are_no_rows(shown, text):
    assert shown(text + AFTER) == [("specific", "Trồng 100 ha rừng.")]


def test_a_bullet_on_scope_or_time_is_an_aim_all_the_same(shown):
    text = "I. MỤC TIÊU\n- Phạm vi che phủ đạt 58%.\n- Thời gian chờ giảm.\nII. NỘI DUNG\n"

    assert shown(text) == [("specific", "Phạm vi che phủ đạt 58%."), ("general", "Thời gian chờ giảm.")]


def test_a_title_inside_a_lettered_item_belongs_to_it(shown):
    text = "I. MỤC TIÊU\na) Về diện tích: trồng 100 ha;\nb) Về việc làm: giữ nghề rừng.\nII. NỘI DUNG\n"

    assert shown(text) == [
        ("specific", "Về diện tích: trồng 100 ha;"),
        ("general", "Về việc làm: giữ nghề rừng."),
    ]


def test_a_lead_in_that_states_a_figure_is_a_row(shown):
    text = "I. MỤC TIÊU\n- Độ che phủ đạt 58%, trong đó:\n+ Phòng hộ 20%;\n+ Sản xuất 38%.\nII. NỘI DUNG\n"

    assert [row for _, row in shown(text)] == [
        "Độ che phủ đạt 58%, trong đó:",
        "Phòng hộ 20%;",
        "Sản xuất 38%.",
    ]


def test_an_unmarked_line_after_a_bullet_belongs_to_it(shown):
    text = "I. MỤC TIÊU\n- Giữ rừng.\nPhát huy vai trò của dân.\n- Trồng cây.\nII. NỘI DUNG\n"

    assert shown(text) == [
        ("general", "Giữ rừng. Phát huy vai trò của dân."),
        ("general", "Trồng cây."),
    ]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("Giữ rừng theo Nghị định số 45/2012/NĐ-CP.", "general"),
        ("Giữ rừng đến năm 2025.", "general"),
        ("Giữ rừng giai đoạn 2021 - 2025 theo Điều 4.", "general"),
        ("Thực hiện kế hoạch 5 năm lần thứ 8.", "general"),
        ("Đến năm 2025 trồng 2.000 ha.", "specific"),
        ("Tăng từ 40 đến 50%.", "specific"),
        ("Mục tiêu chung là đạt 50%.", "general"),
    ],
)
def test_where_no_heading_says_it_a_figure_makes_a_row_specific(shown, row, kind):
    assert shown(f"I. MỤC TIÊU\n- {row}\n- Trồng cây.\nII. NỘI DUNG\n")[0] == (kind, row)


def test_the_period_is_of_the_sentence_else_of_the_heading_else_of_the_document(objectives):
    text = """\
I. MỤC TIÊU
1. Mục tiêu chung
a) Giữ rừng;
b) Đến năm 2030 phủ xanh đất trống.
2. Mục tiêu cụ thể
a) Năm 2021:
- Trồng 100 ha.
II. NỘI DUNG
"""
    rows, _ = objectives(text)

    assert [(row.period_start, row.period_end) for row in rows] == [(2021, 2025), (None, 2030), (2021, 2021)]


@pytest.mark.parametrize(
    ("row", "years"),
    [
        ("Che phủ đạt 50% năm 2022; 58% năm 2024.", (2022, 2024)),
        ("Trồng 10 ha vào năm 2022 và 15 ha\nvào năm 2025.", (2022, 2025)),
        ("Giai đoạn 2021 - 2023 trồng 20 ha; giai đoạn 2024 - 2025 trồng 30 ha.", (2021, 2025)),
        ("Đến năm 2023 trồng 20 ha, trong đó năm 2022: 5 ha; đến năm 2025 trồng 30 ha.", (None, 2025)),
        ("Trồng 20 ha từ năm 2022, xong vào năm 2024.", (2022, 2024)),
        ("Nâng che phủ từ 40% (năm 2021) lên 58% vào năm 2025.", (2025, 2025)),
        ("Năm 2019 có 5 vườn ươm, năm 2024 có 9 vườn ươm.", (2024, 2024)),
        ("Năm 2024 trồng 9 ha theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2022.", (2024, 2024)),
    ],
)
def test_an_aim_of_several_years_is_from_the_first_to_the_last_of_them(objectives, row, years):
    (found,) = objectives(f"I. MỤC TIÊU\n- {row}\nII. NỘI DUNG\n")[0]

    assert (found.period_start, found.period_end) == years


def test_a_heading_alone_is_told_of(objectives):
    rows, notices = objectives("I. MỤC TIÊU\nII. NỘI DUNG\n1. Trồng rừng\n2. Giữ rừng\n")

    assert rows == ()
    assert [notice.code for notice in notices] == ["objectives_without_rows"]


NEWS = "Nghệ An: Kế hoạch trồng rừng\n15/03/2021\n"


def test_in_prose_the_sentences_on_what_is_aimed_at_are_one_row(shown):
    text = (
        "Ủy ban nhân dân tỉnh vừa ban hành kế hoạch trồng rừng trên địa bàn tỉnh trong những năm tới đây. "
        "Kế hoạch đặt mục tiêu trồng 100 ha rừng. Đồng thời, khoán bảo vệ 200 ha. Ngoài ra, mở 3 lớp tập huấn. "
        "Các huyện đã họp bàn.\n"
    )
    assert shown(text, NEWS) == [
        (
            "specific",
            "Kế hoạch đặt mục tiêu trồng 100 ha rừng. Đồng thời, khoán bảo vệ 200 ha. Ngoài ra, mở 3 lớp tập huấn.",
        )
    ]


@pytest.mark.parametrize(
    ("behind", "goes_on"),
    [
        ("Riêng năm 2022 trồng 30 ha.", True),
        ("Mỗi xã, phường có ít nhất 1 vườn ươm.", True),
        ("Hỗ trợ cây giống cho 40 hộ đã được bình chọn.", True),
        ("Năm 2019, toàn tỉnh trồng 70 ha.", False),
        ("Mỗi xã đã trồng 3 ha.", False),
        ("Toàn tỉnh có nhu cầu vốn 30 tỷ đồng.", False),
        ("Bà Nga cho biết có 20 hộ tham gia.", False),
        ("Riêng các huyện miền núi trồng cây bản địa.", False),
    ],
)
def test_in_prose_a_figure_of_its_parts_goes_on_with_an_aim_in_its_paragraph(shown, behind, goes_on):
    aim = "Theo kế hoạch vừa ban hành trong tuần qua, tỉnh phấn đấu trồng 100 ha rừng."
    text = f"{aim} {behind}\nCác huyện đã họp bàn về việc này trong tuần qua.\n"

    assert shown(text, NEWS) == [("specific", f"{aim} {behind}" if goes_on else aim)]


def test_in_prose_what_a_plan_is_for_is_an_aim_and_each_paragraph_that_says_one_is_a_row(shown):
    text = (
        "Ủy ban nhân dân tỉnh vừa họp bàn về việc trồng rừng trên địa bàn tỉnh trong những năm tới đây.\n"
        "Kế hoạch được ban hành nhằm giữ rừng và nghề rừng của người dân các xã vùng cao trên địa bàn.\n"
        "Bên cạnh đó, tỉnh đặt mục tiêu trồng 100 ha rừng.\n"
    )
    assert [kind for kind, _ in shown(text, NEWS)] == ["general", "specific"]


@pytest.mark.parametrize(
    "lead", ["Theo đó, tỉnh đặt ra các mục tiêu sau:", "Mục tiêu cụ thể đến năm 2025 như sau:", "Chỉ tiêu:"]
)
def test_in_prose_the_bullets_that_an_aim_leads_in_are_rows(shown, lead):
    text = f"{lead}\n- Trồng 100 ha rừng.\n- Giữ rừng.\nCác huyện đã họp bàn về việc này trong tuần qua.\n"

    assert shown(text, NEWS)[:2] == [("specific", "Trồng 100 ha rừng."), ("general", "Giữ rừng.")]


def test_a_time_between_bullets_is_no_part_of_them(shown):
    text = "I. MỤC TIÊU\nĐến năm 2023:\n- Trồng 100 ha rừng.\nĐến năm 2025:\n- Trồng 200 ha rừng.\n"

    assert [words for _, words in shown(text)] == ["Trồng 100 ha rừng.", "Trồng 200 ha rừng."]


def test_a_programme_whose_name_speaks_of_aims_is_no_aim(shown):
    text = "Các huyện lồng ghép vốn từ Chương trình mục tiêu quốc gia để trồng rừng, theo báo cáo của sở hôm qua. Xong.\n"

    assert shown(text, NEWS) == []


def test_paragraphs_of_prose_with_labels_of_their_own_are_rows_of_their_kinds(shown):
    text = (
        "Mục tiêu tổng quát của Kế hoạch là giữ 100 ha rừng cho các xã vùng cao trên địa bàn tỉnh.\n"
        "Mục tiêu cụ thể tới năm 2025 đóng góp thêm nghề rừng. Phấn đấu trồng 20 ha.\n"
    )

    assert shown(text, "Nghệ An: giữ rừng\n15/03/2021\n") == [
        (
            "general",
            "Mục tiêu tổng quát của Kế hoạch là giữ 100 ha rừng cho các xã vùng cao trên địa bàn tỉnh.",
        ),
        ("specific", "Mục tiêu cụ thể tới năm 2025 đóng góp thêm nghề rừng. Phấn đấu trồng 20 ha."),
    ]


def test_a_bullet_that_is_cut_in_two_is_one_aim(shown):
    text = "I. MỤC TIÊU\n- Tổ chức 4 lớp tập huấn cho 220 học viên là chủ thể mới tham gia\n\nChương trình OCOP.\n"

    assert shown(text) == [
        ("specific", "Tổ chức 4 lớp tập huấn cho 220 học viên là chủ thể mới tham gia Chương trình OCOP.")
    ]


def test_a_title_that_says_what_is_aimed_at_is_no_row(shown):
    text = "Tỉnh sẽ trồng rừng ở các xã vùng cao theo kế hoạch mới được ban hành trong tuần vừa qua.\n"

    assert shown(text, "Phấn đấu trồng 50 ha rừng\n15/03/2021\n") == []


@given(st.lists(st.sampled_from(
    ["I. MỤC TIÊU", "1. Mục tiêu chung", "a) Giữ rừng;", "- Trồng 5 ha;", "+ 3 ha", "Cụ thể:", "Mục tiêu cụ thể",
     "Giữ rừng.", "2. Về đất: giữ.", "II. NỘI DUNG", "", ":", "Năm 2021:", "Điều 2. Mục tiêu"]), max_size=14))  # fmt: skip
def test_rows_are_numbered_disjoint_and_printed_in_the_text(context_of, lines):
    context = context_of(HEAD + "\n".join(lines) + "\n")
    rows, _ = extract_objectives(context, PeriodReader(context))

    assert [row.objective_no for row in rows] == list(range(len(rows)))
    assert all(first.end <= second.start for first, second in pairwise(rows))
    for row in rows:
        printed = " ".join(context.document.text[row.start : row.end].split())
        assert printed.endswith(row.text)


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.stem)
def test_no_objective_of_a_real_document_is_a_heading_or_has_a_marker(context_of, path):
    context = context_of(path.read_text(encoding="utf-8"))
    rows, notices = extract_objectives(context, PeriodReader(context))

    assert rows
    assert notices == ()
    assert not [row.text for row in rows if row.text[0] in "-+*" or row.text[-1] not in ".;…"]
