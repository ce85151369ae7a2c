"""What is sent to another process, as bytes.

Frozen dataclasses that are translated to C cannot be restored as ``pickle`` does it, by setting their fields:
here they are made anew of them, as they were first.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import fields, is_dataclass
from typing import Any


def pack(value: object) -> bytes:
    """The bytes of ``value``, which ``unpack`` restores; PicklingError for what no other process can have."""
    packed = io.BytesIO()
    _Packer(packed, pickle.HIGHEST_PROTOCOL).dump(value)
    return packed.getvalue()


def unpack(packed: bytes) -> Any:
    """What was packed into these bytes, which must come from a process of one's own."""
    return pickle.loads(packed)


class _Packer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            return type(value), tuple(getattr(value, each.name) for each in fields(value))
        return NotImplemented
