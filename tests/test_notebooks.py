"""The notebooks run from top to bottom in a kernel of their own, and what they show is what comes out today."""

from __future__ import annotations

import json
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kcextract.run.extraction import extract
from kcextract.run.promises import programme_total

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
DOCS = runpy.run_path(str(ROOT / "scripts" / "docs.py"))

ASKED = {
    "comparing-provinces": "import json\n"
    "print(json.dumps([by_source.sum(axis=1).to_dict(), int(by_activity.iloc[-1, -1]), len(promised)]))"
}
"""A last cell for some notebooks, by which a test learns what they have found."""


@cache
def executed(notebook: Path) -> Any:
    return DOCS["executed"](notebook, ASKED.get(notebook.stem, "pass"))


def stored(notebook: Path) -> Any:
    return DOCS["nbformat"].read(notebook, as_version=4)


every = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)


@every
def test_every_cell_runs_and_complains_of_nothing(notebook: Path) -> None:
    outputs = [output for cell in executed(notebook).cells for output in cell.get("outputs", ())]
    assert outputs
    # A letter that the font of a plot lacks is told of here.
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []


@every
def test_what_is_stored_is_what_comes_out_today(notebook: Path) -> None:
    today = list(DOCS["shown"](executed(notebook)))[:-1]
    assert list(DOCS["shown"](stored(notebook))) == today, "renew the notebooks by: make docs"


@every
def test_every_plot_is_stored_as_a_picture(notebook: Path) -> None:
    for cell in stored(notebook).cells:
        if "plt.show()" in cell.source:
            assert any("image/png" in output.get("data", {}) for output in cell.outputs)


def test_the_sources_of_money_make_up_what_each_document_says_it_costs() -> None:
    notebook = executed(ROOT / "notebooks" / "comparing-provinces.ipynb")
    shown, counted, promised = json.loads(notebook.cells[-1].outputs[0].text)
    totals = {
        extraction.document.province: total.amount_vnd
        for extraction in map(extract, sorted(CORPUS.glob("*.txt")))
        if (total := programme_total(extraction)) is not None
    }
    assert totals
    assert {province: amount * 1e9 for province, amount in shown.items()} == pytest.approx(totals)
    assert counted == promised > 0


def test_the_notebooks_are_named_in_the_index_of_the_documentation() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert NOTEBOOKS
    assert [path.name for path in NOTEBOOKS if f"(../notebooks/{path.name})" not in index] == []


def test_a_change_of_what_is_shown_is_seen() -> None:
    notebook = stored(NOTEBOOKS[0])
    before = list(DOCS["shown"](notebook))
    changed = next(
        output for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output
    )
    changed.data["text/html"] = "<p>something else</p>"
    assert list(DOCS["shown"](notebook)) != before
