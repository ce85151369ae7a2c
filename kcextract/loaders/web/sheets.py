"""What style sheets say that changes the text: what is hidden, in capitals, or in an old font.

Only rules for an element's name, a class, or both are read (``p.MsoNormal``): those of Word's pages are
no others. A rule that a screen's size or a medium decides is not one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict

from kcextract.text.legacy.fonts import hint

_WANTED = re.compile(
    r"display\s*:\s*none|text-transform\s*:\s*uppercase|"
    r"text-decoration(?:-line)?\s*:[^;{}]*line-through|"
    r"font-family\s*:\s*[\"']?(?P<font>\.?(?:vn|abc|tcvn|vps|viscii|symbol|wingdings|webdings)[^;}\"',]*)",
    re.IGNORECASE,
)
_DISPLAY = re.compile(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
_SIMPLE = re.compile(r"([a-zA-Z][\w:]*)?(?:\.((?:[\w-]|\\.)+))?")
# One without an end reaches to the end of the sheet.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# A list of selectors is not longer.
_LONGEST = 2000
_CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
_LONGEST_STYLE = 2000


class Sheets:
    """The style sheets of a page, read one after the other."""

    def __init__(self) -> None:
        self._rules: defaultdict[str, dict[str, str]] = defaultdict(dict)
        # Classes that some rule, be it for some screens only, shows.
        self._shown: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._rules)

    def read(self, source: str) -> None:
        """Adds what a sheet says."""
        source = _COMMENT.sub("", source)
        for match in _WANTED.finditer(source):
            opening = _opening(source, match.start())
            for selector in _selectors(source, opening):
                self._add(selector, match)
        before = -1
        for match in _DISPLAY.finditer(source):
            opening = _opening(source, match.start())
            if opening > before:
                before = opening
                start = max(0, opening - _LONGEST)
                start = max(start, *(source.rfind(mark, start, opening) for mark in "{};"))
                names = _CLASS.findall(source, start, opening)
                self._shown.update(name.replace("\\", "") for name in names)

    def declared(self, tag: str, classes: str) -> dict[str, str]:
        """What the rules for an element of that name and those classes say, the special ones last."""
        names = classes.split()
        selectors = [tag, *(f".{name}" for name in names), *(f"{tag}.{name}" for name in names)]
        found: dict[str, str] = {}
        for selector in selectors:
            found.update(self._rules.get(selector, ()))
        if found.get("display") == "none" and not self._shown.isdisjoint(names):
            del found["display"]
        return found

    def _add(self, selector: str, match: re.Match[str]) -> None:
        simple = _SIMPLE.fullmatch(selector)
        if simple is None or not selector:
            return
        tag, name = (simple[1] or "").lower(), (simple[2] or "").replace("\\", "")
        key = f"{tag}.{name}" if name else tag
        if match["font"] is not None:
            self._rules[key]["font-family"] = match["font"]
        elif match[0].lower().startswith("text-decoration"):
            self._rules[key]["text-decoration"] = "line-through"
        elif match[0].lower().startswith("display"):
            self._rules[key]["display"] = "none"
        else:
            self._rules[key]["text-transform"] = "uppercase"


def _opening(source: str, place: int) -> int:
    """Where the block begins that ``place`` stands in; -1 of none that is near."""
    return source.rfind("{", max(0, place - 10 * _LONGEST), place)


def _selectors(source: str, opening: int) -> list[str]:
    """The simple selectors of the rule whose block begins there; none of a rule inside another."""
    if opening < 0:
        return []
    start = max(0, opening - _LONGEST)
    before = max(source.rfind(mark, start, opening) for mark in "{};")
    if before >= 0 and source[before] == "{":
        return []
    return [selector.strip() for selector in source[max(before + 1, start) : opening].split(",")]


def inline(style: str) -> dict[str, str]:
    """The declarations of a ``style`` attribute, names and values in lower case but for fonts."""
    found = {}
    for written, value in _DECLARATION.findall(style[:_LONGEST_STYLE]):
        name = written.lower()
        found[name] = value.strip() if name.startswith("font") else value.strip().lower()
    return found


def is_struck(declared: dict[str, str]) -> bool:
    """Whether text is struck through.

    >>> is_struck({"text-decoration": "line-through red"})
    True
    """
    return any("line-through" in declared.get(f"text-decoration{part}", "") for part in ("", "-line"))


def font_of(declared: dict[str, str]) -> str | None:
    """The first font that ``font-family`` or ``font`` names, else None.

    >>> font_of({"font-family": "'.VnTime', serif"})
    '.VnTime'
    """
    named = declared.get("font-family")
    if named is None:
        # font: 7.0pt "Times New Roman": the family is what stands in quotes at its end.
        short = declared.get("font", "")
        quoted = re.search(r"[\"']([^\"']+)[\"']", short)
        return quoted[1] if quoted else None
    first = named.split(",")[0].strip().strip("\"'").strip()
    return first or None


def is_symbols(font: str | None) -> bool:
    """Whether the font has pictures instead of letters."""
    return hint(font).is_symbols
