"""The tables of grammar files, read key by key, and what is said of a wrong one."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import regex

from kcextract.grammar.files import GrammarFaultError

Pattern = regex.Pattern[str]
Place = tuple[str | int, ...]

Value = TypeVar("Value")
_KINDS: Mapping[type, str] = {str: "a text", bool: "true or false", list: "a list", dict: "a table"}

_MISSED = "this example does not match, but should."
_FOUND = "this counter-example matches, but should not."


@dataclass(slots=True)
class Notes:
    """What a check gathers of the grammar files in place of stopping at the first fault.

    Where a fault was told, its place is ``aside``: something harmless is read there from then on, so that the
    faults behind it can be told as well.
    """

    faults: list[GrammarFaultError] = field(default_factory=list)
    aside: set[tuple[Path, Place]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table stands: its file and its place in there; ``notes`` where the file is being checked."""

    file: Path
    place: Place = ()
    notes: Notes | None = None

    def below(self, *place: str | int) -> Origin:
        """The origin of what is at ``place`` of the table."""
        return Origin(self.file, (*self.place, *place), self.notes)


class Table:
    """A table of a grammar file, read key by key; an unknown, missing or wrong key is a GrammarError.

    ``where`` names the file and the table in messages. ``added`` are tables of other files that stand before
    those of the same key in this one.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        where: str,
        origin: Origin | None = None,
        added: Mapping[str, Sequence[Table]] | None = None,
    ) -> None:
        self._values = values
        self._where = where
        self._origin = origin or Origin(Path(where))
        self._added = dict(added or {})
        self._read: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """The text under ``key``."""
        return self._get(key, str, default)

    def code(self, key: str, codes: Collection[str], default: str | None = None) -> str:
        """A text that must be one of ``codes``, or the default."""
        value = self.text(key, default)
        if self.is_aside(key):
            return next(iter(codes))
        if value not in codes and value != default:
            raise self.fail(f"`{key}` must be one of {', '.join(codes)}, not `{value}`.", key)
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """The truth under ``key``."""
        return self._get(key, bool, default)

    def texts(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """The list of texts under ``key``."""
        values = self._get(key, list, None if default is None else list(default))
        texts = ["" if self.is_aside(key, number) else value for number, value in enumerate(values)]
        for number, value in enumerate(texts):
            if not isinstance(value, str):
                raise self.fail(f"`{key}` must hold nothing but texts.", key, number)
        return tuple(texts)

    def mapping(self, key: str) -> dict[str, str]:
        """The table under ``key``, whose values must be texts."""
        values = self._get(key, dict, None)
        for name, value in values.items():
            if not isinstance(value, str):
                raise self.fail(f"`{key}` must hold nothing but texts.", key, name)
        return dict(values)

    def pattern(self, key: str, *, ignore_case: bool = False, groups: Collection[str] = ()) -> Pattern:
        """The pattern under ``key``, for the ``regex`` package; it must have the named ``groups``."""
        return self.compile(key, self.text(key), ignore_case=ignore_case, groups=groups)

    def compile(
        self,
        key: str,
        source: str,
        *,
        ignore_case: bool = False,
        groups: Collection[str] = (),
        before: int = 0,
    ) -> Pattern:
        """``source``, made from the pattern under ``key``, compiled; it must have the named ``groups``.

        ``before`` is by how many characters it was made longer at its head.
        """
        if self.is_aside(key):
            return _compile("x" + "".join(f"(?P<{name}>x)" for name in groups), 0)
        try:
            pattern = _compile(source, regex.IGNORECASE if ignore_case else 0)
        except regex.error as error:
            told, at = getattr(error, "msg", str(error)), getattr(error, "pos", None)
            offset = None if at is None else max(0, at - before)
            raise self.fail(f"`{key}` is no valid pattern: {told}.", key, offset=offset) from None
        for name in groups:
            if name not in pattern.groupindex:
                raise self.fail(f"`{key}` must have a group `{name}`.", key)
        return pattern

    def tables(self, key: str) -> list[Table]:
        """The tables under ``[[key]]`` and those added to them, none where there is no such key."""
        values = self._get(key, list, [])
        own = []
        for number, value in enumerate(values):
            if not isinstance(value, dict):
                raise self.fail(f"`{key}` must be written [[{key}]].", key)
            own.append(self._below(f"{key} {number + 1}", value, key, number))
        return [each for each in (*self._added.get(key, ()), *own) if not each.is_aside()]

    def table(self, key: str) -> Table:
        """The table under ``[key]``."""
        return self._below(key, self._get(key, dict, None), key)

    def prove(self, fits: Callable[[str], bool], missed: str = _MISSED, *, counter: bool = True) -> None:
        """Read the examples, which must fit, and the counter-examples, which must not unless not ``counter``.

        They are tried where the file is being checked only, for reading a grammar shall take no time for it.
        ``missed`` is what is said of an example that does not fit.
        """
        examples, others = self.texts("examples"), self.texts("counter_examples", ())
        if self._origin.notes is None or any(map(self.is_aside, self._values)):
            # Of an entry that is wrong, nothing can be proved.
            return
        for number, example in enumerate(examples):
            if not self.is_aside("examples", number) and not fits(example):
                self._note(self.fail(missed, "examples", number))
        for number, example in enumerate(others):
            if counter and not self.is_aside("counter_examples", number) and fits(example):
                self._note(self.fail(_FOUND, "counter_examples", number))

    def fail(self, sentence: str, *place: str | int, offset: int | None = None) -> GrammarFaultError:
        """An error that says where in the grammar the fault is: at ``place`` of this table."""
        return GrammarFaultError(
            f"{self._where}: {sentence}",
            file=self._origin.file,
            plain=sentence[0].upper() + sentence[1:],
            place=(*self._origin.place, *place),
            offset=offset,
        )

    def is_aside(self, *place: str | int) -> bool:
        """Whether a fault was told of what is at ``place`` of this table, and it is not to be told again."""
        notes = self._origin.notes
        return notes is not None and (self._origin.file, (*self._origin.place, *place)) in notes.aside

    def know(self, key: str) -> None:
        """Take ``key`` for one that was read."""
        self._read.add(key)

    def done(self, known: Collection[str] = ()) -> None:
        """Refuse keys that nobody read: most of them are misspelt, perhaps one of ``known``."""
        faults = [
            self.fail(f"unknown key `{key}`{_meant(key, known or self._read)}", key)
            for key in sorted(set(self._values) - self._read)
        ]
        for key, tables in self._added.items():
            if key not in self._read:
                faults += [each.fail(f"there is no list `{key}`.") for each in tables[:1]]
        for fault in faults:
            self._note(fault)

    def _note(self, fault: GrammarFaultError) -> None:
        notes = self._origin.notes
        if notes is None:
            raise fault
        notes.faults.append(fault)

    def _below(self, name: str, values: Mapping[str, Any], *place: str | int) -> Table:
        return Table(values, f"{self._where}, {name}", self._origin.below(*place))

    def _get(self, key: str, kind: type[Value], default: Value | None) -> Value:
        self._read.add(key)
        if self.is_aside(key):
            return kind() if default is None else default
        value = self._values.get(key, default)
        if value is None:
            raise self.fail(f"the key `{key}` is missing.", key)
        if not isinstance(value, kind):
            raise self.fail(f"`{key}` must be {_KINDS[kind]}.", key)
        return value


def _meant(key: str, known: Collection[str]) -> str:
    """A word on the key that was probably meant."""
    near = difflib.get_close_matches(key, known, 1)
    return f": `{near[0]}` may be meant." if near else "."


@functools.cache
def _compile(source: str, flags: int) -> Pattern:
    return regex.compile(source, flags)
