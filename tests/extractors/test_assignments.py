"""Assignments: given what stands under Tổ chức thực hiện, these tasks of these agencies."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.document import Span
from kcextract.extractors.agencies import agency_code, named_at
from kcextract.extractors.assignments import extract_assignments
from kcextract.extractors.passages import words

ROOT = Path(__file__).resolve().parents[2]
HEAD = "KẾ HOẠCH\nPhát triển rừng tỉnh Nghệ An năm 2021\nCăn cứ Luật Lâm nghiệp;\nI. MỤC TIÊU\nGiữ rừng.\n"
TOP = "II. TỔ CHỨC THỰC HIỆN\n"


@pytest.fixture
def assignments(context_of):
    """The rows of a text behind a head, and the notices."""
    return lambda text, head=HEAD: extract_assignments(context_of(head + text))


@pytest.fixture
def shown(assignments):
    """Agency, duty, task of each row."""
    return lambda text, head=HEAD: [(row.agency, row.duty, row.task) for row in assignments(text, head)[0]]


# Headings


@pytest.mark.parametrize(
    "text",
    [
        "1. Sở Y tế\na) Chữa bệnh;\nb) Phòng bệnh.\n2. Sở Xây dựng\nXây trạm.\n",
        "1. Sở Y tế có nhiệm vụ:\n- Chữa bệnh;\n- Phòng bệnh.\n2. Sở Xây dựng có trách nhiệm:\n- Xây trạm.\n",
        "a) Sở Y tế:\nChữa bệnh;\nPhòng bệnh.\nb) Sở Xây dựng: Xây trạm.\n",
        "1. Phân công trách nhiệm\n1.1. Sở Y tế\n- Chữa bệnh;\n- Phòng bệnh.\n1.2. Sở Xây dựng\n- Xây trạm.\n",
        "1. Đối với Sở Y tế\n- Chữa bệnh;\n- Phòng bệnh.\n2. Trách nhiệm của Sở Xây dựng\n- Xây trạm.\n",
        "Giao Sở Y tế:\n- Chữa bệnh;\n- Phòng bệnh.\nSở Xây dựng có trách nhiệm:\n- Xây trạm.\n",
    ],
)
def test_what_stands_under_an_agency_is_its_tasks(shown, text):
    assert shown(TOP + text) == [
        ("Sở Y tế", "thuc_hien", "Chữa bệnh;"),
        ("Sở Y tế", "thuc_hien", "Phòng bệnh."),
        ("Sở Xây dựng", "thuc_hien", "Xây trạm."),
    ]


def test_paragraphs_that_each_name_theirs_before_a_colon(shown):
    text = "Sở Y tế: Chữa bệnh.\nSở Xây dựng: Chủ trì xây trạm.\nUBND các huyện: Lập danh sách các hộ.\n"

    assert shown(TOP + text) == [
        ("Sở Y tế", "thuc_hien", "Chữa bệnh."),
        ("Sở Xây dựng", "chu_tri", "Chủ trì xây trạm."),
        ("UBND các huyện", "thuc_hien", "Lập danh sách các hộ."),
    ]


def test_names_before_a_colon_may_be_broken_over_paragraphs(shown):
    text = "1. Sở Y tế; Sở Xây dựng;\nHội Nông dân tỉnh: phối hợp xây trạm.\n2. Sở Tài chính: cấp vốn.\n"

    assert shown(TOP + text) == [
        ("Sở Y tế; Sở Xây dựng; Hội Nông dân tỉnh", "phoi_hop", "phối hợp xây trạm."),
        ("Sở Tài chính", "thuc_hien", "cấp vốn."),
    ]


def test_bullets_that_each_name_their_own_agency(shown):
    text = """\
- Sở Y tế phối hợp với Sở Xây dựng xây trạm.
- Sở Tài chính: Cấp vốn.
- Các sở: Nội vụ, Tư pháp và các sở, ngành khác căn cứ chức năng thực hiện.
- Các huyện, thành phố lập kế hoạch.
"""
    assert shown(TOP + text) == [
        ("Sở Y tế", "phoi_hop", "Sở Y tế phối hợp với Sở Xây dựng xây trạm."),
        ("Sở Tài chính", "thuc_hien", "Cấp vốn."),
        (
            "Các sở: Nội vụ, Tư pháp và các sở, ngành khác",
            "thuc_hien",
            "Các sở: Nội vụ, Tư pháp và các sở, ngành khác căn cứ chức năng thực hiện.",
        ),
        ("Các huyện, thành phố", "thuc_hien", "Các huyện, thành phố lập kế hoạch."),
    ]


def test_under_a_heading_of_several_each_bullet_may_name_one_of_them(shown):
    text = "1. Các sở, ngành\n- Sở Y tế xây dựng trạm.\n- Phòng bệnh.\n2. Sở Nội vụ\nTuyển người.\n"

    assert [agency for agency, _, _ in shown(TOP + text)] == ["Sở Y tế", "Các sở, ngành", "Sở Nội vụ"]


def test_an_agency_that_its_paragraph_names_again_is_as_its_heading_says(shown):
    text = "1. Các sở, ngành liên quan khác\nCác sở, ngành liên quan phối hợp thực hiện.\n2. Sở Y tế\nPhòng bệnh.\n"

    assert shown(TOP + text)[0] == (
        "Các sở, ngành liên quan khác",
        "phoi_hop",
        "Các sở, ngành liên quan phối hợp thực hiện.",
    )


def test_a_lead_in_that_only_lists_agencies_is_no_row(shown):
    text = """\
1. Các sở, ngành có liên quan
Các sở, ngành: Y tế, Kế hoạch và Đầu tư, Kho bạc Nhà nước tỉnh và các đơn vị liên quan có trách nhiệm:
- Phòng bệnh.
- Chữa bệnh.
2. Sở Nội vụ
Tuyển người.
"""
    assert [(agency, task) for agency, _, task in shown(TOP + text)] == [
        ("Các sở, ngành có liên quan", "Phòng bệnh."),
        ("Các sở, ngành có liên quan", "Chữa bệnh."),
        ("Sở Nội vụ", "Tuyển người."),
    ]


def test_a_lead_in_that_says_what_to_do_is_a_row(shown):
    text = "1. Sở Y tế\na) Kiểm tra các trạm, cụ thể:\n- trạm xã;\n- trạm phường.\nb) Phòng bệnh.\n"

    assert [task for _, _, task in shown(TOP + text)] == [
        "Kiểm tra các trạm, cụ thể:",
        "trạm xã;",
        "trạm phường.",
        "Phòng bệnh.",
    ]


def test_the_duty_of_a_heading_holds_where_the_task_says_none(shown):
    text = "1. Sở Y tế chủ trì, phối hợp với Sở Kế hoạch và Đầu tư:\n- Lập dự án;\n- Phối hợp xây trạm.\n2. Sở Nội vụ\nA.\n"

    assert shown(TOP + text)[:2] == [
        ("Sở Y tế", "chu_tri", "Lập dự án;"),
        ("Sở Y tế", "phoi_hop", "Phối hợp xây trạm."),
    ]


@pytest.mark.parametrize(
    ("task", "duty"),
    [
        ("Chủ trì, phối hợp với Sở Y tế.", "chu_tri"),
        ("Chịu trách nhiệm chủ trì.", "chu_tri"),
        ("Phối hợp với Sở Y tế.", "phoi_hop"),
        ("Phối kết hợp chặt chẽ.", "phoi_hop"),
        ("Phối hợp với cơ quan chủ trì thực hiện.", "phoi_hop"),
        ("Chủ động phòng bệnh.", "thuc_hien"),
    ],
)
def test_the_duty_is_said_by_the_task(shown, task, duty):
    assert shown(f"{TOP}1. Sở Nội vụ\n{task}\n2. Sở Y tế\nPhòng bệnh.\n")[0] == ("Sở Nội vụ", duty, task)


# Paragraphs that speak to others


@pytest.mark.parametrize("before", ["Sở Nội vụ\nTuyển người.\n", "Sở Nội vụ\n- Tuyển người.\n"])
@pytest.mark.parametrize(
    ("closing", "agency"),
    [
        ("Trong quá trình thực hiện nếu có vướng mắc hoặc cần sửa đổi, các cơ quan, đơn vị có liên quan tổng hợp ý kiến, "
         "gửi về Sở Y tế./.", "các cơ quan, đơn vị có liên quan"),
        ("Yêu cầu các sở, UBND các huyện trong quá trình thực hiện nếu có vướng mắc, báo cáo Sở Y tế./.",
         "các sở, UBND các huyện"),
        ("Trên đây là Kế hoạch phát triển rừng, đề nghị các đơn vị nghiêm túc thực hiện.", "các đơn vị"),
    ],
)  # fmt: skip
def test_a_closing_paragraph_has_the_agency_that_it_speaks_to(shown, before, closing, agency):
    rows = shown(f"{TOP}1. Sở Y tế\nPhòng bệnh.\n2. {before}{closing}\n")

    assert rows[1:] == [("Sở Nội vụ", "thuc_hien", "Tuyển người."), (agency, "thuc_hien", closing)]


def test_an_unmarked_line_that_goes_on_with_a_bullet_belongs_to_it(shown):
    text = "1. Sở Y tế\n- Phòng bệnh.\nTổng hợp gửi UBND tỉnh xem xét.\n- Chữa bệnh.\n"

    assert [task for _, _, task in shown(TOP + text)] == [
        "Phòng bệnh. Tổng hợp gửi UBND tỉnh xem xét.",
        "Chữa bệnh.",
    ]


def test_what_names_nobody_is_left_out_and_told_of(assignments):
    rows, notices = assignments(TOP + "- Ban hành quy chế.\n- Sở Y tế tổ chức thực hiện.\n")

    assert [row.agency for row in rows] == ["Sở Y tế"]
    assert [notice.code for notice in notices] == ["task_without_agency"]


@pytest.mark.parametrize(
    "aside",
    [
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua ngày 08 tháng 12 năm 2009.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
    ],
)
def test_a_sentence_on_the_deed_itself_is_no_task(assignments, aside):
    rows, notices = assignments(TOP + "1. Sở Y tế\nPhòng bệnh.\n2. Sở Nội vụ\nTuyển người.\n" + aside + "\n")

    assert [row.task for row in rows] == ["Phòng bệnh.", "Tuyển người."]
    assert notices == ()


# Articles and sentences that give tasks

DECISION = (
    "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 9/QĐ-UBND\nQUYẾT ĐỊNH\nVề trồng rừng\nCăn cứ Luật Lâm nghiệp;\nQUYẾT ĐỊNH:\n"
    "Điều 1. Phê duyệt Kế hoạch trồng rừng.\n"
)


@pytest.mark.parametrize(
    ("article", "row"),
    [
        ("Điều 2. Giao Sở Y tế chủ trì, phối hợp với các sở thực hiện.",
         ("Sở Y tế", "chu_tri", "chủ trì, phối hợp với các sở thực hiện.")),
        ("Điều 2.\nGiao cho Giám đốc Sở Y tế tổ chức triển khai.",
         ("Giám đốc Sở Y tế", "thuc_hien", "tổ chức triển khai.")),
        ("Điều 2. Tổ chức thực hiện\n1. Hội đồng nhân dân tỉnh giao Ủy ban nhân dân tỉnh ban hành quy định.",
         ("Ủy ban nhân dân tỉnh", "thuc_hien", "ban hành quy định.")),
        ("Điều 2. Tổ chức thực hiện:\nSở Y tế, các Ban Ngành liên quan, UBND các huyện căn cứ nội dung, tổ chức thực hiện.",
         ("Sở Y tế, các Ban Ngành liên quan, UBND các huyện", "thuc_hien",
          "Sở Y tế, các Ban Ngành liên quan, UBND các huyện căn cứ nội dung, tổ chức thực hiện.")),
        ("Điều 2. Tổ chức thực hiện\nĐịnh kỳ hàng quý, các sở, ngành báo cáo Sở Y tế.",
         ("các sở, ngành", "thuc_hien", "Định kỳ hàng quý, các sở, ngành báo cáo Sở Y tế.")),
    ],
)  # fmt: skip
def test_an_article_gives_tasks(shown, article, row):
    effect = "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này.\n"

    assert shown(f"{article}\n{effect}", DECISION) == [row]


NEWS = "Nghệ An: Kế hoạch trồng rừng\n15/03/2021\n"
OPENING = "Ủy ban nhân dân tỉnh vừa ban hành kế hoạch trồng rừng trên địa bàn tỉnh trong những năm tới đây. "


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("UBND thành phố cũng giao Sở Y tế phối hợp với Sở Công Thương xây trạm.",
         ("Sở Y tế", "phoi_hop", "phối hợp với Sở Công Thương xây trạm.")),
        ("UBND tỉnh giao Sở Y tế là cơ quan chủ trì.", ("Sở Y tế", "chu_tri", "là cơ quan chủ trì.")),
        ("Sở Lao động - Thương binh và Xã hội phối hợp với Sở Y tế dạy nghề.",
         ("Sở Lao động - Thương binh và Xã hội", "phoi_hop", "phối hợp với Sở Y tế dạy nghề.")),
        ("Các sở, ngành liên quan khác căn cứ nhiệm vụ được giao, phối hợp thực hiện.",
         ("Các sở, ngành liên quan khác", "phoi_hop", "căn cứ nhiệm vụ được giao, phối hợp thực hiện.")),
    ],
)  # fmt: skip
def test_a_sentence_of_prose_gives_one_task(shown, sentence, row):
    assert shown(OPENING + sentence + " Xong.\n", NEWS) == [row]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế đã phối hợp với các huyện xây 5 trạm.",
        "Năm 2020, Sở Y tế chủ trì 3 hội nghị.",
        "Các cơ sở được phối hợp khám bệnh.",
    ],
)
def test_a_report_of_what_was_done_gives_none(shown, sentence):
    assert shown(OPENING + sentence + " Xong.\n", NEWS) == []


# Agencies


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Sở Xây dựng xây dựng quy hoạch", "Sở Xây dựng"),
        ("Ban chỉ đạo các cấp hướng dẫn", "Ban chỉ đạo các cấp"),
        ("Trung tâm hỗ trợ doanh nghiệp hỗ trợ tư vấn", "Trung tâm hỗ trợ doanh nghiệp"),
        (
            "Các địa phương có thực hiện chương trình chủ trì đánh giá",
            "Các địa phương có thực hiện chương trình",
        ),
        ("các tổ chức chính trị - xã hội tổ chức tuyên truyền", "các tổ chức chính trị - xã hội"),
        ("UBND tỉnh tổ chức triển khai", "UBND tỉnh"),
        ("Đối với các hợp tác xã: thực hiện", "các hợp tác xã"),
        (
            "Thủ trưởng các Sở: Thương mại, Tài chính chịu trách nhiệm",
            "Thủ trưởng các Sở: Thương mại, Tài chính",
        ),
    ],
)
def test_a_name_goes_up_to_what_is_to_be_done(context_of, text, agency):
    context = context_of(text)
    named = named_at(context, 0, len(context.folded))

    assert named is not None
    assert words(context, named.span) == agency


@pytest.mark.parametrize(
    "text",
    ["Tổ chức thực hiện", "Ban hành quy chế", "Báo cáo kết quả", "Phòng, chống dịch", "Chủ trì, phối hợp"],
)
def test_a_verb_names_nobody(context_of, text):
    context = context_of(text)

    assert named_at(context, 0, len(context.folded)) is None


@pytest.mark.parametrize(
    ("agency", "code"),
    [
        ("Sở Công Thương", "so_cong_thuong"),
        ("Giám đốc Sở Công Thương", "so_cong_thuong"),
        ("Sở Công thương (cơ quan thường trực)", "so_cong_thuong"),
        ("Sở Công Thương tỉnh Nghệ An", "so_cong_thuong"),
        ("Đài Phát thanh và Truyền hình Nghệ An", "dai_phat_thanh_va_truyen_hinh"),
        ("Sở Lao động - Thương binh và Xã hội", "so_lao_dong_thuong_binh_va_xa_hoi"),
        ("Ủy ban nhân dân các huyện, thị xã, thành phố", "ubnd_huyen"),
        ("UBND các huyện, thành phố Vinh, thị xã Cửa Lò", "ubnd_huyen"),
        ("UBND quận, huyện", "ubnd_huyen"),
        ("UBND cấp huyện", "ubnd_huyen"),
        ("Uỷ ban nhân dân các xã, phường, thị trấn", "ubnd_xa"),
        ("UBND tỉnh", "ubnd_tinh"),
        ("UBND các huyện, xã", None),
        ("UBND các huyện, Sở Tài chính", None),
        ("UBND các huyện và các đơn vị liên quan", None),
        ("Sở Công Thương, Sở Tài chính", None),
        ("Sở Công Thương và các sở, ngành", None),
        ("Đài Phát thanh và Truyền hình Nghệ An, Báo Nghệ An", None),
        ("Các sở, ban, ngành liên quan", None),
        ("các tổ chức, cá nhân", None),
        ("Ban Quản lý rừng phòng hộ", None),
    ],
)
def test_one_agency_has_its_code_and_several_none(context_of, agency, code):
    context = context_of(agency)

    assert agency_code(context, Span(0, len(agency))) == code


@given(st.lists(st.sampled_from(
    ["II. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế", "2. Sở Nội vụ chủ trì:", "a) Tuyển người;", "- Sở Y tế: phòng bệnh.", "- Ban hành",
     "Giao Sở Y tế", "Trong quá trình thực hiện, các sở báo cáo.", "Điều 2. Giao", "UBND tỉnh giao", "Các sở:", ":", "giao"]),
    max_size=14))  # fmt: skip
def test_rows_are_numbered_disjoint_and_printed_in_the_text(context_of, lines):
    context = context_of(HEAD + "\n".join(lines) + "\n")
    rows, _ = extract_assignments(context)

    assert [row.assignment_no for row in rows] == list(range(len(rows)))
    assert all(first.end <= second.start for first, second in pairwise(rows))
    text = " ".join(context.document.text.split())
    for row in rows:
        assert row.agency
        assert row.agency in text
        assert " ".join(context.document.text[row.start : row.end].split()).endswith(row.task.split()[-1])


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.stem)
def test_every_task_of_a_real_document_has_an_agency(context_of, path):
    rows, notices = extract_assignments(context_of(path.read_text(encoding="utf-8")))

    assert rows
    assert notices == ()
    assert not [row.agency for row in rows if len(row.agency) > 300 or row.agency[-1] in ".,:;"]
    assert not [row.task for row in rows if row.task[0] in "-+*" or row.task[-1] == ":"]


# Who is named within a sentence


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Theo đó, UBND tỉnh giao Sở Y tế chủ trì phòng bệnh.", [("Sở Y tế", "chu_tri", "chủ trì phòng bệnh.")]),
        ("Căn cứ vào nguồn vốn, UBND tỉnh yêu cầu Sở Nội vụ phối hợp tuyển người.", [("Sở Nội vụ", "phoi_hop", "phối hợp tuyển người.")]),
        ("UBND tỉnh giao Sở Y tế hướng dẫn phòng bệnh; giao Sở Nội vụ chủ trì tuyển người.",
         [("Sở Y tế", "thuc_hien", "hướng dẫn phòng bệnh;"), ("Sở Nội vụ", "chu_tri", "chủ trì tuyển người.")]),
        ("Sở Y tế được giao chủ trì phòng bệnh.", [("Sở Y tế", "chu_tri", "chủ trì phòng bệnh.")]),
        ("Theo ông Nam, Sở Y tế đã chủ trì phòng bệnh.", []),
    ],
)  # fmt: skip
def test_sentences_of_prose_that_give_a_task(shown, sentence, expected):
    assert shown(f"Tỉnh phòng bệnh cho đàn vật nuôi.\n\n{sentence}\n", head="Phòng bệnh\n\n") == expected


def test_one_article_gives_tasks_to_several(shown):
    head = "NGHỊ QUYẾT\nVề phòng bệnh\nCăn cứ Luật Thú y;\nQUYẾT NGHỊ:\nĐiều 1. Thông qua Đề án phòng bệnh.\n"
    rows = shown("Điều 2. Giao Sở Y tế tổ chức thực hiện; giao Sở Nội vụ giám sát thực hiện.\n", head)

    assert rows == [
        ("Sở Y tế", "thuc_hien", "tổ chức thực hiện;"),
        ("Sở Nội vụ", "thuc_hien", "giám sát thực hiện."),
    ]


def test_an_article_may_name_who_gives_the_tasks_and_list_them(shown):
    head = "NGHỊ QUYẾT\nVề phòng bệnh\nCăn cứ Luật Thú y;\nQUYẾT NGHỊ:\nĐiều 1. Thông qua Đề án phòng bệnh.\n"
    rows = shown(
        "Điều 2. Hội đồng nhân dân tỉnh giao:\n1. Ủy ban nhân dân tỉnh chịu trách nhiệm thực hiện.\n"
        "2. Thường trực Hội đồng nhân dân tỉnh giám sát.\n",
        head,
    )

    assert [agency for agency, _, _ in rows] == ["Ủy ban nhân dân tỉnh", "Thường trực Hội đồng nhân dân tỉnh"]


def test_whom_a_heading_asks_has_the_task_behind_its_colon(shown):
    assert shown(TOP + "1. Sở Y tế: Phòng bệnh.\n2. Đề nghị Hội Nông dân tỉnh: Vận động hội viên.\n") == [
        ("Sở Y tế", "thuc_hien", "Phòng bệnh."),
        ("Hội Nông dân tỉnh", "thuc_hien", "Vận động hội viên."),
    ]


def test_where_nothing_is_on_organisation_what_is_given_counts_alone(shown):
    head = "CÔNG VĂN\nVề chợ hoa\nKính gửi: Sở Y tế\nHội nghị đã trao đổi như sau:\n"
    rows = shown(
        "1. Thống nhất mở chợ hoa.\n2. Giao Sở Y tế phối hợp kiểm tra chợ.\n3. Sở Nội vụ chủ trì xếp chỗ.\n",
        head,
    )

    assert rows == [("Sở Y tế", "phoi_hop", "phối hợp kiểm tra chợ.")]


# Lists that an authority leads in


@pytest.mark.parametrize(
    "lead",
    [
        "CHỈ THỊ:",
        "Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:",
        "Ủy ban nhân dân tỉnh yêu cầu thực hiện một số nhiệm vụ sau:",
        "Để phòng bệnh cho dân, Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:",
    ],
)
def test_a_directive_gives_tasks_to_those_whom_its_items_name(shown, lead):
    head = f"ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 9/CT-UBND\nCHỈ THỊ\nVề phòng bệnh\nTrong tháng qua, dịch bệnh trên địa bàn tỉnh đã diễn biến phức tạp ở nhiều nơi.\n\n{lead}\n"
    rows = shown(
        "1. Sở Y tế:\na) Phòng bệnh;\nb) Chữa bệnh.\n2. Sở Nội vụ có trách nhiệm tuyển người.\n", head
    )

    assert rows == [
        ("Sở Y tế", "thuc_hien", "Phòng bệnh;"),
        ("Sở Y tế", "thuc_hien", "Chữa bệnh."),
        ("Sở Nội vụ", "thuc_hien", "Sở Nội vụ có trách nhiệm tuyển người."),
    ]


def test_items_without_a_name_are_of_those_whom_their_lead_in_names(shown):
    head = "CÔNG VĂN\nVề phòng bệnh\nUBND tỉnh yêu cầu các sở, ngành thực hiện các nội dung sau:\n"
    rows = shown("1. Phòng bệnh.\n2. Sở Y tế chủ trì chữa bệnh.\n", head)

    assert rows == [
        ("các sở, ngành", "thuc_hien", "Phòng bệnh."),
        ("Sở Y tế", "chu_tri", "Sở Y tế chủ trì chữa bệnh."),
    ]


def test_the_parts_of_a_plan_behind_its_lead_in_are_no_tasks(shown):
    head = "KẾ HOẠCH\nPhòng bệnh\nThực hiện chỉ đạo của Bộ Y tế, UBND tỉnh ban hành Kế hoạch với các nội dung sau:\n"

    assert shown("I. YÊU CẦU\n- Các sở, ngành phối hợp thực hiện.\nII. TIẾN ĐỘ\n- Quý I.\n", head) == []


def test_paragraphs_without_a_marker_behind_a_lead_in_give_a_task_each(shown):
    head = "Phòng bệnh\n\nChủ tịch UBND tỉnh yêu cầu các sở, ngành khẩn trương thực hiện các nội dung sau:\n"
    rows = shown(
        "Sở Y tế giúp UBND tỉnh phòng bệnh; chủ trì chữa bệnh. Mở thêm trạm.\n"
        "Các trạm đã có đủ thuốc cho người dân ở vùng cao.\n"
        "Sở Nội vụ phối hợp tuyển người.\n",
        head,
    )

    assert rows == [
        ("Sở Y tế", "chu_tri", "Sở Y tế giúp UBND tỉnh phòng bệnh; chủ trì chữa bệnh. Mở thêm trạm."),
        ("Sở Nội vụ", "phoi_hop", "Sở Nội vụ phối hợp tuyển người."),
    ]


def test_a_letter_without_numbers_gives_tasks_behind_its_bases(shown):
    head = (
        "ỦY BAN NHÂN DÂN TỈNH\nSố: 9/UBND-KT\nVề tiêm phòng\nKính gửi:\n- Sở Y tế;\n- Sở Nội vụ.\n"
        "Căn cứ Công văn số 7/BYT-DP ngày 02/3/2016 của Bộ Y tế về tiêm phòng. Ủy ban nhân dân tỉnh yêu cầu:\n"
    )
    rows = shown(
        "Sở Y tế phối hợp với Sở Nội vụ tổ chức tiêm phòng cho toàn bộ trẻ em trên địa bàn tỉnh trong tháng tư.\n"
        "Yêu cầu Sở Y tế, Sở Nội vụ khẩn trương thực hiện.\nNơi nhận:\n- Như trên.\n",
        head,
    )

    assert [(agency, duty) for agency, duty, _ in rows] == [
        ("Sở Y tế", "phoi_hop"),
        ("Sở Y tế, Sở Nội vụ", "thuc_hien"),
    ]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("UBND tỉnh Nghệ An vừa ban hành chỉ thị yêu cầu Giám đốc các sở; Thủ trưởng các ngành tăng cường phòng bệnh.",
         "Giám đốc các sở; Thủ trưởng các ngành"),
        ("Thực hiện Chỉ thị số 5 của Bộ Y tế, UBND tỉnh vừa có văn bản giao Sở Y tế phòng bệnh.", "Sở Y tế"),
        ("Công văn nêu rõ, yêu cầu Sở Y tế phòng bệnh.", "Sở Y tế"),
        ("UBND tỉnh giao Ban An toàn giao thông tỉnh tổ chức kiểm tra.", "Ban An toàn giao thông tỉnh"),
        ("UBND tỉnh cũng giao trách nhiệm cụ thể cho Sở Y tế phòng bệnh.", "Sở Y tế"),
        ("Chủ tịch UBND tỉnh chỉ đạo Sở Y tế tổ chức kiểm tra.", "Sở Y tế"),
        ("Theo đó, tỉnh yêu cầu các sở, ngành của tỉnh tiếp tục phòng bệnh.", "các sở, ngành của tỉnh"),
        ("Kết luận cuộc họp, ông Lê Văn Nam yêu cầu các sở có liên quan khẩn trương phòng bệnh.",
         "các sở có liên quan"),
        ("UBND tỉnh yêu cầu các Sở: Y tế, Nội vụ, UBND các huyện tùy vào nhiệm vụ triển khai phòng bệnh.",
         "các Sở: Y tế, Nội vụ, UBND các huyện"),
        ("Căn cứ nghị quyết của HĐND tỉnh, UBND tỉnh về kế hoạch đầu tư công, yêu cầu các chủ đầu tư báo cáo.",
         "các chủ đầu tư"),
        ("Theo đó, Sở Y tế có nhiệm vụ: Tham mưu phòng bệnh.", "Sở Y tế"),
        ("Về tổ chức thực hiện giao Sở Y tế - Cơ quan thường trực của tỉnh chủ trì phòng bệnh.",
         "Sở Y tế - Cơ quan thường trực của tỉnh"),
        ("Kết luận cuộc họp, đồng chí Chủ tịch Hội đồng yêu cầu thời gian tới, Sở Y tế cần khẩn trương phòng bệnh.",
         "Sở Y tế"),
        ("Chủ tịch UBND tỉnh giao UBND huyện Cao Lãnh tổ chức công bố kết quả.", "UBND huyện Cao Lãnh"),
        ("Yêu cầu các đơn vị liên quan bám sát mục tiêu; bảo đảm tiết kiệm.", "các đơn vị liên quan"),
        ("UBND tỉnh vừa có văn bản chỉ đạo các sở, ngành tiếp tục phòng bệnh.", "các sở, ngành"),
        ("Đồng thời giao Sở Y tế thường xuyên theo dõi.", "Sở Y tế"),
        ("TP giao Sở Y tế đề xuất lập ban chỉ đạo.", "Sở Y tế"),
        ("Phó Thủ tướng Lê Văn Nam vừa yêu cầu các tỉnh, nhất là các tỉnh ven biển chỉ đạo phòng bệnh.",
         "các tỉnh, nhất là các tỉnh ven biển"),
        ("Yêu cầu các địa phương thành lập Tổ kiểm tra.", "các địa phương"),
    ],
)  # fmt: skip
def test_who_is_told_by_a_paper(shown, sentence, agency):
    assert [
        row[0] for row in shown(f"Tỉnh phòng bệnh cho đàn vật nuôi.\n\n{sentence}\n", head="Phòng bệnh\n\n")
    ] == [agency]


def test_who_is_named_behind_an_order_has_a_task_if_it_is_no_report(shown):
    text = "UBND tỉnh yêu cầu các sở tăng cường phòng bệnh. Sở Y tế thường xuyên kiểm tra. Sở Nội vụ đã tuyển người. Sở Y tế có 5 trạm."

    assert [agency for agency, _, _ in shown(f"Tỉnh phòng bệnh.\n\n{text}\n", head="Phòng bệnh\n\n")] == [
        "các sở",
        "Sở Y tế",
    ]
    assert shown("Tỉnh phòng bệnh.\n\nSở Y tế thường xuyên kiểm tra.\n", head="Phòng bệnh\n\n") == []


def test_whom_a_told_agency_directs_is_told_nothing(shown):
    text = "UBND tỉnh yêu cầu các sở tăng cường phòng bệnh. UBND các huyện chỉ đạo các xã mở trạm. Sở Y tế tổ chức hội nghị."

    assert [agency for agency, _, _ in shown(f"Tỉnh phòng bệnh.\n\n{text}\n", head="Phòng bệnh\n\n")] == [
        "các sở",
        "UBND các huyện",
    ]


def test_the_name_of_a_paper_says_no_duty(shown):
    text = "1. Sở Y tế\n- Thực hiện Quy chế phối hợp phòng bệnh.\n- Phối hợp phòng bệnh.\n"

    assert [duty for _, duty, _ in shown(TOP + text)] == ["thuc_hien", "phoi_hop"]


def test_a_part_of_a_directive_leads_in_what_those_whom_it_names_are_to_do(shown):
    head = "CHỈ THỊ\nVề phòng bệnh\nTrong tháng qua, dịch bệnh trên địa bàn tỉnh đã diễn biến phức tạp ở nhiều nơi.\n\nUBND tỉnh yêu cầu các xã thực hiện các nội dung sau:\n"
    rows = shown(
        "I. Nhiệm vụ chung\nCác sở, ngành tập trung thực hiện một số công việc sau:\n- Phòng bệnh.\n- Chữa bệnh.\n",
        head,
    )

    assert rows == [
        ("Các sở, ngành", "thuc_hien", "Phòng bệnh."),
        ("Các sở, ngành", "thuc_hien", "Chữa bệnh."),
    ]


def test_what_an_authority_may_ask_for_is_no_task(shown):
    head = "QUY ĐỊNH\nVề chợ hoa\nĐiều 1. Quyền của Ban quản lý chợ\n"

    text = "1. Yêu cầu doanh nghiệp báo cáo.\n2. Thông báo, yêu cầu doanh nghiệp sửa chữa.\n3. UBND tỉnh yêu cầu Sở Y tế kiểm tra.\n"
    assert [agency for agency, _, _ in shown(text, head)] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("task", "row"),
    [
        ("Trung tâm Khuyến công ký hợp đồng trước ngày 15/4.",
         ("Trung tâm Khuyến công", "thuc_hien", "Trung tâm Khuyến công ký hợp đồng trước ngày 15/4.")),
        ("Giao Sở Y tế (sau đây gọi tắt là Sở) thực hiện 11 đề án.",
         ("Sở Y tế (sau đây gọi tắt là Sở)", "thuc_hien", "thực hiện 11 đề án.")),
        ("Sở Y tế: cơ quan thường trực, tổng hợp báo cáo.",
         ("Sở Y tế", "thuc_hien", "cơ quan thường trực, tổng hợp báo cáo.")),
    ],
)  # fmt: skip
def test_names_end_before_verbs_brackets_and_what_they_act_as(shown, task, row):
    assert shown(f"{TOP}- {task}\n") == [row]


@pytest.mark.parametrize(
    "told",
    [
        "Sở Y tế chủ trì chữa bệnh. Sở Xây dựng xây trạm.",
        "Sở Y tế chủ trì chữa bệnh; Sở Xây dựng xây trạm.",
        "Giao Sở Y tế chủ trì chữa bệnh; Sở Xây dựng xây trạm.",
    ],
)
def test_a_paragraph_that_tells_several_has_a_row_of_what_follows_each_name(shown, told):
    rows = shown(TOP + f"1. {told}\n2. Sở Tài chính cân đối vốn.\n")

    assert [(agency, duty) for agency, duty, _ in rows] == [
        ("Sở Y tế", "chu_tri"),
        ("Sở Xây dựng", "thuc_hien"),
        ("Sở Tài chính", "thuc_hien"),
    ]
    assert [task.strip(".;") for _, _, task in rows] == [
        "chủ trì chữa bệnh",
        "xây trạm",
        "Sở Tài chính cân đối vốn",
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Sở Y tế hướng dẫn chữa bệnh; báo cáo Sở Nội vụ.",
        "Sở Y tế chủ trì thẩm định. Ủy ban nhân dân tỉnh quyết định.",
        "Sở Y tế hỗ trợ các trạm (Sở Tài chính cấp vốn; Sở Nội vụ hỗ trợ cán bộ).",
        "Sở Y tế hướng dẫn chữa bệnh; các trạm báo cáo.",
    ],
)
def test_whom_a_task_speaks_of_has_no_row_of_its_own(shown, told):
    assert [agency for agency, _, _ in shown(TOP + f"1. {told}\n")] == ["Sở Y tế"]


def test_a_bullet_under_a_heading_is_one_task_whomever_it_speaks_of(shown):
    text = TOP + "1. Sở Y tế\n- Lập dự toán; Sở Tài chính thẩm định.\n2. Sở Xây dựng\n- Xây trạm.\n"

    assert [agency for agency, _, _ in shown(text)] == ["Sở Y tế", "Sở Xây dựng"]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("1. Sở Y tế, Hội Nông dân, Hội\nCựu chiến binh: Mở lớp.\n", "Sở Y tế, Hội Nông dân, Hội Cựu chiến binh"),
        ("1. Sở Y tế, Sở\nXây dựng và\nCông an tỉnh: Mở lớp.\n", "Sở Y tế, Sở Xây dựng và Công an tỉnh"),
    ],
)  # fmt: skip
def test_a_heading_of_names_may_be_broken_and_its_task_begins_with_it(assignments, text, agency):
    (row,) = assignments(TOP + text)[0]

    assert (row.agency, row.task) == (agency, "Mở lớp.")
    assert row.start == len(HEAD + TOP + "1. ")


def test_a_sentence_that_is_broken_within_its_names_is_one_task(shown):
    told = "Thường trực HĐND, các Ban HĐND, các\nTổ đại biểu và đại biểu HĐND tỉnh giám sát việc thực hiện."

    ((agency, _, task),) = shown(TOP + f"1. {told}\n")

    assert agency == "Thường trực HĐND, các Ban HĐND, các Tổ đại biểu và đại biểu HĐND tỉnh"
    assert task == told.replace("\n", " ")


def test_a_name_that_ends_its_line_is_no_broken_one(shown):
    text = "1. Sở Lao động - Thương binh và Xã hội\nPhối hợp với Sở Y tế mở lớp.\n"

    assert shown(TOP + text) == [
        ("Sở Lao động - Thương binh và Xã hội", "phoi_hop", "Phối hợp với Sở Y tế mở lớp.")
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "UBND các huyện, thành, thị: Xây dựng kế hoạch trước 31/5; cân đối vốn.",
        "UBND các huyện, thị xã: Xây dựng, ban hành quy chế.",
        "UBND các huyện: Nội vụ rà soát, cân đối vốn.",
    ],
)
def test_a_task_that_begins_with_the_word_of_a_field_is_no_name(shown, heading):
    name, task = heading.split(": ")

    assert [(agency, told) for agency, _, told in shown(TOP + f"1. {heading}\n")] == [(name, task)]


def test_those_who_are_asked_above_bullets_without_a_colon_have_no_row_of_their_own(shown):
    text = "1. Đề nghị Mặt trận Tổ quốc tỉnh và các tổ chức thành viên\n- Hội Nông dân: mở lớp.\n- Tỉnh Đoàn: hỗ trợ.\n"

    assert [(agency, task) for agency, _, task in shown(TOP + text)] == [
        ("Hội Nông dân", "mở lớp."),
        ("Tỉnh Đoàn", "hỗ trợ."),
    ]


def test_an_article_on_force_may_first_say_who_watches_over_it(shown):
    head = "NGHỊ QUYẾT\nVề phát triển rừng\nCăn cứ Luật Lâm nghiệp;\nQUYẾT NGHỊ:\nĐiều 1. Thông qua Đề án.\n"
    watched = "Thường trực HĐND và các Ban HĐND giám sát việc thực hiện Nghị quyết."
    force = "Nghị quyết này có hiệu lực từ ngày 01 tháng 8 năm 2021."
    signed = "Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế chịu trách nhiệm thi hành Nghị quyết này.\n"

    assert [task for _, _, task in shown(f"Điều 2. {watched}\n{force}\n{signed}", head)] == [watched]


def test_what_a_page_prints_behind_the_end_of_a_text_is_no_task(shown):
    text = "1. Sở Y tế: Chữa bệnh; báo cáo Ủy ban nhân dân tỉnh./.\nLưu trữ\nTừ khóa: kế hoạch\n3\n"

    assert [task for _, _, task in shown(TOP + text)] == ["Chữa bệnh; báo cáo Ủy ban nhân dân tỉnh./."]
