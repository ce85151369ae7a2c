"""What stands outside the lists: heads, signatures, attached documents, appendices, tables, labels."""

import textwrap

import pytest

ARTICLES = """\
Điều 1. Ban hành kèm theo Quyết định này Chương trình khuyến công.
Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.
"""
RECIPIENTS = "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n"
SIGNATURE = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn A\n"
HEAD = "CHƯƠNG TRÌNH\nKHUYẾN CÔNG ĐẾN NĂM 2020\n"
CAPTION = "(Ban hành kèm theo Quyết định số 1/QĐ-UBND ngày 2 tháng 3 năm 2020)\n"
BODY = "I. MỤC TIÊU\n1. Mục tiêu chung\n2. Mục tiêu cụ thể\nII. NỘI DUNG\n"


@pytest.fixture
def rows(read):
    """Kind, path and role of the sections of a text below the root."""
    return lambda text: [(section.kind, section.path, section.role) for section in read(text).sections[1:]]


@pytest.fixture
def own_text(read):
    """The own text of the first section with a path, spaces collapsed."""

    def of(text: str, path: str) -> str:
        section = next(section for section in read(text).sections if section.path == path)
        return " ".join(text[section.start : section.own_end].split())

    return of


# Heads


def test_letterhead_title_and_legal_bases_are_two_heads(rows, own_text):
    text = (
        "ỦY BAN NHÂN DÂN TỈNH\nQUYẾT ĐỊNH\nVề việc ban hành Chương trình\nỦY BAN NHÂN DÂN TỈNH\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nXét đề nghị của Sở Công Thương,\nQUYẾT ĐỊNH:\n"
        + ARTICLES
    )

    assert rows(text)[:3] == [
        ("preamble", "Phần đầu", "header"),
        ("preamble", "Căn cứ", "legal_bases"),
        ("article", "Điều 1", "enactment"),
    ]
    assert own_text(text, "Căn cứ").endswith("QUYẾT ĐỊNH:")


def test_legal_bases_with_dashes_are_no_bullets(rows):
    text = (
        "QUYẾT ĐỊNH\n- Căn cứ Luật A;\n- Căn cứ Nghị định số 45/2012/NĐ-CP;\n- Xét đề nghị của Sở;\n"
        + ARTICLES
    )

    assert [kind for kind, _, _ in rows(text)] == ["preamble", "preamble", "article", "article"]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Để tiếp tục thực hiện Nghị quyết số 4/NQ-HĐND về trồng rừng, Chủ tịch tỉnh chỉ thị:", 2),
        ("Để khắc phục tình hình đó và đạt mục tiêu của Nghị quyết số 4/NQ-HĐND, Chủ tịch tỉnh chỉ thị:", 1),
    ],
)
def test_what_is_to_be_mended_is_no_legal_base(rows, sentence, kinds):
    found = rows(f"CHỈ THỊ\nVề việc trồng rừng\n{sentence}\n1. Sở Y tế\n2. Sở Tài chính\n")

    assert [kind for kind, _, _ in found] == ["preamble"] * kinds + ["arabic"] * 2


def test_other_bullets_in_a_head_belong_to_it(rows):
    assert rows("KẾ HOẠCH\n- Tên: Khuyến công\n- Thời gian: 2020\nI. MỤC TIÊU\nII. NỘI DUNG")[:3] == [
        ("preamble", "Phần đầu", "header"),
        ("dash", "Phần đầu/-1", "header"),
        ("dash", "Phần đầu/-2", "header"),
    ]


def test_a_text_without_markers_has_a_head_and_a_body(rows, own_text):
    prose = (
        "Chương trình đặt mục tiêu hỗ trợ đào tạo nghề cho 1.000 lao động, tổ chức 12 lớp tập huấn và "
        "xây dựng 5 mô hình trình diễn kỹ thuật cho các cơ sở.\n"
    )
    text = "Tỉnh ban hành Chương trình khuyến công\n01/09/2017\n" + prose + "Ngoài ra còn hỗ trợ 10 cơ sở."

    assert rows(text) == [("preamble", "Phần đầu", "header"), ("paragraph", "Đoạn 1", "other")]
    assert own_text(text, "Đoạn 1").startswith("Chương trình đặt mục tiêu")


@pytest.mark.parametrize(
    "lead",
    [
        "Theo kế hoạch vừa ban hành, tỉnh sẽ đầu tư cho các chợ ở vùng sâu và vùng xa trong năm tới.",
        "Mục tiêu cụ thể như sau:",
    ],
)
def test_in_a_text_without_numbers_the_bullets_belong_to_what_leads_them_in(rows, lead):
    text = f"Tỉnh ban hành kế hoạch phát triển chợ\n01/09/2017\n{lead}\n- Xây 7 chợ.\n- Sửa 9 chợ.\nNơi nhận:\n- Lưu: VT.\n"

    assert rows(text) == [
        ("preamble", "Phần đầu", "header"),
        ("paragraph", "Đoạn 1", "other"),
        ("dash", "Đoạn 1/-1", "other"),
        ("dash", "Đoạn 1/-2", "other"),
        ("recipients", "Nơi nhận", "recipients"),
        ("dash", "Nơi nhận/-1", "recipients"),
    ]


PAGE = (
    "Trang tin nông nghiệp\n01/09/2017\nTỉnh ban hành kế hoạch phát triển chợ\n"
    "Theo kế hoạch vừa ban hành, tỉnh sẽ đầu tư cho các chợ ở vùng sâu và vùng xa trong năm tới.\n"
)


def test_lists_that_a_page_leads_in_stand_at_its_top_and_its_text_in_the_head(rows, read):
    text = f"{PAGE}Đến năm 2019 sẽ:\n- Xây 7 chợ.\n- Sửa 9 chợ.\nCác huyện góp đất. Vốn gồm:\n+ 5 tỷ đồng;\n+ 8 tỷ đồng.\n"

    assert rows(text) == [
        ("preamble", "Phần đầu", "header"),
        ("dash", "-1", "other"),
        ("dash", "-2", "other"),
        ("plus", "+1", "other"),
        ("plus", "+2", "other"),
    ]
    assert read(text).body == text.index("Theo kế hoạch")


@pytest.mark.parametrize(
    "box",
    [
        "Tin liên quan:\n- Mở chợ đầu mối\n- Sửa chợ huyện",
        "Các tin khác:\n- Mở chợ đầu mối\n- Sửa chợ huyện",
        "CON SỐ\n- 7 chợ mới\n- 9 chợ cũ",
        "Kết quả:\n- 7 chợ mới",
    ],
)
def test_what_is_listed_beside_the_text_of_a_page_leaves_it_its_section(rows, read, box):
    text = f"{PAGE}{box}\n"

    assert rows(text)[1] == ("paragraph", "Đoạn 1", "other")
    assert read(text).body is None


def test_the_body_of_a_letter_stands_behind_the_bases_that_lead_it_in(rows, own_text):
    text = (
        "Số: 9/UBND-KT\nKính gửi:\n- Sở Y tế.\nCăn cứ Công văn số 7/BYT-DP ngày 02/3/2016 của Bộ Y tế, UBND tỉnh yêu cầu:\n"
        "Sở Y tế phối hợp với các huyện tổ chức tiêm phòng cho toàn bộ trẻ em trên địa bàn tỉnh.\nNơi nhận:\n- Như trên.\n"
    )

    assert [row[:1] + row[2:] for row in rows(text)] == [
        ("preamble", "header"),
        ("dash", "header"),
        ("preamble", "legal_bases"),
        ("paragraph", "other"),
        ("recipients", "recipients"),
        ("dash", "recipients"),
    ]
    assert own_text(text, "Đoạn 1").startswith("Sở Y tế phối hợp")


def test_bullets_of_a_letterhead_stay_in_it(rows):
    assert rows("THÔNG BÁO\n- Số trang: 2\n- Bản: 3\n") == [
        ("preamble", "Phần đầu", "header"),
        ("dash", "Phần đầu/-1", "header"),
        ("dash", "Phần đầu/-2", "header"),
    ]


def test_a_short_text_without_markers_is_all_head(rows):
    assert rows("Thông báo\nKhông có gì.") == [("preamble", "Phần đầu", "header")]


# Recipients and signature


def test_recipients_and_signature_stand_at_the_top(rows):
    assert rows(ARTICLES + RECIPIENTS + SIGNATURE)[2:] == [
        ("recipients", "Nơi nhận", "recipients"),
        ("dash", "Nơi nhận/-1", "recipients"),
        ("dash", "Nơi nhận/-2", "recipients"),
        ("signature", "Chữ ký", "signature"),
    ]


@pytest.mark.parametrize("heading", ["Nơi nhận:", "NƠI NHẬN", "Nơi nhận :"])
def test_the_path_of_the_recipients_does_not_depend_on_how_they_are_headed(rows, heading):
    assert rows(ARTICLES + RECIPIENTS.replace("Nơi nhận:", heading))[2:4] == [
        ("recipients", "Nơi nhận", "recipients"),
        ("dash", "Nơi nhận/-1", "recipients"),
    ]


@pytest.mark.parametrize(
    "first",
    [
        "TM. ỦY BAN NHÂN DÂN",
        "TM.UBND TỈNH",
        "TM. HỘI ĐỒNG NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "KT.BỘ TRƯỞNG",
        "K/T GIÁM ĐỐC",
        "Q. CHỦ TỊCH",
        "QUYỀN CHỦ TỊCH",
        "TUQ. CHỦ TỊCH",
        "TL. CHỦ TỊCH",
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "GIÁM ĐỐC",
        "CHÁNH VĂN PHÒNG",
    ],
)
def test_who_signs_and_for_whom_begins_the_signature(rows, own_text, first):
    text = f"{ARTICLES}{first}\n\nNguyễn Văn A\n"

    assert rows(text)[2:] == [("signature", "Chữ ký", "signature")]
    assert own_text(text, "Chữ ký") == f"{first} Nguyễn Văn A"


@pytest.mark.parametrize("bars", ["| ", "|", "| | ", " |  "])
@pytest.mark.parametrize("first", ["TM. HỘI ĐỒNG NHÂN DÂN", "KT. GIÁM ĐỐC", "CHỦ TỊCH |"])
def test_the_bars_of_a_layout_stand_before_a_block_and_not_in_it(rows, own_text, bars, first):
    text = f"{ARTICLES}{bars}{first}\nTrần Văn B\n{bars}Nơi nhận:\n- Lưu: VT.\n{bars}PHỤ LỤC\nDANH MỤC CHỢ\n"

    assert [kind for kind, _, _ in rows(text)[2:]] == ["signature", "recipients", "dash", "appendix"]
    assert own_text(text, "Chữ ký").startswith(first)
    assert own_text(text, "Nơi nhận").startswith("Nơi nhận:")
    assert own_text(text, "PHỤ LỤC").startswith("PHỤ LỤC")


@pytest.mark.parametrize(
    "line", ["Chủ tịch Ủy ban nhân dân tỉnh.", "TP. Hồ Chí Minh là đơn vị phối hợp.", "KT-XH của tỉnh."]
)
def test_an_office_in_running_text_begins_no_signature(rows, line):
    assert [kind for kind, _, _ in rows(f"{ARTICLES}{line}\n")] == ["article", "article"]


def test_a_signature_before_the_recipients(rows):
    assert [path for _, path, _ in rows(ARTICLES + SIGNATURE + RECIPIENTS)][2:] == [
        "Chữ ký",
        "Nơi nhận",
        "Nơi nhận/-1",
        "Nơi nhận/-2",
    ]


def test_a_signature_printed_beside_the_recipients_does_not_part_them(rows):
    text = (
        f"{ARTICLES}Nơi nhận:\nTM. ỦY BAN NHÂN DÂN\n- Như Điều 2;\nKT. CHỦ TỊCH\n- Bộ Công Thương;\n"
        "PHÓ CHỦ TỊCH\n- Lưu: VT.\n"
    )

    assert [path for _, path, _ in rows(text)][2:] == [
        "Nơi nhận",
        "Nơi nhận/-1",
        "Nơi nhận/-2",
        "Nơi nhận/-3",
    ]


BESIDE = {
    "blanks": "Nơi nhận:                 {}\n- Như Điều 2;                  KT. CHỦ TỊCH\n- Lưu: VT.           Nguyễn Văn A\n",
    "tabs": "Nơi nhận:\t\t{}\n- Như Điều 2;\t\tKT. CHỦ TỊCH\n- Lưu: VT.\t\tNguyễn Văn A\n",
    "bars": "Nơi nhận : | {} |\n- Như Điều 2; | KT. CHỦ TỊCH |\n- Lưu: VT. | (đã ký) |\n",
    "bars around": "| Nơi nhận: | {} |\n- Như Điều 2; | KT. CHỦ TỊCH |\n- Lưu: VT. | (đã ký) |\n",
}


@pytest.mark.parametrize("first", ["TM. ỦY BAN NHÂN DÂN", "T/M BAN CHẤP HÀNH", "KT.", "GIÁM ĐỐC"])
@pytest.mark.parametrize("layout", BESIDE)
def test_a_signature_begins_at_its_words_in_the_line_of_the_recipients(rows, own_text, layout, first):
    text = ARTICLES + BESIDE[layout].format(first)

    assert rows(text)[2:] == [
        ("recipients", "Nơi nhận", "recipients"),
        ("signature", "Chữ ký", "signature"),
        ("dash", "Chữ ký/-1", "recipients"),
        ("dash", "Chữ ký/-2", "recipients"),
    ]
    assert own_text(text, "Chữ ký").rstrip(" |") == first
    assert "Nơi nhận" in own_text(text, "Nơi nhận")


def test_lists_beside_a_signature_are_recipients_and_what_follows_is_attached(rows):
    text = (
        f"{ARTICLES}Nơi nhận:        TM. ỦY BAN NHÂN DÂN\n- Sở:        KT. CHỦ TỊCH\n+ Y tế;\n- Lưu.\n{BODY}"
    )

    assert rows(text)[3:8] == [
        ("signature", "Chữ ký", "signature"),
        ("dash", "Chữ ký/-1", "recipients"),
        ("plus", "Chữ ký/-1/+1", "recipients"),
        ("dash", "Chữ ký/-2", "recipients"),
        ("roman", "I", "objectives"),
    ]


def test_a_signature_begun_above_the_recipients_is_one(rows):
    text = f"{ARTICLES}TM. ỦY BAN NHÂN DÂN\nNơi nhận:        KT. CHỦ TỊCH\n- Lưu: VT.        PHÓ CHỦ TỊCH\n"

    assert [path for _, path, _ in rows(text)][2:] == ["Chữ ký", "Nơi nhận", "Nơi nhận/-1"]


@pytest.mark.parametrize("name", ["Sở Y tế", "Ủy ban nhân dân tỉnh", "KT-XH"])
def test_what_else_stands_beside_the_recipients_is_no_signature(rows, name):
    assert [kind for kind, _, _ in rows(f"{ARTICLES}Nơi nhận:        {name}\n- Lưu: VT.\n")[2:]] == [
        "recipients",
        "dash",
    ]


def test_among_the_recipients_every_line_with_a_dash_is_an_item(rows):
    wrapped = textwrap.fill("Điều 1. " + "Các cơ quan có tên trong văn bản này tổ chức trồng cây. " * 6, 60)
    names = "- Thường trực của Hội đồng nhân dân tỉnh và các Ban\n- Ủy ban\n- Lưu VT."

    assert [path for _, path, _ in rows(f"{wrapped}\nNơi nhận:\n{names}\n")][1:] == [
        "Nơi nhận",
        "Nơi nhận/-1",
        "Nơi nhận/-2",
        "Nơi nhận/-3",
    ]


# Attached documents


@pytest.mark.parametrize(
    "end", [SIGNATURE, RECIPIENTS + SIGNATURE, SIGNATURE + RECIPIENTS, RECIPIENTS, ""], ids=repr
)
def test_an_attached_programme_begins_a_head_and_lists_at_the_top(rows, end):
    found = rows(ARTICLES + end + HEAD + CAPTION + BODY)

    assert [(path, role) for _, path, role in found[-5:]] == [
        ("Phần đầu", "header"),
        ("I", "objectives"),
        ("I/1", "objectives_general"),
        ("I/2", "objectives_specific"),
        ("II", "contents"),
    ]


def test_after_recipients_a_programme_needs_no_caption(rows):
    found = rows(ARTICLES + RECIPIENTS + HEAD + BODY)

    assert [path for _, path, _ in found[-5:]] == ["Phần đầu", "I", "I/1", "I/2", "II"]


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        "ĐỀ ÁN\nTRỒNG CÂY PHÂN TÁN TỈNH HÀ GIANG GIAI ĐOẠN 2031 - 2035\n",
        "KẾ HOẠCH PHÁT TRIỂN CHỢ NÔNG THÔN NĂM 2031\n",
    ],
)
@pytest.mark.parametrize("body", [BODY, "Phần thứ nhất\nTHỰC TRẠNG\n", "1. Hiện trạng\n2. Mục tiêu\n"])
def test_after_the_last_article_a_title_in_capitals_begins_an_attached_document(rows, head, body):
    found = rows(ARTICLES + head + body)

    assert found[2] == ("preamble", "Phần đầu", "header")
    assert "/" not in found[3][1]


@pytest.mark.parametrize(
    "rest",
    [
        f"{HEAD}I. MỤC TIÊU\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký.\n",
        "KẾ HOẠCH\nI. MỤC TIÊU\n",
        "CHƯƠNG TRÌNH\nnày gồm các mục sau:\nI. MỤC TIÊU\n",
    ],
)
def test_capitals_below_an_article_begin_no_document_where_the_articles_go_on_or_no_title_stands(rows, rest):
    assert "preamble" not in {kind for kind, _, _ in rows(ARTICLES + rest)}


def test_capitals_below_what_an_article_approves_begin_no_document(rows):
    text = f"Điều 1. Phê duyệt Chương trình với các nội dung sau:\n{HEAD}I. MỤC TIÊU\nII. NỘI DUNG\n"

    assert "preamble" not in {kind for kind, _, _ in rows(text)}


def test_a_second_document_may_be_attached_behind_the_articles_of_a_regulation(rows):
    regulation = f"QUY ĐỊNH\nMức hỗ trợ\n{CAPTION}Điều 1. Đối tượng\nĐiều 2. Trình tự\n"
    found = rows(f"{ARTICLES}{SIGNATURE}{regulation}{HEAD}{BODY}")

    assert [path for _, path, _ in found[3:8]] == ["Phần đầu", "Điều 1", "Điều 2", "Phần đầu 2", "I"]


def test_in_the_body_a_heading_in_capitals_without_a_caption_is_no_attached_document(rows):
    assert [kind for kind, _, _ in rows("I. MỤC TIÊU\nCHƯƠNG TRÌNH\nII. NỘI DUNG")] == ["roman", "roman"]


@pytest.mark.parametrize("title", ["Chương trình khuyến công đến năm 2020", "Quy định mức chi", "Mức hỗ trợ"])
def test_a_title_in_normal_case_is_known_by_its_caption(rows, own_text, title):
    text = f"{ARTICLES}{SIGNATURE}{title}\n{CAPTION}{BODY}"

    assert [path for _, path, _ in rows(text)][2:5] == ["Chữ ký", "Phần đầu", "I"]
    assert own_text(text, "Phần đầu").startswith(title)


def test_without_a_head_the_lists_of_a_programme_still_stand_at_the_top(rows):
    found = rows(ARTICLES + SIGNATURE + BODY)

    assert [(path, role) for _, path, role in found[3:]] == [
        ("I", "objectives"),
        ("I/1", "objectives_general"),
        ("I/2", "objectives_specific"),
        ("II", "contents"),
    ]


@pytest.mark.parametrize("head", [HEAD + CAPTION, "Đề án khuyến công đến năm 2020\n" + CAPTION, HEAD])
def test_blanks_between_words_change_no_block(rows, head):
    text = ARTICLES + SIGNATURE + head + "Dự án 1: Trồng cây\nDự án 2: Chăm sóc\n" + RECIPIENTS

    assert ("preamble", "Phần đầu", "header") in rows(text)
    assert rows(text.replace(" ", "  ")) == rows(text)


def test_an_attached_regulation_has_articles_of_its_own(rows):
    regulation = "Chương I\nCHUNG\nĐiều 1. Phạm vi\nĐiều 2. Đối tượng\n"
    text = f"{ARTICLES}{SIGNATURE}QUY CHẾ\nQuản lý kinh phí\n{CAPTION}{regulation}"

    assert [path for _, path, _ in rows(text)][2:] == [
        "Chữ ký",
        "Phần đầu",
        "Chương I",
        "Chương I/Điều 1",
        "Chương I/Điều 2",
    ]


# Appendices


def test_each_appendix_has_its_own_lists(read):
    outline = read(
        ARTICLES + "PHỤ LỤC I\nDANH MỤC NGÀNH NGHỀ\nI. Chế biến\n1. Nông sản\n2. Thủy sản\nII. Cơ khí\n"
        "PHỤ LỤC II\nMỨC CHI\n1. Đào tạo\n2. Tập huấn\na) Giảng viên\nPhụ lục số 3: Biểu mẫu\nI. Đơn\n"
    )

    assert [
        (section.path, section.marker, section.ordinal, section.heading, section.role)
        for section in outline.sections[3:]
    ] == [
        ("PHỤ LỤC I", "PHỤ LỤC I", 1, "DANH MỤC NGÀNH NGHỀ", "appendix"),
        ("PHỤ LỤC I/I", "I.", 1, "Chế biến", "appendix"),
        ("PHỤ LỤC I/I/1", "1.", 1, "Nông sản", "appendix"),
        ("PHỤ LỤC I/I/2", "2.", 2, "Thủy sản", "appendix"),
        ("PHỤ LỤC I/II", "II.", 2, "Cơ khí", "appendix"),
        ("PHỤ LỤC II", "PHỤ LỤC II", 2, "MỨC CHI", "appendix"),
        ("PHỤ LỤC II/1", "1.", 1, "Đào tạo", "appendix"),
        ("PHỤ LỤC II/2", "2.", 2, "Tập huấn", "appendix"),
        ("PHỤ LỤC II/2/a", "a)", 1, "Giảng viên", "appendix"),
        ("Phụ lục số 3", "Phụ lục số 3", 3, "Biểu mẫu", "appendix"),
        ("Phụ lục số 3/I", "I.", 1, "Đơn", "appendix"),
    ]


def test_a_note_under_an_appendix_is_not_its_heading(read):
    appendix = read(ARTICLES + "PHỤ LỤC\n(Kèm theo Quyết định số 1/QĐ-UBND)\n1. Đào tạo\n").sections[3]

    assert (appendix.kind, appendix.heading) == ("appendix", None)


# Tables


def test_a_table_stands_under_the_nearest_heading_and_its_cells_are_no_sections(rows):
    text = (
        "I. KINH PHÍ\n1. Dự toán\nĐVT: triệu đồng\n"
        "TT\tNội dung\tNăm 2015\tNăm 2016\nVI\tThông tin\t3,000\t4,000\n1\tBáo đài\t1,000\t2,000\n"
        "2\tTrang tin\t2,000\t2,000\nVII\tLiên kết\t1,000\t1,000\n"
        "2. Nguồn vốn\nII. GIẢI PHÁP\n"
    )

    assert rows(text) == [
        ("roman", "I", "budget"),
        ("arabic", "I/1", "budget"),
        ("table", "I/1/Bảng 1", "budget"),
        ("arabic", "I/2", "budget"),
        ("roman", "II", "solutions"),
    ]


TABLE = "1\tBáo đài\t1,000\t2,000\n2\tTrang tin\t2,000\t2,000\n3\tLiên kết\t1,000\t1,000\n"


def test_a_table_inside_a_bullet_stands_under_the_item_and_the_bullets_go_on(rows):
    assert [path for _, path, _ in rows(f"1. Nguồn vốn\n- Trung ương:\n{TABLE}- Địa phương.\n2. Khác")] == [
        "1",
        "1/-1",
        "1/Bảng 1",
        "1/-2",
        "2",
    ]


def test_lists_inside_the_item_before_a_table_do_not_go_on_after_it(rows):
    assert [path for _, path, _ in rows(f"1. Vốn\n- Nguồn:\n+ Tỉnh\n{TABLE}+ Huyện\n- Khác\n2. Nữa")] == [
        "1",
        "1/-1",
        "1/-1/+1",
        "1/Bảng 1",
        "1/+1",
        "1/-2",
        "2",
    ]


@pytest.mark.parametrize(
    ("item", "path"),
    [
        ("b) Vốn vay: 12 tỷ đồng.\nPhân kỳ như sau:", "I/Bảng 1"),
        ("b/ Vốn vay: 12 tỷ đồng;", "I/Bảng 1"),
        ("b) Theo nội dung", "I/b/Bảng 1"),
        ("b) Vốn vay: như sau:", "I/b/Bảng 1"),
    ],
)
def test_a_table_stands_below_a_letter_that_is_a_title_and_no_sentence(rows, item, path):
    paths = [path for _, path, _ in rows(f"I. Kinh phí\na) Vốn tỉnh: 5 tỷ đồng;\n{item}\n{TABLE}II. Nữa")]

    assert path in paths
    assert paths[-1] == "II"


def test_text_after_a_table_is_a_section_of_its_own(rows, own_text):
    text = f"1. Báo chí\n{TABLE}Ghi chú: làm tròn.\n2. Nữa"

    assert rows(text)[1:3] == [("table", "1/Bảng 1", "other"), ("paragraph", "1/Đoạn 1", "other")]
    assert own_text(text, "1/Đoạn 1") == "Ghi chú: làm tròn."


@pytest.mark.parametrize("note", ["(Đơn vị tính: triệu đồng)", "(ĐVT: đồng)."])
def test_the_unit_of_a_table_told_below_it_is_no_section(rows, note):
    assert [kind for kind, _, _ in rows(f"1. Báo chí\n{TABLE}{note}\n2. Nữa")[1:]] == ["table", "arabic"]


def test_a_table_of_cells_on_lines_in_an_appendix(rows):
    rows_of_cells = [
        ["VI", "Thông tin", "750", " ", "750"],
        ["1", "Báo đài", "400", " ", "400"],
        ["VII", "Liên doanh", "9,800", "9,000", "800"],
    ]
    cells = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows_of_cells)
    head = "Phụ lục: DỰ TOÁN\n(Kèm theo Quyết định số 1/QĐ-UBND)"
    text = f"{ARTICLES}{head}\n\n{cells}\n\nGhi chú: làm tròn.\n"

    assert rows(text)[2:] == [
        ("appendix", "Phụ lục", "appendix"),
        ("table", "Phụ lục/Bảng 1", "appendix"),
        ("paragraph", "Phụ lục/Đoạn 1", "appendix"),
    ]


# Labels of expected results


def test_an_expected_result_belongs_to_the_numbered_item_that_it_closes(rows):
    text = (
        "III. NỘI DUNG\n1. Đào tạo:\nHình thức ngắn hạn.\nYêu cầu kết quả: Tổ chức 18 lớp.\n"
        "2. Mô hình:\n- Một;\n- Hai.\nKết quả đạt được: 5 mô hình.\n"
        "3. Tư vấn:\na) Một.\nYêu cầu kết quả: 2 cơ sở.\nb) Hai.\nIV. GIẢI PHÁP\n"
    )

    assert rows(text) == [
        ("roman", "III", "contents"),
        ("arabic", "III/1", "content_item"),
        ("paragraph", "III/1/Yêu cầu kết quả", "expected_result"),
        ("arabic", "III/2", "content_item"),
        ("dash", "III/2/-1", "content_item"),
        ("dash", "III/2/-2", "content_item"),
        ("paragraph", "III/2/Kết quả đạt được", "expected_result"),
        ("arabic", "III/3", "content_item"),
        ("letter", "III/3/a", "content_item"),
        ("paragraph", "III/3/Yêu cầu kết quả", "expected_result"),
        ("letter", "III/3/b", "content_item"),
        ("roman", "IV", "solutions"),
    ]


def test_what_a_label_introduces_stands_under_it(rows):
    text = "III. NỘI DUNG\n1. Mô hình\n- Hỗ trợ.\nKết quả đạt được:\n- 5 mô hình;\n- 3 cơ sở.\n2. Khác\n"

    assert rows(text)[2:6] == [
        ("dash", "III/1/-1", "content_item"),
        ("paragraph", "III/1/Kết quả đạt được", "expected_result"),
        ("dash", "III/1/Kết quả đạt được/-1", "expected_result"),
        ("dash", "III/1/Kết quả đạt được/-2", "expected_result"),
    ]


def test_a_word_that_only_begins_like_a_label_makes_no_section(rows):
    text = "III. NỘI DUNG\n1. Mô hình\nYêu cầu kết quả phải thiết thực.\nKết quả sản xuất: tốt.\n2. Khác\n"

    assert [kind for kind, _, _ in rows(text)] == ["roman", "arabic", "arabic"]


def test_the_words_of_a_label_inside_a_wrapped_sentence_make_no_section(rows):
    text = textwrap.fill(
        "1. Các cơ sở công nghiệp nông thôn được hỗ trợ phải gửi về Trung tâm Khuyến công của tỉnh trước ngày "
        "15 hàng tháng bản báo cáo theo mẫu với hai phần là Tình hình chung và Kết quả thực hiện: số mô hình, "
        "số lao động và số máy móc đã được hỗ trợ trong kỳ, kèm theo các chứng từ theo quy định của pháp luật "
        "về ngân sách và kế toán hiện hành.",
        58,
    )

    assert "\nKết quả thực hiện:" in text
    assert [path for _, path, _ in rows(f"{text}\n2. Sở Công Thương.")] == ["1", "2"]


@pytest.mark.parametrize(
    ("head", "marker"),
    [
        ("PHỤ LỤC\nSỐ HỘ NGHÈO ĐƯỢC HỖ TRỢ", "PHỤ LỤC"),
        ("PHỤ LỤC\nSỐ LƯỢNG CÁN BỘ", "PHỤ LỤC"),
        ("PHỤ LỤC SỐ 2\nCÁN BỘ CÁC HUYỆN", "PHỤ LỤC SỐ 2"),
        ("PHỤ LỤC SỐ II\nCÁN BỘ CÁC HUYỆN", "PHỤ LỤC SỐ II"),
        ("PHỤ LỤC SỐ:\nCÁN BỘ CÁC HUYỆN", "PHỤ LỤC SỐ"),
    ],
)
def test_what_an_appendix_counts_is_no_number_of_it(read, head, marker):
    found = read(ARTICLES + head + "\n").sections
    assert [each.marker for each in found if each.kind == "appendix"] == [marker]


def test_a_title_below_the_word_for_an_appendix_is_its_own(read):
    text = f"{ARTICLES}{RECIPIENTS}PHỤ LỤC\nKẾ HOẠCH CẤP GIỐNG\n{CAPTION}TT | Năm | Số con\n1 | 2031 | 20\n2 | 2032 | 30\n"
    rows = [(each.kind, each.role) for each in read(text).sections]
    assert rows[-2:] == [("appendix", "appendix"), ("table", "appendix")]
    assert ("preamble", "header") not in rows


def test_who_signs_may_be_named_alone_behind_the_end_of_the_text(rows):
    lists = "I. MỤC TIÊU\n- Tiêm cho 90% trẻ em.\n{}\nII. THỰC HIỆN\n- Các đơn vị báo cáo.\nĐề nghị thực hiện{}\n\nBAN ĐIỀU PHỐI DỰ ÁN\n"
    assert ("signature", "signature", "signature") not in rows(lists.format("BAN CHỈ ĐẠO", "."))
    found = [kind for kind, _, _ in rows(lists.format("BAN CHỈ ĐẠO", "./."))]
    assert found == ["roman", "dash", "roman", "dash", "signature"]
