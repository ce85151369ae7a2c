"""The notebooks run from top to bottom against the tables that are written today."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kcextract.run.extraction import extract
from kcextract.run.promises import programme_total

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def run(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names that the notebook leaves, after each of its cells has run."""
    monkeypatch.chdir(notebook.parent)
    content = json.loads(notebook.read_text(encoding="utf-8"))
    cells = [cell for cell in content["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    for number, cell in enumerate(cells):
        exec(compile("".join(cell["source"]), f"{notebook.name}, cell {number}", "exec"), names)
    return names


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_runs(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = run(notebook, monkeypatch)
    assert names["report"].count("ok") == len(names["documents"])
    assert len(names["items"]) > 0
    assert len(names["bases"]) > 0
    assert names["by_activity"].loc["Tổng số", "Tổng số"] == len(names["promised"]) > 0
    assert names["checks"]["status"].isin(["pass", "fail"]).all()


def test_the_sources_of_money_make_up_what_each_document_says_it_costs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = run(NOTEBOOKS[0].parent / "first-look.ipynb", monkeypatch)
    totals = {
        extraction.document.province: total.amount_vnd
        for extraction in map(extract, sorted(CORPUS.glob("*.txt")))
        if (total := programme_total(extraction)) is not None
    }
    [shown] = names["by_source"].loc[["Tổng số"]].to_dict("records")
    assert totals
    assert shown.pop("Tổng số") * 1e9 == pytest.approx(sum(totals.values()))
    assert {province: amount * 1e9 for province, amount in shown.items()} == pytest.approx(totals)


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS
