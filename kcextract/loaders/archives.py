"""Zip archives: how much they would unpack to, asked before anything of them is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable

from kcextract.loaders.limits import Limits

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
"""What reading a damaged archive raises."""

# What becomes many times larger is suspect only if it is large.
_SMALL = 1_000_000


def unpack_too_large(members: Iterable[zipfile.ZipInfo], limits: Limits) -> bool:
    """Whether the members of an archive would together become larger than ``limits`` allow."""
    return sum(member.file_size for member in members) > limits.unpacked


def grows_too_much(member: zipfile.ZipInfo, limits: Limits) -> bool:
    """Whether a member would become more times larger than ``limits`` allow, and large at that."""
    return member.file_size > max(_SMALL, member.compress_size * limits.ratio)
