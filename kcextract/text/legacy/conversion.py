"""From the runs of a document to Unicode, each stretch of a font by what its words say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kcextract.document import Notice
from kcextract.text.legacy.decision import Stretch, stretches
from kcextract.text.legacy.evidence import (
    ONLY_UNICODE,
    QUOTED,
    QUOTES,
    STRANGE,
    UNICODE,
    WORD,
    is_plain,
    word_weight,
)
from kcextract.text.legacy.fonts import hint
from kcextract.text.legacy.syllables import weight
from kcextract.text.legacy.tables import TCVN3, VISCII, VPS, converted, pieces

TITLES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII", "vps": "VPS"}

# Signs that old fonts have letters for. Alone they are what they look like, unless what they would be is a
# word ("ở") or a mark of a list follows ("đ)"); beside digits few are what they look like.
_SIGNS = frozenset("¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾×÷\u2212\u2219")
_LONE_WORDS = frozenset("đĐôÔáÁởỞ")
_NO_LETTERS = frozenset("·\u2219×÷©")
_BEFORE_DIGITS, _AFTER_DIGITS = frozenset("©×÷·\u2212\u2219"), frozenset("¼½¾×÷·\u2212\u2219")
_AFTER_LETTER = frozenset(").,/:;-")
_FOREIGN = frozenset("fjwz")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]+")
# A word of TCVN3 proves that it was typed in capitals, does not tell, or was not.
_PROOF, _OPEN, _NEITHER = 2, 1, 0
_LETTERS = re.compile(r"[^\W\d_]+")


class Run(NamedTuple):
    """A stretch of a document's text in one font, None where it is not known.

    A paragraph's end is a line break in the text of a run: a word may go on from one run to the next.
    """

    text: str
    font: str | None


class Recoded(NamedTuple):
    """The texts of the runs in Unicode, one for each, and the encodings they were in ("tcvn3", "tcvn3+vni").

    ``encoding`` is None where all was Unicode: then ``texts`` are those of the runs.
    """

    texts: tuple[str, ...]
    encoding: str | None
    notices: tuple[Notice, ...]


def to_unicode(runs: Sequence[Run]) -> Recoded:
    """The texts of all runs of a document, in order, in Unicode.

    After this the following hold: 1. there is a text for every run; 2. a word with a letter that only
    Unicode has is as it was; 3. a document with no old font and no character such as old fonts show for
    letters is as it was. It costs little where nothing is to be done.
    """
    texts = tuple(run.text for run in runs)
    text = "".join(texts)
    if text.isascii() or not (STRANGE.search(text) or _is_likely(text, {run.font for run in runs})):
        return Recoded(texts, None, ())
    found = stretches(text, runs)
    if all(stretch.reading == UNICODE for stretch in found):
        return Recoded(texts, None, ())
    letters, amounts = _convert(text, found)
    if not amounts:
        return Recoded(texts, None, ())
    names = [name for name, _ in amounts.most_common()]
    return Recoded(tuple(_cut(letters, texts)), "+".join(names), (_notice(names),))


def _is_likely(text: str, fonts: set[str | None]) -> bool:
    """Whether a text without strange characters may be in an old encoding all the same."""
    return not ONLY_UNICODE.search(text) and any(hint(font).encoding for font in fonts)


def _notice(names: list[str]) -> Notice:
    titles = " and ".join(TITLES[name] for name in names)
    return Notice("info", "legacy_encoding", f"The text was typed in {titles}; it was converted to Unicode.")


def _cut(letters: list[str], texts: Sequence[str]) -> Iterator[str]:
    start = 0
    for text in texts:
        yield "".join(letters[start : start + len(text)])
        start += len(text)


def _convert(text: str, found: list[Stretch]) -> tuple[list[str], Counter[str]]:
    """What each character of ``text`` becomes, and how many letters each encoding had."""
    letters = list(text)
    amounts: Counter[str] = Counter()
    index = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        while found[index].end <= start:
            index += 1
        word = match.group()
        if is_plain(word):
            continue
        reading = found[index].reading
        if found[index].end < end:
            reading = _common(word, found, index, end)
        if reading == UNICODE or found[index].hint.is_symbols or ONLY_UNICODE.search(word):
            continue
        if _stays(text, start, end, reading, found[index].hint.encoding == reading):
            continue
        letters[start:end] = pieces(word, reading)
        amounts[reading] += end - start
    for stretch in found:
        if stretch.reading == TCVN3.name:
            _capitalise(text, letters, stretch)
        elif stretch.reading in (VISCII.name, VPS.name):
            _quoted(text, letters, stretch)
    return letters, amounts


def _common(word: str, found: list[Stretch], index: int, end: int) -> str:
    """How a word that goes on over several stretches is read: as one of them that makes it a syllable."""
    readings = []
    while index < len(found) and found[index].start < end:
        readings.append(found[index].reading)
        index += 1
    return max(dict.fromkeys(readings), key=lambda reading: (word_weight(word, reading), reading != UNICODE))


def _stays(text: str, start: int, end: int, reading: str, is_expected: bool) -> bool:
    """Whether the word at ``[start, end)`` of a text in an old encoding is a sign or a foreign name.

    ``is_expected`` says whether its font is one of that encoding.
    """
    word = text[start:end]
    if len(word) == 1 and word in _SIGNS:
        before, after = text[start - 1 : start], text[end : end + 1]
        if (before.isdigit() and word in _AFTER_DIGITS) or (after.isdigit() and word in _BEFORE_DIGITS):
            return True
        letter = converted(word, reading)
        is_word = letter in _LONE_WORDS or (is_expected and word not in _NO_LETTERS and weight(letter) > 0)
        return not is_word and not after.isalnum() and after not in _AFTER_LETTER
    small = converted(word, reading).lower()
    return _LATIN.fullmatch(word) is not None and not _FOREIGN.isdisjoint(small)


def _capitalise(text: str, letters: list[str], stretch: Stretch) -> None:
    """Make capitals of what a font of capitals shows, and of the small letters of words typed in capitals."""
    start, end = stretch.start, stretch.end
    if stretch.hint.has_capitals_only:
        letters[start:end] = [letter.upper() for letter in letters[start:end]]
        return
    line = "".join(letters[start:end])
    # TCVN3 has one letter for one character, so places hold.
    words = [match.span() for match in _LETTERS.finditer(line)]
    shown = [_case(text[start + first : start + last]) for first, last in words]
    for number, (first, last) in enumerate(words):
        is_upper = shown[number] == _PROOF
        if shown[number] == _OPEN:
            beside = (number - 1, number + 1)
            # Abbreviations ("Vụ CĐKT") are capitals wherever they stand: they prove nothing of others.
            is_upper = any(
                0 <= other < len(words)
                and shown[other] == _PROOF
                and weight(line[slice(*words[other])].lower()) > 0
                and not line[min(last, words[other][1]) : max(first, words[other][0])].strip(" ")
                for other in beside
            )
        if is_upper:
            letters[start + first : start + last] = line[first:last].upper()


def _case(word: str) -> int:
    """Whether ``word``, in TCVN3, proves that it was typed in capitals, or leaves it open."""
    if word.isascii():
        return _NEITHER
    capitals = sum("A" <= letter <= "Z" for letter in word)
    if any("a" <= letter <= "z" for letter in word):
        return _NEITHER
    return _PROOF if capitals >= 2 else _OPEN


def _quoted(text: str, letters: list[str], stretch: Stretch) -> None:
    """Capitals of VISCII and VPS that windows-1252 shows as quotes and dashes."""
    for match in QUOTED.finditer(text, stretch.start, stretch.end):
        word = match.group()
        if not QUOTES.isdisjoint(word) and weight(converted(word, stretch.reading)) > 0:
            letters[match.start() : match.end()] = pieces(word, stretch.reading)
