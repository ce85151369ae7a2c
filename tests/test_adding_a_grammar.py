"""The walk-through for a grammar of one's own works: every file and every command of the page, word for word."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import NamedTuple

import pytest

from kcextract.grammar.layers import ADDED

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "adding-a-grammar.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)


class Command(NamedTuple):
    """A command of the page, and the lines that it shows of what is printed."""

    line: str
    printed: list[str]


def commands(block: str) -> Iterator[Command]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, *printed = part.rstrip("\n").split("\n")
        yield Command(line, printed)


def run(line: str, folder: Path, tools: Path) -> str:
    done = subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env={
            "PATH": f"{tools}:/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "120",
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with the programs, as they are called on the page."""
    folder = tmp_path / "tools"
    folder.mkdir()
    python = shlex.quote(sys.executable)
    installed = any(point.value == "kcextract.golden.plugin" for point in entry_points(group="pytest11"))
    plugin = "" if installed else "-p kcextract.golden.plugin "
    calls = {
        "kcextract": f'{python} -c "from kcextract.cli import main; main()"',
        "pytest": f"{python} -m pytest {plugin}-p no:cacheprovider",
    }
    for name, call in calls.items():
        (folder / name).write_text(f'#!/bin/sh\nexec {call} "$@"\n', encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def test_the_page_works_word_for_word(tmp_path, tools, monkeypatch):
    folder = tmp_path / "work"
    folder.mkdir()
    ran = 0
    for block in BLOCK.finditer(PAGE):
        if block["file"] is not None:
            path = folder / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["content"], encoding="utf-8")
            continue
        if block["kind"] == "python":
            monkeypatch.chdir(folder)
            exec(compile(block["content"], "adding-a-grammar.md", "exec"), {})
            continue
        assert block["kind"] == "console"
        for command in commands(block["content"]):
            printed = run(command.line, folder, tools).split("\n")
            # The page shows some of the lines, in their order, each perhaps without its end.
            for shown in command.printed:
                found = next((number for number, line in enumerate(printed) if line.startswith(shown)), None)
                assert found is not None, f"{command.line}\ndoes not print\n{shown}\nbut\n" + "\n".join(
                    printed
                )
                printed = printed[found + 1 :]
            ran += 1
    assert ran == PAGE.count("\n$ ")


def test_the_page_names_every_list_of_a_field():
    assert {*ADDED} - {"article"} == {*re.findall(r"^\| .* \| `\[\[(\w+)\]\]` \|", PAGE, re.MULTILINE)}
