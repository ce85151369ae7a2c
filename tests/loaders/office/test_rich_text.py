"""Rich text, token by token: what is text, in which letters, in which cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.document import Document
from kcextract.errors import FormatError
from kcextract.grammar import load_grammar
from kcextract.loaders import DEFAULT_LIMITS, load
from kcextract.loaders.office import rich_text
from kcextract.loaders.office.errors import UnsureError
from kcextract.loaders.word.drafts import paragraphs

GRAMMAR = load_grammar()
FONTS = (
    rb"{\fonttbl{\f0\fnil\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime;}{\f2\fcharset163 Arial;}"
    rb"{\f3\fcharset2 Symbol;}{\f4\fcharset162 .VnTimeH Tur;}{\f5\fcharset163{\*\panose 02}VNI-Times;}}"
)


def document(body: bytes) -> Document:
    return load(rb"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + body + b"}", GRAMMAR)


def text(body: bytes) -> str:
    return document(body).text


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (rb"a\b b\b0 c", "abc"),
        (rb"a{\i b}c\'e0", "abcà"),
        (rb"{\f1 c\'abng nghi\'d6p}", "công nghiệp"),
        (rb"{\f1 t\'adng t\-ng}", "tưng tưng"),
        (rb"{\f4 qu\'fd}, {\f1 c\'abng nghi\'d6p}", "QUÝ, công nghiệp"),
        (rb"{\f5 ho\'e4i ngh\'f2}", "hội nghị"),
        (rb"{\f2 ngh\'ea\'f2 qu\'fe}", None),
        (rb"\u7879?\u273?\uc2 \u7871 ??x\uc0\u7879 y", "ệđếxệy"),
        (rb"\uc1\u7879\'e8n", "ện"),
        (rb"\u-3913?", None),
        (rb"\u55357?\u56832?", "\U0001f600"),
        (rb"1\~2\_3\emdash 4\ldblquote 5\rdblquote\bullet", "1 2-3—4“5”•"),
        (rb"a\line b\tab c", "a\nb\tc"),
        (rb"\{a\}\\", "{a}\\"),
        (rb"a{\v b}c{\deleted d}e", "ace"),
        (rb"a{\strike b}{\striked1 c}\strike d\plain e\strike0 f", "aef"),
        (rb"{\caps ab}c", "ABc"),
        (rb"500 m{\super 2}, CO{\sub 2}, 1.500\super 1\nosupersub 2", "500 m², CO2, 1.500¹2"),
        (rb"{\field{\*\fldinst PAGE}{\fldrslt 12}}", "12"),
        (rb"a{\*\unknown b}c{\pict 0102}d{\header e}", "acd"),
        (rb"a\bin3 {}}b", "ab"),
        (rb"a{\*\bkmkstart x}b", "ab"),
    ],
)
def test_text(body: bytes, shown: str | None) -> None:
    if shown is not None:
        assert text(body) == shown
    else:
        assert text(body).strip()


def test_line_breaks_in_the_file_are_none_in_the_text() -> None:
    assert text(b"a\r\nb\n\\par c") == "ab\nc"


def test_bullets_are_those_that_are_typed() -> None:
    assert text(rb"{\listtext\f3\'b7\tab}x\par{\listtext -\tab}y\par{\pntext a)\tab}z") == "• x\n- y\na) z"


def test_a_list_whose_numbers_are_not_written_is_left_to_another_program() -> None:
    with pytest.raises(UnsureError) as caught:
        rich_text.read(rb"{\rtf1\ls3 Item\par}", DEFAULT_LIMITS)
    assert not caught.value.is_damage


def row(*cells: bytes, definition: bytes = b"") -> bytes:
    edges = b"".join(b"\\cellx%d" % (2000 * (number + 1)) for number in range(len(cells)))
    filled = b"".join(b"\\pard\\intbl " + cell + b"\\cell " for cell in cells)
    return b"\\trowd" + (definition or edges) + filled + b"\\row "


def table(*rows: bytes) -> list[tuple[str, int, int, int, int]]:
    read = document(b"x\\par " + b"".join(rows) + b"\\pard y\\par")
    (grid,) = read.grids
    return [
        (read.text[cell.start : cell.end], cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in grid.cells
    ]


def test_rows_and_cells() -> None:
    assert table(row(b"1", b"a\\par b"), row(b"2", b"c")) == [
        *(("1", 0, 0, 1, 1), ("a\nb", 0, 1, 1, 1), ("2", 1, 0, 1, 1), ("c", 1, 1, 1, 1))
    ]


def test_cells_merged_across_and_down() -> None:
    across = rb"\clmgf\cellx2000\clmrg\cellx4000\clvmgf\cellx6000"
    below = rb"\cellx2000\cellx4000\clvmrg\cellx6000"
    found = table(row(b"1", b"", b"3", definition=across), row(b"4", b"5", b"", definition=below))
    assert found == [("1", 0, 0, 1, 2), ("3", 0, 2, 2, 1), ("4", 1, 0, 1, 1), ("5", 1, 1, 1, 1)]


def test_edges_that_are_all_but_in_line_are_one() -> None:
    first, second = rb"\cellx2000\cellx4000", rb"\cellx2030\cellx3990"
    found = table(row(b"1", b"2", definition=first), row(b"3", b"4", definition=second))
    assert [cell[2:] for cell in found] == [(0, 1, 1), (1, 1, 1)] * 2


def test_a_table_in_a_cell_has_rows_of_its_own() -> None:
    inner = rb"\itap2 7\nestcell 8\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}"
    outer = (
        rb"\trowd\cellx2000\cellx4000\pard\intbl 1\cell\pard\intbl" + inner + rb"\pard\intbl\itap1\cell\row"
    )
    assert table(outer, row(b"2", b"3"))[0] == ("1", 0, 0, 1, 1)
    assert table(outer, row(b"2", b"3"))[1] == ("7 8", 0, 1, 1, 1)


def test_a_row_that_does_not_end_is_kept() -> None:
    assert "12" in text(rb"\trowd\cellx2000\pard\intbl 12\cell")


def test_groups_without_end_are_refused_or_said() -> None:
    with pytest.raises(FormatError) as caught:
        document(b"{" * 20_000)
    assert caught.value.code == "too_deep"


WORDS = [
    *(
        b"\\par",
        b"\\cell",
        b"\\row",
        b"\\trowd",
        b"\\cellx900",
        b"\\intbl",
        b"\\itap2",
        b"\\nestcell",
        b"\\nestrow",
    ),
    *(
        b"{",
        b"}",
        b"\\f1 ",
        b"\\f9 ",
        b"\\'e0",
        b"\\'",
        b"\\u7879?",
        b"\\u",
        b"\\uc0 ",
        b"\\*",
        b"\\bin9 ",
        b"\\pard",
    ),
    *(
        b"\\fonttbl",
        b"\\listtext",
        b"\\footnote",
        b"\\shptxt",
        b"\\clmrg",
        b"\\clvmrg",
        b"\\plain",
        "chữ".encode(),
    ),
    *(
        b"\\",
        b"1",
        b" ",
        b"\\s1 ",
        b"\\stylesheet",
        b"\\u-10179?",
        b"\\nesttableprops",
        b"\n",
        b"\\v",
        b"\\ansicpg0 ",
    ),
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(b"".join))
def test_whatever_comes_is_read_or_refused(body: bytes) -> None:
    try:
        found = rich_text.read(b"{\\rtf1" + FONTS + body, DEFAULT_LIMITS)
    except (FormatError, UnsureError):
        return
    assert all(piece.parts for each in paragraphs(found.drafts) for piece in each.pieces)
