"""Makes documents for measuring: variants of those of a corpus, each different, of 5 to 40 kB."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

SMALLEST, LARGEST = 5_000, 40_000

_FIGURE = re.compile(r"\b[1-9]\d{1,2}\b(?![./,]\d)")


def write_documents(corpus: Path, folder: Path, count: int, seed: int = 0) -> Path:
    """Writes so many text documents into ``folder``, a thousand to a folder; the same for the same seed."""
    for number, text in enumerate(variants(corpus, count, seed)):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def variants(corpus: Path, count: int, seed: int = 0) -> Iterator[str]:
    """Documents of the corpus with other figures, cut or carried on with another to a random size."""
    drawn = random.Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted(corpus.glob("*.txt"))]
    for number in range(count):
        size = drawn.randint(SMALLEST, LARGEST)
        text = drawn.choice(texts)
        while len(text.encode()) < size:
            text += "\n" + drawn.choice(texts)
        cut = text.encode()[:size].decode(errors="ignore").rpartition("\n")[0]
        yield _FIGURE.sub(partial(_shifted, by=drawn.randint(0, 9)), cut) + f"\nSố {number}\n"


def _shifted(figure: re.Match[str], by: int) -> str:
    return str(int(figure[0]) + by)
