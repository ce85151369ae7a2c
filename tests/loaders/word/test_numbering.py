"""Automatic numbers: what Word shows, and LibreOffice too where it knows of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.loaders.word.numbering import formatted

from .files import abstract, item, level, num, para, start_override, texts, word_file

DECISION = (
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
    level(4, "bullet", "-"),
    level(5, "bullet", "+"),
)
DECIMAL = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3."))
LEVEL_RESTART = '<w:lvlRestart w:val="{}"/>'


class Case(NamedTuple):
    """Items as "level text" or "level text number-of-list"; what is shown; whether LibreOffice does so too."""

    items: str
    numbering: str
    shown: str
    in_office: bool = True


CASES = {
    "levels": Case(
        "0 A|1 b|2 c|2 d|3 e|3 f|3 g|2 h|1 i|2 j|0 K|1 l",
        abstract(0, *DECISION) + num(1, 0),
        "I. A|1. b|1.1. c|1.2. d|a) e|b) f|c) g|1.3. h|2. i|2.1. j|II. K|1. l",
    ),
    "bullets": Case(
        "0 A|4 b|5 c|4 d", abstract(0, *DECISION) + num(1, 0), "I. A|- b|+ c|- d", in_office=False
    ),
    "in digits throughout": Case(
        "0 A|1 b|2 c|0 D|1 e",
        abstract(
            0,
            level(0, "upperRoman", "Phần %1"),
            level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            level(2, "lowerLetter", "%1.%2.%3", "<w:isLgl/>"),
        )
        + num(1, 0),
        "Phần I A|1.1 b|1.1.1 c|Phần II D|2.1 e",
        in_office=False,
    ),
    "levels that never occurred": Case(
        "1 b|1 c|0 A|1 d|2 e", abstract(0, *DECIMAL) + num(1, 0), "1.1. b|1.2. c|2. A|2.1. d|2.1.1. e"
    ),
    "a level left out": Case(
        "0 A|2 b|1 c|2 d|0 E", abstract(0, *DECIMAL) + num(1, 0), "1. A|1.1.1. b|1.2. c|1.2.1. d|2. E"
    ),
    "lists of one definition count on together": Case(
        "0 A 1|0 B 2|0 C 1|0 D 3|0 E 1|0 F 3|0 G 4",
        abstract(0, *DECIMAL)
        + num(1, 0)
        + num(2, 0)
        + num(3, 0, start_override(0, 8))
        + num(4, 0, start_override(0, 1)),
        "1. A|2. B|3. C|8. D|9. E|10. F|1. G",
    ),
    "lists of two definitions do not": Case(
        "0 A 1|0 B 2|0 C 1|0 D 2",
        abstract(0, *DECIMAL) + abstract(1, *DECISION) + num(1, 0) + num(2, 1),
        "1. A|I. B|2. C|II. D",
    ),
    "a start of its own on a deeper level": Case(
        "0 A 1|1 b 1|0 C 2|1 d 2|1 e 2",
        abstract(0, *DECIMAL) + num(1, 0) + num(2, 0, start_override(0, 1) + start_override(1, 5)),
        "1. A|1.1. b|1. C|1.5. d|1.6. e",
        in_office=False,
    ),
    "a level of its own": Case(
        "0 A 1|0 B 2|0 C 2|0 D 1",
        abstract(0, *DECIMAL)
        + num(1, 0)
        + num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1/")}</w:lvlOverride>'),
        "1. A|B/ B|C/ C|4. D",
    ),
    "a level that never starts anew": Case(
        "0 A|1 b|1 c|0 D|1 e",
        abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", LEVEL_RESTART.format(0)))
        + num(1, 0),
        "I. A|1. b|2. c|II. D|3. e",
        in_office=False,
    ),
    "a level that starts anew after the first level only": Case(
        "0 A|1 b|2 c|1 d|2 e|0 F|1 g|2 h",
        abstract(0, *DECIMAL[:2], level(2, "lowerLetter", "%3)", LEVEL_RESTART.format(1))) + num(1, 0),
        "1. A|1.1. b|a) c|1.2. d|b) e|2. F|2.1. g|a) h",
        in_office=False,
    ),
    "other starts": Case(
        "0 A|1 b|1 c|0 D|1 e",
        abstract(0, level(0, "decimal", "%1.", start=3), level(1, "decimalZero", "%2.", start=9)) + num(1, 0),
        "3. A|09. b|10. c|4. D|09. e",
    ),
    "words around numbers": Case(
        "0 A|1 b|1 c|0 D",
        abstract(
            0, level(0, "upperRoman", "Chương %1:"), level(1, "decimal", "Điều %2.", LEVEL_RESTART.format(0))
        )
        + num(1, 0),
        "Chương I: A|Điều 1. b|Điều 2. c|Chương II: D",
    ),
    "a level that shows nothing": Case(
        "0 A|1 b|0 C|1 d",
        abstract(0, level(0, "none", ""), level(1, "decimal", "%1%2)")) + num(1, 0),
        "A|1) b|C|1) d",
    ),
    "no space after the number": Case(
        "0 A",
        abstract(0, level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>')) + num(1, 0),
        "1.A",
        in_office=False,
    ),
    "letters and small numerals": Case(
        "0 A|1 b|2 c|2 d|1 e|2 f|0 G",
        abstract(
            0, level(0, "upperLetter", "%1."), level(1, "lowerRoman", "(%2)"), level(2, "lowerLetter", "%3)")
        )
        + num(1, 0),
        "A. A|(i) b|a) c|b) d|(ii) e|a) f|B. G",
    ),
    "letters after z": Case(
        "|".join(f"0 {number}" for number in range(1, 29)),
        abstract(0, level(0, "lowerLetter", "%1)")) + num(1, 0),
        "|".join(
            f"{letter}) {number}"
            for number, letter in enumerate([*"abcdefghijklmnopqrstuvwxyz", "aa", "bb"], 1)
        ),
    ),
    # What Word cannot count, authors put into a list of its own.
    "a letter that no list counts to": Case(
        "0 A 1|1 b 1|1 c 1|0 d 2|1 e 3",
        abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"))
        + abstract(1, level(0, "none", "đ)"))
        + num(1, 0)
        + num(2, 1)
        + num(3, 0, start_override(1, 5)),
        "1. A|a) b|b) c|đ) d|e) e",
        in_office=False,
    ),
    "four levels": Case(
        "0 A|1 b|2 c|3 d|3 e|2 f|3 g|1 h|2 i|3 j",
        abstract(0, *DECIMAL, level(3, "decimal", "%1.%2.%3.%4")) + num(1, 0),
        "1. A|1.1. b|1.1.1. c|1.1.1.1 d|1.1.1.2 e|1.1.2. f|1.1.2.1 g|1.2. h|1.2.1. i|1.2.1.1 j",
    ),
    "an empty item": Case("0 A|0 |0 C", abstract(0, *DECIMAL) + num(1, 0), "1. A|2.|3. C"),
}


def _body(case: Case) -> str:
    return "".join(
        item(text, int(index), int(number or 1))
        for index, text, number in ((*each.split(" "), "")[:3] for each in case.items.split("|"))
    )


@pytest.mark.parametrize("name", CASES)
def test_numbers_are_written_out(name: str) -> None:
    case = CASES[name]
    assert texts(_body(case), numbering=case.numbering) == case.shown.split("|")


def test_libreoffice_shows_the_same(tmp_path: Path) -> None:
    """All but what its text export does not know: isLgl, lvlRestart, suff, starts of deeper levels, bullets."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    cases = {name: case for name, case in CASES.items() if case.in_office}
    for name, case in cases.items():
        (tmp_path / f"{name}.docx").write_bytes(word_file(_body(case), numbering=case.numbering))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(tmp_path / "out")]
    files = [str(tmp_path / f"{name}.docx") for name in cases]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    for name, case in cases.items():
        lines = (tmp_path / "out" / f"{name}.txt").read_text(encoding="utf-8-sig").splitlines()
        assert [" ".join(line.split()) for line in lines] == case.shown.split("|"), name


# ── Where a paragraph's list is named ────────────────────────────────────────────────────────────────


def style(key: str, name: str, properties: str = "", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def styled(text: str, key: str, more: str = "") -> str:
    return para(text, f'<w:pStyle w:val="{key}"/>{more}')


def test_a_style_names_the_list_and_the_list_the_level() -> None:
    in_list = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("H1", "heading 1", in_list)
        + style("H2", "heading 2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', "H1")
        + style("Own", "own", "", "H2")
        + style("Off", "off", '<w:numPr><w:numId w:val="0"/></w:numPr>', "H1")
    )
    numbering = abstract(
        0,
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'),
    ) + num(1, 0)
    body = (
        styled("A", "H1")
        + styled("b", "H2")
        + styled("c", "Own")
        + styled("d", "Off")
        + styled("e", "H2", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
        + styled("F", "H1")
        + styled("g", "H2")
    )
    assert texts(body, styles=styles, numbering=numbering) == [
        "I. A",
        "1. b",
        "2. c",
        "d",
        "e",
        "II. F",
        "1. g",
    ]


def test_a_level_in_the_paragraph_and_the_list_in_its_style() -> None:
    styles = style("L", "list", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = styled("a", "L") + styled("b", "L", '<w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert texts(body, styles=styles, numbering=abstract(0, *DECIMAL) + num(1, 0)) == ["1. a", "1.1. b"]


def test_a_definition_that_only_names_a_list_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="S"><w:name w:val="s"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        abstract(0, more='<w:numStyleLink w:val="S"/>')
        + abstract(1, *DECIMAL, more='<w:styleLink w:val="S"/>')
        + num(1, 0)
        + num(2, 1)
    )
    assert texts(item("a") + item("b"), styles=styles, numbering=numbering) == ["1. a", "2. b"]


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        num(1, 7),
        abstract(0) + num(1, 0),
        abstract(0, more='<w:numStyleLink w:val="S"/>') + num(1, 0),
        '<w:num w:numId="x"/><w:num/><w:abstractNum/>',
        abstract(0, '<w:lvl w:ilvl="12"/><w:lvl/><w:lvl w:ilvl="0"><w:start w:val="many"/></w:lvl>')
        + num(1, 0),
    ],
)
def test_a_list_that_is_not_defined_numbers_nothing(numbering: str) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="S">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert texts(item("a") + item("b", 40), styles=styles, numbering=numbering) == ["a", "b"]


def test_deleted_items_are_not_counted() -> None:
    gone = para(
        '<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2"/></w:rPr>',
    )
    assert texts(item("a") + gone + item("b"), numbering=abstract(0, *DECIMAL) + num(1, 0)) == [
        "1. a",
        "2. b",
    ]


def test_numbers_go_on_in_cells() -> None:
    numbered = "<w:tbl><w:tblPr/>" + "".join(
        f"<w:tr><w:tc>{item('')}</w:tc><w:tc>{para(name)}</w:tc><w:tc>{para('5')}</w:tc></w:tr>"
        for name in ("Đào tạo", "Hội chợ")
    )
    document_texts = texts(numbered + "</w:tbl>" + item("c"), numbering=abstract(0, *DECIMAL) + num(1, 0))
    assert document_texts == ["3. c"]


@pytest.mark.parametrize(
    ("glyph", "font", "shown"),
    [
        ("-", "Times New Roman", "-"),
        ("–", "Times New Roman", "-"),
        ("+", "Times New Roman", "+"),
        ("*", "Times New Roman", "*"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf02d", "Symbol", "-"),
        ("\uf0d8", "Wingdings", "•"),
        ("o", "Courier New", "•"),
    ],
)
def test_bullets(glyph: str, font: str, shown: str) -> None:
    bullet = level(0, "bullet", glyph).replace(
        "</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    )
    numbering = abstract(0, bullet) + num(1, 0)
    assert texts(item("a") + item("") + item("b"), numbering=numbering) == [f"{shown} a", f"{shown} b"]


def test_bullets_below_bullets_differ() -> None:
    levels = [level(index, "bullet", glyph) for index, glyph in enumerate("\uf0b7o\uf0a7")]
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 1)
    assert texts(body, numbering=abstract(0, *levels) + num(1, 0)) == ["• a", "+ b", "* c", "+ d"]


# ── Formats ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (4, "upperRoman", "IV"),
        (1994, "lowerRoman", "mcmxciv"),
        (5000, "upperRoman", "5000"),
        (0, "upperRoman", "0"),
        (5, "lowerLetter", "e"),
        (27, "lowerLetter", "aa"),
        (54, "upperLetter", "BBB"),
        (781, "upperLetter", "781"),
        (7, "decimalZero", "07"),
        (3, "numberInDash", "- 3 -"),
        (3, "none", ""),
        (3, "chineseCounting", "3"),
    ],
)
def test_number_formats(count: int, form: str, shown: str) -> None:
    assert formatted(count, form) == shown


@given(st.integers(-5, 40_000), st.sampled_from(["upperRoman", "lowerLetter", "decimalZero", "custom"]))
def test_no_number_is_long_or_shown_as_another(count: int, form: str) -> None:
    assert 0 < len(formatted(count, form)) <= 30
    assert formatted(count, form) != formatted(count + 1, form)
