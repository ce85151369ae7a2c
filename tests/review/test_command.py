"""``kcextract review`` from the command line, and what the review says in both languages."""

from __future__ import annotations

import re
import sys
from importlib import resources
from pathlib import Path

import pytest

from kcextract.cli import main
from kcextract.records import Extraction
from kcextract.report.labels import labels
from kcextract.review.lock import locked
from tests.report.conftest import stored


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    return int(caught.value.code or 0)


def test_what_is_no_dataset_is_said_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", str(tmp_path), "--golden", str(tmp_path / "golden")) == 2
    assert "is no dataset of kcextract" in capsys.readouterr().err
    assert not (tmp_path / "golden").exists()


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "kcextract.review.server", raising=False)
    assert run("review", str(tmp_path)) == 2
    assert "install kcextract[review]" in capsys.readouterr().err


def test_two_reviews_do_not_write_into_one_folder(
    made_up: Extraction, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(tmp_path / "out", (made_up,))
    with locked(tmp_path / "golden"):
        assert run("review", str(tmp_path / "out"), "--golden", str(tmp_path / "golden")) == 2
    assert "Another review is at work" in capsys.readouterr().err


def test_a_folder_that_cannot_be_used_is_told_of(
    made_up: Extraction, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(tmp_path / "out", (made_up,))
    (tmp_path / "golden").write_text("a file")
    assert run("review", str(tmp_path / "out"), "--golden", str(tmp_path / "golden")) == 2
    assert "name another folder" in capsys.readouterr().err


def test_the_scripts_ask_for_no_word_that_is_not_there() -> None:
    folder = resources.files("kcextract.review").joinpath("templates")
    script = "".join(each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".js"))
    asked = set(re.findall(r'\b(?:say|button)\("(\w+)"', script)) | set(
        re.findall(r'words\(.*?, "(\w+)"', script)
    )
    assert asked
    assert {f"review.{key}" for key in asked} <= labels().keys()


def test_every_refusal_has_the_same_words_in_both_languages_and_is_made() -> None:
    folder = resources.files("kcextract.review")
    code = "".join(each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".py"))
    sentences = {key: each for key, each in labels().items() if key.startswith("refusal.")}
    assert sentences
    for key, each in sentences.items():
        assert set(re.findall(r"{(\w+)}", each.vi)) == set(re.findall(r"{(\w+)}", each.en)), key
        assert f'"{key.partition(".")[2]}"' in code, key
