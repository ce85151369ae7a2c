"""The errors of kcextract: one tree, each with the file and a plain sentence."""

from __future__ import annotations


class KcextractError(Exception):
    """Base of every error that kcextract raises on purpose.

    ``code`` is stable and goes into the tables; ``sentence`` says in plain words what is wrong
    and what to do; ``source`` is the path or URI as given, or None.
    """

    code = "error"

    def __init__(self, sentence: str, *, source: str | None = None, code: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.source = source
        if code is not None:
            self.code = code


class SourceError(KcextractError):
    """The source cannot be read: missing, a directory, no permission, vanished."""

    code = "unreadable_source"


class FormatError(KcextractError):
    """The bytes are of no format that kcextract reads, or damaged beyond reading."""

    code = "unknown_format"


class EncodingError(FormatError):
    """The bytes are text in no encoding that kcextract reads."""

    code = "unknown_encoding"


class GrammarError(KcextractError):
    """A grammar or vocabulary file is missing or wrong; the sentence names file and key."""

    code = "bad_grammar"


class DatasetError(KcextractError):
    """The output folder cannot be written or is not a dataset of kcextract."""

    code = "bad_output"


class GoldenError(KcextractError):
    """A golden file is missing or malformed; the sentence names the file, and the line where it has one."""

    code = "bad_golden"
