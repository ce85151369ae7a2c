"""`grammar check`: all faults of a file at once, each with its line and a caret under the place."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcextract.cli import main
from kcextract.errors import GrammarError
from kcextract.grammar.checking import check_grammar
from kcextract.grammar.drafts import draft_field
from kcextract.grammar.files import default_directory

WRONG = """\
[[unit]]
name = "căn hộ"
examples = ["500 căn hộ", "500 nhà"]
counter_examples = ["2 căn hộ"]

[[unit]]
name = "Lô"
class = "work"
aliases = ["ô đất", "ô-đất"]
examples = ["3 ô đất"]

[[headings]]
code = "contents"

[[heading]]
code = "content"
words = ["Danh mục"]
exmples = ["Danh mục"]
examples = ["Danh mục", 3]

[[activity]]
code = "khac"
weight = "9"
cues = ["nhà ở"]
	pattern = '^nhà\\s+[ở'
examples = ["nhà ở"]
counter_examples = []

[[activity]]
code = "khac"
weight = "1"
words = ["dạy nghề"]
examples = ["dạy nghề"]
counter_examples = ["nhà ở"]

[[targets.befor]]
reason = "x"
"""
FAULTS = [
    ("[[unit]]", "The key `class` is missing."),
    ('"500 nhà"', "This example does not match, but should."),
    ('"2 căn hộ"', "This counter-example matches, but should not."),
    ('"Lô"', "`Lô` must be words in lower case."),
    ('"ô-đất"', "`ô-đất` is there already."),
    ("[[headings]]", "Unknown key `headings`: `heading` may be meant."),
    ('"content"', "`code` must be one of"),
    ("exmples", "Unknown key `exmples`: `examples` may be meant."),
    ("3", "`examples` must hold nothing but texts."),
    ("'", "`pattern` is no valid pattern:"),
    ("[]", "`counter_examples` must not be empty."),
    ('"dạy nghề"', "This example does not give `khac`: other words weigh more, or stand first."),
    ("[[targets.befor]]", "There is no list `befor`."),
]


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.toml"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_all_faults_of_a_file_are_told_at_once_in_order(wrong):
    faults = check_grammar(wrong).faults

    shown = [(fault.text[fault.column - 1 :][: fault.length], fault.sentence) for fault in faults]
    assert len(shown) == len(FAULTS)
    for (place, sentence), (expected, words) in zip(shown, FAULTS, strict=True):
        assert place == expected
        assert sentence.startswith(words)
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
    assert all(WRONG.split("\n")[fault.line - 1] == fault.text for fault in faults)


def test_a_fault_is_shown_with_its_line_and_a_caret(wrong, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["grammar", "check", str(wrong)])

    printed = capsys.readouterr().out
    assert caught.value.code == 1
    assert f"{wrong}:1:1: The key `class` is missing.\n  1 | [[unit]]\n    | ^^^^^^^^\n" in printed
    # A tab before the place is a tab before the caret.
    assert "  25 | \tpattern = '^nhà\\s+[ở'\n".replace("\t", " ") in printed.replace("\t", " ")
    assert f"{len(FAULTS)} faults in {wrong} (1 file)." in printed


def test_the_built_in_grammar_has_no_fault(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["grammar", "check"])

    assert caught.value.code == 0
    assert "Nothing is wrong" in capsys.readouterr().out


def test_what_is_no_toml_is_shown_where_it_ends(tmp_path):
    (tmp_path / "a.toml").write_text('name = "a"\n[[unit]\nname = "x"\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text("name = [", encoding="utf-8")
    (tmp_path / "c.toml").write_text("[[units]]\n", encoding="utf-8")
    (tmp_path / "d.toml").write_bytes(b"name = '\xff'")

    a, b, c, d = check_grammar(tmp_path).faults

    assert (a.line, a.column, a.text) == (2, 7, "[[unit]")
    assert b.line == 1
    assert c.sentence.startswith("Unknown key")
    assert "not in UTF-8" in d.sentence
    assert all(each.sentence.startswith("This is no valid TOML") for each in (a, b))


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "sentence"),
    [
        ("roles.toml", "under = ", "undr = ", "undr", "Unknown key `undr`"),
        ("outline.toml", 'initials = "P"', 'initials = "Q"', '"', "This example does not match"),
        ("budgets.toml", 'class = "a price', 'class = "prices', '"prices', "`class` must be one of"),
        ("vocabulary/units.csv", "ao,work,", "ao,pond,", "", "unknown class"),
        ("vocabulary/units.csv", "ao,work,", "ao,work", "ao,work", "The line must have 3 values"),
    ],
)
def test_files_in_place_of_built_in_ones_are_checked_too(tmp_path, file, old, new, place, sentence):
    shutil.copytree(default_directory(), tmp_path, dirs_exist_ok=True)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    faults = check_grammar(tmp_path).faults

    assert faults
    assert {fault.file for fault in faults} == {path}
    assert sentence in faults[0].sentence
    assert faults[0].text[max(0, faults[0].column - 1) :].startswith(place)


def test_words_that_take_the_place_of_built_in_ones_are_no_fault(tmp_path):
    path = tmp_path / "advice.toml"
    path.write_text(
        '[[activity]]\ncode = "khac"\nweight = "9"\nwords = ["tư vấn"]\n'
        'examples = ["tư vấn"]\ncounter_examples = ["xây"]\n',
        encoding="utf-8",
    )

    assert check_grammar(path).faults == ()


def test_every_wrong_line_of_a_vocabulary_is_told(tmp_path):
    path = tmp_path / "vocabulary" / "units.csv"
    path.parent.mkdir()
    path.write_text("unit,class,aliases\nao,pond,\nbao,product,\nBè,work,\nlô\nbao,work,\n", encoding="utf-8")

    faults = check_grammar(tmp_path).faults

    assert [(fault.line, fault.text) for fault in faults] == [
        (2, "ao,pond,"),
        (4, "Bè,work,"),
        (5, "lô"),
        (6, "bao,work,"),
    ]


@settings(max_examples=12, deadline=None)
@given(st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?", fullmatch=True))
def test_a_skeleton_has_no_fault(tmp_path_factory, name):
    path = tmp_path_factory.mktemp("new") / "field.toml"
    path.write_text(draft_field(name), encoding="utf-8")

    assert check_grammar(path).faults == ()


def test_nothing_is_overwritten(tmp_path, capsys):
    for expected in (0, 2):
        with pytest.raises(SystemExit) as caught:
            main(["grammar", "new", "housing", "--into", str(tmp_path)])
        assert caught.value.code == expected

    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "Nhà ở", "a/b", "../x", "A", "-a", "a--b"])
def test_a_name_that_is_none(name):
    with pytest.raises(GrammarError, match="must be small letters"):
        draft_field(name)
