"""Tables written as text: a row a line, cells parted by tabs."""

from collections.abc import Callable, Sequence
from textwrap import dedent

import pytest

from kcextract.extractors.appendix import Appendix, Fact, extract_appendix
from kcextract.extractors.context import Context


@pytest.fixture(scope="session")
def appendix(context_of: Callable[[str], Context]) -> Callable[..., Appendix]:
    """What is read of the tables of a text, in which ``|`` stands for a tab."""

    def read(text: str, facts: Sequence[Fact] = ()) -> Appendix:
        lines = dedent(text).strip("\n").split("\n")
        tabbed = ["\t".join(map(str.strip, line.split("|"))) if "|" in line else line for line in lines]
        return extract_appendix(context_of("\n".join(tabbed)), facts)

    return read
