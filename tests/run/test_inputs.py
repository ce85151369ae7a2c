"""From paths to sources: the same ones in the same order, whatever the disk looks like."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.errors import SourceError
from kcextract.run.inputs import find_inputs, fingerprint, source_name


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def names(folder: Path, *paths: Path, exclude: Path | None = None) -> list[str]:
    found = find_inputs(paths or [folder], exclude=exclude).paths
    return [path.relative_to(folder).as_posix() for path in found]


def test_a_folder_is_walked_down_by_name(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.txt", "a/y/x.txt", "c.text", "B.TXT")
    assert names(tmp_path) == ["B.TXT", "a/y/x.txt", "a/z.txt", "b.txt", "c.text"]


def test_paths_keep_the_order_in_which_they_are_given(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b/c.txt")
    assert names(tmp_path, tmp_path / "b", tmp_path / "a.txt") == ["b/c.txt", "a.txt"]


def test_files_that_are_no_documents_are_counted(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.mp3", "c/d.css", "README")
    found = find_inputs([tmp_path])
    assert [path.name for path in found.paths] == ["a.txt"]
    assert found.skipped == 3


def test_a_file_that_is_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    make(tmp_path, "decision", ".hidden.txt")
    assert names(tmp_path, tmp_path / "decision", tmp_path / ".hidden.txt") == ["decision", ".hidden.txt"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, ".a.txt", ".git/b.txt", "c.txt")
    found = find_inputs([tmp_path])
    assert [path.name for path in found.paths] == ["c.txt"]
    assert found.skipped == 0


def test_the_output_folder_is_not_walked(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out/b.txt", "out/documents/c.txt")
    assert names(tmp_path, exclude=tmp_path / "out") == ["a.txt"]


def test_a_file_is_taken_once_however_it_is_reached(tmp_path: Path) -> None:
    make(tmp_path, "a/b.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a" / "b.txt")
    given_paths = [tmp_path / "a" / "b.txt", tmp_path, tmp_path / "a", tmp_path / "a" / ".." / "a" / "b.txt"]
    assert names(tmp_path, *given_paths) == ["a/b.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    make(tmp_path, "a/b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert names(tmp_path) == ["a/b.txt", "self.txt"]


def test_a_linked_folder_is_walked(tmp_path: Path) -> None:
    make(tmp_path, "elsewhere/a.txt", "here/b.txt")
    (tmp_path / "here" / "more").symlink_to(tmp_path / "elsewhere")
    assert names(tmp_path, tmp_path / "here") == ["here/b.txt", "here/more/a.txt"]


def test_what_does_not_exist_is_taken_so_that_reading_it_tells(tmp_path: Path) -> None:
    assert names(tmp_path, tmp_path / "missing") == ["missing"]


def test_a_folder_that_cannot_be_listed_is_taken_so_that_reading_it_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a/b.txt", "c.txt")
    listdir = os.listdir

    def closed(path: Path) -> list[str]:
        if path == tmp_path / "a":
            raise PermissionError
        return listdir(path)

    monkeypatch.setattr(os, "listdir", closed)
    assert names(tmp_path) == ["a", "c.txt"]
    with pytest.raises(SourceError, match="folder cannot be listed"):
        fingerprint(tmp_path / "a")


@given(st.permutations(["a.txt", "b/a.txt", "b/c.txt", "Đ.txt", "ă/ê.txt", "1.txt"]))
def test_the_order_in_which_files_were_made_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("made")
    make(folder, *order)
    assert names(folder) == ["1.txt", "a.txt", "b/a.txt", "b/c.txt", "ă/ê.txt", "Đ.txt"]


def test_a_fingerprint_is_hash_and_size_of_the_bytes(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert fingerprint(tmp_path / "a.txt") == (hashlib.sha256(b"a.txt").hexdigest(), 5)


def test_what_is_missing_has_no_fingerprint(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no such file") as caught:
        fingerprint(tmp_path / "missing.txt")
    assert caught.value.source == str(tmp_path / "missing.txt")


def test_a_loop_of_links_has_no_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        fingerprint(tmp_path / "self.txt")


def test_a_pipe_has_no_fingerprint_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="no regular file"):
        fingerprint(tmp_path / "pipe.txt")


def test_a_file_that_may_not_be_read_has_no_fingerprint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a.txt")

    def closed(*args: object, **more: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(SourceError, match="check its permissions"):
        fingerprint(tmp_path / "a.txt")


def test_no_path_has_no_fingerprint() -> None:
    with pytest.raises(SourceError, match="no path"):
        fingerprint(Path("a\0b"))


def test_a_source_s_name_is_the_path_as_given() -> None:
    assert source_name("./ă/../b.txt") == "./ă/../b.txt"


def test_bytes_that_are_no_text_are_escaped_in_a_source_s_name() -> None:
    assert source_name(os.fsdecode(b"c\xf4ng.txt")) == r"c\xf4ng.txt"
