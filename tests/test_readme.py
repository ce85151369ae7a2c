"""The README tells of every table and every command, and its examples name things that exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kcextract.cli import app
from kcextract.records import Extraction, columns, table_records

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", table_records())
def test_every_table_is_told_of(table: str) -> None:
    assert f"| `{table}` |" in README


def test_every_command_has_an_example_and_no_other_has() -> None:
    shown = {shlex.split(line)[1] for line in README.splitlines() if line.startswith("    kcextract ")}
    assert shown == {
        str(command.callback.__name__) for command in app.registered_commands if command.callback
    }


def test_the_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^    make ([a-z]+)", README, re.MULTILINE)) <= targets


def test_the_code_is_python_and_names_real_columns() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        compile(block, "README.md", "exec")
    listed = {column.name for table in table_records() for column in columns(table)}
    assert set(re.findall(r'(?<=\[")[a-z_]+(?="\])', blocks[0])) <= listed
    assert set(re.findall(r"extraction\.(\w+)", blocks[1])) <= {*Extraction.__dataclass_fields__}


def test_the_files_that_are_named_exist() -> None:
    named = set(re.findall(r"`(kcextract/[\w/]+(?:\.py|/))`", README))
    assert named
    assert all((ROOT / path).exists() for path in named)
