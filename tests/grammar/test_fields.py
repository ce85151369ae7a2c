"""Fields: files of one's own that add words, beside the built-in grammar."""

import shutil
from pathlib import Path

import pytest

from kcextract import convert, extract, load
from kcextract.errors import GrammarError
from kcextract.extractors.activities import activity_code
from kcextract.grammar import load_grammar
from kcextract.grammar.files import default_directory
from kcextract.run.settings import Settings
from kcextract.text.folding import fold

HOUSING = """
[[unit]]
name = "m² sàn"
class = "area"
aliases = ["m2 sàn"]
examples = ["9 m² sàn"]

[[unit]]
name = "căn hộ"
class = "work"
examples = ["5 căn hộ"]

[[unit]]
name = "khu vườn"
class = "none"

[[verb]]
name = "cất nóc"
class = "act"
examples = ["cất nóc 2 chung cư"]

[[heading]]
code = "contents"
words = ["Danh mục  (dự án)"]
items = "content_item"
examples = ["DANH MỤC (dự án) năm 2031"]

[[article]]
code = "budget"
text = 'chi cho nhà ở'
examples = ["Chi cho nhà ở"]

[[activity]]
code = "khac"
weight = "9"
words = ["nhà ở xã hội"]
examples = ["xây nhà ở  xã hội"]
counter_examples = ["nhà ở xã hộ"]

[[targets.before]]
reason = "it is invented"
pattern = 'giả sử\\s+$'
examples = ["giả sử "]
counter_examples = ["giả "]
"""


@pytest.fixture
def field(tmp_path: Path) -> Path:
    path = tmp_path / "housing.toml"
    path.write_text(HOUSING, encoding="utf-8")
    return path


def test_a_field_adds_to_every_kind_of_word(field):
    shipped, grammar = load_grammar(), load_grammar(field)

    unit = grammar.units.unit_at(fold("m2 sàn"), 0)
    assert unit is not None
    assert (unit.unit.name, unit.unit.unit_class) == ("m² sàn", "area")
    assert [each.verb.name for each in grammar.verbs.find("cất nóc")] == ["cất nóc"]
    assert grammar.outline.roles[0].title.match("Danh mục (dự\nán) nhà ở")
    assert grammar.outline.roles[0].under == {"", "enactment"}
    assert grammar.outline.articles[0].code == "budget"
    assert activity_code(grammar, "xây nhà ở\nxã hội") == "khac"
    assert activity_code(shipped, "xây nhà ở xã hội") is None
    assert grammar.targets.before[0].reason == "it is invented"
    assert len(grammar.targets.before) == len(shipped.targets.before) + 1


def test_words_of_a_field_take_the_place_of_built_in_ones(field):
    shipped, grammar = load_grammar(), load_grammar(field)

    classes = [each.units.unit_at(fold("căn hộ"), 0).unit.unit_class for each in (shipped, grammar)]
    assert classes == ["household", "work"]
    assert shipped.units.unit_at(fold("khu vườn"), 0) is not None
    assert grammar.units.unit_at(fold("khu vườn"), 0) is None


def test_the_name_and_the_hash_tell_of_the_field(field):
    shipped, grammar = load_grammar(), load_grammar(field)
    assert grammar.name == f"{shipped.name}+housing"
    assert grammar.hash != shipped.hash

    other = field.with_name("other.toml")
    other.write_text(f'name = "flats"\n{HOUSING}', encoding="utf-8")

    assert load_grammar(other).name == f"{shipped.name}+flats"
    assert load_grammar(other).hash not in (grammar.hash, shipped.hash)


def test_a_folder_may_hold_fields_and_files_in_place_of_built_in_ones(field):
    roles = field.with_name("roles.toml")
    text = (default_directory() / "roles.toml").read_text(encoding="utf-8")
    roles.write_text(text.replace("[kinds]", '[kinds]\npreamble = "header"'), encoding="utf-8")
    (field.parent / "golden").mkdir()
    (field.parent / "golden" / "notes.toml").write_text("no = 1", encoding="utf-8")

    grammar = load_grammar(field.parent)

    assert grammar.outline.kind_roles["preamble"] == "header"
    assert grammar.outline.roles[0].code == "contents"
    assert grammar.hash != load_grammar(field).hash


def test_a_copy_of_the_built_in_folder_is_the_built_in_grammar(tmp_path):
    shutil.copytree(default_directory(), tmp_path / "copy")

    assert load_grammar(tmp_path / "copy").hash == load_grammar().hash


def test_a_field_that_has_changed_is_read_again(field):
    before = load_grammar(field)
    assert load_grammar(field) is before

    field.write_text(HOUSING.replace("m² sàn", "m² đất"), encoding="utf-8")

    assert load_grammar(field).units.unit_at(fold("m² đất"), 0) is not None
    assert load_grammar(field).hash != before.hash


def test_documents_are_converted_again_when_the_field_has_changed_and_only_then(field):
    document = field.with_name("decision.txt")
    document.write_text("KẾ HOẠCH\n\nI. MỤC TIÊU\n\nXây 500 m² sàn.\n", encoding="utf-8")
    settings = Settings(workers=0)

    def unchanged() -> int:
        return convert(document, field.with_name("out"), grammar=str(field), settings=settings).unchanged

    assert unchanged() == 0
    assert unchanged() == 1
    field.write_text(HOUSING.replace("m² sàn", "m² đất"), encoding="utf-8")
    assert unchanged() == 0
    tables = load(field.with_name("out"))
    assert set(tables.documents.pandas()["grammar"]) == {load_grammar(field).name}


def test_a_file_is_taken_for_a_grammar_by_the_library(field):
    document = field.with_name("decision.txt")
    document.write_text("KẾ HOẠCH\n\nI. MỤC TIÊU\n\nXây dựng 500 m² sàn.\n", encoding="utf-8")

    assert [target.unit for target in extract(document, grammar=field).targets] == ["m² sàn"]
    assert [target.unit for target in extract(document).targets] == ["m²"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("[[units]]", r"housing\.toml: unknown key `units`: `unit` may be meant"),
        ("[unit]", r"housing\.toml: `unit` must be a list"),
        ('[[unit]]\nname = "lô"', r"housing\.toml, unit 1: the key `class` is missing"),
        ('[[unit]]\nname = "Lô"\nclass = "work"', "`Lô` must be words in lower case"),
        (
            '[[verb]]\nname = "xây"\nclass = "act"\naliases = ["xây"]',
            r"verb 1: `xây` is there already",
        ),
        ('[[heading]]\ncode = "contents"\nwords = []', "`words` must not be empty"),
        ('[[targets.befor]]\nreason = "x"', r"housing\.toml, targets, befor 1: there is no list `befor`"),
        ('[targets.before]\nreason = "x"', r"housing\.toml, targets: `before` must be a list"),
        ("targets = 1", r"housing\.toml: `targets` must be a table"),
        ("name = 1", r"housing\.toml: `name` must be a text"),
    ],
)
def test_a_wrong_field_is_told_of(tmp_path, content, sentence):
    path = tmp_path / "housing.toml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(GrammarError, match=sentence):
        load_grammar(path)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("notes.md", "holds no grammar"), ("vocabulary/mine.csv", "none of the vocabularies")],
)
def test_a_folder_without_a_grammar_is_told_of(tmp_path, name, sentence):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("", encoding="utf-8")

    with pytest.raises(GrammarError, match=sentence):
        load_grammar(tmp_path)
