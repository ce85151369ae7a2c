"""The help of every command ends with an example, and every example works; shells can complete the commands."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from kcextract import convert
from kcextract.cli import app, main
from kcextract.golden.drafts import LOCKS

ROOT = Path(__file__).parent.parent
SERVES = {"review"}
"""Commands that go on until they are stopped: their examples are only parsed."""

DIFFERS = {"golden", "doctor", "grammar"}
"""Commands with status 1 where something differs, or a program is missing here."""


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with the words that call it."""
    yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*path, name))


PROGRAM = typer.main.get_command(app)
EVERY = dict(commands(PROGRAM))
every = pytest.mark.parametrize("path", EVERY, ids=lambda path: " ".join(path) or "kcextract")


def examples(path: tuple[str, ...]) -> list[list[str]]:
    """The arguments of the examples in the help of a command."""
    lines = (EVERY[path].epilog or "").splitlines()
    return [shlex.split(line.removeprefix("Example: "))[1:] for line in lines if "kcextract " in line]


@every
def test_the_help_of_every_command_ends_with_an_example_of_it(path: tuple[str, ...]) -> None:
    printed = run(*path, "--help")[1]
    assert EVERY[path].epilog in " ".join(printed.split())
    assert examples(path)
    assert all(example[: len(path)] == [*path] for example in examples(path))


@every
def test_every_example_has_arguments_that_the_command_knows(path: tuple[str, ...]) -> None:
    for example in examples(path):
        called = max((each for each in EVERY if example[: len(each)] == [*each]), key=len)
        # Whatever is wrong with the arguments is an error here.
        EVERY[called].make_context("kcextract", example[len(called) :])


def run(*arguments: str) -> tuple[int, str]:
    sink = io.StringIO()
    with pytest.raises(SystemExit) as caught, contextlib.redirect_stdout(sink):
        main(arguments)
    return int(caught.value.code or 0), sink.getvalue()


def test_every_example_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "golden", tmp_path / "golden")
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    some = min((ROOT / "corpus").glob("*.txt"), key=lambda path: path.stat().st_size)
    for name in ("decision.txt", "more/decision.txt", "archive/decision.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(some, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("typer.confirm", lambda question: True)
    for name in LOCKS:
        monkeypatch.delenv(name, raising=False)
    convert("corpus", "out")
    # In the order of the commands: what one begins another goes on with.
    for example in dict.fromkeys(tuple(example) for path in EVERY for example in examples(path)):
        if example[0] not in SERVES:
            status, printed = run(*example)
            assert status == 0 or (status == 1 and example[0] in DIFFERS), (example, printed)
            assert printed.strip(), example


def completed(words: str, number: int) -> list[str]:
    """What bash offers for the word of that number."""
    code = "from kcextract.cli import main; main([])"
    asked = {"_KCEXTRACT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(number)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | asked, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_shells_complete_commands_and_options() -> None:
    assert completed("kcextract co", 1) == ["convert", "compact"]
    assert completed("kcextract golden ch", 2) == ["check"]
    assert "--workers" in completed("kcextract convert --wo", 2)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_can_be_shown(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Else the name of the shell is taken from the process that started this one.
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    status, printed = run("--show-completion", shell)
    assert status == 0
    assert "_KCEXTRACT_COMPLETE" in printed
