"""The modules that a wheel translates to C hold nothing that the translation reads otherwise or not at all."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"][
    "hooks"
]
INCLUDED = {path for pattern in HOOK["mypyc"]["include"] for path in ROOT.glob(pattern)}
EXCLUDED = {path for pattern in HOOK["mypyc"]["exclude"] for path in ROOT.rglob(pattern) if path in INCLUDED}
MODULES = sorted(INCLUDED - EXCLUDED)


def faults(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        # In C it is read anew each time.
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).endswith("cached_property"):
            found.append(f"line {node.lineno}: cached_property")
        if isinstance(node, ast.Compare):
            choices = [each for each in node.comparators if isinstance(each, ast.Tuple | ast.List | ast.Set)]
            if isinstance(node.ops[0], ast.In | ast.NotIn) and any(
                isinstance(part, ast.Starred) for each in choices for part in each.elts
            ):
                found.append(f"line {node.lineno}: a starred choice behind in")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_translated_module_holds_nothing_that_is_read_otherwise(path: Path) -> None:
    assert faults(path.read_text()) == []


@pytest.mark.parametrize(
    "source",
    [
        "from functools import cached_property\nclass A:\n    @cached_property\n    def b(self): ...",
        "import functools\nclass A:\n    @functools.cached_property\n    def b(self): ...",
        "x in (*y, None)",
        "x not in [1, *y]",
    ],
)
def test_what_is_read_otherwise_is_known(source: str) -> None:
    assert len(faults(source)) == 1


def test_what_reads_documents_is_translated_and_what_is_left_out_exists() -> None:
    names = {path.relative_to(ROOT / "kcextract").as_posix() for path in MODULES}
    assert {
        "extractors/targets/extraction.py",
        "grammar/units.py",
        "outline/parser.py",
        "text/folding.py",
    } <= names
    for pattern in HOOK["mypyc"]["exclude"]:
        assert any(path in INCLUDED for path in ROOT.rglob(pattern)), pattern
