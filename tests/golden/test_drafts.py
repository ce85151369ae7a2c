"""Sets begun and brought up to date."""

import csv
from dataclasses import replace

import pytest

from kcextract.errors import GoldenError
from kcextract.golden.comparison import compare
from kcextract.golden.drafts import LOCKS, accepted, blank_set, refuse_if_locked, write
from kcextract.golden.files import read_golden
from kcextract.golden.layout import LAYOUTS
from kcextract.records import columns


@pytest.fixture(autouse=True)
def unlocked(monkeypatch):
    for name in LOCKS:
        monkeypatch.delenv(name, raising=False)


class TestBlankSet:
    @pytest.fixture
    def folder(self, tmp_path):
        folder = tmp_path / "golden" / "new"
        write(blank_set(folder))
        return folder

    def test_it_has_a_file_for_every_table_and_can_be_read(self, folder):
        golden = read_golden(folder)

        assert [*golden.tables] == [*LAYOUTS]
        assert [name for name, rows in golden.tables.items() if rows] == ["documents"]

    def test_every_field_of_the_header_is_listed_without_a_value(self, folder):
        with (folder / "documents.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))

        assert {row["value"] for row in rows} == {""}
        names = [row["field"] for row in rows]
        assert {"number", "title", "period_end", "signer_name"} <= {*names}
        assert {*names} <= {column.name for column in columns("documents")}

    def test_its_notes_say_what_every_column_holds(self, folder):
        notes = (folder / "NOTES.md").read_text(encoding="utf-8")

        for layout in LAYOUTS.values():
            assert f"## {layout.file}\n" in notes
            for column in layout.columns if layout.table != "documents" else ():
                assert f"- `{column}`: " in notes
        assert "One of eq, approx, range, ge, gt, le, lt." in notes

    @pytest.mark.parametrize("name", ["documents.csv", "assignments.csv", "NOTES.md"])
    def test_what_is_there_is_not_overwritten(self, tmp_path, name):
        (tmp_path / name).write_text("mine")

        with pytest.raises(GoldenError, match=f"{name} is there already"):
            blank_set(tmp_path)


class TestAccepted:
    def test_a_new_set_holds_all_that_was_found(self, extraction, tmp_path):
        folder = tmp_path / "golden" / "made-up"
        write(accepted(extraction, None, folder))
        golden = read_golden(folder)

        assert [*golden.tables] == [*LAYOUTS]
        assert compare(extraction, golden).differences == ()
        assert [row.cells["printed"] for row in golden.tables["targets"]] == ["05", "12", "400 - 600"]
        assert [row.line for row in golden.tables["targets"]] == [6, 6, 7]
        assert [row.cells["printed"] for row in golden.tables["budgets"]] == ["3,5", "2"]
        assert [row.parent for row in golden.tables["budgets"]] == [None, 0]

    def test_where_nothing_differs_nothing_is_written(self, extraction, golden):
        assert accepted(extraction, golden(), golden().folder) == ()

    @pytest.mark.parametrize("table", LAYOUTS)
    def test_what_was_accepted_is_right_from_then_on(self, extraction, golden, table):
        header = ",".join(LAYOUTS[table].columns) + "\n"
        rest = "title,Khác\n" if table == "documents" else ""
        known = golden(**{table: header + rest})
        drafts = accepted(extraction, known, known.folder)
        write(drafts)

        assert [draft.path.name for draft in drafts] == [f"{table}.csv"]
        assert compare(extraction, read_golden(known.folder)).differences == ()

    def test_cells_that_are_right_keep_the_words_of_the_reader(self, extraction, golden):
        [row] = extraction.assignments
        found = replace(extraction, assignments=(replace(row, duty="phoi_hop"),))
        [draft] = accepted(found, golden(), golden().folder)

        assert draft.content.decode().splitlines()[1] == (
            '14,Sở Công Thương,sct,phoi_hop,"chủ trì, … hằng năm."'
        )

    def test_a_table_without_a_file_gets_one_only_if_it_is_named(self, extraction, golden):
        known = golden(targets=None)

        assert accepted(extraction, known, known.folder) == ()
        [draft] = accepted(extraction, known, known.folder, ("targets",))
        assert draft.path == known.folder / "targets.csv"

    def test_a_figure_without_digits_is_an_error(self, extraction, golden):
        rows = (replace(extraction.targets[0], start=0, end=8), *extraction.targets[1:])

        with pytest.raises(GoldenError, match="targets on line 1 has nothing to be its `printed`"):
            accepted(replace(extraction, targets=rows), golden(), golden().folder)

    @pytest.mark.parametrize("name", LOCKS)
    def test_a_lock_forbids_it(self, extraction, tmp_path, monkeypatch, name):
        monkeypatch.setenv(name, "1")

        with pytest.raises(GoldenError, match=f"Golden files are locked, since {name} is set"):
            accepted(extraction, None, tmp_path)

    @pytest.mark.parametrize(
        ("value", "locked"), [("", False), ("0", False), ("False", False), ("yes", True)]
    )
    def test_what_a_lock_is(self, value, locked):
        if locked:
            with pytest.raises(GoldenError):
                refuse_if_locked({"CI": value})
        else:
            refuse_if_locked({"CI": value})


def test_a_folder_that_cannot_be_written_is_an_error(extraction, tmp_path):
    (tmp_path / "golden").write_text("a file")

    with pytest.raises(GoldenError, match="cannot be written"):
        write(accepted(extraction, None, tmp_path / "golden" / "made-up"))


def test_nothing_but_the_files_is_left_behind(extraction, tmp_path):
    write(accepted(extraction, None, tmp_path))

    assert {path.name for path in tmp_path.iterdir()} == {layout.file for layout in LAYOUTS.values()}
