"""Grammar files: where they are looked for, what their hash tells, and what is said of a wrong one."""

import shutil
from pathlib import Path

import pytest

from kcextract.errors import GrammarError
from kcextract.grammar import files, load_grammar
from kcextract.grammar.entries import Table
from kcextract.grammar.files import default_directory, directory_hash, read_csv, read_toml


@pytest.fixture
def installed(tmp_path, monkeypatch) -> Path:
    """A folder in which the package seems to be installed."""
    module = tmp_path / "site" / "kcextract" / "grammar" / "files.py"
    module.parent.mkdir(parents=True)
    monkeypatch.setattr(files, "__file__", str(module))
    return tmp_path / "site"


def test_a_checkout_uses_the_grammars_beside_the_package(installed):
    (installed / "grammars").mkdir()

    assert default_directory() == installed / "grammars"


def test_an_installed_package_uses_its_own_grammars(installed):
    (installed / "grammars").mkdir()
    (installed / "kcextract" / "_grammars").mkdir()

    assert default_directory() == installed / "kcextract" / "_grammars"


def test_a_package_without_grammars_says_what_to_do(installed):
    with pytest.raises(GrammarError, match="install kcextract again or name a folder with --grammars"):
        default_directory()


def test_a_folder_of_grammars_may_be_named(tmp_path):
    shutil.copytree(default_directory(), tmp_path / "mine")
    outline = tmp_path / "mine" / "outline.toml"
    outline.write_text(
        outline.read_text(encoding="utf-8").replace('name = "vn-administrative"', 'name = "mine"'),
        encoding="utf-8",
    )

    named = load_grammar(tmp_path / "mine")

    assert named.name == named.outline.name == "mine"
    assert named.hash == directory_hash(tmp_path / "mine") != load_grammar().hash


def test_a_folder_without_grammars_is_said_by_name(tmp_path):
    with pytest.raises(GrammarError, match=r"There is no file or folder .*nowhere"):
        load_grammar(tmp_path / "nowhere")


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "a.toml").write_text("x = 1\n")
    (tmp_path / "vocabulary" / "b.csv").write_text("code\n1\n")
    return tmp_path


def test_the_hash_is_the_same_for_the_same_files(folder, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(folder, copy, dirs_exist_ok=True)

    assert directory_hash(copy) == directory_hash(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.toml").write_text("x = 2\n"),
        lambda folder: (folder / "vocabulary" / "b.csv").write_text("code\n2\n"),
        lambda folder: (folder / "a.toml").rename(folder / "c.toml"),
        lambda folder: (folder / "vocabulary" / "b.csv").rename(folder / "b.csv"),
        lambda folder: (folder / "new.csv").write_text(""),
    ],
    ids=["content", "content below", "name", "place", "new file"],
)
def test_the_hash_changes_with_the_content_and_the_names(folder, change):
    before = directory_hash(folder)
    change(folder)

    assert directory_hash(folder) != before


def test_the_hash_does_not_depend_on_files_that_are_no_grammars(folder):
    before = directory_hash(folder)
    (folder / "notes.md").write_text("Không phải quy tắc.")
    (folder / "old.toml").mkdir()

    assert directory_hash(folder) == before


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"x = \ny = 1", r"bad\.toml is no valid TOML: .*line 1"),
        (b"x = '\xff'", r"bad\.toml is not in UTF-8"),
        (None, r"bad\.toml is missing"),
    ],
)
def test_a_toml_file_that_cannot_be_read(tmp_path, data, sentence):
    if data is not None:
        (tmp_path / "bad.toml").write_bytes(data)

    with pytest.raises(GrammarError, match=sentence) as caught:
        read_toml(tmp_path / "bad.toml")
    assert caught.value.source == str(tmp_path / "bad.toml")


def test_a_folder_in_place_of_a_file(tmp_path):
    with pytest.raises(GrammarError, match="cannot be read"):
        read_toml(tmp_path)


def test_the_rows_of_a_vocabulary(tmp_path):
    (tmp_path / "v.csv").write_text('code,name\n92,"Cần Thơ, thành phố"\n', encoding="utf-8")

    assert read_csv(tmp_path / "v.csv", ("code", "name")) == [{"code": "92", "name": "Cần Thơ, thành phố"}]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", r"v\.csv must have the columns code, name"),
        (b"name,code\n", r"v\.csv must have the columns code, name"),
        (b"code,name\n92\n", r"v\.csv, line 2, must have 2 values"),
        (b"code,name\n92,a,b\n", r"v\.csv, line 2, must have 2 values"),
        (b'code,name\n92,"a\n', r"v\.csv is no valid CSV"),
        (b"code,name\n92,\xff\n", r"v\.csv is not in UTF-8"),
        (None, r"v\.csv is missing"),
    ],
)
def test_a_vocabulary_that_cannot_be_read(tmp_path, data, sentence):
    if data is not None:
        (tmp_path / "v.csv").write_bytes(data)

    with pytest.raises(GrammarError, match=sentence) as caught:
        read_csv(tmp_path / "v.csv", ("code", "name"))
    assert caught.value.source == str(tmp_path / "v.csv")


@pytest.fixture
def table() -> Table:
    return Table(
        {
            "name": "x",
            "on": True,
            "words": ["a", "b"],
            "bad": ["a", 1],
            "map": {"a": "b"},
            "sub": [{"k": "v"}],
        },
        "file.toml, role 3",
    )


def test_the_values_of_a_table(table):
    assert table.text("name") == "x"
    assert table.text("absent", "y") == "y"
    assert table.code("name", ("x", "y")) == "x"
    assert (table.flag("on"), table.flag("off"), table.flag("off", default=True)) == (True, False, True)
    assert table.texts("words") == ("a", "b")
    assert table.mapping("map") == {"a": "b"}
    assert [each.text("k") for each in table.tables("sub")] == ["v"]
    assert table.tables("absent") == []
    assert table.table("map").text("a") == "b"
    assert table.compile("name", "(?P<n>x)", ignore_case=True, groups=("n",)).match("X")


@pytest.mark.parametrize(
    ("read", "sentence"),
    [
        (lambda table: table.text("absent"), "the key `absent` is missing"),
        (lambda table: table.text("on"), "`on` must be a text"),
        (lambda table: table.code("name", ("a", "b")), "`name` must be one of a, b, not `x`"),
        (lambda table: table.flag("name"), "`name` must be true or false"),
        (lambda table: table.texts("name"), "`name` must be a list"),
        (lambda table: table.texts("bad"), "`bad` must hold nothing but texts"),
        (lambda table: table.mapping("words"), "`words` must be a table"),
        (lambda table: table.tables("words"), r"`words` must be written \[\[words\]\]"),
        (lambda table: table.compile("name", "("), "`name` is no valid pattern"),
        (lambda table: table.compile("name", "x", groups=("n",)), "`name` must have a group `n`"),
        (lambda table: table.tables("sub")[0].text("x"), "sub 1: the key `x` is missing"),
    ],
)
def test_a_wrong_value_is_said_with_its_place(table, read, sentence):
    with pytest.raises(GrammarError, match=rf"^file\.toml, role 3.*{sentence}"):
        read(table)


def test_a_key_that_nobody_reads_is_refused():
    table = Table({"title": "x", "titel": "y"}, "file.toml")
    table.text("title")

    with pytest.raises(GrammarError, match=r"^file\.toml: unknown key `titel`"):
        table.done()


def test_a_table_whose_keys_were_all_read_is_accepted():
    table = Table({"title": "x"}, "file.toml")
    table.text("title")

    table.done()
