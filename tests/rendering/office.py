"""Renders a DOCX to other formats by LibreOffice, with a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

SOFFICE = shutil.which("soffice")
_SECONDS = 240


def converted(files: Mapping[str, bytes], target: str, folder: Path) -> dict[str, bytes]:
    """The files, named without ending, in the format ``target`` ("pdf", "rtf", "doc"): one start for all."""
    assert SOFFICE is not None
    source, out = folder / "in", folder / target
    source.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (source / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", target, "--outdir", str(out)),
            *(str(source / f"{name}.docx") for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )
    return {name: (out / f"{name}.{target}").read_bytes() for name in files}
