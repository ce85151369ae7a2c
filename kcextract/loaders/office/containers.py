"""OLE containers: the files in a file of old Office programs ([MS-CFB])."""

from __future__ import annotations

import io
import struct

import olefile

from kcextract.loaders.office.errors import UnsureError


class Container:
    """The streams of a container, by their names; raises UnsureError where it is damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._ole = olefile.OleFileIO(io.BytesIO(data))
        except (OSError, ValueError, IndexError, struct.error, RecursionError) as error:
            raise UnsureError("a damaged container") from error

    def stream(self, name: str, *, optional: bool = False) -> bytes:
        """The bytes of a stream; UnsureError where there is none, unless it is ``optional``."""
        try:
            if optional and not self._ole.exists(name):
                return b""
            with self._ole.openstream(name) as stream:
                found: bytes = stream.read()
                return found
        except (OSError, ValueError, IndexError, struct.error) as error:
            raise UnsureError(f"no stream {name} or a damaged one") from error

    def has(self, name: str) -> bool:
        """Whether there is a stream ``name``."""
        return bool(self._ole.exists(name))
