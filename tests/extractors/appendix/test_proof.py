"""What the columns of a table mean is proved by its sums, its rows and its prose, or stays open."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcextract.extractors.appendix.proof import prove
from kcextract.extractors.appendix.sheet import Fact, Meaning, Sheet, SheetCell, SheetRow

from .written import (
    ALL,
    CAN_THO,
    LOCAL,
    LONG_AN,
    NATIONAL,
    OTHER,
    PARTNER,
    STATE,
    sheet_of,
)

MILLION = 1_000_000
# Totals of a table of three years and two sources; the year 2018 has the least.
YEARS = """
I | Đào tạo | 600 | 100 | 210 | 290
1 | Lớp | 330 | 40 | 120 | 170
2 | Lớp | 270 | 60 | 90 | 120
II | Mô hình | 1395 | 250 | 460 | 685
1 | Máy | 725 | 110 | 220 | 395
2 | Máy | 670 | 140 | 240 | 290
III | Thông tin | 231 | 47 | 81 | 103
 | Tổng cộng | 2226 | 397 | 751 | 1078
"""
SPLIT = """
I | Đào tạo | 600 | 100 | 500
1 | Lớp | 350 | 100 | 250
2 | Lớp | 250 |  | 250
II | Mô hình | 1395 | 730 | 665
1 | Máy |  |  |
 | - Quốc gia | 480 | 480 |
 | - Địa phương | 295 |  | 295
2 | Máy |  |  |
 | - Quốc gia | 250 | 250 |
 | - Địa phương | 370 |  | 370
III | Thông tin | 231 |  | 231
"""


def meanings(table, facts=(), unit=None, years=(None, None), known=(), **more):
    sheet = sheet_of(table) if isinstance(table, str) else table
    return prove(sheet, known or (Meaning(),) * sheet.width, facts, unit, years, **more).meanings


def periods(proved):
    return [(meaning.period_start, meaning.period_end) for meaning in proved]


def fact(million, source=ALL, start=None, end=None):
    return Fact(million * MILLION, source, start, end)


def test_a_table_without_header_or_total_rows():
    """Cần Thơ: national and local rows, a quantity in each group, one group for each year of the programme."""
    proof = prove(
        sheet_of(CAN_THO),
        (Meaning(),) * 17,
        (fact(18_500, ALL, None, 2020), fact(11_900, NATIONAL, None, 2020), fact(6_600, LOCAL, None, 2020)),
        None,
        (None, 2020),
        listed_years=[(2017, 2017), (2018, 2020)],
    )
    groups = [
        meaning
        for year in (2017, 2018, 2019, 2020)
        for meaning in (
            Meaning("quantity", year, year, None, "prose"),
            Meaning("amount", year, year, NATIONAL, "prose"),
            Meaning("amount", year, year, LOCAL, "prose"),
        )
    ]
    assert list(proof.meanings) == [
        Meaning("ordinal"),
        Meaning("label"),
        Meaning("amount", 2017, 2020, ALL, "prose"),
        Meaning("amount", 2017, 2020, NATIONAL, "prose"),
        Meaning("amount", 2017, 2020, LOCAL, "prose"),
        *groups,
    ]
    assert (proof.unit_vnd, proof.unit_basis) == (None, None)
    assert [(each.total, each.parts, each.breaks) for each in proof.relations] == [
        (2, (3, 4), 0),
        (3, (6, 9, 12, 15), 0),
        (4, (7, 10, 13, 16), 0),
    ]


@pytest.mark.parametrize("has_header", [True, False])
@pytest.mark.parametrize("unit", [MILLION, None])
def test_a_table_with_closing_rows(has_header, unit):
    """Long An: the state's money and the share of those supported close the table; prose has all the totals."""
    years = {(2015, 2015): (21_240, 5_310, 3_900, 1_410, 15_930)}
    years[2016, 2020] = 135_220, 33_805, 24_700, 9_105, 101_415
    years[2015, 2020] = 156_460, 39_115, 28_600, 10_515, 117_345
    proof = prove(
        sheet_of(LONG_AN),
        (
            *(Meaning(), Meaning()),
            *(
                Meaning(source=name, basis="header") if has_header else Meaning()
                for name in (NATIONAL, LOCAL) * 2
            ),
            Meaning(),
        ),
        [
            fact(amount, source, *period)
            for period, amounts in years.items()
            for amount, source in zip(amounts, (ALL, STATE, NATIONAL, LOCAL, PARTNER), strict=True)
        ],
        unit,
        (None, 2020),
    )
    assert proof.meanings[2:] == (
        Meaning("amount", 2015, 2015, NATIONAL, "prose"),
        Meaning("amount", 2015, 2015, LOCAL, "prose"),
        Meaning("amount", 2016, 2020, NATIONAL, "prose"),
        Meaning("amount", 2016, 2020, LOCAL, "prose"),
        Meaning("amount", 2015, 2020, ALL, "prose"),
    )
    assert (proof.unit_vnd, proof.unit_basis) == (MILLION, "stated" if unit else "reconciled")
    assert [(each.total, each.parts) for each in proof.relations] == [(6, (2, 3, 4, 5))]


def test_rows_of_one_source_prove_the_sources():
    assert meanings(SPLIT)[2:] == (
        Meaning("amount", None, None, ALL, "arithmetic"),
        Meaning("amount", None, None, NATIONAL, "arithmetic"),
        Meaning("amount", None, None, LOCAL, "arithmetic"),
    )


def test_a_total_may_be_the_states_where_prose_tells_it_from_the_whole():
    """Prose has money of others too: whether the total is of the state or of all is not said by the sums."""
    facts = (fact(9_000, ALL), fact(2_000, STATE), fact(7_000, PARTNER))
    assert [meaning.source for meaning in meanings(SPLIT, facts)[2:]] == [None, NATIONAL, LOCAL]
    facts = (fact(9_226, ALL), fact(2_226, STATE), fact(7_000, PARTNER))
    closed = SPLIT + " | Tổng cộng | 2226 | 830 | 1396\n"
    assert [meaning.source for meaning in meanings(closed, facts)[2:]] == [STATE, NATIONAL, LOCAL]
    # Rows with the money of others may stand below what is left of the table.
    assert [meaning.source for meaning in meanings(SPLIT, facts)[2:]] == [None, NATIONAL, LOCAL]


def test_sums_alone_tell_neither_sources_nor_periods():
    assert meanings(YEARS)[2:] == (Meaning(),) * 4
    assert meanings(YEARS, unit=MILLION)[2:] == (Meaning("amount", basis="arithmetic"),) * 4


@pytest.mark.parametrize("unit", [1, 1_000, 1_000_000, 1_000_000_000])
def test_amounts_in_prose_prove_the_unit_and_the_years(unit):
    facts = [
        Fact(2226 * unit, ALL, 2018, 2020),
        Fact(397 * unit, ALL, 2018, 2018),
        Fact(751 * unit, ALL, 2020, 2020),
        Fact(1078 * unit, ALL, 2019, 2019),
    ]
    proof = prove(sheet_of(YEARS), (Meaning(),) * 6, facts, None, (2018, 2020))
    assert (proof.unit_vnd, proof.unit_basis) == (unit, "reconciled")
    assert periods(proof.meanings[2:]) == [(2018, 2020), (2018, 2018), (2020, 2020), (2019, 2019)]
    assert {meaning.source for meaning in proof.meanings[2:]} == {ALL}


def test_amounts_in_prose_that_are_not_the_tables_prove_nothing():
    facts = [fact(5_000, ALL, 2018, 2020), fact(397, ALL, 2018, 2018), fact(1_500, ALL, 2019, 2019)]
    proof = prove(
        sheet_of(YEARS), (Meaning(),) * 6, [*facts, fact(3_103, ALL, 2020, 2020)], None, (2018, 2020)
    )
    assert proof.meanings[2:] == (Meaning(),) * 4
    assert proof.unit_vnd is None


def test_equal_amounts_in_prose_leave_open_which_is_which():
    table = YEARS.replace("397 | 751 | 1078", "397 | 751 | 751").replace("2226", "1899")
    table = (
        table.replace("1395 | 250 | 460 | 685", "1098 | 250 | 460 | 388")
        .replace("725 | 110 | 220 | 395", "428 | 110 | 220 | 98")
        .replace("600 | 100 | 210 | 290", "570 | 100 | 210 | 260")
        .replace("330 | 40 | 120 | 170", "300 | 40 | 120 | 140")
    )
    facts = [
        fact(1_899, ALL, 2018, 2020),
        fact(397, ALL, 2018, 2018),
        fact(751, ALL, 2019, 2019),
        fact(751, ALL, 2020, 2020),
    ]
    assert periods(meanings(table, facts, years=(2018, 2020)))[2:] == [
        (2018, 2020),
        (2018, 2018),
        (None, None),
        (None, None),
    ]


def grouped(years):
    """National and local amounts for each of some years behind the totals of each and of all."""
    lines = []
    for row in range(9):
        group = [(7 * row + 31 * year + 12, (row % 3) * (5 * row + 13 * year + 8)) for year in range(years)]
        sums = [sum(amounts) for amounts in zip(*group, strict=True)]
        lines.append(
            ["I", f"Nội dung {row}", sum(sums), *sums, *(amount for year in group for amount in year)]
        )
    for number, place in enumerate([0, 1] * 2):
        amounts = [40 + 3 * year + 5 * number for year in range(years)]
        sums = [sum(amounts) * (1 - place), sum(amounts) * place]
        cells = [cell for amount in amounts for cell in (amount * (1 - place), amount * place)]
        lines.append(["", ["- Quốc gia", "- Địa phương"][place], sum(amounts), *sums, *cells])
    return "\n".join(" | ".join(str(cell or "") for cell in line) for line in lines)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ({"years": (2018, 2020)}, [2018, 2019, 2020]),
        ({"years": (None, 2020), "listed_years": [(2018, 2018), (2019, 2020)]}, [2018, 2019, 2020]),
        ({"years": (2017, 2020)}, [None] * 3),
        ({"years": (None, 2020)}, [None] * 3),
        ({"years": (None, 2020), "listed_years": [(2019, 2020)]}, [None] * 3),
        ({"years": (None, 2020), "listed_years": [(2018, 2018), (2020, 2020)]}, [None] * 3),
        ({"years": (None, None)}, [None] * 3),
        # Amounts by year that the table does not have: the groups are not what they seem.
        ({"years": (2018, 2020), "facts": [fact(77_777, ALL, 2019, 2019)]}, [None] * 3),
    ],
)
def test_groups_are_years_in_order_only_where_they_are_as_many(evidence, expected):
    table = grouped(3)
    proved = meanings(table, **evidence)
    assert [meaning.period_start for meaning in proved[5:]] == [year for year in expected for _ in range(2)]
    assert [meaning.source for meaning in proved[2:]] == [ALL, NATIONAL, LOCAL, *[NATIONAL, LOCAL] * 3]


def test_groups_are_the_periods_that_prose_lists():
    proved = meanings(grouped(3), years=(2016, 2025), listed_years=[(2016, 2017), (2018, 2020), (2021, 2025)])
    assert periods(proved)[5::2] == [(2016, 2017), (2018, 2020), (2021, 2025)]
    assert periods(proved)[2] == (2016, 2025)


def test_groups_of_a_whole_header_that_names_no_years_are_no_years():
    table = grouped(3)
    sheet = sheet_of(table, [("Cột",)] * 11, header_is_whole=True)
    assert {meaning.period_start for meaning in meanings(sheet, years=(2018, 2020))} == {None}


def test_parts_of_parts_may_be_of_another_source():
    rng = Random(4)
    lines = []
    for number in range(1, 14):
        state = [rng.randint(20, 900) for _ in range(5)]
        other = rng.randint(20, 900)
        figures = [sum(state) + other, other, sum(state), *state]
        lines.append(" | ".join(map(str, [number, "Máy", *figures])))
    known = [Meaning()] * 9 + [Meaning("amount", 2020, 2020, STATE, "header")]
    proved = meanings("\n".join(lines), known=known)
    assert [meaning.source for meaning in proved[2:4]] == [None, None]


def test_of_two_equal_totals_one_may_be_of_more():
    lines = [f"{n} | Máy | {7 * n + 40} | {7 * n + 40} | {5 * n + 9} | {2 * n + 31}" for n in range(1, 20)]
    known = [Meaning()] * 4 + [Meaning("amount", year, year, STATE, "header") for year in (2019, 2020)]
    proved = meanings("\n".join(lines), known=known)
    assert [meaning.source for meaning in proved[2:4]] == [None, None]


def test_where_prose_has_money_without_a_column_no_total_is_of_all():
    facts = [fact(2431, NATIONAL, 2018, 2020), fact(1793, LOCAL, 2018, 2020), fact(9107, PARTNER, 2018, 2020)]
    rows = [(431, 93), (701, 1000), (799, 500), (500, 200)]
    lines = [f"{n} | Máy | {one + other} | {one} | {other}" for n, (one, other) in enumerate(rows, 1)]
    lines.append(" | Tổng cộng | 4224 | 2431 | 1793")
    proved = meanings("\n".join(lines), facts, MILLION, (2018, 2020))
    assert proved[2].source is None


def test_header_words_are_kept_and_completed():
    known = (
        Meaning("ordinal", basis="header"),
        Meaning("label", basis="header"),
        Meaning(None, None, None, ALL, "header"),
        *(Meaning("amount", year, year, ALL, "header") for year in (2020, 2018, 2019)),
    )
    proved = meanings(YEARS, known=known, years=(2018, 2020))
    assert proved[3:] == known[3:]
    assert proved[2] == Meaning("amount", 2018, 2020, ALL, "prose")


def test_header_words_are_kept_where_sums_speak_against_them():
    known = (Meaning(), Meaning(), *(Meaning("quantity", 2018, 2018, OTHER, "header") for _ in range(4)))
    assert meanings(YEARS, known=known)[2:] == known[2:]


def test_words_and_markers_are_no_figures():
    table = "\n".join(f"{line} | Sở Công Thương" for line in YEARS.strip().splitlines())
    proved = meanings(table)
    assert [proved[column].measure for column in (0, 1, 6)] == ["ordinal", "label", "text"]


@pytest.mark.parametrize("width", [60, 200])
def test_a_table_too_wide_is_left_open_and_reported(width):
    line = " | ".join(["1", "Máy", *(str(97 * column) for column in range(2, width))])
    known = (
        Meaning("ordinal"),
        Meaning("label"),
        *(Meaning(source=ALL, basis="header") for _ in range(2, width)),
    )
    proof = prove(sheet_of("\n".join([line] * 5)), known, (), None, (2016, 2020))
    assert proof.meanings == known
    assert [notice.code for notice in proof.notices] == ["columns_not_proved"]


def test_a_table_of_thousands_of_rows_is_proved():
    lines = [
        f"1 | Máy | {7 * row + 2 * (row % 97) + 9} | {7 * row + 4} | {2 * (row % 97) + 5}"
        for row in range(2000)
    ]
    (relation,) = prove(sheet_of("\n".join(lines)), (), (), None, (None, None)).relations
    assert (relation.total, relation.parts, relation.supports, relation.breaks) == (2, (3, 4), 2000, 0)


ROWS = st.builds(
    SheetRow,
    marker=st.sampled_from(["I", "1", "-", None]),
    level=st.sampled_from([0, 1, 2, None]),
    parent=st.none(),
    label=st.sampled_from(["Máy", "Quốc gia", "", None]),
    path=st.none(),
    kind=st.sampled_from(["item", "subtotal", "total"]),
    source=st.sampled_from([None, None, NATIONAL, LOCAL, STATE, PARTNER, ALL]),
)
NUMBERS = st.one_of(
    st.none(),
    st.sampled_from([Decimal(0), Decimal(1), Decimal(100), Decimal("0.5"), Decimal("-3"), Decimal("1e30")]),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.integers(0, 9999).map(Decimal),
)
MEANINGS = st.builds(
    Meaning,
    measure=st.sampled_from([None, None, "amount", "quantity", "label", "ordinal", "text"]),
    period_start=st.sampled_from([None, 2018]),
    period_end=st.sampled_from([None, 2018, 2020]),
    source=st.sampled_from([None, None, NATIONAL, LOCAL, ALL]),
    basis=st.just("header"),
)
FACTS = st.builds(
    Fact,
    amount_vnd=st.one_of(st.integers(-5, 10**10), st.sampled_from([0, 100 * MILLION, MILLION])),
    source=st.sampled_from([ALL, STATE, NATIONAL, LOCAL, PARTNER, "unheard of"]),
    period_start=st.sampled_from([None, 2018, 2019, 2021]),
    period_end=st.sampled_from([None, 2018, 2020]),
)


@st.composite
def sheets(draw):
    width = draw(st.integers(0, 9))
    rows = draw(st.lists(ROWS, max_size=9))
    cells = tuple(
        tuple(SheetCell("" if number is None else str(number), 0, 0, number) for number in line)
        for line in (draw(st.lists(NUMBERS, min_size=width, max_size=width)) for _ in rows)
    )
    return Sheet(width, ((),) * width, 0, draw(st.booleans()), tuple(rows), cells)


def column_of(rng, earlier, count):
    """A column that has something to do with those before it, or nothing at all."""
    kind = rng.choice(["blank", "zeros", "equal", "copy", "sum", "sum", "numbers", "numbers", "words"])
    if kind == "numbers" or (kind in {"copy", "sum"} and not earlier):
        return [Decimal(rng.randint(0, 90)) for _ in range(count)]
    if kind == "copy":
        return list(rng.choice(earlier))
    if kind == "sum":
        parts = rng.sample(earlier, rng.randint(1, len(earlier)))
        return [sum((number or 0 for number in row), Decimal(0)) for row in zip(*parts, strict=True)]
    filler = {"zeros": Decimal(0), "equal": Decimal(25)}.get(kind)
    return [filler] * count


@st.composite
def regular_sheets(draw):
    """Tables in which sums hold here and there, with columns that are blank or all alike."""
    rng = Random(draw(st.integers(0, 2**32)))
    rows = draw(st.lists(ROWS, max_size=8))
    columns = []
    for _ in range(rng.randint(0, 14)):
        columns.append(column_of(rng, columns, len(rows)))
    cells = tuple(
        tuple(
            SheetCell("" if column[row] is None else str(column[row]), 0, 0, column[row])
            for column in columns
        )
        for row in range(len(rows))
    )
    return Sheet(len(columns), ((),) * len(columns), 0, rng.random() < 0.3, tuple(rows), cells)


@settings(max_examples=150, deadline=None)
@given(
    sheets() | regular_sheets(),
    st.lists(MEANINGS, max_size=9),
    st.lists(FACTS, max_size=8),
    st.sampled_from([None, 1, MILLION]),
    st.tuples(st.sampled_from([None, 2018]), st.sampled_from([None, 2018, 2020])),
    st.lists(st.tuples(st.integers(2016, 2019), st.integers(2018, 2022)), max_size=3),
)
def test_whatever_the_table_what_is_known_is_kept(sheet, known, facts, unit, years, listed):
    proof = prove(sheet, known, facts, unit, years, listed_years=listed)
    assert len(proof.meanings) == sheet.width
    for before, after in zip(known, proof.meanings, strict=False):
        assert before.measure in {None, after.measure}
        assert before.source in {None, after.source}
        assert (before.period_start, before.period_end) in {
            (None, None),
            (after.period_start, after.period_end),
        }
    assert proof.unit_vnd == unit or unit is None


@settings(max_examples=100, deadline=None)
@given(sheets() | regular_sheets(), st.lists(MEANINGS, max_size=9), st.lists(FACTS, max_size=8))
def test_whatever_the_table_nothing_is_proved_that_nobody_mentions(sheet, known, facts):
    proof = prove(sheet, known, facts, None, (None, 2020))
    told = [*facts, *known[: sheet.width], *sheet.rows]
    sources = {each.source for each in told} | {None, ALL}
    if {NATIONAL, LOCAL} <= sources:
        sources.add(STATE)
    ends = {each.period_end for each in [*facts, *known]} | {None, 2020}
    assert {meaning.source for meaning in proof.meanings} <= sources
    assert {meaning.period_end for meaning in proof.meanings} <= ends


@settings(max_examples=60, deadline=None)
@given(regular_sheets())
def test_sums_alone_say_nothing_of_money_or_time(sheet):
    rows = tuple(row._replace(source=None) for row in sheet.rows)
    proof = prove(replace(sheet, rows=rows), (), (), None, (None, None))
    assert proof.unit_vnd is None
    assert {meaning._replace(measure=None) for meaning in proof.meanings} <= {Meaning()}
    assert {meaning.measure for meaning in proof.meanings} <= {None, "ordinal", "label", "text"}


@pytest.mark.parametrize("rows", [0, 1, 3])
@pytest.mark.parametrize("width", [0, 1, 2, 7, 31, 60])
def test_a_table_without_figures_is_left_open(rows, width):
    cells = ((SheetCell("", 0, 0, None),) * width,) * rows
    sheet = Sheet(
        width, ((),) * width, 0, True, (SheetRow(None, 0, None, None, None, "item", None),) * rows, cells
    )
    known = (Meaning("amount", 2018, 2018, ALL, "header"),) * width
    for meanings in (known, ()):
        proof = prove(sheet, meanings, [fact(5)], None, (2018, 2020))
        assert proof.meanings == (meanings or (Meaning(),) * width)
        assert proof.relations == ()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_relations_count_the_rows_on_which_they_hold(data):
    table = []
    for _ in range(data.draw(st.integers(6, 14))):
        parts = data.draw(st.lists(st.integers(0, 400), min_size=3, max_size=3))
        slip = data.draw(st.sampled_from([0] * 9 + [7]))
        table.append([sum(parts) + slip, *parts])
    lines = "\n".join(" | ".join(["1", "Máy", *map(str, row)]) for row in table)
    for relation in prove(sheet_of(lines), (), (), None, (None, None)).relations:
        sums = [(row[relation.total - 2], sum(row[part - 2] for part in relation.parts)) for row in table]
        assert relation.supports == sum(total == parts != 0 for total, parts in sums)
        assert relation.broken == tuple(n for n, (total, parts) in enumerate(sums) if total != parts)
