"""Which encoding each stretch of a text is in: what its words say, its font, its neighbours, the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kcextract.text.legacy.evidence import STRANGE, UNICODE, WORD, Evidence, heard, is_plain
from kcextract.text.legacy.fonts import FontHint, hint

# An encoding that no font speaks for must gain so much over Unicode, by so many words; less is enough where
# the document is known to be in it.
_GAIN, _WORDS = 4, 2
_KNOWN_GAIN = 3
# A stretch is read otherwise than the rest of its font if that gains so much more.
_OTHER_GAIN = 5
# So large a part of the words must be possible, where there are more than a few; or where no font says so.
_SHARE, _UNEXPECTED_SHARE = 0.5, 0.7
_FEW = 3
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(slots=True)
class Stretch:
    """Text of one font within a paragraph: its place, its words, and how it is read."""

    start: int
    end: int
    font: str | None
    hint: FontHint
    words: list[str] = field(default_factory=list)
    reading: str = UNICODE


def stretches(text: str, runs: Sequence[tuple[str, str | None]]) -> list[Stretch]:
    """Consecutive text of a font, cut at line breaks, each decided; ``text`` is that of all ``runs``."""
    found = _cut(runs)
    _hear(text, found)
    words: dict[str | None, list[str]] = {}
    for stretch in found:
        words.setdefault(stretch.font, []).extend(stretch.words)
    by_font = {font: heard(said) for font, said in words.items()}
    verdicts = {
        font: _verdict(evidence, hint(font).encoding, words[font]) for font, evidence in by_font.items()
    }
    known: Counter[str] = Counter()
    for font, verdict in verdicts.items():
        if verdict != UNICODE:
            known[verdict] += by_font[font].total
    for font, evidence in by_font.items():
        # What an old font shows reads in both ways ("quý") where another one of its kind tells the truth.
        expected = hint(font).encoding
        if (
            expected is not None
            and expected in known
            and evidence.gain(expected) >= 0
            and not evidence.unicode_only
        ):
            verdicts[font] = expected
    last: dict[str | None, str] = {}
    for stretch in found:
        verdict = verdicts[stretch.font]
        expected = stretch.hint.encoding
        evidence = heard(stretch.words)
        if not evidence.total:
            # Nothing but ASCII and signs: as the font says, where it told the truth elsewhere.
            silent = not by_font[stretch.font].total and expected in known
            stretch.reading = (expected or UNICODE) if silent else verdict
            continue
        stretch.reading, is_sure = _decided(evidence, stretch.hint, verdict, known)
        if is_sure:
            last[stretch.font] = stretch.reading
        elif stretch.reading == verdict != UNICODE:
            stretch.reading = last.get(stretch.font, verdict)
    return found


def _cut(runs: Sequence[tuple[str, str | None]]) -> list[Stretch]:
    found: list[Stretch] = []
    start = 0
    is_new = True
    for text, font in runs:
        for match in _LINE.finditer(text):
            end = start + match.end() - match.start()
            if found and not is_new and found[-1].font == font:
                found[-1].end = end
            else:
                found.append(Stretch(start, end, font, hint(font)))
            start = end
            is_new = match.group().endswith("\n")
    return found


def _hear(text: str, found: list[Stretch]) -> None:
    """Give each stretch the words that begin in it; symbols are no words."""
    index = 0
    for match in WORD.finditer(text):
        while found[index].end <= match.start():
            index += 1
        if not found[index].hint.is_symbols:
            found[index].words.append(match.group())


def _verdict(evidence: Evidence, expected: str | None, words: list[str]) -> str:
    """What all ``words`` of a font say, of which its name makes ``expected`` likely."""
    if not evidence.total:
        return UNICODE
    best = evidence.best(expected)
    if expected is not None and evidence.weights[best] - evidence.weights[expected] < _GAIN:
        best = expected
    if evidence.total >= _FEW and evidence.possible[best] < evidence.total * _SHARE:
        return UNICODE
    if best == expected:
        # Words that are none in either way ("ChÝnhphñ") are old ones if they look like it.
        strange = all(STRANGE.search(word) for word in words if not is_plain(word))
        return best if evidence.gain(best) > 0 or (not evidence.gain(best) and strange) else UNICODE
    enough = evidence.gain(best) >= _GAIN and evidence.total >= _WORDS
    return best if enough and evidence.possible[best] >= evidence.total * _UNEXPECTED_SHARE else UNICODE


def _decided(evidence: Evidence, own: FontHint, verdict: str, known: Counter[str]) -> tuple[str, bool]:
    """How a stretch is read, where its font in all says ``verdict``, and whether its words are sure."""
    best = evidence.best(verdict or own.encoding)
    gain = evidence.gain(best)
    share = evidence.possible[best] >= evidence.total * _SHARE
    if verdict == UNICODE:
        wrong = evidence.impossible(UNICODE)
        if best in known or best == own.encoding:
            takes = gain >= _KNOWN_GAIN and wrong >= 1 and share
        else:
            takes = gain >= _OTHER_GAIN and wrong >= _WORDS and share
        return (best, True) if takes else (UNICODE, False)
    loss = -evidence.gain(verdict)
    is_unicode = loss > 0 and (evidence.unicode_only > 0 or loss >= _OTHER_GAIN)
    if is_unicode and not (share and gain > 0):
        return UNICODE, False
    ahead = evidence.weights[best] - evidence.weights[verdict]
    if best != verdict and ahead >= _OTHER_GAIN and evidence.total >= _WORDS and gain > 0 and share:
        return best, True
    others = max(value for reading, value in evidence.weights.items() if reading not in (UNICODE, verdict))
    is_sure = evidence.weights[verdict] - others >= _OTHER_GAIN
    return verdict, is_sure
