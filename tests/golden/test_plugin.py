"""The pytest plugin: a test for each golden file."""

import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from kcextract.run import extraction

pytest_plugins = ["pytester"]

DOCUMENT = "KẾ HOẠCH\n\nI. MỤC TIÊU\n\nHỗ trợ cơ sở.\n\nII. NỘI DUNG\n\nĐào tạo nghề.\n"
SECTIONS = "line,depth,kind,marker,role,opening\n"
RIGHT = """\
1,1,preamble,,header,KẾ HOẠCH
3,1,roman,I.,objectives,MỤC TIÊU
7,1,roman,II.,contents,NỘI DUNG
"""


@pytest.fixture
def run(pytester):
    """Runs pytest with the plugin on a folder with a document, its sections as given, and a test."""
    installed = any(point.value == "kcextract.golden.plugin" for point in entry_points(group="pytest11"))
    plugin = () if installed else ("-p", "kcextract.golden.plugin")

    def run_pytest(*arguments, sections=RIGHT, **files):
        files = {"sections": SECTIONS + sections, "documents": "field,value\nnumber,\n", **files}
        folder = pytester.path / "golden" / "made-up"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        pytester.makepyfile("def test_other(): pass")
        return pytester.runpytest_inprocess(*plugin, "-p", "no:cacheprovider", *arguments)

    (pytester.path / "corpus").mkdir(exist_ok=True)
    (pytester.path / "corpus" / "made-up.txt").write_text(DOCUMENT, encoding="utf-8")
    return run_pytest


def test_without_the_option_there_is_no_test_of_golden_files(run):
    run().assert_outcomes(passed=1)


def test_every_golden_file_is_a_test_beside_the_others(run):
    run("--kcextract-golden", "golden").assert_outcomes(passed=3)


def test_named_alone_they_are_all_that_is_run(run):
    result = run("--kcextract-golden", "golden", "golden", "-v")

    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(
        ["*golden/made-up/documents.csv::documents PASSED*", "*sections.csv::sections*"]
    )


def test_a_folder_that_is_collected_elsewhere_is_added(run, pytester):
    pytester.mkdir("tests").joinpath("test_it.py").write_text("def test_it(): pass")

    run("--kcextract-golden", "golden", "tests").assert_outcomes(passed=3)


def test_one_of_them_may_be_named(run):
    run("--kcextract-golden", "golden", "golden/made-up/sections.csv").assert_outcomes(passed=1)


def test_a_failure_shows_the_differences_and_no_traceback(run):
    result = run("--kcextract-golden", "golden", sections=RIGHT.replace("objectives", "contents"))

    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*sections.csv:3: changed: line 3 I.",
            "  3 | I. MỤC TIÊU",
            "  role: expected “contents”",
            "        found    “objectives”",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*def runtest*")


def test_a_malformed_file_fails_alone_with_its_sentence(run):
    result = run("--kcextract-golden", "golden", sections="x,1,roman,I.,other,Một\n")

    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*sections.csv, line 2: `x` is no number from 1."])


def test_the_documents_may_be_elsewhere(run, pytester):
    (pytester.path / "corpus").rename(pytester.path / "elsewhere")

    run("--kcextract-golden", "golden").assert_outcomes(passed=1, failed=2)
    run("--kcextract-golden", "golden", "--kcextract-corpus", "elsewhere").assert_outcomes(passed=3)


def test_other_csv_files_are_no_tests(run, pytester):
    pytester.path.joinpath("targets.csv").write_text("a,b\n")

    run("--kcextract-golden", "golden", other="a,b\n").assert_outcomes(passed=3)


def test_a_folder_that_is_not_there_is_wrong_usage(run):
    result = run("--kcextract-golden", "nowhere")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--kcextract-golden: there is no folder *nowhere."])


def test_words_of_ones_own_are_taken(run, pytester):
    (pytester.path / "own.toml").write_text(
        '[[heading]]\ncode = "budget"\nwords = ["Nội dung"]\nexamples = ["NỘI DUNG"]\n', encoding="utf-8"
    )
    own = RIGHT.replace("II.,contents", "II.,budget")

    run("--kcextract-golden", "golden", sections=own).assert_outcomes(passed=2, failed=1)
    run("--kcextract-golden", "golden", "--kcextract-grammars", "own.toml", sections=own).assert_outcomes(
        passed=3
    )


def test_a_document_is_extracted_once(run, monkeypatch):
    calls = []
    real = extraction.extract
    monkeypatch.setattr(
        extraction, "extract", lambda path, **given: calls.append(path.name) or real(path, **given)
    )

    run("--kcextract-golden", "golden").assert_outcomes(passed=3)
    assert calls == ["made-up.txt"]


def test_pytest_loads_nothing_heavy_with_it():
    code = (
        "import sys, kcextract.golden.plugin\nprint(*(m for m in sys.modules if m.startswith('kcextract.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.split() == ["kcextract.golden", "kcextract.golden.plugin"]


def test_pytest_is_told_of_it():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))

    assert "kcextract.golden.plugin" in project["project"]["entry-points"]["pytest11"].values()
