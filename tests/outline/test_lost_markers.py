"""A marker that was lost or misprinted leaves a trace: something odd is said where it stood."""

import re
from pathlib import Path

import pytest

from kcextract.grammar import Grammar
from kcextract.loaders.text import load_text
from kcextract.outline import Section, parse
from kcextract.outline.tree import Outline

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
DOCUMENTS = sorted(path.stem for path in CORPUS.glob("*.txt"))
QUOTED = re.compile(r"“([^”]+)”")


def marked(outline: Outline) -> list[Section]:
    return [section for section in outline.sections if section.marker and section.kind != "appendix"]


def after_marker(text: str, section: Section) -> int:
    """Where the printed marker of ``section`` ends in ``text``."""
    place = section.start
    for character in (section.marker or "").replace(" ", ""):
        place = text.index(character, place) + 1
    return place


def neighbours(outline: Outline, section: Section) -> set[str]:
    """The markers that may be named where that of ``section`` is missing: its own, and those around it."""
    siblings = [each for each in marked(outline) if each.parent == section.parent]
    at = siblings.index(section)
    below = [each for each in marked(outline) if each.parent == section.number]
    near = [*siblings[max(0, at - 1) : at + 2], *below[:1], outline.sections[section.parent or 0]]
    return {each.marker for each in near if each.marker}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_lost_marker_is_noticed_where_it_stood(grammar: Grammar, name: str):
    document = load_text((CORPUS / f"{name}.txt").read_bytes(), grammar)
    outline = parse(document, grammar)
    said = {(notice.code, notice.message) for notice in outline.notices}
    text = document.text

    unnoticed = []
    for section in marked(outline):
        end = after_marker(text, section)
        without = load_text((text[: section.start] + text[end:]).encode(), grammar)
        new = [
            notice.message
            for notice in parse(without, grammar).notices
            if (notice.code, notice.message) not in said
        ]
        words = " ".join(text[end : end + 200].split())
        names = neighbours(outline, section)
        if not any(
            quoted in names or words.startswith(quoted.removesuffix(" …"))
            for message in new
            for quoted in QUOTED.findall(message)
        ):
            unnoticed.append((section.path, words[:40], new))
    assert unnoticed == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_letter_after_d_printed_as_d_again_is_noticed(grammar: Grammar, name: str):
    document = load_text((CORPUS / f"{name}.txt").read_bytes(), grammar)
    outline = parse(document, grammar)

    for section in outline.sections:
        if section.marker != "đ)":
            continue
        text = document.text[: section.start] + "d" + document.text[section.start + 1 :]
        misprinted = parse(load_text(text.encode(), grammar), grammar)

        assert ("marker_repeated", "“d)” is repeated; “đ)” is missing.") in [
            (notice.code, notice.message) for notice in misprinted.notices if notice.start == section.start
        ]
        assert [each.kind for each in misprinted.sections] == [each.kind for each in outline.sections]


def test_the_corpus_has_letters_after_d(grammar: Grammar):
    """Without them the specification above would say nothing."""
    texts = [(CORPUS / f"{name}.txt").read_text(encoding="utf-8") for name in DOCUMENTS]

    assert sum(text.count("\nđ) ") for text in texts) > 3
