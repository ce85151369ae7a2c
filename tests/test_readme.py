"""The README tells of every table and every command, its examples work, and its figures are today's."""

from __future__ import annotations

import contextlib
import io
import os
import re
import runpy
import shlex
import shutil
from pathlib import Path

import pytest

from kcextract import convert
from kcextract.cli import app, main
from kcextract.cli.golden import app as golden_app
from kcextract.golden import plugin
from kcextract.golden.drafts import LOCKS
from kcextract.records import Extraction, columns, table_records
from kcextract.run.inputs import DOCUMENT_SUFFIXES
from kcextract.run.installation import REQUIREMENTS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = r"```python\n(.*?)```"
BLOCKS = re.findall(BLOCK, README, re.DOTALL)
COMMANDS = [shlex.split(line)[1:] for line in README.splitlines() if line.startswith("    kcextract ")]
VIETNAMESE = (ROOT / "README.vi.md").read_text(encoding="utf-8")
FIRST_PAGES = {"README.md": README, "README.vi.md": VIETNAMESE}
PLOT = "targets.png"
FORMATS = README.split("\n## Formats\n")[1].split("\n## ")[0]
# Goes on until it is stopped; its own tests run it.
SERVES = {"review"}
RENEW = "renew the README's tables by: make accuracy"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where the examples find what they name."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    shutil.copytree(ROOT / "golden", folder / "golden")
    some = min((ROOT / "corpus").glob("*.txt"), key=lambda path: path.stat().st_size)
    for name in ("decision.txt", "more/decision.txt", "my/plan.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(some, folder / name)
    convert(folder / "corpus", folder / "out")
    return folder


@pytest.mark.parametrize("table", table_records())
def test_every_table_is_told_of(table: str) -> None:
    assert f"| `{table}` |" in README


def test_every_kind_of_file_is_told_of_and_no_other_is() -> None:
    _, rows = re.split(r"^\| files .*\n.*$", FORMATS, maxsplit=1, flags=re.MULTILINE)
    told = [suffix for row in re.findall(r"^\| ([^|]*) \|", rows, re.MULTILINE) for suffix in row.split()]
    assert sorted(told) == sorted(f"`{suffix}`" for suffix in DOCUMENT_SUFFIXES)


def test_every_system_package_is_told_of() -> None:
    script = (ROOT / "scripts" / "set-up-system").read_text(encoding="utf-8")
    for each in REQUIREMENTS:
        if each.kind != "package":
            assert f"`{each.package}`" in FORMATS
            assert each.package in script


def test_every_command_has_an_example_and_no_other_has() -> None:
    own = {str(command.callback.__name__) for command in app.registered_commands if command.callback}
    groups = {str(group.name) for group in app.registered_groups}
    assert {command[0] for command in COMMANDS} == own | groups
    golden = {
        str(command.callback.__name__) for command in golden_app.registered_commands if command.callback
    }
    assert {command[1] for command in COMMANDS if command[0] == "golden"} == golden


def test_the_commands_work_one_after_the_other(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setattr("typer.confirm", lambda question: True)
    for name in LOCKS:
        monkeypatch.delenv(name, raising=False)
    for command in COMMANDS:
        if command[0] in SERVES:
            continue
        status, printed = run(*command)
        # A set that is only begun differs from what is found, and so may others; a program may be missing.
        assert status == 0 or (status == 1 and command[0] in {"golden", "doctor"}), printed
        assert printed.strip()
    assert run("golden", "check", "my/golden", "--corpus", "my")[0] == 0  # for it was accepted


def run(*arguments: str) -> tuple[int, str]:
    sink = io.StringIO()
    with pytest.raises(SystemExit) as caught, contextlib.redirect_stdout(sink):
        main(arguments)
    return int(caught.value.code or 0), sink.getvalue()


def test_the_options_of_pytest_exist() -> None:
    known = set(re.findall(r'"(--kcextract-\w+)"', Path(plugin.__file__).read_text(encoding="utf-8")))
    assert set(re.findall(r"--kcextract-\w+", README)) == known


def test_the_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^    |`)make ([a-z-]+)", README, re.MULTILINE)) <= targets


def test_the_code_names_real_columns() -> None:
    assert len(BLOCKS) == 4
    listed = {column.name for table in table_records() for column in columns(table)}
    assert set(re.findall(r'(?<=\[")[a-z_]+(?="\])', BLOCKS[1])) <= listed
    named = set(re.findall(r"(?:with_\w+|select)\((.*?)\)", BLOCKS[2]))
    assert set(re.findall(r"\w+", " ".join(named))) <= listed
    assert set(re.findall(r"extraction\.(\w+)", BLOCKS[3])) <= {*Extraction.__dataclass_fields__}


@pytest.mark.parametrize("block", BLOCKS, ids=["plot", "tables", "load", "library"])
def test_the_code_runs_and_prints_something(
    block: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("MPLBACKEND", "agg")
    exec(compile(block, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) >= block.count("print(")
    assert "Empty DataFrame" not in printed


def indented(text: str) -> list[str]:
    """The lines that are to be typed into a shell, without their comments."""
    return [line.partition(" #")[0].strip() for line in re.findall(r"^    (\S.*)$", text, re.MULTILINE)]


def recipe(target: str) -> list[list[str]]:
    """The commands of kcextract that make runs for a target."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    [lines] = re.findall(rf"^{target}: .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    return [shlex.split(line) for line in re.findall(r"^\t@\$\(BIN\)/kcextract (.*)$", lines, re.MULTILINE)]


@pytest.mark.parametrize("name", FIRST_PAGES)
def test_the_first_page_works_word_for_word(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = indented(FIRST_PAGES[name].partition("```python")[0])
    assert typed == ["make demo", ". .venv/bin/activate"]
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    assert recipe("demo")
    for command in recipe("demo"):
        status, printed = run(*command)
        assert status == 0, printed
    assert (tmp_path / "out" / "report" / "index.html").is_file()
    assert "`out/report/index.html`" in FIRST_PAGES[name]
    exec(compile(re.findall(BLOCK, FIRST_PAGES[name], re.DOTALL)[0], name, "exec"), {})
    assert (tmp_path / PLOT).read_bytes().startswith(b"\x89PNG")
    assert "Cần Thơ" in capsys.readouterr().out


def test_the_first_pages_have_the_same_code_and_lead_to_each_other() -> None:
    first = [
        re.sub(r"^#.*\n", "", re.findall(BLOCK, text, re.DOTALL)[0], flags=re.MULTILINE)
        for text in FIRST_PAGES.values()
    ]
    assert first[0] == first[1]
    assert "(README.vi.md)" in README
    assert "(README.md)" in VIETNAMESE
    assert {PLOT} == set(re.findall(r'savefig\("(.*?)"', "".join(first)))


def test_the_vietnamese_commands_are_among_those_that_are_tried() -> None:
    typed = [shlex.split(line)[1:] for line in indented(VIETNAMESE) if line.startswith("kcextract ")]
    assert typed
    assert [command for command in typed if command not in COMMANDS] == []


@pytest.mark.parametrize("table", table_records())
def test_every_table_is_told_of_in_vietnamese(table: str) -> None:
    assert f"| [`{table}`](docs/tables/{table}.md) | {table_records()[table].TABLE.label_vi} |" in VIETNAMESE


def test_the_accuracy_is_what_the_command_prints_now(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ["golden", "check", "--markdown"] in COMMANDS
    monkeypatch.chdir(ROOT)
    _, printed = run("golden", "check", "--markdown")
    assert between("golden") == printed, RENEW


def test_the_accuracy_on_other_documents_is_what_is_printed_now() -> None:
    printed = runpy.run_path(str(ROOT / "benchmarks" / "accuracy.py"))["generality"]()
    if not printed:
        pytest.skip("The documents of tests/generality are not here: set KCEXTRACT_SHARED_CORPUS.")
    assert between("generality") == printed, RENEW


def test_the_accuracy_on_tables_is_what_is_printed_now() -> None:
    printed = runpy.run_path(str(ROOT / "benchmarks" / "accuracy.py"))["tables"]()
    if not printed:
        pytest.skip("The documents of tests/generality/tables are not here: set KCEXTRACT_SHARED_CORPUS.")
    assert between("tables") == printed, RENEW


def between(name: str) -> str:
    """What stands in the README between the two comments of that name."""
    [found] = re.findall(rf"<!-- {name} -->\n(.*?)<!-- end of {name} -->", README, re.DOTALL)
    return str(found)


def test_the_tables_of_accuracy_can_be_renewed(tmp_path: Path) -> None:
    renewed = runpy.run_path(str(ROOT / "benchmarks" / "accuracy.py"))["renewed"]
    assert renewed(README, "golden", between("golden")) == README
    assert "new\n<!-- end of golden -->" in renewed(README, "golden", "new\n")
    with pytest.raises(SystemExit):
        renewed(README, "elsewhere", "new\n")


def test_the_files_that_are_named_exist() -> None:
    named = set(re.findall(r"`((?:kcextract|grammars|tests|benchmarks|notebooks)/[\w/.-]+)`", README))
    linked = set(re.findall(r"\]\(([\w./-]+)\)", README))
    assert named
    assert linked
    assert [path for path in (*named, *linked) if not os.path.exists(ROOT / path)] == []


def test_the_tables_of_grammars_that_are_named_exist() -> None:
    rows = re.findall(r"^\| .*? \| `(grammars/[\w/]+\.toml)`(.*)$", README, re.MULTILINE)
    named = [(path, table) for path, words in rows for table in re.findall(r"`(\[\[\w+\]\])`", words)]
    assert named
    for path, table in named:
        assert table in (ROOT / path).read_text(encoding="utf-8").splitlines(), path
