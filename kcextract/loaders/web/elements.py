"""Elements of HTML: which are shown, which stand in a line, and what an element of the tree is."""

from __future__ import annotations

# What begins a line of its own.
BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
# What shows no text of a document: not shown at all, drawn, to be filled in or clicked, around the document.
DROPPED = frozenset(
    "applet aside audio button canvas datalist dialog embed footer frame iframe input link map meta "
    "meter nav noembed noframes noscript object optgroup option progress script select style svg template "
    "textarea title video xml".split()
)
# What is struck through: it stands in the tree with nothing but how many characters it has.
STRUCK = frozenset("del s strike".split())
# The same as of what is dropped said by a role, of what stands around a document on a page.
ROLES_AROUND = frozenset(
    "navigation contentinfo search complementary menu menubar toolbar dialog tablist".split()
)

# The attribute of what is struck through that says how many characters it has; no page can set it.
LENGTH = "#length"


class Element:
    """An element of the tree that is shown; ``children`` are elements and stretches of text, in order.

    ``font`` is the font of its own text, None where none is named; ``keeps_space`` and ``is_upper`` say
    whether white space in it is shown, and whether it is shown in capitals. ``attributes`` are those that
    mean something here.
    """

    __slots__ = ("attributes", "children", "font", "is_upper", "keeps_space", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []
        self.font: str | None = None if parent is None else parent.font
        self.keeps_space: bool = False if parent is None else parent.keeps_space
        self.is_upper: bool = False if parent is None else parent.is_upper

    def get(self, name: str) -> str:
        """The attribute's value; empty where it is not there."""
        return self.attributes.get(name, "")

    @property
    def is_block(self) -> bool:
        """Whether it begins a line of its own."""
        return self.tag in BLOCKS


def struck_length(root: Element) -> int:
    """How many characters in ``root`` were struck through."""
    length = 0
    stack = [root]
    while stack:
        for child in stack.pop().children:
            if isinstance(child, Element):
                length += int(child.get(LENGTH) or 0)
                stack.append(child)
    return length


def has_text(root: Element) -> bool:
    """Whether there is any text in ``root``."""
    stack = [root]
    while stack:
        for child in stack.pop().children:
            if isinstance(child, Element):
                stack.append(child)
            elif child.strip():
                return True
    return False
