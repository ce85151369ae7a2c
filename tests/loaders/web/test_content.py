"""Of a page only the document is read: not what a portal puts around it, not what is not shown."""

from __future__ import annotations

import pytest

from .pages import DECISION, paragraphs, read

PORTAL = """<!DOCTYPE html><html><head><title>Cổng thông tin</title>
<style>p {{ color: red }}</style><script>var x = "<p>Mã lệnh</p>";</script></head><body>
<header><h1>CỔNG THÔNG TIN ĐIỆN TỬ</h1></header>
<ul id="menu"><li><a href="/">Trang chủ</a></li><li><a href="/vb">Văn bản</a></li><li><a href="/t">Tin</a></li></ul>
<div class="ticker">Thời tiết hôm nay có mưa rào và dông vài nơi, nhiệt độ từ 24 đến 31 độ.</div>
{0}
<div class="related"><h3>Văn bản khác</h3><ul><li><a href="/1">Quyết định 1/QĐ-UBND</a></li>
<li><a href="/2">Quyết định 2/QĐ-UBND</a></li><li><a href="/3">Kế hoạch 3/KH-UBND</a></li></ul></div>
<footer>Bản quyền thuộc về Văn phòng</footer></body></html>"""
WORDS = paragraphs(DECISION)


@pytest.mark.parametrize(
    "frame",
    [
        "{}",
        "<div id='x'>{}</div>",
        "<main><div><article>{}</article></div></main>",
        "<form action='/'><div>{}</div></form>",
        "<table><tr><td><ul><li><a href='/a'>Mục</a></li></ul></td><td><div>{}</div></td></tr></table>",
    ],
)
def test_the_document_is_found_on_a_page(frame: str) -> None:
    found = paragraphs(PORTAL.format(frame.format(DECISION)))
    assert [text for text in found if text in WORDS] == WORDS
    if frame != "{}":
        assert found == WORDS


def test_a_letterhead_beside_the_text_is_part_of_the_document() -> None:
    letterhead, *rest = DECISION.partition("<p>QUYẾT ĐỊNH")
    assert paragraphs(PORTAL.format(f"<div><div>{letterhead}</div><div>{''.join(rest)}</div></div>")) == WORDS


def test_an_appendix_beside_the_text_is_part_of_the_document() -> None:
    appendix = (
        "<div><p>Phụ lục I. Danh mục</p><table border=1>" + "<tr><td>Lớp<td>5</tr>" * 200 + "</table></div>"
    )
    found = read(PORTAL.format(f"<div><div>{DECISION}</div>{appendix}</div>"))
    assert found.text.startswith("CỘNG HÒA")
    assert [grid.row_count for grid in found.grids] == [200]


def test_an_attached_regulation_that_counts_its_articles_anew_is_part_of_the_document() -> None:
    regulation = "<p>QUY CHẾ</p>" + "".join(
        f"<p>Điều {number}. Nội dung của điều này.</p><p>{'Các cơ sở công nghiệp được hỗ trợ. ' * 5}</p>"
        for number in range(1, 6)
    )
    found = paragraphs(PORTAL.format(f"<div><div>{DECISION}</div><div>{regulation}</div></div>"))
    assert found[:3] == WORDS[:3]
    assert found[-1].startswith("Các cơ sở")


def test_a_table_of_contents_is_no_part_of_the_document() -> None:
    articles = [f"Điều {number}. Quy định số {number}" for number in range(1, 9)]
    body = "".join(
        f"<p>{article}</p><p>{'Uỷ ban nhân dân tỉnh tổ chức thực hiện. ' * 4}</p>" for article in articles
    )
    contents = "".join(f"<div>{article}</div><div>Khoản 1</div>" for article in articles)
    page = f"<div class='toc'><p>Mục lục</p>{contents}</div><div>{DECISION}{body}</div>"
    assert "Khoản 1" not in paragraphs(PORTAL.format(page))


def test_a_piece_of_news_keeps_its_title() -> None:
    body = "<p>" + "Chương trình đặt mục tiêu hỗ trợ 20 cơ sở công nghiệp nông thôn. " * 8 + "</p>"
    title = "Tỉnh ban hành chương trình hỗ trợ công nghiệp nông thôn"
    page = PORTAL.format(f"<div><h1>{title}</h1><div>{body * 3}</div></div>")
    assert paragraphs(page)[0] == title


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>{}</p>",
        "<p style='DISPLAY : None'>{}</p>",
        "<div style='visibility:hidden'><p>{}</p></div>",
        "<p style='mso-hide:all'>{}</p>",
        "<p class=an>{}</p>",
        "<nav>{}</nav>",
        "<select><option>{}</option></select>",
        "<textarea>{}</textarea>",
        "<noscript>{}</noscript>",
        "<template><p>{}</p></template>",
        "<!--[if gte mso 9]><p>{}</p><![endif]-->",
        "<div style='mso-element:header'><p>{}</p></div>",
        "<xml><w:WordDocument>{}</w:WordDocument></xml>",
        "<script>document.write('{}')</script>",
        "<div role=navigation>{}</div>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    page = f"<style>.an {{ color: red; display: none }}</style>{DECISION}{hidden.format('ẩn đi')}<p>Hết.</p>"
    assert paragraphs(page) == [*WORDS, "Hết."]


@pytest.mark.parametrize(
    "struck",
    [
        "<p><del>{}</del></p>",
        "<p><s>{}</s></p>",
        "<p><strike><b>{}</b></strike></p>",
        "<p><span style='TEXT-DECORATION: underline line-through'>{}</span></p>",
        "<div style='text-decoration-line:line-through'><p>{}</p></div>",
        "<p class=bo>{}</p>",
    ],
)
def test_struck_text_is_left_out_and_told_of(struck: str) -> None:
    sheet = "<style>.bo { color: red; text-decoration: line-through }</style>"
    document = read(
        f"<html><head>{sheet}</head><body>{DECISION}{struck.format('đã bãi bỏ')}<p>Hết.</p></body></html>"
    )
    assert document.text.endswith("CHỦ TỊCH\nHết.")
    (notice,) = document.notices
    assert (notice.severity, notice.code) == ("info", "struck_text")
    assert notice.message.startswith(f"{len('đã bãi bỏ')} characters ")


@pytest.mark.parametrize(
    "kept", ["<u>{}</u>", "<span style='text-decoration: none'>{}</span>", "<ins>{}</ins>"]
)
def test_text_with_other_lines_is_read(kept: str) -> None:
    document = read(f"{DECISION}<p>{kept.format('vẫn còn')}</p>")
    assert document.text.endswith("vẫn còn")
    assert document.notices == ()


def test_what_is_struck_around_the_document_is_not_told_of() -> None:
    assert read(PORTAL.format(DECISION + "</div><aside><p><s>Giá cũ</s></p></aside><div>")).notices == ()


def test_style_sheets_of_the_head_are_read() -> None:
    page = f"<html><head><style>.an {{ display: none }}</style></head><body>{DECISION}<p class=an>ẩn đi</p></body></html>"
    assert paragraphs(page) == WORDS


@pytest.mark.parametrize("hidden", ["<div style='display:none'>{}</div>", "<div hidden><div>{}</div></div>"])
def test_a_document_behind_another_tab_is_read(hidden: str) -> None:
    shown = "<div><p>Cơ quan ban hành: Ủy ban nhân dân tỉnh</p><p>Ngày có hiệu lực: 01/01/2020</p></div>"
    document = read(PORTAL.format(shown + hidden.format(DECISION)))
    found = [document.text[start:end] for start, end, _ in document.paragraphs]
    assert [text for text in found if text in WORDS] == WORDS
    assert [notice.code for notice in document.notices] == ["hidden_text"]


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { .an { display: none } }",
        ".an { display: none } @media (min-width: 9px) { .lon\\:hien { display: block } }",
        "#x .an { display: none }",
        ".khac { display: none }",
        "/* .an { display: none } */",
    ],
)
def test_what_some_screens_show_is_read(sheet: str) -> None:
    page = f"<style>{sheet}</style>{DECISION}<p class='an lon:hien'>Còn lại.</p>"
    assert paragraphs(page)[-1] == "Còn lại."


@pytest.mark.parametrize("page", ["<html></html>", "<html><body></body></html>", "<html><body><img src=a>"])
def test_a_page_without_text_is_an_empty_document(page: str) -> None:
    assert read(page).text.strip() == ""
