"""Incremental runs: what has not changed is not read, and the result is that of a fresh run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcextract.records import table_records
from kcextract.run.convert import ConversionReport, compact, convert
from kcextract.run.settings import Bounds, Settings
from kcextract.run.status import dataset_status

Batch = Callable[..., ConversionReport]
Write = Callable[..., list[Path]]
Files = Callable[[Path], dict[str, bytes]]
SMALL = Settings(documents_per_part=2)


def reads(path: Path) -> int:
    mark = path.with_suffix(".read")
    return len(mark.read_text()) if mark.exists() else 0


def test_a_second_run_reads_nothing_and_changes_nothing(
    batch: Batch, write: Write, files: Files, tmp_path: Path
) -> None:
    paths = write(a="note 1\n", b="note 2\n", c="note 3\n")
    first = batch(paths, tmp_path / "out", settings=SMALL)
    before = files(tmp_path / "out")
    second = batch(paths, tmp_path / "out", settings=SMALL)
    assert [reads(path) for path in paths] == [1, 1, 1]
    assert (first.unchanged, second.unchanged) == (0, 3)
    assert files(tmp_path / "out") == before


def test_of_a_part_with_a_change_only_what_changed_is_read(
    batch: Batch, write: Write, files: Files, tmp_path: Path
) -> None:
    paths = write(a="note 1\n", b="note 2\n", c="note 3\n")
    batch(paths, tmp_path / "out", settings=SMALL)
    write(b="note two\n", d="note 4\n")
    paths.append(tmp_path / "d.txt")
    assert batch(paths, tmp_path / "out", settings=SMALL).unchanged == 2
    assert [reads(path) for path in paths] == [1, 2, 1, 1]
    assert sorted(pd.read_parquet(tmp_path / "out" / "documents")["text"]) == [
        "note 1\n",
        "note 3\n",
        "note 4\n",
        "note two\n",
    ]
    batch(paths, tmp_path / "fresh", settings=SMALL)
    assert files(tmp_path / "out") == files(tmp_path / "fresh")


def test_a_file_that_was_renamed_is_not_read_again(
    batch: Batch, write: Write, files: Files, tmp_path: Path
) -> None:
    [path] = write(a="note 1\n")
    batch([path], tmp_path / "out")
    renamed = path.rename(tmp_path / "b.txt")
    batch([renamed], tmp_path / "out", prune=True)
    assert reads(renamed) == 0
    batch([renamed], tmp_path / "fresh")
    assert files(tmp_path / "out") == files(tmp_path / "fresh")


def test_what_is_gone_stays_until_it_is_pruned(batch: Batch, write: Write, tmp_path: Path) -> None:
    paths = write(a="Một\n", b="Hai\n")
    batch(paths, tmp_path / "out")
    paths[0].unlink()
    assert batch(paths[1:], tmp_path / "out").statuses == {"ok": 2}
    assert len(pd.read_parquet(tmp_path / "out" / "documents")) == 2
    report = batch(paths[1:], tmp_path / "out", prune=True)
    assert (report.statuses, report.removed) == ({"ok": 1}, 1)
    for table in table_records():
        rows = pd.read_parquet(tmp_path / "out" / table)
        assert set(rows["doc_id"]) <= {report.outcomes[0].entry.doc_id}


def test_the_rows_of_a_source_stay_though_that_of_which_it_was_a_duplicate_changes(
    batch: Batch, write: Write, tmp_path: Path
) -> None:
    paths = write(a="Một\n", b="Một\n")
    batch(paths, tmp_path / "out")
    write(a="Hai\n")
    paths[1].unlink()
    batch(paths[:1], tmp_path / "out")
    documents = pd.read_parquet(tmp_path / "out" / "documents")
    assert {(Path(row.source).name, row.text) for row in documents.itertuples()} == {
        ("a.txt", "Hai\n"),
        ("b.txt", "Một\n"),
    }


def test_with_other_limits_all_is_read_again(batch: Batch, write: Write, tmp_path: Path) -> None:
    [path] = write(a="note 1\n")
    batch([path], tmp_path / "out")
    bounds = Bounds()
    more = Bounds(loading=type(bounds.loading)(size=10))
    assert batch([path], tmp_path / "out", settings=Settings(bounds=more)).unchanged == 0
    assert reads(path) == 2


def test_compact_makes_the_parts_that_a_fresh_run_would(
    batch: Batch, write: Write, files: Files, tmp_path: Path
) -> None:
    paths = write(**{f"d{number}": f"note {number}\n" for number in range(5)})
    batch(paths, tmp_path / "out", settings=SMALL)
    report = compact(tmp_path / "out")
    assert (report.unchanged, len(report.parts)) == (5, 1)
    assert [reads(path) for path in paths] == [1] * 5
    batch(paths, tmp_path / "fresh")
    assert files(tmp_path / "out") == files(tmp_path / "fresh")


@settings(max_examples=25)
@given(
    states=st.lists(
        st.dictionaries(
            st.sampled_from("abcdefgh"), st.sampled_from(["x", "y", "z", "w", "kept"]), min_size=1
        ),
        min_size=2,
        max_size=4,
    )
)
def test_whatever_happens_to_the_files_a_run_that_prunes_gives_what_a_fresh_one_does(
    states: list[dict[str, str]], batch: Batch, files: Files, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("states")
    source = folder / "in"
    source.mkdir()
    for state in states:
        for path in source.iterdir():
            path.unlink()
        for name, text in state.items():
            (source / f"{name}.txt").write_text(f"{text}\n")
        batch([source], folder / "out", settings=SMALL, prune=True)
        shown = pd.read_parquet(folder / "out" / "documents")
        assert sorted(shown["text"]) == sorted({f"{text}\n" for text in state.values()})
    batch([source], folder / "fresh", settings=SMALL)
    assert files(folder / "out") == files(folder / "fresh")


def test_the_summary_of_a_second_run_shows_what_the_first_did(write: Write, tmp_path: Path) -> None:
    corpus = Path(__file__).parents[2] / "corpus" / "dong-nai-2018.txt"
    [path] = write(a=corpus.read_text(encoding="utf-8"))
    first, second = (convert([path], tmp_path / "out").outcomes[0] for _ in range(2))
    assert not second.is_new
    assert (second.family, second.number, second.province) == (first.family, first.number, first.province)
    assert second.promises == first.promises


def test_status_tells_what_is_there_and_what_is_missing(batch: Batch, write: Write, tmp_path: Path) -> None:
    paths = write(a="Một\n", b="Hai\n", c="Một\n")
    batch([*paths, tmp_path / "gone.txt"], tmp_path / "out")
    status = dataset_status(tmp_path / "out")
    assert status.complete
    assert status.statuses == {"ok": 2, "duplicate": 1, "failed": 1}
    assert status.codes == {"unreadable_source": 1}
    assert (status.rows["documents"], status.rows["lines"]) == (3, 2)
    assert (status.missing, status.waiting) == ((), 0)
    next((tmp_path / "out" / "lines").iterdir()).unlink()
    assert len(dataset_status(tmp_path / "out").missing) == 1
