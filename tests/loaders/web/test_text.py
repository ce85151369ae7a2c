"""Paragraphs as a browser shows them: white space, line breaks, lists, small numbers, letters."""

from __future__ import annotations

import pytest

from .pages import paragraphs, read


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Hỗ  trợ\n\n 20\tcơ&nbsp;sở</p>", ["Hỗ trợ 20 cơ sở"]),
        ("<p>Hỗ <b>trợ</b><i> 20</i> cơ sở</p>", ["Hỗ trợ 20 cơ sở"]),
        ("<p>Thàn<b>h</b> lập</p>", ["Thành lập"]),
        ("Một<p>Hai</p>Ba", ["Một", "Hai", "Ba"]),
        ("<div>Một<div>Hai</div>Ba</div>", ["Một", "Hai", "Ba"]),
        ("<p>Một<p>Hai<p>Ba", ["Một", "Hai", "Ba"]),
        ("<p>1. Một.<br>2. Hai.</p>", ["1. Một.", "2. Hai."]),
        ("<p>Hỗ trợ<br>cơ sở</p>", ["Hỗ trợ cơ sở"]),
        ("<div>Một<br><br>Hai</div>", ["Một", "Hai"]),
        ("<h1>I. MỤC TIÊU</h1><blockquote>Hỗ trợ</blockquote>", ["I. MỤC TIÊU", "Hỗ trợ"]),
        ("<p></p><p>&nbsp;</p><p> </p><p>Hết.</p>", ["Hết."]),
        ("<p>&lt;2 &amp; &#8805;3 &#x1EA1;</p>", ["<2 & ≥3 ạ"]),
        ("<p>a&ldquo;b&rdquo; &bogus; 5 &lt 6", ["a“b” &bogus; 5 < 6"]),
        ("<p>Hỗ trợ <ins>20</ins><del>30</del> cơ sở</p>", ["Hỗ trợ 20 cơ sở"]),
        ("<p style='text-transform:uppercase'>Quyết <span>định</span></p>", ["QUYẾT ĐỊNH"]),
        ("<dl><dt>Cơ sở:<dd>doanh nghiệp</dl>", ["Cơ sở:", "doanh nghiệp"]),
        ("<center>QUYẾT ĐỊNH</center><hr>Điều 1.", ["QUYẾT ĐỊNH", "Điều 1."]),
    ],
)
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert paragraphs(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("diện tích 500 m<sup>2</sup>", "diện tích 500 m²"),
        ("500 m<sup><span>3</span></sup>/ngày", "500 m³/ngày"),
        # The number of a note is no part of the number before it.
        ("đến năm 2020<sup>12</sup>", "đến năm 2020¹²"),
        ("chú thích<sup>(1)</sup>", "chú thích(1)"),
        ("khí CO<sub>2</sub>", "khí CO2"),
    ],
)
def test_raised_and_lowered_text(body: str, expected: str) -> None:
    assert paragraphs(f"<p>{body}</p>") == [expected]


def test_preformatted_text_keeps_its_lines() -> None:
    wrapped = "Hỗ trợ các cơ sở công nghiệp nông thôn đầu tư\nmáy móc thiết bị tiên tiến vào sản xuất ở\n"
    document = read(f"<pre>\n{wrapped * 6}\n\nĐiều 1.   Một.</pre>")
    assert document.text.startswith(wrapped)
    assert [document.text[start:end] for start, end, _ in document.paragraphs][-1] == "Điều 1.   Một."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ol><li>Một<li>Hai</ol>", ["1. Một", "2. Hai"]),
        ("<ol start=3><li>Ba<li value=7>Bảy<li>Tám</ol>", ["3. Ba", "7. Bảy", "8. Tám"]),
        ("<ol type=a start=26><li>x<li>y</ol>", ["z. x", "aa. y"]),
        ("<ol type=I><li>Một<li>Hai<li>Ba<li>Bốn</ol>", ["I. Một", "II. Hai", "III. Ba", "IV. Bốn"]),
        ("<ol style='list-style-type: lower-roman'><li>x</ol>", ["i. x"]),
        ("<ol reversed><li>x<li>y</ol>", ["2. x", "1. y"]),
        ("<ol style='list-style:none'><li>1. Một</ol>", ["1. Một"]),
        ("<ol><li>1. Một<li>Hai</ol>", ["1. Một", "2. Hai"]),
        ("<ul><li>Một<li>- Hai</ul>", ["- Một", "- Hai"]),
        ("<ul style='list-style-type:none'><li>Một</ul>", ["Một"]),
        ("<ol><li><p>Một</p><p>Thêm</p><li>Hai</ol>", ["1. Một", "Thêm", "2. Hai"]),
        ("<ol><li>Một<ul><li>a<li>b</ul><li>Hai</ol>", ["1. Một", "- a", "- b", "2. Hai"]),
        ("<ol start=x><li value=-5>x<li>y</ol>", ["-5. x", "-4. y"]),
        ("<ol start=99999999999><li>x</ol>", ["999999. x"]),
    ],
)
def test_items_of_lists_have_their_markers(body: str, expected: list[str]) -> None:
    assert paragraphs(body) == expected


WORD = """<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=VI><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span>
<![endif]><span lang=VI>Hỗ trợ<o:p></o:p></span></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Đào tạo</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><p>Số:<span style='mso-tab-count:1'>      </span>/QĐ-UBND</p>"""


def test_lists_of_word_have_the_markers_that_are_typed_there() -> None:
    assert paragraphs(WORD) == ["1. Hỗ trợ", "• Đào tạo", "Số: /QĐ-UBND"]
    assert "Số:\t/QĐ-UBND" in read(WORD).text


def test_notes_of_word_are_left_out() -> None:
    page = """<p>Đến năm 2020<a href="#_ftn1"><span class=MsoFootnoteReference>[1]</span></a> có 5 cơ sở</p>
    <div style='mso-element:footnote-list'><hr><div style='mso-element:footnote'><p class=MsoFootnoteText>Chú thích</p>
    </div></div><div id=ftn2><p class=MsoFootnoteText>Chú thích</p></div>"""
    assert paragraphs(page) == ["Đến năm 2020 có 5 cơ sở"]


def test_pictures_of_fonts_are_what_they_show() -> None:
    assert paragraphs("<p>tối thiểu <font face=Symbol>&sup3;</font> 5</p>") == ["tối thiểu ≥ 5"]
    assert paragraphs("<p><span style='font-family:Wingdings'>Ø</span> Đào tạo</p>") == ["➢ Đào tạo"]


# "Cộng hòa xã hội chủ nghĩa Việt Nam" and "Ủy ban nhân dân tỉnh" as old fonts store them.
TCVN3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam<br>ñy ban nh©n d©n tØnh quyÕt ®Þnh ban hµnh ch\u00ad¬ng tr×nh"
UNICODE = "Cộng hoà xã hội chủ nghĩa Việt Nam ủy ban nhân dân tỉnh quyết định ban hành chương trình"


@pytest.mark.parametrize(
    "page",
    [
        "<p><font face='.VnTime'>{}</font></p>",
        "<p style='font-family:\".VnTime\",serif'>{}</p>",
        '<style>p.MsoNormal, li.MsoNormal {{ margin: 0; font-family: ".VnTime"; }}</style><p class=MsoNormal>{}</p>',
        "<p>{}</p>",
    ],
)
@pytest.mark.parametrize("charset", ["windows-1252", "x-user-defined", "utf-8"])
def test_old_fonts_become_unicode(page: str, charset: str) -> None:
    encoding = "utf-8" if charset == "utf-8" else "cp1252"
    head = f"<html><head><meta http-equiv=Content-Type content='text/html; charset={charset}'></head>"
    document = read((head + page.format(TCVN3)).encode(encoding))
    assert " ".join(document.text.split()) == UNICODE
    assert document.encoding == "tcvn3"
    assert [notice.code for notice in document.notices] == ["legacy_encoding"]


def test_an_old_font_may_be_on_a_part_of_the_page() -> None:
    page = f"<p>Ủy ban nhân dân thành phố</p><p><font face='.VnTime'>{TCVN3}</font></p><p>Điều 1. Hỗ trợ</p>"
    assert " ".join(paragraphs(page)) == f"Ủy ban nhân dân thành phố {UNICODE} Điều 1. Hỗ trợ"
