"""The zip archive of a Word file: its parts and how they are related, read with care.

python-docx is not used for it: it unpacks every part (pictures too) before any of them can be looked at,
so that a zip bomb goes off; it refuses macro-enabled and ISO-Strict files; it takes longer than all the
rest of loading. Nothing outside the archive is ever followed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from kcextract.errors import FormatError
from kcextract.loaders.archives import DAMAGED, grows_too_much, unpack_too_large
from kcextract.loaders.limits import Limits
from kcextract.loaders.word.names import STRICT, Element

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "officeDocument"
_USUAL_MAIN = "word/document.xml"
# What an element and an attribute take as a tree, in bytes, measured with lxml 6; what is made of the tree
# takes as much again.
_ELEMENT_SIZE = 150
_ATTRIBUTE_SIZE = 180
_LARGEST_TREE = 180_000_000
# No part is unpacked that is larger.
_LARGEST_PART = 60_000_000
_STRICT_MARK = "http://purl.oclc.org/ooxml/"


class Package:
    """The parts of a Word file, by name.

    Raises FormatError where the archive is damaged (``damaged_file``), locked (``encrypted``) or asks for
    more than ``limits`` allow (``too_large``).
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise _damaged() from error
        self._limits = limits
        members = self._archive.infolist()
        if unpack_too_large(members, limits):
            raise FormatError(
                f"The Word file would unpack to more than {limits.unpacked:,} bytes.", code="too_large"
            )
        # Names of parts are compared without regard to case.
        self._members = {_folded(member.filename): member for member in members}
        self.main = self._main()
        self._related = self._relations(self.main)

    def related(self, kind: str) -> Element | None:
        """The root of the part that the document names as its ``kind``: "styles", "numbering" …; or None."""
        name = self._related.get(kind)
        return None if name is None else self.part(name)

    def part(self, name: str) -> Element | None:
        """The root element of the part ``name``; None where there is no such part."""
        data = self._read(name)
        return None if data is None else parsed(data)

    def _main(self) -> str:
        name = self._relations("").get(_MAIN, _USUAL_MAIN)
        if _folded(name) not in self._members:
            name = _USUAL_MAIN
        if _folded(name) not in self._members:
            raise _damaged()
        return name

    def _relations(self, name: str) -> dict[str, str]:
        """The parts inside the archive that the part ``name`` is related to, by the kind of relation."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, str] = {}
        for relation in root.iter(_RELATIONSHIPS) if root is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "")
            path = target if target.startswith("/") else posixpath.join("/", folder, target)
            found.setdefault(kind, posixpath.normpath(path).lstrip("/"))
        return found

    def _read(self, name: str) -> bytes | None:
        member = self._members.get(_folded(name))
        if member is None:
            return None
        if member.file_size > _LARGEST_PART:
            raise _too_long()
        if grows_too_much(member, self._limits):
            raise FormatError(
                f"A part of the Word file would become more than {self._limits.ratio} times larger.",
                code="too_large",
            )
        if member.flag_bits & 1:
            raise FormatError("The file is locked with a password; save it without one.", code="encrypted")
        try:
            return self._archive.read(member)
        except (*DAMAGED, RuntimeError) as error:
            raise _damaged() from error


def parsed(data: bytes) -> Element:
    """The root element of a part; the names of ISO Strict are made those of the usual files.

    No entity is resolved and nothing is fetched. Raises FormatError where the part is no sound XML
    (``damaged_file``), declares a document type, as no Word file may (``unsafe_file``), or would take too
    much memory (``too_large``).
    """
    elements = data.count(b"<") - data.count(b"</")
    needed = elements * _ELEMENT_SIZE + data.count(b"=") * _ATTRIBUTE_SIZE + len(data)
    if needed > _LARGEST_TREE:
        raise _too_long()
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        if _STRICT_MARK.encode(encoding) in data:
            for strict, usual in STRICT:
                data = data.replace(strict.encode(encoding), usual.encode(encoding))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise FormatError(
            "The Word file declares a document type of its own, as no Word file may; it is not read.",
            code="unsafe_file",
        )
    return root


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _damaged() -> FormatError:
    return FormatError("The Word file is damaged: get it again from its source.", code="damaged_file")


def _too_long() -> FormatError:
    return FormatError("The Word file is too long to be read.", code="too_large")
