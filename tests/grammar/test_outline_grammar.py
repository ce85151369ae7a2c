"""The outline's grammar files: every pattern with its examples, and what is said of a wrong file."""

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex

from kcextract.errors import GrammarError
from kcextract.grammar.files import default_directory
from kcextract.grammar.outline import ArticleRule, OutlineGrammar, read_outline
from kcextract.records.codes import ROLES, SECTION_KINDS

DIRECTORY = default_directory()
OUTLINE = tomllib.loads((DIRECTORY / "outline.toml").read_text(encoding="utf-8"))
ROLE_FILE = tomllib.loads((DIRECTORY / "roles.toml").read_text(encoding="utf-8"))


def cases(tables: list[dict[str, Any]], name: str, key: str) -> list[Any]:
    """The examples under ``key`` of the tables, each with the number of its table."""
    return [
        pytest.param(number, example, id=f"{table[name]}-{example}")
        for number, table in enumerate(tables)
        for example in table[key]
    ]


@pytest.fixture(scope="module")
def outline() -> OutlineGrammar:
    return read_outline(DIRECTORY)


def marker_patterns(outline: OutlineGrammar, text: str) -> set[str]:
    """The patterns of the markers that a paragraph ``text`` may begin with."""
    return {marker.rule.pattern.pattern for marker in outline.markers_at(text, 0, len(text))}


@pytest.mark.parametrize(("number", "example"), cases(OUTLINE["marker"], "style", "examples"))
def test_a_marker_is_found_in_its_examples(outline, number, example):
    assert OUTLINE["marker"][number]["pattern"] in marker_patterns(outline, example)


@pytest.mark.parametrize(("number", "example"), cases(OUTLINE["marker"], "style", "counter_examples"))
def test_a_marker_is_not_found_in_its_counter_examples(outline, number, example):
    assert OUTLINE["marker"][number]["pattern"] not in marker_patterns(outline, example)


def block_patterns(outline: OutlineGrammar, text: str) -> set[str]:
    """The patterns of the blocks that a paragraph ``text`` may begin."""
    return {rule.pattern.pattern for rule in outline.blocks.get(text[0], ()) if rule.pattern.match(text)}


@pytest.mark.parametrize(("number", "example"), cases(OUTLINE["block"], "kind", "examples"))
def test_a_block_begins_with_its_examples(outline, number, example):
    found = outline.block_at(example, 0, len(example))

    assert OUTLINE["block"][number]["pattern"] in block_patterns(outline, example)
    assert found is not None
    assert found.rule.kind == OUTLINE["block"][number]["kind"]


@pytest.mark.parametrize(("number", "example"), cases(OUTLINE["block"], "kind", "counter_examples"))
def test_a_block_does_not_begin_with_its_counter_examples(outline, number, example):
    assert OUTLINE["block"][number]["pattern"] not in block_patterns(outline, example)


def test_captions_and_legal_bases_are_known_by_their_first_words(outline):
    for pattern, table in [(outline.caption, "caption"), (outline.legal_bases, "preamble")]:
        assert [example for example in OUTLINE[table]["examples"] if not pattern.match(example)] == []
        assert [example for example in OUTLINE[table]["counter_examples"] if pattern.match(example)] == []


@pytest.mark.parametrize(("number", "example"), cases(ROLE_FILE["role"], "code", "examples"))
def test_a_title_gives_its_role(outline, number, example):
    assert outline.roles[number].title.match(example)


@pytest.mark.parametrize(("number", "example"), cases(ROLE_FILE["role"], "code", "counter_examples"))
def test_another_title_does_not_give_the_role(outline, number, example):
    assert not outline.roles[number].title.match(example)


@pytest.mark.parametrize(("number", "example"), cases(ROLE_FILE["article"], "code", "examples"))
def test_the_words_of_an_article_give_its_role(outline, number, example):
    assert outline.articles[number].fits(example, 0, len(example))


@pytest.mark.parametrize(("number", "example"), cases(ROLE_FILE["article"], "code", "counter_examples"))
def test_other_words_do_not_give_an_article_the_role(outline, number, example):
    assert not outline.articles[number].fits(example, 0, len(example))


def test_every_rule_has_examples_and_counter_examples():
    rules = [*OUTLINE["marker"], *OUTLINE["block"], *ROLE_FILE["role"], *ROLE_FILE["article"]]

    assert [rule for rule in rules if not rule["examples"] or not rule["counter_examples"]] == []


@pytest.mark.parametrize(("anywhere", "fits"), [(True, True), (False, False)])
def test_only_a_rule_for_words_anywhere_is_known_by_an_articles_last_words(anywhere, fits):
    text = "Điều 3. Các sở chịu trách nhiệm thi hành Quyết định này./."

    assert ArticleRule("effect", regex.compile("thi hành"), anywhere).fits(text, 8, len(text)) is fits


def test_kinds_and_roles_are_codes_of_the_tables(outline):
    assert {rule.kind for rules in outline.markers.values() for rule in rules} <= set(SECTION_KINDS)
    assert {role.code for role in outline.roles} | {rule.code for rule in outline.articles} <= set(ROLES)
    assert set(outline.kind_roles) <= set(SECTION_KINDS)
    assert set(outline.kind_roles.values()) <= set(ROLES)


def test_parts_open_above_chapters_and_chapters_above_articles(outline):
    ranks = {rule.style: rule.rank for rules in outline.markers.values() for rule in rules}

    assert ranks["part"] < ranks["chapter"] < ranks["section"] < ranks["subsection"] < ranks["article"]
    assert ranks["roman"] is None


@pytest.fixture
def altered(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """Copies the grammar and replaces ``old`` by ``new`` in a file; the folder of the copy."""

    def alter(file: str, old: str, new: str) -> Path:
        directory = tmp_path / "grammars"
        shutil.copytree(DIRECTORY, directory)
        text = (directory / file).read_text(encoding="utf-8")
        assert old in text
        (directory / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return directory

    return alter


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "outline.toml",
            "initials = ",
            "initial = ",
            r"outline\.toml, marker 1: the key `initials` is missing",
        ),
        ("outline.toml", "[caption]", "[captions]", r"outline\.toml: the key `caption` is missing"),
        ("outline.toml", "runs_on = true", "run_on = true", r"outline\.toml, marker 2: unknown key `run_on`"),
        ("outline.toml", "runs_on = true", 'runs_on = "yes"', r"marker 2: `runs_on` must be true or false"),
        ("outline.toml", "counter_examples = ", "counterexamples = ", r"unknown key `counterexamples`"),
        (
            "outline.toml",
            'kind = "part"',
            'kind = "party"',
            r"marker 1: `kind` must be one of .*, not `party`",
        ),
        ("outline.toml", 'numerals = "word"', 'numerals = "words"', r"marker 1: `numerals` must be one of"),
        ("outline.toml", "(?:Phần|", "(?:Phần|(", r"marker 1: `pattern` is no valid pattern"),
        ("outline.toml", "(?P<n>", "(?P<m>", r"marker 1: `pattern` must have a group `n`"),
        ("outline.toml", "(?P<m>", "(?P<x>", r"block 1: `pattern` must have a group `m`"),
        ("outline.toml", 'kind = "appendix"', 'kind = "table"', r"block 1: `kind` must be one of appendix"),
        ("outline.toml", '"article"]', '"clause"]', r"`order` names the style `clause`, which no marker has"),
        ("outline.toml", "name =", "name ==", r"outline\.toml is no valid TOML: .*line \d+"),
        ("roles.toml", "title =", "titel =", r"roles\.toml, role 1: the key `title` is missing"),
        ("roles.toml", "label = true", "labels = true", r"roles\.toml, role \d+: unknown key `labels`"),
        ("roles.toml", 'under = ["",', 'under = ["topp",', r"role 1: `under` names the role `topp`"),
        ("roles.toml", 'below = ["obj', 'below = ["subj', r"`below` names the role `subjectives`"),
        ("roles.toml", 'under = ["",', "under = [1,", r"role 1: `under` must hold nothing but texts"),
        ("roles.toml", 'items = "content_item"', 'items = "item"', r"`items` must be one of .*, not `item`"),
        ("roles.toml", "[[article]]", "[[articles]]", r"roles\.toml: unknown key `articles`"),
        ("roles.toml", "[kinds]\n", '[kinds]\ntabel = "other"\n', r"kinds: `tabel` is no kind of section"),
        ("roles.toml", '"appendix"\n', '"annex"\n', r"kinds: `appendix` must be one of .*, not `annex`"),
    ],
)
def test_a_fault_in_a_file_is_said_with_file_and_key(altered, file, old, new, sentence):
    directory = altered(file, old, new)

    with pytest.raises(GrammarError, match=sentence):
        read_outline(directory)


@pytest.mark.parametrize("file", ["outline.toml", "roles.toml"])
def test_a_missing_file_is_said_by_name(tmp_path, file):
    shutil.copytree(DIRECTORY, tmp_path, dirs_exist_ok=True)
    (tmp_path / file).unlink()

    with pytest.raises(GrammarError, match="is missing") as caught:
        read_outline(tmp_path)
    assert caught.value.source == str(tmp_path / file)
