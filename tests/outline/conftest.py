"""What the specifications of the outline share: reading a text, and what holds for every outline."""

from collections.abc import Callable
from itertools import pairwise
from textwrap import dedent

import pytest

from kcextract.document import Document
from kcextract.grammar import Grammar, load_grammar
from kcextract.loaders.text import load_text
from kcextract.outline import Outline, parse


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    return load_grammar()


@pytest.fixture(scope="session")
def read(grammar: Grammar) -> Callable[[str], Outline]:
    """Reads the outline of a text, whose common indentation is taken away."""

    def read_text(text: str) -> Outline:
        return parse(load_text(dedent(text).strip("\n").encode(), grammar), grammar)

    return read_text


@pytest.fixture(scope="session")
def paths(read: Callable[[str], Outline]) -> Callable[[str], list[str]]:
    """The paths of all sections of a text below the root, in order."""
    return lambda text: [section.path for section in read(text).sections[1:]]


@pytest.fixture(scope="session")
def notices(read: Callable[[str], Outline]) -> Callable[[str], list[tuple[str, str]]]:
    """Code and message of all that was odd in a text but for lists of one item."""
    return lambda text: [
        (notice.code, notice.message) for notice in read(text).notices if notice.code != "single_item"
    ]


@pytest.fixture(scope="session")
def assert_guarantees() -> Callable[[Document, Outline], None]:
    """Fails unless the sections partition the text and form a tree in text order."""

    def check(document: Document, outline: Outline) -> None:
        sections = outline.sections
        root = sections[0]
        assert (root.parent, root.depth, root.start, root.end) == (None, 0, 0, len(document.text))
        # The own texts partition the text.
        for section, following in pairwise(sections):
            assert section.start <= section.own_end == following.start
        assert sections[-1].own_end == len(document.text)
        last_child: dict[int, int] = {}
        for number, section in enumerate(sections):
            assert section.number == number
            assert section.own_end <= section.end
            if section.parent is None:
                assert number == 0
                continue
            parent = sections[section.parent]
            # Parents come before their children and enclose them; siblings touch.
            assert parent.number < number
            assert section.depth == parent.depth + 1
            assert parent.own_end <= section.start <= section.end <= parent.end
            previous = last_child.get(parent.number)
            assert section.start == (parent.own_end if previous is None else sections[previous].end)
            last_child[parent.number] = number
        for parent_number, child in last_child.items():
            assert sections[child].end == sections[parent_number].end
        for notice in outline.notices:
            assert notice.start is not None
            assert notice.end is not None
            assert 0 <= notice.start <= notice.end <= len(document.text)

    return check
