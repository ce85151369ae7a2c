"""Zip packages of OpenDocument and Excel: what is refused before any program opens them."""

from __future__ import annotations

import io
import zipfile
import zlib

from kcextract.errors import FormatError
from kcextract.loaders.limits import Limits
from kcextract.loaders.office.errors import UnsureError

_MANIFEST = "META-INF/manifest.xml"
_LOCKED = b"encryption-data"
# A part that stays below this may shrink as much as it likes.
_SMALL = 1_000_000


def members(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    """The parts of a package.

    Raises FormatError where they would grow beyond ``limits`` (``too_large``) or are locked (``encrypted``),
    UnsureError where it is no package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = archive.infolist()
            too_large = sum(part.file_size for part in found) > limits.unpacked or any(
                part.file_size > max(_SMALL, part.compress_size * limits.ratio) for part in found
            )
            if too_large:
                raise FormatError("The file is too large when it is unpacked.", code="too_large")
            manifest = archive.read(_MANIFEST) if _MANIFEST in archive.namelist() else b""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnsureError("a damaged archive") from error
    if _LOCKED in manifest:
        raise FormatError("The file is locked with a password; save it without one.", code="encrypted")
    return found
