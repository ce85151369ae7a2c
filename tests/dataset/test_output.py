"""The output folder: a run shows when all of it is there, and never beside another."""

from __future__ import annotations

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kcextract.dataset.manifest import Manifest, Part, read_manifest
from kcextract.dataset.output import open_output
from kcextract.dataset.storage import LocalStorage
from kcextract.dataset.writer import ShardWriter, rows_of
from kcextract.errors import DatasetError
from kcextract.records import table_records
from kcextract.run.failure import failed_extraction

OLD = {f"old-{number}.txt" for number in range(5)}
NEW = {f"new-{number}.txt" for number in range(3)}


def run(folder: Path, names: set[str]) -> None:
    """A conversion of documents of these names, two to a part."""
    with open_output(folder) as output:
        parts: list[Part] = []
        ordered = sorted(names)
        for begin in range(0, len(ordered), 2):
            writer = ShardWriter(output.storage)
            for name in ordered[begin : begin + 2]:
                writer.add(rows_of(failed_extraction(name, None, DatasetError("–"), "plain")))
            parts += writer.close()
        output.commit(Manifest(True, "plain", "", {}, tuple(parts)))


def by_folder(folder: Path) -> set[str]:
    """The documents that a reader of the folders sees, in whatever table."""
    ids: set[str] = set()
    for table in table_records():
        for path in (folder / table).glob("*.parquet"):
            ids |= set(pq.read_table(path)["doc_id"].to_pylist())
    return ids


def by_manifest(folder: Path) -> set[str]:
    """The documents that a reader who follows the manifest sees."""
    return {
        key
        for part in read_manifest(LocalStorage(folder)).parts
        for key in pq.read_table(folder / part.path)["doc_id"].to_pylist()
    }


def ids(names: set[str]) -> set[str]:
    return {failed_extraction(name, None, DatasetError("–"), "plain").document.doc_id for name in names}


def test_a_run_makes_the_folder_and_fills_it(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    run(folder, OLD)
    assert by_folder(folder) == by_manifest(folder) == ids(OLD)
    assert {path.name for path in folder.iterdir()} == {*table_records(), "manifest.json", "datapackage.json"}


def test_a_second_run_takes_the_place_of_the_first(tmp_path: Path) -> None:
    run(tmp_path, OLD)
    run(tmp_path, NEW)
    assert by_folder(tmp_path) == by_manifest(tmp_path) == ids(NEW)


def test_a_second_run_leaves_the_bytes_that_it_alone_would(tmp_path: Path) -> None:
    run(tmp_path / "both", OLD)
    run(tmp_path / "both", NEW)
    run(tmp_path / "alone", NEW)
    assert content(tmp_path / "both") == content(tmp_path / "alone")


def test_nothing_shows_before_the_commit(tmp_path: Path) -> None:
    run(tmp_path, OLD)
    with open_output(tmp_path) as output:
        writer = ShardWriter(output.storage)
        writer.add(rows_of(failed_extraction("new-0.txt", None, DatasetError("–"), "plain")))
        writer.close()
        assert by_folder(tmp_path) == by_manifest(tmp_path) == ids(OLD)


def test_a_run_that_breaks_off_leaves_the_former_one(tmp_path: Path) -> None:
    run(tmp_path, OLD)
    before = content(tmp_path)
    with suppress(KeyboardInterrupt), open_output(tmp_path) as output:
        writer = ShardWriter(output.storage)
        writer.add(rows_of(failed_extraction("new-0.txt", None, DatasetError("–"), "plain")))
        writer.close()
        raise KeyboardInterrupt
    assert {path: data for path, data in content(tmp_path).items() if not path.startswith(".")} == before


def test_a_first_run_that_breaks_off_may_be_repeated(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), open_output(tmp_path):
        raise KeyboardInterrupt
    assert not read_manifest(LocalStorage(tmp_path)).complete
    run(tmp_path, NEW)
    assert by_manifest(tmp_path) == ids(NEW)


def after_every_step(patch: pytest.MonkeyPatch, look: Callable[[], None]) -> None:
    """Has ``look`` called after every change of the file system."""
    for name in ("rename", "replace", "unlink", "rmdir", "mkdir"):
        original = getattr(Path, name)

        def step(*args: object, original: Callable[..., object] = original, **more: object) -> object:
            result = original(*args, **more)
            look()
            return result

        patch.setattr(Path, name, step)


def test_no_reader_ever_sees_two_runs_mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, OLD)
    seen: list[set[str]] = []

    def look() -> None:
        shown = by_folder(tmp_path)
        assert shown <= ids(OLD) or shown <= ids(NEW)
        assert by_manifest(tmp_path) in (ids(OLD), set(), ids(NEW))
        seen.append(shown)

    after_every_step(monkeypatch, look)
    run(tmp_path, NEW)
    assert seen[0] == ids(OLD)
    assert set() in seen
    assert seen[-1] == ids(NEW)


@pytest.mark.parametrize("fatal", range(1, 60, 3))
def test_a_run_killed_at_any_step_is_mended_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fatal: int
) -> None:
    out, alone = tmp_path / "out", tmp_path / "alone"
    run(out, OLD)
    run(alone, NEW)
    steps = iter(range(1, 1000))

    def kill() -> None:
        if next(steps) == fatal:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        after_every_step(patch, kill)
        run(out, NEW)
    assert by_manifest(out) in (ids(OLD), set(), ids(NEW))
    run(out, NEW)
    assert content(out) == content(alone)


def test_what_a_killed_process_leaves_behind_is_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / ".kcextract-staging" / "parts" / ".kcextract-unfinished-7-lines.part-0.parquet"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    (tmp_path / ".kcextract-unfinished-7-manifest.json").write_bytes(b"{")
    with open_output(tmp_path):
        assert not list(tmp_path.rglob("*unfinished*"))
    run(tmp_path, NEW)
    assert not (tmp_path / ".kcextract-staging").exists()
    assert by_manifest(tmp_path) == ids(NEW)


def test_parts_that_both_runs_have_are_never_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, OLD)
    both = {path for path in (tmp_path / "documents").iterdir() if len(by_part(path)) == 2}
    seen: list[bool] = []
    after_every_step(monkeypatch, lambda: seen.append(all(path.exists() for path in both)))
    run(tmp_path, OLD | {"old-5.txt"})
    assert seen
    assert all(seen)


def by_part(path: Path) -> list[str]:
    return list(pq.read_table(path)["doc_id"].to_pylist())


def test_files_of_others_stay(tmp_path: Path) -> None:
    run(tmp_path, OLD)
    mine = [tmp_path / "notes.txt", tmp_path / "lines" / "notes.txt", tmp_path / "maps" / "a.parquet"]
    for path in mine:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    run(tmp_path, NEW)
    assert [path.read_text() for path in mine] == ["mine"] * 3


def test_a_folder_that_holds_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(DatasetError, match="not empty and holds no dataset of kcextract"):
        run(tmp_path, NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_folder_with_another_tool_s_manifest_is_refused(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(DatasetError, match="no dataset of kcextract"):
        run(tmp_path, NEW)
    assert (tmp_path / "manifest.json").read_text() == "{}"


def test_a_foreign_file_that_readers_would_take_for_a_part_is_refused(tmp_path: Path) -> None:
    run(tmp_path, OLD)
    before = content(tmp_path)
    foreign = tmp_path / "lines" / "copy of part-00000.parquet"
    foreign.write_bytes(next((tmp_path / "lines").iterdir()).read_bytes())
    with pytest.raises(DatasetError, match=r"copy of part-00000\.parquet was not written by kcextract"):
        run(tmp_path, NEW)
    foreign.unlink()
    assert content(tmp_path) == before


def test_two_runs_at_once_into_one_folder_are_refused(tmp_path: Path) -> None:
    with open_output(tmp_path), pytest.raises(DatasetError, match="Another run"), open_output(tmp_path):
        pass


def test_where_the_file_system_has_no_locks_a_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    run(tmp_path, NEW)
    assert by_manifest(tmp_path) == ids(NEW)


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(DatasetError, match="is a file: name a folder"):
        run(tmp_path / "out", NEW)


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatasetError, match="cannot be written"):
        run(tmp_path / "file" / "out", NEW)


def test_a_full_disk_leaves_the_former_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, OLD)
    before = content(tmp_path)

    def full(*args: object, **more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(DatasetError, match="No space left on device"):
            run(tmp_path, NEW)
    assert {path: data for path, data in content(tmp_path).items() if not path.startswith(".")} == before


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
