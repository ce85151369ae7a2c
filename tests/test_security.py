"""SECURITY.md promises what tests hold, and states the limits that are in force."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

from kcextract.cli.survey_view import print_surveys
from kcextract.cli.terminal import console
from kcextract.loaders import DEFAULT_LIMITS
from kcextract.run.survey import Survey

ROOT = Path(__file__).parent.parent
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
# It makes the constructors of records from their fields, from no text that it reads.
OWN_CODE = "kcextract/records/quick.py"
CODE = frozenset({"eval", "exec", "compile", "__import__"})
UNSAFE_MODULES = frozenset({"pickle", "marshal", "shelve", "dill"})


def trees() -> list[tuple[str, ast.Module]]:
    return [
        (str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted((ROOT / "kcextract").rglob("*.py"))
    ]


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", SECURITY)
    assert named
    for path, name in named:
        assert re.search(rf"^\s*def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), name


def test_every_promise_names_a_test() -> None:
    # What stands below a list's dash.
    promises = re.findall(r"^- (.*?)(?=^- |^#|\Z)", SECURITY, re.MULTILINE | re.DOTALL)
    assert promises
    assert [promise for promise in promises if "`tests/" not in promise] == []


def test_the_limits_are_those_in_force() -> None:
    stated = {
        name: float(value) for name, value in re.findall(r"^\| `(\w+)` \| (\d+) \|", SECURITY, re.MULTILINE)
    }
    assert stated == {each.name: getattr(DEFAULT_LIMITS, each.name) for each in fields(DEFAULT_LIMITS)}


def test_no_shell_is_ever_started() -> None:
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "shell":
                assert isinstance(node.value, ast.Constant), path
                assert not node.value.value, path
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
                assert node.attr not in {"system", "popen"}, path


def test_nothing_is_evaluated_or_unpickled() -> None:
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in CODE or path == OWN_CODE, path
            if isinstance(node, ast.Import):
                assert UNSAFE_MODULES.isdisjoint(alias.name for alias in node.names), path
            if isinstance(node, ast.ImportFrom):
                assert node.module not in UNSAFE_MODULES, path


def test_control_characters_are_not_printed(capsys) -> None:
    source = "plan\x1b[31m\u202egpj.txt"
    print_surveys([Survey(source, 5, "text", "utf-8", None, False, "It is \x9bbroken.")], console())
    printed = capsys.readouterr().out
    assert "plan [31m gpj.txt" in printed
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", printed)
