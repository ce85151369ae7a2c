"""``kcextract report``: pages from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kcextract.cli import main


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    return int(caught.value.code or 0)


def test_the_pages_are_in_the_folder_that_is_named(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("report", str(dataset), "--to", str(tmp_path / "pages")) == 0
    pages = list((tmp_path / "pages" / "documents").iterdir())
    printed = capsys.readouterr().out
    assert (
        f"{len(pages)} pages and the index are written: open {tmp_path / 'pages' / 'index.html'}" in printed
    )


def test_without_a_name_they_are_with_the_tables_which_stay_as_they_were(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in dataset.rglob("*") if path.is_file()}
    assert run("report", str(dataset)) == 0
    assert (dataset / "report" / "index.html").exists()
    assert {path: path.read_bytes() for path in before} == before
    assert run("status", str(dataset)) == 0
    capsys.readouterr()


def test_a_place_that_is_no_folder_needs_a_folder_for_the_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", "s3://bucket/out") == 2
    assert "--to" in capsys.readouterr().err


def test_what_is_no_dataset_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", str(tmp_path)) == 2
    assert "is no dataset of kcextract" in capsys.readouterr().err
