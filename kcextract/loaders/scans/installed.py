"""Whether what OCR needs is installed: Tesseract's library, and its data of Vietnamese."""

from __future__ import annotations

import glob
import os
from importlib.util import find_spec

from kcextract.errors import FormatError

LIBRARY = "tesserocr"
LANGUAGE = "vie"
PACKAGE = "tesseract-ocr-vie"
INSTALL_LIBRARY = f"pip install {LIBRARY}"
INSTALL_DATA = f"sudo apt-get install --no-install-recommends {PACKAGE}"

_DATA = f"{LANGUAGE}.traineddata"
# Where distributions put the data of Tesseract; the newest version's first.
_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)


def data_folder() -> str | None:
    """Where Tesseract's Vietnamese data is; None where it is not installed.

    The folder that ``TESSDATA_PREFIX`` names comes first.
    """
    own = os.environ.get("TESSDATA_PREFIX")
    candidates = [own, os.path.join(own, "tessdata")] if own else []
    for pattern in _FOLDERS:
        candidates += sorted(glob.glob(pattern), reverse=True)
    return next((path for path in candidates if os.path.isfile(os.path.join(path, _DATA))), None)


def without_ocr() -> FormatError | None:
    """What to say, with the command that mends it, where OCR cannot be had (``ocr_missing``)."""
    commands = []
    if data_folder() is None:
        commands.append(INSTALL_DATA)
    if find_spec(LIBRARY) is None:
        commands.append(INSTALL_LIBRARY)
    return _missing(commands) if commands else None


def broken_ocr() -> FormatError:
    """What to say where OCR is installed but does not start (``ocr_missing``)."""
    return _missing([f"{INSTALL_DATA} --reinstall", f"{INSTALL_LIBRARY} --force-reinstall"])


def _missing(commands: list[str]) -> FormatError:
    sentence = (
        "The file holds pictures of text, and reading them needs Tesseract with its Vietnamese data; "
        f"install it by: {' && '.join(commands)}"
    )
    return FormatError(sentence, code="ocr_missing")
