"""What makes a fast reader give way to a slower program."""

from __future__ import annotations


class UnsureError(Exception):
    """The file is not laid out as this reader knows it; another program may read it all the same.

    ``is_damage`` is False where the file is sound, but of a kind that this reader does not know.
    """

    def __init__(self, reason: str, *, is_damage: bool = True) -> None:
        super().__init__(reason)
        self.is_damage = is_damage
