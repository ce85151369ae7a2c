"""Loaders: from a file's bytes to a ``Document``, a module or package a format."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol

from kcextract.document import Document
from kcextract.errors import FormatError
from kcextract.grammar import Grammar
from kcextract.loaders.formats import Format, detect
from kcextract.loaders.limits import DEFAULT_LIMITS, Limits
from kcextract.loaders.memory import give_back

__all__ = ["DEFAULT_LIMITS", "Format", "Limits", "detect", "load"]


class Loader(Protocol):
    """What the loader of a format is called with: a file's bytes, which are of ``form``."""

    def __call__(self, data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
        """The document; FormatError or EncodingError where there is none to be had."""


# The module and function of each format: only that of the file at hand is imported.
_LOADERS = {
    "text": ("kcextract.loaders.text", "load"),
    "docx": ("kcextract.loaders.word", "load"),
    "html": ("kcextract.loaders.web", "load"),
    "mhtml": ("kcextract.loaders.web", "load"),
    "pdf": ("kcextract.loaders.pdf", "load"),
    **dict.fromkeys(("jpeg", "png", "tiff", "gif", "bmp"), ("kcextract.loaders.scans", "load")),
    **dict.fromkeys(
        ("doc", "rtf", "xls", "xlsx", "odt", "ods", "wordml"), ("kcextract.loaders.office", "load")
    ),
}
# What reading fewer lines takes is not worth giving back.
_MANY_LINES = 10_000


def load(data: bytes, grammar: Grammar, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Load the bytes of a file of whatever format; the guarantees are those of ``Document``.

    Raises FormatError where they are of no format that is read or damaged, EncodingError where they are
    text in no known encoding.
    """
    if len(data) > limits.size:
        sentence = f"The file has {len(data):,} bytes; the limit is {limits.size:,}."
        raise FormatError(sentence, code="too_large")
    form = detect(data)
    module, function = _LOADERS[form.name]
    try:
        loader: Loader = getattr(import_module(module), function)
    except ModuleNotFoundError as error:
        sentence = f"The file is {form.title}, which cannot be read here: {error.name} is not installed."
        raise FormatError(sentence) from error
    document = loader(data, form, grammar, limits)
    if len(document.lines) > _MANY_LINES:
        give_back()
    return document
