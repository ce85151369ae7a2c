"""Headings without a marker on pages of portals: they give roles to the bullets below and are no sections."""

from kcextract.loaders.text import load_text
from kcextract.outline import parse

PAGE = """\
Cao Bằng: Ban hành Chương trình trồng rừng đến năm 2035
Ngày đăng: 12/03/2031

(cttdt) - Chủ tịch UBND tỉnh vừa ký quyết định phê duyệt Chương trình trồng rừng giai đoạn 2031 - 2033.

Thực trạng

Toàn tỉnh có 900 ha rừng trồng, tỷ lệ che phủ mới đạt 41% diện tích tự nhiên.

Mục tiêu đến năm 2033

- Trồng mới 300 ha rừng.

- Che phủ rừng đạt 45%.

Nhiệm vụ trọng tâm

Giống: Xây dựng 2 vườn ươm.

Chăm sóc:
- Tập huấn 5 lớp;
- Cấp 20 tấn phân.

Tổ chức thực hiện

- Sở Nông nghiệp chủ trì.
"""


def rows(outline):
    return [(section.kind, section.depth, section.role) for section in outline.sections[1:]]


def test_bullets_have_the_role_of_the_bare_heading_above(read):
    outline = read(PAGE)

    assert rows(outline) == [
        ("preamble", 1, "header"),
        *[("dash", 1, "objectives")] * 2,
        *[("dash", 1, "content_item")] * 2,
        ("dash", 1, "organisation"),
    ]
    assert [heading.role for heading in outline.bare] == ["", "objectives", "contents", "organisation"]


def test_bullets_right_below_the_heading_are_no_items(read):
    assert rows(read(PAGE.replace("Giống: Xây dựng 2 vườn ươm.\n\nChăm sóc:\n", "")))[3] == (
        "dash",
        1,
        "contents",
    )


def test_an_outlook_behind_the_objectives_is_one_of_them(read):
    text = PAGE.replace("Nhiệm vụ trọng tâm\n", "Định hướng đến năm 2035\n")

    assert {role for _, _, role in rows(read(text))[1:5]} == {"objectives"}


def test_a_time_alone_goes_on_with_the_heading_before_it(read):
    text = PAGE.replace("- Che phủ", "Đến năm 2035\n\n- Che phủ")

    assert rows(read(text))[1:3] == [("dash", 1, "objectives")] * 2


def test_lists_begin_anew_below_every_heading(read):
    text = PAGE.replace("Tổ chức thực hiện\n\n- Sở", "Nguồn lực\n\n+ Sở")

    assert rows(read(text))[-1] == ("plus", 1, "other")


def test_running_text_below_the_first_heading_is_no_head(read):
    text = PAGE.replace("- Trồng mới 300 ha rừng.", "Trồng mới 300 ha rừng.").replace("- Che phủ", "Che phủ")

    assert rows(read(text))[:2] == [("preamble", 1, "header"), ("paragraph", 1, "objectives")]


def test_subheadings_keep_the_role_of_the_heading_above_them(read):
    text = PAGE.replace("Giống: Xây", "Về giống cây trồng\n\nXây").replace(
        "Chăm sóc:", "Về chăm sóc rừng trồng\n"
    )

    assert rows(read(text))[3:5] == [("dash", 1, "content_item")] * 2


def test_other_headings_end_what_the_last_one_said(read):
    text = PAGE.replace("Nhiệm vụ trọng tâm", "Bài học từ cơ sở")

    assert rows(read(text))[3:5] == [("dash", 1, "other")] * 2


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
BASE = "Căn cứ Luật Lâm nghiệp ngày 15/11/2017, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n"


def test_there_are_none_among_numbers(read):
    assert read(PAGE.replace("Chăm sóc:", "1. Chăm sóc:")).bare == ()
    assert read(PAGE.replace("Giống: Xây", "I. Xây")).bare == ()
    assert read(MOTTO + PAGE.replace("Giống: Xây", "I. Xây")).bare == ()


def test_an_act_may_have_lost_its_numbers(read):
    body = PAGE[PAGE.index("Thực trạng") :]
    outline = read(MOTTO + "KẾ HOẠCH\nTrồng rừng năm 2032\n\n" + BASE + body)

    assert [heading.role for heading in outline.bare] == ["", "objectives", "contents", "organisation"]
    assert rows(outline)[-4:] == [
        *[("dash", 1, "objectives")],
        *[("dash", 1, "content_item")] * 2,
        ("dash", 1, "organisation"),
    ]


def test_an_act_without_bases_begins_with_its_first_heading(read):
    body = PAGE[PAGE.index("Mục tiêu") :].replace("- ", "")
    outline = read(MOTTO + "KẾ HOẠCH\nTrồng rừng năm 2032\n\n" + body)

    assert [heading.role for heading in outline.bare] == ["objectives", "contents", "organisation"]
    assert rows(outline) == [("preamble", 1, "header"), ("paragraph", 1, "other")]
    assert outline.sections[2].start == outline.bare[0].start


def test_a_page_with_bases_but_no_letterhead_has_none(read):
    assert read(PAGE.replace("(cttdt)", BASE + "(cttdt)")).bare == ()


def test_numbered_lists_begin_anew_below_each_heading(read):
    text = PAGE.replace("- Trồng mới", "1. Trồng mới").replace("- Che phủ", "2. Che phủ")
    text = text.replace("Giống: Xây dựng 2 vườn ươm.\n\nChăm sóc:\n", "").replace("- Tập", "1. Tập")

    assert rows(read(text.replace("- Cấp", "2. Cấp"))) == [
        ("preamble", 1, "header"),
        *[("arabic", 1, "objectives")] * 2,
        *[("arabic", 1, "content_item")] * 2,
        ("dash", 1, "organisation"),
    ]


def test_numbers_with_titles_have_the_roles_of_these(read):
    text = PAGE.replace("Mục tiêu đến năm 2033\n\n- Trồng", "Nội dung chính\n\n1. Mục tiêu\n\n- Trồng")

    assert rows(read(text))[1:4] == [
        ("arabic", 1, "objectives"),
        *[("dash", 2, "objectives")] * 2,
    ]


def test_a_list_below_a_heading_that_gives_no_role_is_no_part_of_the_head(read):
    text = PAGE.replace("Toàn tỉnh có", "- Toàn tỉnh có").replace("trồng, tỷ lệ", "trồng;\n- Tỷ lệ")

    assert rows(read(text))[:3] == [("preamble", 1, "header"), *[("dash", 1, "other")] * 2]


def test_sentences_names_and_rows_are_no_headings(read):
    text = (
        PAGE
        + "\nNguyễn Hà\n\nKinh phí thực hiện: 30 tỷ đồng\n\nMục tiêu đạt 300 ha\n\nMục tiêu đã rõ.\n\nHết\n"
    )

    assert len(read(text).bare) == 4


def test_the_sections_still_partition_the_text(grammar, assert_guarantees):
    document = load_text(PAGE.encode(), grammar)

    assert_guarantees(document, parse(document, grammar))
