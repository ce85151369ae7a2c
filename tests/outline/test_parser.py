"""Which markers are believed, and what they stand under."""

import textwrap

import pytest


def test_the_levels_of_a_decision(paths):
    assert paths("""
        Điều 1. Phê duyệt Chương trình với những nội dung sau:
        I. MỤC TIÊU
        1. Mục tiêu chung
        1.1. Về đào tạo
        a) Đào tạo nghề
        - Cho lao động:
        + Lao động nông thôn;
        * Nữ;
        * Nam;
        + Lao động khác.
        - Cho quản lý.
        b) Tập huấn
        1.2. Về mô hình
        2. Mục tiêu cụ thể
        II. NỘI DUNG
        1. Đào tạo
        Điều 2. Giao Sở Công Thương.
    """) == [
        "Điều 1",
        "Điều 1/I",
        "Điều 1/I/1",
        "Điều 1/I/1/1.1",
        "Điều 1/I/1/1.1/a",
        "Điều 1/I/1/1.1/a/-1",
        "Điều 1/I/1/1.1/a/-1/+1",
        "Điều 1/I/1/1.1/a/-1/+1/*1",
        "Điều 1/I/1/1.1/a/-1/+1/*2",
        "Điều 1/I/1/1.1/a/-1/+2",
        "Điều 1/I/1/1.1/a/-2",
        "Điều 1/I/1/1.1/b",
        "Điều 1/I/1/1.2",
        "Điều 1/I/2",
        "Điều 1/II",
        "Điều 1/II/1",
        "Điều 2",
    ]


def test_parts_chapters_and_sections_over_articles_that_count_on(paths):
    assert paths("""
        Phần thứ nhất
        QUY ĐỊNH CHUNG
        Chương I
        PHẠM VI
        Mục 1. ĐỐI TƯỢNG
        Tiểu mục 1. Cơ sở
        Điều 1. Phạm vi
        1. Quy định này áp dụng cho:
        Điều 2. Đối tượng
        Tiểu mục 2. Cá nhân
        Điều 3. Cá nhân
        Mục 2. KINH PHÍ
        Điều 4. Nguồn
        Chương II
        THỰC HIỆN
        Điều 5. Sở Công Thương
        Phần thứ hai
        KẾT THÚC
        Chương I
        HIỆU LỰC
        Điều 6. Hiệu lực
    """) == [
        "Phần thứ nhất",
        "Phần thứ nhất/Chương I",
        "Phần thứ nhất/Chương I/Mục 1",
        "Phần thứ nhất/Chương I/Mục 1/Tiểu mục 1",
        "Phần thứ nhất/Chương I/Mục 1/Tiểu mục 1/Điều 1",
        "Phần thứ nhất/Chương I/Mục 1/Tiểu mục 1/Điều 1/1",
        "Phần thứ nhất/Chương I/Mục 1/Tiểu mục 1/Điều 2",
        "Phần thứ nhất/Chương I/Mục 1/Tiểu mục 2",
        "Phần thứ nhất/Chương I/Mục 1/Tiểu mục 2/Điều 3",
        "Phần thứ nhất/Chương I/Mục 2",
        "Phần thứ nhất/Chương I/Mục 2/Điều 4",
        "Phần thứ nhất/Chương II",
        "Phần thứ nhất/Chương II/Điều 5",
        "Phần thứ hai",
        "Phần thứ hai/Chương I",
        "Phần thứ hai/Chương I/Điều 6",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. X\nI. Y\n1. Z\nII. T\nB. U\nI. V", ["A", "A/I", "A/I/1", "A/II", "B", "B/I"]),
        ("I. X\nA. Y\n1. Z\nB. T\nII. U\nA. V", ["I", "I/A", "I/A/1", "I/B", "II", "II/A"]),
        ("A - X\n1. Y\nB - Z", ["A", "A/1", "B"]),
        ("D. X\nĐ. Y\nE. Z", ["D", "Đ", "E"]),
    ],
)
def test_capitals_over_roman_numerals_and_under_them(paths, text, expected):
    assert paths(text) == expected


def test_vietnamese_letters_run_on_without_a_notice(read):
    letters = "a b c d đ e g h i k l m n o p q r s t u v x y".split()
    outline = read("\n".join(["1. Mười chín nội dung:", *(f"{letter}) Nội dung" for letter in letters)]))

    assert [section.path for section in outline.sections[2:]] == [f"1/{letter}" for letter in letters]
    assert [section.ordinal for section in outline.sections[2:]] == [*range(1, len(letters) + 1)]
    assert [notice for notice in outline.notices if notice.code != "single_item"] == []


def test_f_j_w_and_z_are_no_letters_of_a_list(paths):
    assert paths("1. X\na) Một\nf) Hai\nj) Ba\nb) Bốn") == ["1", "1/a", "1/b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # h, i, k
        ("g) Bảy\nh) Tám\ni) Chín\nk) Mười", ["g", "h", "i", "k"]),
        # i, ii
        ("a) Hồ sơ\ni) Đơn\nii) Đề án\nb) Thời hạn", ["a", "a/i", "a/ii", "b"]),
        # h over i, ii; then i, k
        ("g) X\nh) Hồ sơ\ni) Đơn\nii) Đề án\ni) Khác\nk) Nữa", ["g", "h", "h/i", "h/ii", "i", "k"]),
        # k over i, ii
        ("h) X\ni) Y\nk) Hồ sơ\ni) Đơn\nii) Đề án", ["h", "i", "k", "k/i", "k/ii"]),
        # iv, v, vi
        (
            "a) X\nb) Y\ni) 1\nii) 2\niii) 3\niv) 4\nv) 5\nvi) 6",
            ["a", "b", *(f"b/{n}" for n in "i ii iii iv v vi".split())],
        ),
        # u, v, x
        ("t) X\nu) Y\nv) Z\nx) T\ny) U", ["t", "u", "v", "x", "y"]),
        # in brackets
        ("a) Hồ sơ\n(i) Đơn\n(ii) Đề án\nb) Thời hạn", ["a", "a/i", "a/ii", "b"]),
        # no neighbour on either side
        ("1. Hồ sơ\ni) Đơn", ["1", "1/i"]),
    ],
)
def test_i_v_and_x_are_letters_or_roman_by_their_neighbours(paths, text, expected):
    assert paths(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. X\n1/ Y\n2/ Z\n2. T", ["1", "1/1", "1/2", "2"]),
        ("I - X\n1- Y\n2- Z\nII - T", ["I", "I/1", "I/2", "II"]),
        ("I. X\n1/ Y\na/ Z\nb/ T\n2/ U\nII. V", ["I", "I/1", "I/1/a", "I/1/b", "I/2", "II"]),
        (
            "1. X\na) Y\n(1) Z\n(2) T\nb) U\n1) V\n2) W",
            ["1", "1/a", "1/a/1", "1/a/2", "1/b", "1/b/1", "1/b/2"],
        ),
        ("1. X\n(a) Y\n(b) Z\n2. T", ["1", "1/a", "1/b", "2"]),
        ("1. X\na. Y\na. 1. Z\na. 2. T\nb. U\nb. 1. V", ["1", "1/a", "1/a/a.1", "1/a/a.2", "1/b", "1/b/b.1"]),
        ("1. X\na) Y\na1) Z\na2) T\nb) U", ["1", "1/a", "1/a/a.1", "1/a/a.2", "1/b"]),
        ("I. X\nI.1. Y\nI.2. Z\nII. T\nII.1 U", ["I", "I/I.1", "I/I.2", "II", "II/II.1"]),
        ("1. X\n1.1. Y\n1.1.1. Z\n1.1.2 T\n1.2. U", ["1", "1/1.1", "1/1.1/1.1.1", "1/1.1/1.1.2", "1/1.2"]),
        ("I. X\n- Y:\na) Z\nb) T\n- U", ["I", "I/-1", "I/-1/a", "I/-1/b", "I/-2"]),
        ("1. X\n• Y\n• Z\n2. T", ["1", "1/*1", "1/*2", "2"]),
        (
            "2. X\n* Y:\n- Z, gồm:\n+ T\n- U\n* V\n- W",
            "2 2/*1 2/*1/-1 2/*1/-1/+1 2/*1/-2 2/*2 2/*2/-1".split(),
        ),
    ],
)
def test_other_dress_and_other_orders_of_levels(paths, text, expected):
    assert paths(text) == expected


def test_roman_numerals_whose_capitals_were_lost_are_shown_with_them_in_paths(read):
    outline = read("I. mục tiêu\n1. X\nIi. nội dung\n1. Y\nIii. kinh phí")

    assert [section.path for section in outline.sections[1:]] == ["I", "I/1", "II", "II/1", "III"]
    assert [section.marker for section in outline.sections[1:]] == ["I.", "1.", "Ii.", "1.", "Iii."]


def test_letters_with_dots_and_with_brackets_are_one_list(paths, notices):
    text = "1. X\na. Một\nb) Hai\nc, Ba\nd/ Bốn"

    assert paths(text) == ["1", "1/a", "1/b", "1/c", "1/d"]
    assert notices(text) == []


def test_a_number_in_other_punctuation_goes_on_with_its_list_and_is_reported(paths, notices):
    text = "1. Một\n2. Hai\n3) Ba\n4. Bốn"

    assert paths(text) == ["1", "2", "3", "4"]
    assert notices(text) == [("marker_style", "“3)” goes on after “2.” in other punctuation.")]


def test_the_number_under_another_parent_is_another_section(paths):
    assert paths("II. X\n1. A\n1.1. B\nIII. Y\n1. C\n1.1. D") == [
        "II",
        "II/1",
        "II/1/1.1",
        "III",
        "III/1",
        "III/1/1.1",
    ]


def test_a_decimal_without_its_last_dot_heads_a_section(paths):
    assert paths("2. X\n2.1. Nội dung\n2.2. Kết quả\n2.3 Kinh phí thực hiện\n3. Y") == [
        "2",
        "2/2.1",
        "2/2.2",
        "2/2.3",
        "3",
    ]


def test_a_sum_at_the_beginning_of_a_line_is_running_text(read):
    outline = read("3. Kinh phí\n3.1. Tổng kinh phí thực hiện là\n3.940 triệu đồng.\n3.2. Nguồn")

    assert [section.path for section in outline.sections[1:]] == ["3", "3/3.1", "3/3.2"]


@pytest.mark.parametrize(
    "line",
    [
        "03 mô hình trình diễn kỹ thuật.",
        "2018 - 2020 là hai năm.",
        "2.000 đặc san khuyến công.",
        "1,5 tỷ đồng.",
        "01/09/2017 là hạn cuối.",
        "1/2019/QĐ-UBND ngày 2 tháng 3 năm 2019.",
        "Điều 4 Nghị định số 45/2012/NĐ-CP của Chính phủ.",
        "Điều 1 của Quyết định này.",
        "Mục 1 của Chương này.",
        "Mục tiêu của chương trình.",
        "Chương trình khuyến công tỉnh.",
        "Phần kinh phí còn lại.",
        "Phụ lục kèm theo Quyết định này.",
        "a, b, c là ba nội dung.",
        "B-52 không phải là mục.",
        "--------",
        "-5% so với năm trước.",
        "VII",
    ],
)
def test_lines_that_only_look_like_markers(paths, line):
    assert paths(f"1. Một nội dung.\n{line}\n2. Hai nội dung.") == ["1", "2"]


def test_a_marker_out_of_sequence_is_running_text_and_reported(paths, notices):
    text = "1. X\nTheo quy định tại khoản này.\n9. Điều khoản khác.\n2. Y"

    assert paths(text) == ["1", "2"]
    assert ("marker_out_of_sequence", "“9.” is out of sequence; it is read as running text.") in notices(text)


PROSE = (
    "1. Hỗ trợ nâng cao năng lực quản lý, nâng cao nhận thức và năng lực áp dụng sản xuất sạch hơn trong "
    "ngành công nghiệp - tiểu thủ công nghiệp cho các cơ sở tại 14 huyện, thị xã và thành phố, với tổng kinh "
    "phí là 3.940 triệu đồng. Các cơ sở được hỗ trợ là 05 doanh nghiệp, 12 hợp tác xã và 30 hộ kinh doanh "
    "theo quy định tại Điều 4. Sở Lao động - Thương binh và Xã hội phối hợp với Ủy ban nhân dân huyện Phú "
    "Thạnh - Vĩnh Thanh thực hiện trong giai đoạn 2018 - 2020 và đến năm 2025 theo kế hoạch được duyệt tại "
    "Chương II của Quy định.",
    "2. Hợp tác quốc tế về khuyến công.",
)


@pytest.mark.parametrize("width", range(40, 121, 4))
def test_wrapped_lines_that_begin_with_a_number_or_a_dash_are_running_text(paths, width):
    lines = [
        line
        for paragraph in PROSE
        for line in textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
    ]

    assert paths("\n".join(lines)) == ["1", "2"]


@pytest.mark.parametrize("opened", ["(", ": "])
@pytest.mark.parametrize("filling", ["", "a", "lúa", "lúa mùa"])
def test_the_number_of_a_place_that_a_line_begins_with_is_running_text(paths, opened, filling):
    closed = ")" if opened == "(" else ""
    words = (
        f"Xây kênh {filling} cho 05 khu của các xã vùng cao theo quy hoạch đã được duyệt, trong đó 02 khu đã có mặt "
        f"bằng {opened}khu Tân Lập 2 - Bình An; khu Phú Sơn - Yên Hòa{closed}; 03 khu còn lại làm sau khi có vốn, "
        "ưu tiên các khu gần đường, có dân ở đông và có đất tốt hơn các nơi khác trong vùng."
    )
    for width in range(40, 60):
        text = "\n".join(
            ["1. Khu mới", *textwrap.wrap(words, width, break_on_hyphens=False), "2. Hỗ trợ", "3. Vốn"]
        )
        assert paths(text) == ["1", "2", "3"], text


def test_a_number_in_other_punctuation_is_one_where_it_does_not_come_again(paths):
    assert paths("1. Khu mới\n2 - Hỗ trợ\n3. Vốn\n1. Sở Y tế\n2. Sở Nội vụ") == ["1", "2", "3", "1", "2"]


@pytest.mark.parametrize("width", [57, 58, 59, 80])
def test_an_article_counts_on_after_a_chapter_whose_title_fills_its_line(paths, width):
    article = PROSE[0].removeprefix("1. ")
    title = "QUY ĐỊNH CỤ THỂ VỀ HỖ TRỢ CÁC CƠ SỞ CÔNG NGHIỆP NÔNG THÔN"
    lines = [
        "Chương I\nQUY ĐỊNH CHUNG",
        textwrap.fill(f"Điều 1. {article}", width, break_on_hyphens=False),
        "Chương II",
        f"{title:Ơ<{width - 1}}",
        textwrap.fill(f"Điều 2. {article}", width, break_on_hyphens=False),
    ]

    assert paths("\n".join(lines)) == ["Chương I", "Chương I/Điều 1", "Chương II", "Chương II/Điều 2"]


def test_an_article_alone_on_its_line_goes_on_below(read):
    outline = read("Điều 1.\n\nPhê duyệt Chương trình khuyến công.\n\nĐiều 2.\nGiao Sở Công Thương.")

    assert [(section.path, section.heading) for section in outline.sections[1:]] == [
        ("Điều 1", "Phê duyệt Chương trình khuyến công"),
        ("Điều 2", "Giao Sở Công Thương"),
    ]


def test_after_a_gap_only_a_capital_tells_that_a_number_is_a_marker(paths):
    assert paths("1. Một\n2. Hai\n4. doanh nghiệp được hỗ trợ.\n3. Ba\n5. Năm") == ["1", "2", "3", "5"]


def test_a_missing_number_is_reported(paths, notices):
    text = "1. X\n2. Y\n4. Z\n5. T"

    assert paths(text) == ["1", "2", "4", "5"]
    assert notices(text) == [("marker_gap", "“3.” is missing between “2.” and “4.”.")]


def test_articles_missing_at_the_beginning_of_a_chapter_are_reported(paths, notices):
    text = "Chương I\nMỘT\nĐiều 1. X\nĐiều 2. Y\nChương II\nHAI\nĐiều 5. Z\nĐiều 6. T"

    assert paths(text)[-2:] == ["Chương II/Điều 5", "Chương II/Điều 6"]
    assert ("marker_gap", "“Điều 3.” and “Điều 4.” are missing before “Điều 5.”.") in notices(text)


def test_the_first_numbers_of_a_list_that_were_lost_are_reported(paths, notices):
    text = "I. X\n3. Một\n4. Hai\nII. Y"

    assert paths(text) == ["I", "I/3", "I/4", "II"]
    assert ("marker_gap", "“1.” and “2.” are missing before “3.”.") in notices(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7. Bảy\n8. Tám\n9. Chín", ["7", "8", "9"]),
        ("III. NỘI DUNG\n1. Một\n2. Hai", ["III", "III/1", "III/2"]),
        ("3. Mô hình\n3.1. Nội dung\n3.2. Kết quả", ["3", "3/3.1", "3/3.2"]),
        ("2.2. Nội dung\n2.3. Kết quả\n3. Khác\n4. Nữa", ["2.2", "2.3", "3", "4"]),
        ("b) Hai\nc) Ba\n2. Khác", ["b", "c", "2"]),
        ("Điều 4. Bốn\nĐiều 5. Năm", ["Điều 4", "Điều 5"]),
    ],
)
def test_a_text_whose_first_pages_were_lost(paths, text, expected):
    assert paths(text) == expected


def test_a_misprinted_number_is_reported_and_counts_as_the_one_that_is_missing(paths, notices):
    text = "1. X\na) A\nb) B\nc) C\nd) D\nd) E\ne) G\n2. Y\na) A\nb) B\nc) C\nd) D\nđ) E"

    assert paths(text)[1:8] == ["1/a", "1/b", "1/c", "1/d", "1/d", "1/e", "2"]
    assert notices(text) == [("marker_repeated", "“d)” is repeated; “đ)” is missing.")]


def test_a_number_printed_twice_is_reported(paths, notices):
    text = "1. X\n2. Y\n2. Z\n3. T"

    assert paths(text) == ["1", "2", "2", "3"]
    assert notices(text) == [("marker_repeated", "“2.” is printed twice.")]


def test_numbering_that_begins_again_is_reported(paths, notices):
    text = "I. X\n1. A\n2. B\n1. C\n2. D\nII. Y"

    assert paths(text) == ["I", "I/1", "I/2", "I/1", "I/2", "II"]
    assert [code for code, _ in notices(text)] == ["numbering_restarts"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1. A\n1.1. B\n2.1. C", "“2.1.” stands under “1.”; the heading “2.” may be missing."),
        ("1. A\n1.1. B\n2. C\n1.1. D", "“1.1.” stands under “2.”; one of the two may be misprinted."),
        ("2.2. B\n2.3. C", "“2.2.” stands under no heading; “2.” may be missing."),
    ],
)
def test_a_decimal_whose_first_numbers_lead_elsewhere_is_reported(notices, text, message):
    assert ("marker_gap", message) in notices(text)


def test_what_an_item_introduces_with_a_colon_stands_under_it(paths):
    assert paths("1. X\na) Y\n- Z:\n1) Một\n2) Hai\n- T\nb) U") == [
        "1",
        "1/a",
        "1/a/-1",
        "1/a/-1/1",
        "1/a/-1/2",
        "1/a/-2",
        "1/b",
    ]


def test_an_unmarked_line_belongs_to_the_bullet_above_it(read):
    outline = read("1. X\n- Một.\nDòng không có ký hiệu.\n- Hai.\n2. Y")
    bullet = outline.sections[2]

    assert [section.path for section in outline.sections[1:]] == ["1", "1/-1", "1/-2", "2"]
    assert bullet.own_end - bullet.start == len("- Một.\nDòng không có ký hiệu.\n")


def test_nothing_nests_deeper_than_a_document_can(read):
    text = "1. X:\n" + "a) Y:\n1. Z:\n" * 60

    assert max(section.depth for section in read(text).sections) < 30


def test_markers_in_a_quotation_of_another_act_make_no_sections(paths):
    assert paths("""
        Điều 1. Sửa đổi Quy định như sau:
        1. Khoản 2 Điều 5 được sửa đổi như sau:
        “2. Mức hỗ trợ:
        a) Mô hình: 500 triệu đồng;
        b) Máy móc: 200 triệu đồng.”
        2. Bãi bỏ khoản 3 Điều 6.
        Điều 2. Quyết định này có hiệu lực từ ngày ký.
    """) == ["Điều 1", "Điều 1/1", "Điều 1/2", "Điều 2"]


def test_headings_whose_capitals_were_lost_are_headings(read) -> None:
    """Fonts of the time before Unicode had capitals of their own: "I - MỤC TIÊU" comes down as below."""
    outline = read(
        """
        Uỷ ban nhân dân tỉnh A
        đề án
        phát triển nghề giai đoạn 2006 - 2010
        I - thực trạng
        1. Toàn tỉnh có 20 làng nghề.
        Ii - mục tiêu
        1. mục tiêu chung
        Phát triển các làng nghề.
        2. mục tiêu cụ thể
        Công nhận 05 làng nghề.
        Iii - tổ chức thực hiện
        1. Sở Công nghiệp chủ trì, phối hợp với các huyện.
        """
    )
    found = [(section.path, section.role) for section in outline.sections if section.marker]
    assert found == [
        ("I", "other"),
        ("I/1", "other"),
        ("II", "objectives"),
        ("II/1", "objectives_general"),
        ("II/2", "objectives_specific"),
        ("III", "organisation"),
        ("III/1", "organisation"),
    ]


def test_capitals_stand_under_a_chapter_that_came_before_them(read) -> None:
    outline = read(
        """
        CHƯƠNG I: MỤC TIÊU
        A. MỤC TIÊU CHUNG
        Phát triển nghề.
        B. MỤC TIÊU CỤ THỂ
        Hỗ trợ 05 cơ sở.
        CHƯƠNG II: KINH PHÍ
        A. NGUỒN VỐN
        Vốn vay.
        """
    )
    assert [(section.depth, section.marker) for section in outline.sections if section.marker] == [
        (1, "CHƯƠNG I:"),
        (2, "A."),
        (2, "B."),
        (1, "CHƯƠNG II:"),
        (2, "A."),
    ]


def test_chapters_stand_under_a_capital_that_came_before_them(read) -> None:
    outline = read(
        """
        A. QUY ĐỊNH CHUNG
        CHƯƠNG I: MỤC TIÊU
        Phát triển nghề.
        CHƯƠNG II: KINH PHÍ
        Vốn vay.
        B. ĐIỀU KHOẢN KHÁC
        CHƯƠNG III: HIỆU LỰC
        Từ ngày ký.
        """
    )
    assert [section.depth for section in outline.sections if section.marker] == [1, 2, 2, 1, 2]
