"""The text of a Word file: what a reader sees, and nothing else."""

from __future__ import annotations

import pytest

from kcextract.loaders import load

from .files import (
    GRAMMAR,
    OFFICE,
    abstract,
    cell,
    checked,
    item,
    level,
    loaded,
    num,
    packed,
    para,
    paragraphs,
    part,
    row,
    run,
    table,
    texts,
)


def test_a_word_file() -> None:
    document = loaded(para("Điều 1. Hỗ trợ.") + para() + para(run("Điều ") + run("2. Thi ") + run("hành.")))
    assert document.text == "Điều 1. Hỗ trợ.\nĐiều 2. Thi hành."
    assert document.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert (document.loader, document.encoding, document.page_count, document.ocr) == (
        "word",
        None,
        None,
        False,
    )
    assert document.notices == ()


RAISED = '<w:vertAlign w:val="superscript"/>'
RUNS = {
    "tabs and breaks": (
        run("a") + "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>",
        "a\tb c d",
    ),
    "raw white space": ("<w:r><w:t>a\n b\tc</w:t></w:r>", "a  b c"),
    "hyphens": (
        "<w:r><w:t>khuyến</w:t><w:softHyphen/><w:t>công UBND</w:t><w:noBreakHyphen/><w:t>CT\u00ad</w:t></w:r>",
        "khuyếncông UBND-CT",
    ),
    "insertions": (f'{run("a ")}<w:ins w:id="1">{run("b ")}</w:ins><w:moveTo>{run("c")}</w:moveTo>', "a b c"),
    "deletions": (
        f'{run("a")}<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r>{run("y")}</w:del><w:moveFrom>{run("z")}</w:moveFrom>',
        "a",
    ),
    "hidden": (run("a") + run("x", "<w:vanish/>") + run("b", '<w:vanish w:val="0"/>'), "ab"),
    "raised digits": (
        run("1.500")
        + run("1", RAISED)
        + run(" triệu, 20 m")
        + run("2", RAISED)
        + run(" ")
        + run("(3)", RAISED),
        "1.500¹ triệu, 20 m² (3)",
    ),
    "lowered digits": (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
    "capitals": (
        run("Đồng nai ", "<w:caps/>") + run("Đồng nai", '<w:caps w:val="false"/>'),
        "ĐỒNG NAI Đồng nai",
    ),
    "links, tags and controls": (
        f"<w:hyperlink>{run('a')}</w:hyperlink><w:smartTag><w:smartTagPr/>{run('b')}</w:smartTag>"
        f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{run('c')}</w:sdtContent></w:sdt>"
        f"<w:customXml>{run('d')}</w:customXml>",
        "abcd",
    ),
    "a simple field": (f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>', "7"),
    "a field in a field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("x")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("kết quả")}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" sau")}',
        "kết quả sau",
    ),
    "a symbol": (
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
        "≥→",
    ),
    "a symbol of a text font": ('<w:r><w:sym w:font="Times New Roman" w:char="F041"/></w:r>', "A"),
    "a symbol that is none": ('<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="zz"/><w:sym/></w:r>', "a"),
    "a private character": (run("5", "") + run("\uf0b1", '<w:rFonts w:hAnsi="Symbol"/>') + run("2"), "5±2"),
    "math": (
        "<m:oMathPara><m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>",
        "x=a/b",
    ),
    "a reading aid": (
        f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('a')}</w:rubyBase></w:ruby></w:r>",
        "a",
    ),
    "marks of notes and comments": (
        f"{run('a')}<w:r><w:footnoteReference w:id='2'/></w:r><w:commentRangeStart/><w:r><w:commentReference/></w:r>"
        "<w:bookmarkStart w:name='x'/><w:proofErr/>",
        "a",
    ),
}


@pytest.mark.parametrize("name", RUNS)
def test_what_stands_in_a_paragraph(name: str) -> None:
    content, shown = RUNS[name]
    document = loaded(f"<w:p>{content}</w:p>")
    assert document.reading == shown
    assert len(document.paragraphs) == 1


def test_struck_text_is_out_and_told_of() -> None:
    document = loaded(para(run("900", "<w:strike/>") + run("500 lớp") + run("x", '<w:strike w:val="0"/>')))
    assert document.reading == "500 lớpx"
    assert [(notice.severity, notice.code) for notice in document.notices] == [("info", "struck_text")]


def test_a_broken_field_costs_no_text() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(f"<w:p>{run('a')}{begin}</w:p>" + para("b") + f"<w:p>{end}{end}{run('c')}</w:p>") == [
        "a",
        "b",
        "c",
    ]


def test_line_breaks_that_stand_for_paragraphs() -> None:
    broken = (
        "<w:p><w:r><w:t>Hỗ trợ máy.</w:t><w:br/><w:t>- Kinh phí</w:t><w:br/><w:t>hằng năm</w:t></w:r></w:p>"
    )
    assert texts(broken) == ["Hỗ trợ máy.", "- Kinh phí hằng năm"]


@pytest.mark.parametrize("mark", ['<w:del w:id="1"/>', '<w:moveFrom w:id="1"/>', "<w:vanish/>"])
def test_a_paragraph_whose_end_is_gone_reads_on(mark: str) -> None:
    body = para("Hỗ trợ ", f"<w:rPr>{mark}</w:rPr>") + para("máy.") + para("Hết.")
    assert texts(body) == ["Hỗ trợ máy.", "Hết."]
    assert texts(para("Hỗ trợ", f"<w:rPr>{mark}</w:rPr>") + table(row("5", "6"))) == ["Hỗ trợ"]


def test_a_large_initial_belongs_to_its_paragraph() -> None:
    assert texts(para("C", '<w:framePr w:dropCap="drop"/>') + para("ăn cứ Luật;")) == ["Căn cứ Luật;"]


# ── Text boxes ───────────────────────────────────────────────────────────────────────────────────────


def box(content: str) -> str:
    """A text box as Word writes it: as a shape, and again for older programs."""
    shape = (
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    assert texts(f"<w:p>{run('a')}{box(para('HỎA TỐC') + para('Mật'))}{run('b')}</w:p>" + para("c")) == [
        "ab",
        "HỎA TỐC",
        "Mật",
        "c",
    ]


def test_text_boxes_in_each_other_in_cells_and_of_old_programs() -> None:
    inner = f"<w:p>{box(para('trong'))}{run('ngoài')}</w:p>"
    old = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>cũ</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert texts(f"<w:p>{box(inner)}</w:p><w:p>{old}</w:p>") == ["ngoài", "trong", "cũ"]
    assert texts(table(row(cell(f"<w:p>{box(para('a'))}</w:p>"), "b"))) == ["a", "b"]


# ── Styles ───────────────────────────────────────────────────────────────────────────────────────────


def test_looks_come_from_styles_and_what_they_are_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:rPr><w:caps/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="U"><w:basedOn w:val="T"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        para("một", '<w:pStyle w:val="U"/>')
        + para(run("hai") + run(" ẩn", '<w:rStyle w:val="H"/>'), '<w:pStyle w:val="T"/>')
        + para("ba", '<w:pStyle w:val="A"/>')
        + para("bốn", '<w:pStyle w:val="none such"/>')
    )
    assert texts(body, styles=styles) == ["MỘT", "HAI", "ba", "bốn"]


def test_a_table_of_contents_is_not_read() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="M"><w:name w:val="toc 1"/></w:style>'
    document = loaded(para("I. Mục tiêu\t3", '<w:pStyle w:val="M"/>') + para("I. Mục tiêu"), styles=styles)
    assert document.text == "I. Mục tiêu 3\nI. Mục tiêu"
    assert paragraphs(document) == ["I. Mục tiêu"]
    assert [document.text[start:end] for start, end in document.furniture] == ["I. Mục tiêu 3"]


# ── What stands elsewhere ────────────────────────────────────────────────────────────────────────────


def test_notes_stand_at_the_end_and_are_not_read() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{para("---")}</w:footnote>'
        f'<w:footnote w:id="2">{para("Theo giá 2015")}</w:footnote>'
    )
    end_notes = f'<w:endnote w:id="2">{para("Xem phụ lục")}</w:endnote>'
    document = loaded(para("a"), footnotes=notes, endnotes=end_notes)
    assert document.text == "a\nTheo giá 2015\nXem phụ lục"
    assert paragraphs(document) == ["a"]
    assert [(notice.severity, notice.code) for notice in document.notices] == [("info", "footnotes")]


def test_headers_footers_and_comments_are_left_out() -> None:
    document = loaded(para("a"), header=para("đầu"), footer=para("cuối"), comments=para("lời"))
    assert document.text == "a"


def test_a_file_within_the_file_is_reported() -> None:
    sheet = '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    formula = '<w:p><w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r></w:p>'
    codes = [(notice.severity, notice.code) for notice in loaded(para("a") + sheet + formula).notices]
    assert codes == [("warning", "embedded_file")]
    assert [notice.code for notice in loaded(para("a") + '<w:altChunk r:id="r9"/>').notices] == [
        "embedded_file"
    ]


# ── Fonts that are not Unicode ───────────────────────────────────────────────────────────────────────


def test_text_in_an_old_font_becomes_unicode() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
    )
    body = para("Céng hßa x· héi chñ nghÜa ViÖt Nam") + para(
        "<w:r><w:t>Th</w:t><w:softHyphen/><w:t>¬ng m¹i</w:t></w:r>"
    )
    document = loaded(body, styles=styles)
    assert document.text == "Cộng hòa xã hội chủ nghĩa Việt Nam\nThương mại"
    assert document.encoding == "tcvn3"


def test_automatic_numbers_are_in_the_fonts_of_their_lists() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
    )
    numbering = abstract(0, level(0, "decimal", "§iÒu %1.")) + num(1, 0)
    body = item("Ph¹m vi ®iÒu chØnh cña quy ®Þnh") + item("§èi t­îng ¸p dông")
    assert texts(body, styles=styles, numbering=numbering)[0] == "Điều 1. Phạm vi điều chỉnh của quy định"


def test_a_theme_names_fonts_too() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:majorFont><a:latin typeface="Arial"/></a:majorFont><a:minorFont><a:latin typeface=".VnTime"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    properties = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Arial"/>'
    document = loaded(
        para(run("Céng hßa x· héi chñ nghÜa ViÖt Nam", properties)), theme="", extra={"word/theme.xml": theme}
    )
    assert document.text == "Cộng hòa xã hội chủ nghĩa Việt Nam"


# ── Pages ────────────────────────────────────────────────────────────────────────────────────────────

SEEN = "<w:r><w:lastRenderedPageBreak/></w:r>"
TURN = '<w:r><w:br w:type="page"/></w:r>'


def pages(body: str) -> list[tuple[str, int | None]]:
    document = loaded(body)
    return [
        (document.text[line.start : line.end], line.page) for line in document.lines if line.start < line.end
    ]


def test_pages_as_word_last_set_them() -> None:
    body = para("a") + f"<w:p>{SEEN}{run('b')}</w:p>" + f"<w:p>{run('c ')}{SEEN}{run('d')}</w:p>" + para("e")
    assert pages(body) == [("a", 1), ("b", 2), ("c d", 2), ("e", 3)]
    assert loaded(body).page_count == 3


def test_what_a_section_was_before_it_was_changed_is_no_section() -> None:
    changed = '<w:sectPr><w:type w:val="continuous"/><w:sectPrChange w:id="1"><w:sectPr/></w:sectPrChange></w:sectPr>'
    last = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    noted = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>c</w:t></w:r></w:p>"
    document = loaded(para("a", changed) + para("b") + noted + last)
    assert [line.page for line in document.lines] == [1, 1, 2]


def test_a_break_that_is_noted_too_counts_once() -> None:
    section = '<w:sectPr><w:type w:val="{}"/></w:sectPr>'
    body = (
        f"<w:p>{run('a')}{TURN}</w:p><w:p>{SEEN}{run('b')}</w:p>"
        + f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr>{SEEN}{run('c')}</w:p>"
        + para("d", section.format("nextPage"))
        + para("e", section.format("nextPage"))
        + para("f", "<w:sectPr/>")
        + para("g")
        + section.format("continuous")
    )
    assert pages(body) == [("a", 1), ("b", 2), ("c", 3), ("d", 3), ("e", 4), ("f", 5), ("g", 5)]


def test_no_pages_where_word_noted_none() -> None:
    assert pages(f"<w:p>{run('a')}{TURN}</w:p>" + para("b")) == [("a", None), ("b", None)]


def test_lines_of_a_paragraph_stand_on_pages_of_their_own() -> None:
    body = f"<w:p>{run('a')}<w:r><w:br/></w:r>{run('b')}{TURN}{SEEN}{run('c')}</w:p>"
    assert pages(body) == [("a", 1), ("b", 1), ("c", 2)]


def test_the_rows_of_a_table_over_pages() -> None:
    first = row("1", cell(para("x")), "3")
    second = row(cell(f"<w:p>{SEEN}{run('4')}</w:p>"), "5", cell(f"<w:p>{SEEN}{run('6')}</w:p>"))
    long = row("7", cell(para("8") + f"<w:p>{SEEN}{run('9')}</w:p>"), "10")
    assert pages(table(first, second, long) + para("end")) == [
        *[
            ("1", 1),
            ("x", 1),
            ("3", 1),
            ("4", 2),
            ("5", 2),
            ("6", 2),
            ("7", 2),
            ("8", 2),
            ("9", 3),
            ("10", 2),
        ],
        ("end", 3),
    ]


# ── Other kinds of Word files ────────────────────────────────────────────────────────────────────────


def test_strict_and_macro_files_and_other_names_of_parts() -> None:
    strict = "http://purl.oclc.org/ooxml"
    body = part("document", f"<w:body>{item('a')}{para('b')}</w:body>")
    numbering = part("numbering", abstract(0, level(0, "decimal", "%1.")) + num(1, 0))
    swaps = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main": f"{strict}/wordprocessingml/main",
        OFFICE: f"{strict}/officeDocument/relationships",
    }
    for old, new in swaps.items():
        body, numbering = body.replace(old, new), numbering.replace(old, new)
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"

    def relation(kind: str, target: str, more: str = "") -> str:
        return (
            f'<Relationships xmlns="{namespace}"><Relationship Id="r" Type="{strict}/officeDocument/relationships/{kind}" '
            f'Target="{target}" {more}/></Relationships>'
        )

    data = packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relation("officeDocument", "/word/Document2.xml"),
            "word/document2.xml": body.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
            "word/_rels/document2.xml.rels": relation("numbering", "../word/./numbering.xml"),
            "word/numbering.xml": numbering,
            "word/vbaProject.bin": b"\xd0\xcf macro",
        }
    )
    assert paragraphs(checked(load(data, GRAMMAR))) == ["1. a", "b"]


def test_parts_elsewhere_are_never_asked_for() -> None:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = (
        f'<Relationships xmlns="{namespace}"><Relationship Id="r" Type="{OFFICE}/numbering" '
        'Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="s" Type="x/footnotes" '
        'Target="http://127.0.0.1:9/x.xml"/><Relationship Id="t" Type="x/styles" Target="../../../../etc/passwd"/>'
        "</Relationships>"
    )
    assert texts(item("a")) == ["a"]
    document = loaded(item("a"), extra={"word/_rels/document.xml.rels": relations})
    assert document.text == "a"


def test_a_file_may_not_be_nested_without_end() -> None:
    assert texts("<w:sdt><w:sdtContent>" * 40 + para("a") + "</w:sdtContent></w:sdt>" * 40) == ["a"]
