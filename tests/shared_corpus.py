"""Documents that are shared between projects and are not in this repository."""

from __future__ import annotations

import os
from pathlib import Path


def shared_folder(name: str) -> Path:
    """The folder of that name: beside the one that KCEXTRACT_SHARED_CORPUS names, else beside the repository."""
    stated = os.environ.get("KCEXTRACT_SHARED_CORPUS")
    if stated:
        return Path(stated) if name == "other" else Path(stated).parent / name
    return Path(__file__).resolve().parents[2] / "shared" / "corpus" / name
