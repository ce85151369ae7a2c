"""The documents of a folder against the sets that are named for them."""

import pytest

from kcextract.errors import GoldenError, SourceError
from kcextract.golden.checking import check, find_document


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def test_the_document_of_a_set_has_its_name(corpus):
    (corpus / "made-up.text").touch()
    (corpus / "made-up.notes").touch()
    (corpus / "other.txt").touch()

    assert find_document(corpus, "made-up") == corpus / "made-up.text"


def test_the_text_comes_before_other_formats(corpus):
    (corpus / "made-up.text").touch()
    (corpus / "made-up.txt").touch()

    assert find_document(corpus, "made-up") == corpus / "made-up.txt"


def test_a_document_that_is_not_there_is_an_error(corpus):
    with pytest.raises(SourceError, match="The folder has no document made-up"):
        find_document(corpus, "made-up")
    with pytest.raises(SourceError, match="There is no such folder"):
        find_document(corpus / "none", "made-up")


@pytest.fixture
def extracted(monkeypatch, extraction):
    """What is extracted: always the made-up document; the paths that were read."""
    read = []
    monkeypatch.setattr("kcextract.golden.checking.load_grammar", lambda: None)
    monkeypatch.setattr(
        "kcextract.golden.checking.extract", lambda path, grammar: read.append(path.name) or extraction
    )
    return read


def test_each_set_is_compared_with_its_document(corpus, golden, extracted):
    (corpus / "made-up.txt").touch()
    [comparison] = check([golden()], corpus)

    assert (comparison.name, comparison.differences, extracted) == ("made-up", (), ["made-up.txt"])


def test_a_set_without_the_tables_that_were_asked_for_is_not_read(corpus, golden, extracted):
    (corpus / "made-up.txt").touch()
    one = golden()
    other = one.only(("sections",))

    assert len([*check([one, other], corpus, ("targets",))]) == 1
    assert extracted == ["made-up.txt"]


def test_nothing_to_compare_is_an_error(corpus, golden, extracted):
    with pytest.raises(GoldenError, match="There is no golden file of targets"):
        [*check([golden(targets=None)], corpus, ("targets",))]
    assert extracted == []
