"""HTML made of templates: everything escaped, style and script inside, nothing that could be fetched."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kcextract import __version__
from kcextract.report.characters import shown
from kcextract.report.labels import Label, label, labels

GENERATOR = "kcextract report"
"""What the pages say of who made them."""

_FOLDER = "templates"
# A page may run its own style and script, known by their sums, and may fetch nothing at all.
_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src '{}'; script-src {}"
)
# With an addition it may also ask the server that it came from.
_ASKING = "; connect-src 'self'"
# The groups of labels that a page shows; those that are not named show all but those of other rooms.
_GROUPS = {"index.html": frozenset({"column", "index", "status", "table"})}
_OTHER_ROOMS = frozenset({"refusal", "review"})
_SCRIPT_ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


class Addition(NamedTuple):
    """What another room adds to a page: a style, a script, and what the script reads as JSON."""

    style: str
    script: str
    data: Mapping[str, Any]


def page(template: str, script: str, content: Mapping[str, Any], addition: Addition | None = None) -> str:
    """The page of that template (``document.html``) with that script (``document.js``)."""
    style, code = _resource("style.css"), _resource(script)
    scripts = [f"'{_sum(code)}'"]
    if addition is not None:
        style += addition.style
        scripts.append(f"'{_sum(addition.script)}'")
    policy = _POLICY.format(_sum(style), " ".join(scripts)) + ("" if addition is None else _ASKING)
    own = {
        "policy": Markup(policy),
        "generator": f"{GENERATOR} {__version__}",
        # They are ours, and nothing of a document is in them.
        "style": Markup(style),
        "script": Markup(code),
        "english": _english(template),
        "added_data": None if addition is None else embedded(addition.data),
        "added_script": None if addition is None else Markup(addition.script),
    }
    return _environment().get_template(template).render(own | dict(content))


def embedded(value: object) -> Markup:
    """A value as JSON that may stand inside a script element."""
    printed = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(printed.translate(_SCRIPT_ESCAPES))


def words(key: str) -> Markup:
    """The words of a label, in Vietnamese, that the page can turn into English."""
    return told(label(key))


def told(each: Label) -> Markup:
    """The words of a label; those of a code without a label are not turned."""
    if not each.key:
        return Markup("<span>{}</span>").format(shown(each.vi))
    return Markup('<span data-k="{}">{}</span>').format(each.key, each.vi)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kcextract.report", _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals |= {"words": words, "told": told, "label": label}
    return environment


def _finalize(value: Any) -> Any:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _english(template: str) -> Markup:
    """The English words of all labels that a page may show, by key."""
    groups = _GROUPS.get(template)
    return embedded(
        {key: each.en for key, each in labels().items() if _is_shown(key.partition(".")[0], groups)}
    )


def _is_shown(group: str, groups: frozenset[str] | None) -> bool:
    return group not in _OTHER_ROOMS if groups is None else group in groups


@cache
def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(_FOLDER, name).read_text("utf-8")


def _sum(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
