"""Zip packages of OpenDocument and Excel: what is refused before any program opens them."""

from __future__ import annotations

import io
import zipfile

from kcextract.errors import FormatError
from kcextract.loaders.archives import DAMAGED, grows_too_much, unpack_too_large
from kcextract.loaders.limits import Limits
from kcextract.loaders.office.errors import UnsureError

_MANIFEST = "META-INF/manifest.xml"
_LOCKED = b"encryption-data"


def members(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    """The parts of a package.

    Raises FormatError where they would grow beyond ``limits`` (``too_large``) or are locked (``encrypted``),
    UnsureError where it is no package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = archive.infolist()
            if unpack_too_large(found, limits) or any(grows_too_much(part, limits) for part in found):
                raise FormatError("The file is too large when it is unpacked.", code="too_large")
            manifest = archive.read(_MANIFEST) if _MANIFEST in archive.namelist() else b""
    except (*DAMAGED, RuntimeError) as error:
        raise UnsureError("a damaged archive") from error
    if _LOCKED in manifest:
        raise FormatError("The file is locked with a password; save it without one.", code="encrypted")
    return found
