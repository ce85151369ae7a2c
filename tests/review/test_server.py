"""The server: who does not know the token gets nothing, and nobody gets more than the documents."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from kcextract.errors import DatasetError
from kcextract.records import Extraction
from kcextract.review.desk import Desk
from tests.report.printed import extracted

server = pytest.importorskip("kcextract.review.server", reason="kcextract[review] is not installed")
Serve = Callable[[Desk], AbstractContextManager[str]]


@pytest.fixture
def url(made_up: Extraction, desk: Callable[..., Desk], served: Serve) -> Iterator[str]:
    with served(desk(made_up)) as address:
        yield address


def ask(url: str, content: object = None, **headers: str) -> tuple[int, str, Any]:
    """Status, body and headers of an answer."""
    data = None if content is None else json.dumps(content).encode()
    if data is not None:
        headers = {"content-type": "application/json", **headers}
    request = urllib.request.Request(
        url, data, {name.replace("_", "-"): words for name, words in headers.items()}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers


def document(url: str, made_up: Extraction) -> str:
    return f"{url}documents/{made_up.document.doc_id}"


def test_the_address_is_of_this_machine_alone(made_up: Extraction, desk: Callable[..., Desk]) -> None:
    made = server.ReviewServer(desk(made_up))
    with made._socket as bound:
        assert bound.getsockname() == ("127.0.0.1", made.port)
        assert urlsplit(made.url).hostname == "127.0.0.1"
        assert len(made.token) >= 32


def test_every_server_has_another_token(made_up: Extraction, desk: Callable[..., Desk]) -> None:
    laid = desk(made_up)
    servers = [server.ReviewServer(laid) for _ in range(2)]
    for each in servers:
        each._socket.close()
    assert servers[0].token != servers[1].token


@pytest.mark.parametrize(
    "path",
    [
        "",
        "index.html",
        "wrong/",
        "wrong/index.html",
        "favicon.ico",
        "?token=x",
        "//",
        "%00",
        "..%2f",
        "documents/",
    ],
)
def test_without_the_token_everything_is_refused(url: str, path: str) -> None:
    parts = urlsplit(url)
    status, body, headers = ask(f"http://{parts.netloc}/{path}")
    assert status == 403
    assert "kcextract review printed" in body
    assert "made-up" not in body
    assert headers["cache-control"] == "no-store"


def test_nor_is_anything_changed_without_it(url: str, made_up: Extraction, tmp_path: Path) -> None:
    parts = urlsplit(url)
    path = f"documents/{made_up.document.doc_id}"
    for token in ("", parts.path.strip("/")[:-1] + "/", parts.path.strip("/").swapcase() + "/"):
        for act in ("change", "save"):
            wish = {"do": "rest", "table": "targets"}
            assert ask(f"http://{parts.netloc}/{token}{path}/{act}", wish)[0] == 403
    assert not (tmp_path / "golden").exists()


def test_another_name_that_leads_here_is_refused(url: str) -> None:
    assert ask(url)[0] == 200
    assert ask(url, Host="evil.example")[0] == 403
    assert ask(url, Host=f"evil.example:{urlsplit(url).port}")[0] == 403


def test_no_form_of_another_page_changes_anything(url: str, made_up: Extraction, tmp_path: Path) -> None:
    wish = {"do": "rest", "table": "targets"}
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert ask(f"{document(url, made_up)}/change", wish, content_type=kind)[0] == 422
    assert ask(f"{document(url, made_up)}/change")[0] == 405
    assert not (tmp_path / "golden").exists()


def test_the_pages_load_and_ask_nothing_elsewhere(url: str, made_up: Extraction) -> None:
    status, body, headers = ask(f"{document(url, made_up)}.html")
    assert status == 200
    policy = body.partition('Content-Security-Policy" content="')[2].partition('"')[0]
    sources = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert {sources[name] for name in ("default-src", "base-uri", "form-action")} == {"'none'"}
    assert sources["connect-src"] == "'self'"
    for name in ("style-src", "script-src"):
        assert all(each.startswith("'sha256-") for each in sources[name].split())
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"] == "frame-ancestors 'none'"


def test_what_is_not_there_is_not_found(url: str) -> None:
    for path in (
        "documents/ffffffffffffffff.html",
        "documents/..%2f..%2fmanifest.json.html",
        "manifest.json",
    ):
        assert ask(url + path)[0] == 404


@pytest.mark.parametrize(
    "wish",
    [
        [],
        "words",
        {},
        {"do": "accept"},
        {"do": "accept", "row": {"a": 1}},
        {"do": "correct", "row": "x", "cells": []},
        {"do": "add", "table": "targets", "start": "x", "end": None, "cells": {}},
        {"do": "__class__", "row": "x"},
        {"do": "entered", "row": "x"},
        {"do": ["accept"], "row": "x"},
    ],
)
def test_what_is_no_change_is_refused_in_both_languages(url: str, made_up: Extraction, wish: object) -> None:
    _, body, _ = ask(f"{document(url, made_up)}/change", wish)
    refused = json.loads(body)["refused"]
    assert refused["vi"]
    assert refused["en"]


def test_a_request_without_end_is_cut(url: str, made_up: Extraction) -> None:
    assert ask(f"{document(url, made_up)}/change", "x" * 5_000_000)[0] == 413


def test_a_change_is_written_and_told(url: str, made_up: Extraction, tmp_path: Path) -> None:
    form = json.loads(ask(f"{document(url, made_up)}/form?table=targets&start=0&end=9")[1])
    assert form["words"] == (made_up.document.text or "")[0:9].strip()
    _, body, _ = ask(f"{document(url, made_up)}/change", {"do": "rest", "table": "budgets"})
    told = json.loads(body)
    assert told["progress"]["budgets"] == [2, 2, True]
    assert {kind for _, kind in told["marks"].values()} == {"accepted"}
    assert not told["reload"]
    told = json.loads(ask(f"{document(url, made_up)}/save", {})[1])
    assert told["written"] == [str(tmp_path / "golden" / "made-up" / "budgets.csv")]
    assert told["open"]["targets"] == 3


def test_of_documents_of_one_name_one_has_the_golden_set(
    made_up: Extraction, desk: Callable[..., Desk]
) -> None:
    key = "e" * 16
    tables = {
        name: tuple(replace(row, doc_id=key) for row in getattr(made_up, name))
        for name in made_up.__dataclass_fields__
        if name != "document"
    }
    twin = replace(made_up, document=replace(made_up.document, doc_id=key, source="b/made-up.docx"), **tables)
    laid = desk(made_up, twin)
    assert '"trouble":' not in laid.page(made_up.document.doc_id)
    assert '"trouble":' in laid.page(key)
    assert laid._library.set_of(made_up.document.doc_id) == "made-up"


def test_pages_of_a_pdf_are_shown_and_drawn_once(
    desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extraction = extracted(tmp_path)
    laid = desk(extraction)
    assert "show-pictures" in laid.page(extraction.document.doc_id)
    monkeypatch.setattr("kcextract.review.session.pictures", lambda again: pytest.fail("drawn twice"))
    laid.change(extraction.document.doc_id, {"do": "rest", "table": "targets"})
    assert "show-pictures" in laid.page(extraction.document.doc_id)


@pytest.mark.parametrize("source", ["..", "a/..", ".", "a/.txt"])
def test_no_source_leads_out_of_the_folder(
    made_up: Extraction, desk: Callable[..., Desk], tmp_path: Path, source: str
) -> None:
    laid = desk(replace(made_up, document=replace(made_up.document, source=source)))
    name = laid._library.set_of(made_up.document.doc_id)
    assert name is None or (tmp_path / "golden" / name).parent == tmp_path / "golden"
    assert name != ".."


def test_a_port_that_is_taken_is_said_in_a_sentence(made_up: Extraction, desk: Callable[..., Desk]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(DatasetError, match="name another by --port"):
            server.ReviewServer(desk(made_up), taken.getsockname()[1])
