"""``python -m tests.rendering FOLDER``: writes every rendering of every document, to look at."""

from __future__ import annotations

import sys
from pathlib import Path

from .forms import FORMS, Renderer
from .pieces import STEMS


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    renderer = Renderer(folder / ".work")
    for form in FORMS:
        for stem in STEMS:
            data = renderer.render(form, stem)
            path = folder / f"{stem}.{form}"
            path.write_bytes(data)
            print(f"{len(data):>12,} {path}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
