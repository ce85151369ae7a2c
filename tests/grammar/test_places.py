"""Places in TOML: every key and value has one, and what stands there is TOML of that value."""

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.grammar.files import default_directory
from kcextract.grammar.places import Place, places

TEXT = """\
# A comment with "quotes" and [brackets]
name = 'a # no comment'  # a comment
"quoted key" = 1
dotted . key = "\\"x\\" \\\\"

[one]
list = [ "a", # of a ]
  'b', ["c", { d = 'e', f.g = 2 }],
]
[one.two]
long = '''
'' [[x]] ''\\n'''
[[many]]
a = 1979-05-27T07:32:00Z
[[many]]
a = \"\"\"x\"\"\"\"
[many.below]
b = true
[[many.lists]]
c = {}
"""


def leaves(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, (*place, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from leaves(below, (*place, number))
    else:
        yield place, value


def check(text: str) -> None:
    found = places(text)
    for place, value in leaves(tomllib.loads(text)):
        start, end = found.values[place]
        assert tomllib.loads(f"x = {text[start:end]}")["x"] == value
        for count in range(1, len(place) + 1):
            assert place[:count] in found.keys or place[:count] in found.values


def test_the_places_of_all_kinds_of_values():
    check(TEXT)


@pytest.mark.parametrize("path", sorted(default_directory().glob("*.toml")), ids=lambda path: path.name)
def test_the_places_in_the_built_in_grammar(path):
    check(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (("name",), "'a # no comment'"),
        (("one", "list", 1), "'b'"),
        (("one", "list", 2, 1, "f", "g"), "2"),
        (("one", "absent"), "[one]"),
        (("many", 1, "below", "absent"), "[many.below]"),
        (("many", 1, "lists", 0, "absent"), "[[many.lists]]"),
        (("absent",), None),
    ],
)
def test_what_is_shown_of_a_place(place, printed):
    span = places(TEXT).nearest(place)

    assert (None if span is None else TEXT[span.start : span.end]) == printed


def test_a_key_is_shown_where_it_is_meant():
    span = places(TEXT).nearest(("one", "list"), is_key=True)

    assert span is not None
    assert TEXT[span.start : span.end] == "list"


KEYS = st.from_regex(r"[a-z0-9_-]{1,4}", fullmatch=True)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)
BASIC = WORDS.map(lambda text: json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f"))
LITERAL = WORDS.filter(lambda text: "'" not in text).map(lambda text: f"'{text}'")
LONG = WORDS.filter(lambda text: '"' not in text and "\\" not in text).map(lambda text: f'"""\n{text}\n"""')
PLAIN = st.sampled_from(["1", "-2.5", "true", "1979-05-27", "0x1F", "inf"])
BLANKS = st.sampled_from(["", " ", "\t"])


def lists(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    gaps = st.sampled_from(["", " ", "\n", " # ], [\n"])
    return st.tuples(st.lists(values, max_size=3), gaps).map(
        lambda made: f"[{made[1]}{f',{made[1]}'.join(made[0])}{made[1]}]"
    )


def inline(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.dictionaries(KEYS, values, max_size=3)
    return pairs.map(lambda made: "{" + ", ".join(f"{key} = {value}" for key, value in made.items()) + "}")


ONE_LINE = st.recursive(PLAIN | BASIC | LITERAL, inline, max_leaves=4)
VALUES = st.recursive(ONE_LINE | LONG, lists, max_leaves=6)
BODY = st.dictionaries(KEYS, st.tuples(BLANKS, VALUES), max_size=4).map(
    lambda made: "".join(f"{key}{gap}={gap}{value}\n" for key, (gap, value) in made.items())
)


@given(BODY, st.lists(st.tuples(st.sampled_from("XYZ"), BODY), max_size=4))
def test_every_value_of_any_file_is_found(head, tables):
    check(head + "".join(f"[[{name}]] # [x]\n{body}" for name, body in tables))
