"""What the objectives aim at against what the contents and expected results say of the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kcextract.checks.findings import Finding
from kcextract.extractors.context import Context
from kcextract.grammar.sieve import opened
from kcextract.records import TargetRecord
from kcextract.text.folding import fold

_CONTENT_ROLES = frozenset({"contents", "content_item", "expected_result"})
_WORD = re.compile(r"[^\W\d_]+")
# Two statements are about one thing if they share so many syllables, and so large a part of all that they
# have; the next best must share clearly less.
_FEWEST_WORDS = 6
_LEAST_ALIKE = 0.65
_LEAST_LEAD = 0.1
# More statements with one unit than this are not compared one by one.
_MOST_COMPARED = 200
_COMPARATORS = {
    "eq": "",
    "approx": "about ",
    "range": "",
    "ge": "at least ",
    "gt": "more than ",
    "le": "at most ",
    "lt": "less than ",
}


@dataclass(frozen=True, slots=True)
class _Statement:
    target: TargetRecord
    words: frozenset[str]
    levels: frozenset[str]


class ObjectiveChecks:
    """The checks of the targets of one document."""

    def __init__(self, context: Context, targets: Sequence[TargetRecord]) -> None:
        self._context = context
        self._targets = targets

    def findings(self) -> Iterator[Finding]:
        """A finding for each objective that the contents evidently repeat, in text order."""
        aims: dict[tuple[object, ...], list[TargetRecord]] = defaultdict(list)
        contents: dict[tuple[object, ...], list[TargetRecord]] = defaultdict(list)
        for target in self._targets:
            role = self._context.outline.sections[target.section_no].role
            side = aims if role.startswith("objectives") else contents if role in _CONTENT_ROLES else None
            if side is not None and target.basis is None and target.unit is not None:
                key = (fold(target.unit), target.period_start, target.period_end)
                side[key].append(target)
        found = [
            _finding(aim.target, content.target)
            for key, stated in aims.items()
            if key in contents
            for aim, content in _pairs(self._statements(stated), self._statements(contents[key]))
        ]
        yield from sorted(found, key=lambda finding: finding.start)

    def _statements(self, targets: Sequence[TargetRecord]) -> list[_Statement]:
        return [self._statement(target) for target in targets[:_MOST_COMPARED]]

    def _statement(self, target: TargetRecord) -> _Statement:
        text = fold(target.text)
        level = self._context.grammar.checks.level
        return _Statement(
            target,
            frozenset(_WORD.findall(text)),
            frozenset(" ".join(match[0].split()) for match in opened(level, text, 0, len(text))),
        )


def _pairs(aims: list[_Statement], contents: list[_Statement]) -> Iterator[tuple[_Statement, _Statement]]:
    """Those of ``aims`` and ``contents`` that are most alike from either side, and clearly so."""
    for aim in aims:
        content = _best(aim, contents)
        if content is not None and _best(content, aims) is aim:
            yield aim, content


def _best(statement: _Statement, others: list[_Statement]) -> _Statement | None:
    found: _Statement | None = None
    best = second = -1.0
    for other in others:
        alike = _alike(statement, other)
        if alike >= best:
            found, best, second = other, alike, best
        elif alike > second:
            second = alike
    return found if best >= _LEAST_ALIKE and best - second >= _LEAST_LEAD else None


def _alike(one: _Statement, other: _Statement) -> float:
    """The part of their syllables that two statements share; 0 if they cannot be about one thing."""
    activity, its = one.target.activity_code, other.target.activity_code
    if one.levels != other.levels or (activity is not None and its is not None and activity != its):
        return 0.0
    shared = len(one.words & other.words)
    return shared / (len(one.words) + len(other.words) - shared) if shared >= _FEWEST_WORDS else 0.0


def _finding(aim: TargetRecord, content: TargetRecord) -> Finding:
    expected, actual = _figure(content), _figure(aim)
    note = (
        f"the objectives say {_printed(aim)} {aim.unit}, the contents {_printed(content)} {content.unit}"
        if aim.comparator != content.comparator or expected != actual
        else None
    )
    passed = (aim.quantity_min, aim.quantity_max) == (content.quantity_min, content.quantity_max) or (
        actual == expected and "range" not in (aim.comparator, content.comparator)
    )
    return Finding("objective_content", f"{aim.object}", expected, actual, note, aim.start, aim.end, passed)


def _figure(target: TargetRecord) -> Decimal:
    """The figure of a target, of a range its lower end."""
    value = target.quantity_min if target.quantity_min is not None else target.quantity_max
    return Decimal(str(value or 0))


def _printed(target: TargetRecord) -> str:
    ends = [
        Decimal(str(each)).normalize()
        for each in (target.quantity_min, target.quantity_max)
        if each is not None
    ]
    numbers = " to ".join(f"{each:,f}" for each in dict.fromkeys(ends))
    return f"{_COMPARATORS[target.comparator]}{numbers}"
