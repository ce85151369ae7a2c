"""``kcextract export`` on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kcextract.cli import main

Make = Callable[..., Path]
Called = tuple[int, str, str]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Called]:
    def run(*arguments: str) -> Called:
        capsys.readouterr()
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        printed = capsys.readouterr()
        return int(caught.value.code or 0), printed.out, " ".join(printed.err.split())

    return run


def test_it_says_how_much_is_where(call: Callable[..., Called], make: Make, tmp_path: Path) -> None:
    out, place = make(["một", "hai"], []), tmp_path / "made"
    status, told, _ = call(
        "export", str(out), "--to", "csv", "--table", "targets", "--bom", "--out", str(place)
    )
    assert (status, told) == (0, f"2 rows are in {place}.\n")
    assert [path.name for path in place.iterdir()] == ["targets.csv"]
    assert (place / "targets.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    status, told, _ = call("export", str(out), "--to", "akn", "--out", str(tmp_path / "akn"))
    assert status == 0
    assert told.splitlines()[1:] == ["Left out, for they have no text: 1."]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "ods"], "there is no form 'ods'; the forms are xlsx, csv"),
        (["--to", "csv", "--table", "target"], "there is no table 'target'"),
        (["--to", "jsonl", "--bom"], "a byte order mark is for csv only"),
    ],
)
def test_a_wrong_wish_is_status_2_with_what_there_is(
    arguments: list[str], said: str, call: Callable[..., Called], make: Make, tmp_path: Path
) -> None:
    status, _, told = call("export", str(make(["một"])), *arguments, "--out", str(tmp_path / "made"))
    assert status == 2
    assert said in told.replace("│ ", "")
    assert not (tmp_path / "made").exists()


def test_a_place_that_is_taken_and_a_folder_without_tables_are_status_2(
    call: Callable[..., Called], make: Make, tmp_path: Path
) -> None:
    (tmp_path / "taken").touch()
    status, _, told = call("export", str(make(["một"])), "--to", "csv", "--out", str(tmp_path / "taken"))
    assert (status, "is there already" in told) == (2, True)
    status, _, told = call("export", str(tmp_path), "--to", "csv", "--out", str(tmp_path / "made"))
    assert (status, "is no dataset of kcextract" in told) == (2, True)
