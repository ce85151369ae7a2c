"""How well and how fast files in old fonts are read: prints a line for each file of a folder.

The folder is that of the shared documents (KCEXTRACT_SHARED_CORPUS names its neighbour) unless one is named.
Times are those of the processor, LibreOffice's too where it is asked.

The measure is that of the public viparse-corpus (its METRIC.md): of the letters of the transcript that bear a
diacritic, đ and Đ among them, the share that come back exactly; both texts in NFC with single spaces, aligned
without diacritics. But capitals count as small letters: the transcripts have the letters that were typed in a
font such as .VnTimeH ("Quốc hội"), not the capitals that it prints ("QUỐC HỘI"), and make "SỐ:" of "Số:".
The share with capitals as they are is printed beside it.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from kcextract.errors import KcextractError
from kcextract.grammar import Grammar, load_grammar
from kcextract.loaders import load

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+")
_D = str.maketrans("đĐ", "dD")


def main(named: str | None = None) -> None:
    folder = Path(named) if named else shared_folder()
    if not folder.is_dir():
        print(f"Files in old fonts are not measured: {folder} is not here.")
        return
    grammar = load_grammar()
    table = Table(title="Files in old fonts", box=box.SIMPLE)
    for title in ("file", "encoding", "letters", "right", "capitals too", "ms"):
        table.add_column(title, justify="left" if title in ("file", "encoding") else "right")
    sums = [0, 0, 0]
    times = []
    for path in sorted(folder.iterdir()):
        transcript = path.parent / "truth" / f"{path.stem}.txt"
        if not transcript.is_file():
            continue
        truth, data = transcript.read_text(encoding="utf-8"), path.read_bytes()
        try:
            document = load(data, grammar)
        except KcextractError as error:
            _, total = measured("", truth)
            sums[2] += total
            table.add_row(path.name, error.code, str(total), "0", "0", "")
            continue
        best = min(_seconds(data, grammar) for _ in range(ROUNDS))
        right, total = measured(document.text, truth)
        exact, _ = measured(document.text, truth, fold_case=False)
        sums = [sums[0] + right, sums[1] + exact, sums[2] + total]
        times.append(best)
        shares = f"{right / total:.4f}", f"{exact / total:.4f}"
        table.add_row(path.name, document.encoding or "", str(total), *shares, f"{best * 1000:.0f}")
    table.add_section()
    if times:
        shares = f"{sums[0] / sums[2]:.4f}", f"{sums[1] / sums[2]:.4f}"
        median = f"median {statistics.median(times) * 1000:.0f}"
        table.add_row("all", "", str(sums[2]), *shares, median)
    Console(width=None if sys.stdout.isatty() else 110).print(table)


def shared_folder() -> Path:
    stated = os.environ.get("KCEXTRACT_SHARED_CORPUS")
    return (Path(stated).parent if stated else ROOT.parent / "shared" / "corpus") / "legacy"


def _seconds(data: bytes, grammar: Grammar) -> float:
    begin = sum(os.times()[:4])
    load(data, grammar)
    return sum(os.times()[:4]) - begin


def measured(read: str, truth: str, *, fold_case: bool = True) -> tuple[int, int]:
    """How many letters with a diacritic ``truth`` has, after how many of them came back in ``read``."""
    read, truth = (" ".join(unicodedata.normalize("NFC", text).split()) for text in (read, truth))
    if fold_case:
        read, truth = read.lower(), truth.lower()
    right = total = 0
    for got, wanted in _pairs(read, truth):
        bearing = [place for place, letter in enumerate(wanted) if _bears(letter)]
        total += len(bearing)
        if got == wanted:
            right += len(bearing)
            continue
        places: dict[int, int] = {}
        matcher = SequenceMatcher(None, _base(wanted), _base(got), autojunk=False)
        for block in matcher.get_matching_blocks():
            places.update((block.a + step, block.b + step) for step in range(block.size))
        right += sum(place in places and got[places[place]] == wanted[place] for place in bearing)
    return right, total


def _pairs(read: str, truth: str) -> Iterator[tuple[str, str]]:
    """Stretches that belong together: sentences that are alike, and what is between them."""
    wanted, got = _SENTENCE_END.split(truth), _SENTENCE_END.split(read)
    matcher = SequenceMatcher(None, wanted, got, autojunk=False)
    for _, first, last, begin, end in matcher.get_opcodes():
        yield " ".join(got[begin:end]), " ".join(wanted[first:last])


def _bears(letter: str) -> bool:
    return letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1


def _base(text: str) -> str:
    """``text`` without diacritics, a letter for a letter."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.translate(_D))


if __name__ == "__main__":
    main(*sys.argv[1:])
