"""The text of a PDF, in the order in which it is read: letters, lines, columns, paragraphs."""

from __future__ import annotations

from math import inf

import pytest

from .files import HEIGHT, LEFT, SIZE, Sheet, drawn, font, made, paragraphs, read, wrapped

AIM = (
    "Hỗ trợ các cơ sở công nghiệp nông thôn đầu tư máy móc thiết bị tiên tiến; mức hỗ trợ bằng một nửa giá trị "
    "của máy do tỉnh cấp hằng năm theo kế hoạch được phê duyệt của cấp có thẩm quyền."
)
NEXT = AIM.replace("Hỗ trợ", "Đào tạo nghề cho lao động của", 1)


def test_a_pdf_file() -> None:
    document = drawn(lambda sheet: sheet.lines("Điều 1. Hỗ trợ.", "Điều 2. Thi hành."))
    assert (document.media_type, document.loader, document.encoding) == ("application/pdf", "pdf", None)
    assert (document.page_count, document.ocr, document.notices) == (1, False, ())
    assert document.text.splitlines() == ["Điều 1. Hỗ trợ.", "Điều 2. Thi hành."]
    assert paragraphs(document) == document.text.splitlines()


def test_lines_know_their_place() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.at(100, 200, "Điều 1. Hỗ trợ")

    line = drawn(lambda sheet: sheet.lines("Trang đầu"), draw).lines[1]
    assert (line.page, line.confidence) == (2, None)
    assert line.x0 == pytest.approx(100, abs=1)
    assert 150 < (line.x1 or inf) < 220
    assert 200 - SIZE < (line.y0 or inf) < 200 < (line.y1 or 0) < 200 + SIZE / 2


def test_a_justified_paragraph_reads_on() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(AIM)
        sheet.paragraph(NEXT)

    assert paragraphs(drawn(draw)) == [AIM, NEXT]


def test_an_indent_begins_a_paragraph_where_no_room_is_left_between() -> None:
    def draw(sheet: Sheet) -> None:
        for text in (AIM + " Hết.", NEXT, AIM):
            sheet.paragraph(text, indent=30)
            sheet.y -= 6

    assert paragraphs(drawn(draw)) == [AIM + " Hết.", NEXT, AIM]


def test_a_letterhead_reads_column_by_column() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.centred(160, 80, "ỦY BAN NHÂN DÂN")
        sheet.centred(160, 94, "TỈNH BẮC KẠN")
        sheet.centred(160, 100, "_______")
        sheet.centred(160, 124, "Số: 12/2020/QĐ-UBND")
        sheet.centred(400, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        sheet.centred(400, 94, "Độc lập - Tự do - Hạnh phúc")
        sheet.centred(400, 124, "Bắc Kạn, ngày 05 tháng 6 năm 2020")
        sheet.centred(300, 160, "QUYẾT ĐỊNH")
        sheet.y = 190
        sheet.paragraph(AIM)

    assert paragraphs(drawn(draw)) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH BẮC KẠN",
        "_______",
        "Số: 12/2020/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bắc Kạn, ngày 05 tháng 6 năm 2020",
        "QUYẾT ĐỊNH",
        AIM,
    ]


@pytest.mark.parametrize("gap", [30.0, 12.0, 9.0, 7.0])
def test_a_letterhead_whose_columns_nearly_touch(gap: float) -> None:
    names = "ỦY BAN NHÂN DÂN TỈNH BẮC KẠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"

    def draw(sheet: Sheet) -> None:
        left, right = (sheet.canvas.stringWidth(name, font(), SIZE) for name in names)
        begin = (sheet.width - left - right - gap) / 2
        sheet.at(begin, 80, names[0])
        sheet.at(begin + left + gap, 80, names[1])
        middles = begin + left / 2, begin + left + gap + right / 2
        for middle, y, text in [
            (middles[1], 94, "Độc lập - Tự do - Hạnh phúc"),
            (middles[0], 100, "________"),
            (middles[1], 100, "_______________"),
            (middles[0], 120, "Số: 12/2020/QĐ-UBND"),
            (middles[1], 120, "Bắc Kạn, ngày 05 tháng 6 năm 2020"),
        ]:
            sheet.centred(middle, y, text)

    assert paragraphs(drawn(draw)) == [
        "ỦY BAN NHÂN DÂN TỈNH BẮC KẠN",
        "________",
        "Số: 12/2020/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "_______________",
        "Bắc Kạn, ngày 05 tháng 6 năm 2020",
    ]


def test_a_wide_space_in_a_line_is_a_space() -> None:
    def draw(sheet: Sheet) -> None:
        for number, words in enumerate(
            ("Các cơ sở sản xuất", "và hộ kinh doanh cá", "thể trong toàn tỉnh này")
        ):
            sheet.at(LEFT, 80 + 14 * number, words)
            sheet.at(
                LEFT + sheet.canvas.stringWidth(words, font(), SIZE) + 8,
                80 + 14 * number,
                ("được hỗ trợ máy", "được vay vốn với lãi", "nếu có đủ điều kiện.")[number],
            )

    assert paragraphs(drawn(draw)) == [
        "Các cơ sở sản xuất được hỗ trợ máy và hộ kinh doanh cá được vay vốn với lãi "
        "thể trong toàn tỉnh này nếu có đủ điều kiện."
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(sheet: Sheet) -> None:
        for x, text in ((60, AIM * 3), (320, NEXT * 3)):
            for number, line in enumerate(wrapped(text, 36)):
                sheet.at(x, 80 + 14 * number, line)

    text = " ".join(paragraphs(drawn(draw)))
    assert text.split() == [*(AIM * 3).split(), *(NEXT * 3).split()]


def test_a_heading_in_capitals_goes_on_centred() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.y = 70
        sheet.paragraph(AIM)
        sheet.paragraph(NEXT)
        sheet.centred(297, 210, "Chương II")
        sheet.centred(297, 224, "NHIỆM VỤ, QUYỀN HẠN VÀ TỔ CHỨC")
        sheet.centred(297, 238, "CỦA CƠ QUAN KHUYẾN CÔNG")
        sheet.y = 270
        sheet.paragraph(AIM)

    assert paragraphs(drawn(draw))[2] == "Chương II NHIỆM VỤ, QUYỀN HẠN VÀ TỔ CHỨC CỦA CƠ QUAN KHUYẾN CÔNG"


def test_the_number_of_an_act_at_the_beginning_of_a_line_is_no_marker() -> None:
    text = "9. Nâng cao chất lượng và hiệu quả hoạt động theo tinh thần của toàn bộ Nghị quyết số"
    document = drawn(lambda sheet: sheet.lines(text, "19-NQ/TW ngày 25/10/2017 của Ban Chấp hành."))
    assert paragraphs(document) == [f"{text} 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành."]


def test_a_dash_in_a_name_at_the_beginning_of_a_full_line_is_no_bullet() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(AIM)
        sheet.at(LEFT, sheet.y, "Thành lập ở Vườn Quốc gia; khu dự trữ thiên nhiên có các loài và")
        end = sheet.canvas.stringWidth("khu bảo tồn loài", font(), SIZE)
        sheet.at(522 - end, sheet.y, "khu bảo tồn loài")
        sheet.y += 14
        sheet.lines("- sinh cảnh có diện tích từ 15.000 héc-ta trở lên;")

    _, start, *rest = drawn(draw).paragraphs
    # Only a list that is open makes it a bullet: the layout leaves that to the outline.
    assert start.firm
    assert [each.firm for each in rest] == [False]


# ── Letters ──────────────────────────────────────────────────────────────────────────────────────────


def test_letters_drawn_twice_for_bold_are_read_once() -> None:
    def draw(sheet: Sheet) -> None:
        for shift in (0, 0.3):
            sheet.at(LEFT + shift, 80, "CHƯƠNG TRÌNH KHUYẾN CÔNG")
            sheet.at(LEFT, 100 + shift, "Điều 11. Hoàn thành 22 mô hình")

    assert paragraphs(drawn(draw)) == ["CHƯƠNG TRÌNH KHUYẾN CÔNG", "Điều 11. Hoàn thành 22 mô hình"]


def test_letters_that_are_really_double_stay() -> None:
    document = drawn(lambda sheet: sheet.lines("Số 1122, 333 và 4444 xoong"))
    assert paragraphs(document) == ["Số 1122, 333 và 4444 xoong"]


@pytest.mark.parametrize("space", [-0.4, 0.0, 0.6, 3.0])
def test_words_are_parted_however_wide_their_letters_are_set(space: float) -> None:
    def draw(sheet: Sheet) -> None:
        text = sheet.canvas.beginText(LEFT, HEIGHT - 80)
        text.setFont(font(), 12)
        text.setCharSpace(space)
        text.textLine("PHÊ DUYỆT CHƯƠNG TRÌNH khuyến công")
        sheet.canvas.drawText(text)

    assert paragraphs(drawn(draw)) == ["PHÊ DUYỆT CHƯƠNG TRÌNH khuyến công"]


def test_words_of_two_fonts_stay_whole() -> None:
    def draw(sheet: Sheet) -> None:
        x = LEFT
        for letter in "Phát triển tỉnh Lào Cai và cơ quan":
            name = "Times-Roman" if letter.isascii() else font()
            sheet.at(x, 80, letter, name=name)
            x += sheet.canvas.stringWidth(letter, name, SIZE)

    assert paragraphs(drawn(draw)) == ["Phát triển tỉnh Lào Cai và cơ quan"]


def test_spaces_that_the_file_has_but_the_page_does_not_show_are_none() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.at(LEFT, 80, "Khuyến")
        sheet.at(LEFT + 20, 80, " ")
        sheet.at(LEFT + sheet.canvas.stringWidth("Khuyến ", font(), SIZE), 80, "công")

    assert paragraphs(drawn(draw)) == ["Khuyến công"]


def test_soft_hyphens_are_gone_and_real_ones_stay() -> None:
    document = drawn(
        lambda sheet: sheet.lines(
            "Hỗ trợ sản xu\u00adất và tiểu thủ công ng\u00ad", "hiệp theo mẫu T-", "shirt số 12."
        )
    )
    assert paragraphs(document) == ["Hỗ trợ sản xuất và tiểu thủ công nghiệp theo mẫu T-shirt số 12."]


def test_a_wide_hyphen_between_capitals_is_no_soft_one() -> None:
    # A justified line stretches its last letter, too.
    document = drawn(lambda sheet: sheet.lines("Phát triển công nghiệp, CN\u00ad", "TTCN."))

    assert paragraphs(document) == ["Phát triển công nghiệp, CN-TTCN."]


def test_marks_set_apart_join_their_letters() -> None:
    document = drawn(lambda sheet: sheet.lines("Hô\u0303 trơ\u0323 sa\u0309n xuâ\u0301t"))
    assert paragraphs(document) == ["Hỗ trợ sản xuất"]


def test_a_raised_number_stays_on_its_line() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.at(LEFT, 80, "Diện tích 500 m")
        sheet.at(LEFT + sheet.canvas.stringWidth("Diện tích 500 m", font(), SIZE), 75, "2", size=7)

    assert paragraphs(drawn(draw)) == ["Diện tích 500 m2"]


def test_what_stands_outside_of_the_page_is_not_read() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines("Điều 1.")
        sheet.at(LEFT, -40, "Không thấy được")

    assert paragraphs(drawn(draw)) == ["Điều 1."]


# ── Turned ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_that_is_shown_turned_is_read_upright() -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.setPageRotation(90)
        for number, text in enumerate(("Một dòng chữ rất dài", "và dòng nữa của trang")):
            canvas.saveState()
            canvas.translate(100 + 14 * number, 70)
            canvas.rotate(90)
            canvas.setFont(font(), SIZE)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    document = drawn(draw)
    assert paragraphs(document) == ["Một dòng chữ rất dài và dòng nữa của trang"]
    first, second = document.lines
    assert first.x0 == pytest.approx(70, abs=1)
    assert (first.y1 or inf) < (second.y1 or 0) < (first.y1 or 0) + 20


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_that_lies_on_its_side_is_read(turn: int) -> None:
    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.setFont(font(), SIZE)
        canvas.drawString(0, 0, "Chữ nằm dọc theo trang giấy")
        canvas.drawString(0, -14, "và dòng thứ hai của nó.")

    assert paragraphs(drawn(draw)) == ["Chữ nằm dọc theo trang giấy và dòng thứ hai của nó."]


def test_a_watermark_is_furniture() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(AIM)
        sheet.canvas.translate(200, 300)
        sheet.canvas.rotate(45)
        sheet.canvas.setFont(font(), 40)
        sheet.canvas.drawString(0, 0, "BẢN NHÁP")

    document = drawn(draw)
    assert paragraphs(document) == [AIM]
    assert [document.text[start:end] for start, end in document.furniture] == ["BẢN NHÁP"]


# ── Old fonts ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("encoding", "name", "text"),
    [
        ("tcvn3", b"/.VnTime    ", "NghÞ ®Þnh cña ChÝnh phñ vÒ khuyÕn c«ng vµ ph¸t triÓn n«ng th«n"),
        ("vni", b"/VNI-Times  ", "Nghò ñònh cuûa Chính phuû veà khuyeán coâng vaø phaùt trieån noâng thoân"),
    ],
)
def test_text_in_an_old_font_is_made_unicode(encoding: str, name: bytes, text: str) -> None:
    def draw(sheet: Sheet) -> None:
        for number in range(3):
            sheet.at(LEFT, 80 + 14 * number, text, name="Times-Roman")

    document = read(made(draw).replace(b"/Times-Roman", name))
    line = "Nghị định của Chính phủ về khuyến công và phát triển nông thôn"
    assert document.text.splitlines() == [line] * 3
    assert document.encoding == encoding
    assert [notice.code for notice in document.notices] == ["legacy_encoding"]
