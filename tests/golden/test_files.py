"""Golden files: what is read in them, and what is wrong in them said with its line."""

import pytest

from kcextract.errors import GoldenError
from kcextract.golden import open_golden
from kcextract.golden.files import read_golden
from kcextract.golden.layout import LAYOUTS, agree, normal


def test_a_set_has_the_tables_that_have_a_file(golden_files):
    folder = golden_files()
    assert [*read_golden(folder).tables] == [*LAYOUTS]

    (folder / "targets.csv").unlink()
    assert "targets" not in read_golden(folder).tables


def test_a_row_has_its_line_of_the_file_and_of_the_source(golden):
    row = golden().tables["targets"][2]

    assert (row.file_line, row.line, row.cells["printed"]) == (4, 7, "400 - 600")


def test_a_row_over_several_lines_has_the_line_on_which_it_ends(edited):
    rows = edited("solutions", "Tuyên truyền. Qua báo.", '"Tuyên\ntruyền."').tables["solutions"]

    assert rows[0].file_line == 3


def test_the_parent_of_a_section_is_the_nearest_row_above_that_is_one_less_deep(golden):
    assert [row.parent for row in golden().tables["sections"]] == [None, None, None, 2, 3, None]


def test_the_parent_of_a_budget_is_the_row_of_that_number(golden):
    assert [row.parent for row in golden().tables["budgets"]] == [None, 0]


def test_a_mark_of_the_byte_order_is_no_part_of_the_first_column(golden_files):
    folder = golden_files(solutions="\ufeffline,ordinal,title,text\n")

    assert read_golden(folder).tables["solutions"] == ()


def test_the_sets_of_a_folder_are_known_by_their_names(golden_files):
    folder = golden_files()
    (folder.parent / "notes").mkdir()
    (folder.parent / "README.md").touch()

    assert {name: golden.name for name, golden in open_golden(folder.parent).items()} == {
        "made-up": "made-up"
    }


def test_a_set_may_be_opened_by_itself(golden_files):
    assert [*open_golden(golden_files())] == ["made-up"]


@pytest.mark.parametrize(
    ("made", "sentence"), [(False, "There is no folder"), (True, "holds no golden files")]
)
def test_a_folder_without_sets_is_an_error(tmp_path, made, sentence):
    folder = tmp_path / "none"
    if made:
        folder.mkdir()
    with pytest.raises(GoldenError, match=sentence):
        open_golden(folder)


def test_a_set_without_the_tables_that_were_asked_for_is_an_error(golden_files):
    with pytest.raises(GoldenError, match=r"holds no golden file of targets\."):
        read_golden(golden_files(targets=None), ("targets",))


SECTIONS = "line,depth,kind,marker,role,opening\n1,1,roman,I.,other,Một\n"
LEGAL_BASES = "line,relation,cited_type,number,cited_date,issuer,title\n"
BUDGETS = ",".join(LAYOUTS["budgets"].columns) + "\n"
TARGETS = ",".join(LAYOUTS["targets"].columns) + "\n"


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("documents", "name,value\n", r"documents\.csv, line 1: the columns must be field, value"),
        ("documents", "field,value\ncolour,red\n", r"documents\.csv, line 2: `colour` is no column"),
        (
            "documents",
            "field,value\ntitle,\ntitle,Hai\n",
            r"documents\.csv, line 3: `title` stands there twice",
        ),
        ("documents", "field,value\nfamily,letter\n", r"line 2: `letter` is not one of quyet_dinh"),
        ("documents", "field,value\nissue_date,12/11/2020\n", r"line 2: `12/11/2020` is no date"),
        ("documents", "field,value\nperiod_end,soon\n", r"line 2: `soon` is no number from 0"),
        ("documents", 'field,value\ntitle,"Một\n', r"documents\.csv is no valid CSV"),
        ("sections", "", r"sections\.csv, line 1: the columns must be line, depth"),
        ("sections", SECTIONS + "9,1,arabic\n", r"sections\.csv, line 3: there must be 6 values, not 3"),
        ("sections", SECTIONS + "x,1,arabic,2.,other,Hai\n", r"line 3: `x` is no number from 1"),
        ("sections", SECTIONS + "9,0,arabic,2.,other,Hai\n", r"line 3: `0` is no number from 1"),
        ("sections", SECTIONS + "9,1,number,2.,other,Hai\n", r"line 3: `number` is not one of document"),
        ("sections", SECTIONS + "9,1,arabic,2.,target,Hai\n", r"line 3: `target` is not one of header"),
        ("sections", SECTIONS + "9,3,dash,-,other,Hai\n", r"line 3: a section of depth 3 stands below none"),
        ("sections", SECTIONS + "9,1,arabic,2.,other,\n", r"line 3: the opening is empty"),
        ("sections", SECTIONS + "5,2,dash,-,other,A\n4,2,dash,-,other,B\n", r"line 4: a section on line 4"),
        ("legal_bases", LEGAL_BASES + "3,since,luat,,,,\n", r"line 2: `since` is not one of can_cu"),
        ("legal_bases", LEGAL_BASES + "3,theo,luat,,28/8,,\n", r"line 2: `28/8` is no date"),
        ("targets", TARGETS + "6,năm,,5,5,eq,lớp,lớp,,,,,\n", r"line 2: `năm` does not run from a digit"),
        ("targets", TARGETS + "6,5,,5.000,x,eq,lớp,lớp,,,,,\n", r"line 2: `x` is no number of the form"),
        ("targets", TARGETS + "6,5,,nan,5,eq,lớp,lớp,,,,,\n", r"line 2: `nan` is no number of the form"),
        ("targets", TARGETS + "6,5,,5,5,,lớp,lớp,,,,,\n", r"line 2: `` is not one of eq, approx"),
        ("budgets", BUDGETS + "6,5,1,5,5,eq,,tong,,,\n", r"line 2: there is no other row 1"),
        ("budgets", BUDGETS + "6,5,2,5,5,eq,,tong,,,\n", r"line 2: there is no other row 2"),
        ("budgets", BUDGETS + "6,5,,5.5,5,eq,,tong,,,\n", r"line 2: `5\.5` is no number from 0"),
    ],
)
def test_a_malformed_file_is_an_error_that_names_the_line(golden, name, text, sentence):
    with pytest.raises(GoldenError, match=sentence):
        golden(**{name: text})


def test_a_file_that_is_no_utf_8_is_an_error(golden_files):
    folder = golden_files()
    (folder / "documents.csv").write_bytes(b"field,value\ntitle,\xff\n")

    with pytest.raises(GoldenError, match=r"documents\.csv is no valid CSV"):
        read_golden(folder)


def test_a_file_that_cannot_be_read_is_an_error(golden_files):
    folder = golden_files(targets=None)
    (folder / "targets.csv").mkdir()

    with pytest.raises(GoldenError, match=r"targets\.csv cannot be read"):
        read_golden(folder)


@pytest.mark.parametrize(
    ("column", "expected", "found"),
    [
        ("task", "Chủ trì … hằng năm.", "Chủ trì lập kế hoạch hằng năm."),
        ("text", "a … b … c", "a … b d c"),
        ("title", "một … hai", "một … hai"),
        ("opening", "Mục tiêu", "Mục tiêu chung"),
    ],
)
def test_cells_that_say_the_same(column, expected, found):
    assert agree(column, expected, found)


@pytest.mark.parametrize(
    ("column", "expected", "found"),
    [
        ("task", "Chủ trì … hằng năm.", "Chủ trì hằng năm"),
        ("task", "Chủ trì … trì lập", "Chủ trì lập"),  # first and last words do not overlap
        ("object", "cơ sở … nông thôn", "cơ sở công nghiệp nông thôn"),
        ("object", "cơ sở", "Cơ sở"),
        ("label", "Tổng", "Tổng kinh phí"),
    ],
)
def test_cells_that_do_not(column, expected, found):
    assert not agree(column, expected, found)


@pytest.mark.parametrize(
    ("table", "column", "value", "same"),
    [
        ("targets", "quantity_min", "2000.0", "2000"),
        ("targets", "quantity_min", "0.50", "0.5"),
        ("targets", "unit", "Lượt  cơ sở", "lượt cơ sở"),
        ("targets", "object", "Cơ  sở\nmới", "Cơ sở mới"),
        ("budgets", "amount_vnd", "007", "7"),
        ("documents", "period_end", "2020", "2020"),
        ("documents", "number_serial", "01", "01"),
    ],
)
def test_the_form_in_which_cells_are_compared(table, column, value, same):
    assert normal(table, column, value) == same
