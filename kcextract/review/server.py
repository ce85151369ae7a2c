"""The server of the review: for this machine only, and only for who knows its token.

The token is the first part of every path, so that the pages' own links need not know it. After this the
following hold: 1. without the token, whatever is asked gets 403; 2. the socket is bound to 127.0.0.1; 3. no
page may load or ask anything but this server.
"""

from __future__ import annotations

import json
import secrets
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kcextract.errors import DatasetError, KcextractError
from kcextract.report.index import DOCUMENTS
from kcextract.report.site import INDEX
from kcextract.review.desk import Desk, sentences
from kcextract.review.refusals import RefusedError

HOST = "127.0.0.1"

_TOKEN_BYTES = 24
_LARGEST_REQUEST = 4_000_000
_FORBIDDEN, _NOT_FOUND, _TOO_LARGE, _UNPROCESSABLE = 403, 404, 413, 422
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_JSON = "application/json"


class ReviewServer:
    """A server that is bound to a port of this machine, and answers when ``run`` is called.

    ``port`` 0 takes one that is free. ``DatasetError`` if the port cannot be had.
    """

    def __init__(self, desk: Desk, port: int = 0) -> None:
        self.token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((HOST, port))
            # Who comes before it answers waits.
            self._socket.listen()
        except OSError as error:
            self._socket.close()
            raise DatasetError(
                f"Port {port} of this machine cannot be had ({error.strerror}): name another by --port."
            ) from error
        self.port: int = self._socket.getsockname()[1]
        application = review_application(desk, self.token, self.port)
        # What is asked is not logged: the token is in it.
        config = uvicorn.Config(application, log_level="error", access_log=False, lifespan="off", ws="none")
        self._server = uvicorn.Server(config)

    @property
    def url(self) -> str:
        """Where the index is."""
        return f"http://{HOST}:{self.port}/{self.token}/"

    def run(self) -> None:
        """Answers until the process is interrupted."""
        with self._socket:
            self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """Ends ``run``, from another thread."""
        self._server.should_exit = True


def review_application(desk: Desk, token: str, port: int) -> ASGIApp:
    """What answers requests; ``port`` is that by which browsers know it."""
    routes = [
        Route("/", _redirected),
        Route(f"/{INDEX}", _page(lambda request: desk.index())),
        Route(f"/{DOCUMENTS}/{{doc_id}}.html", _page(lambda request: desk.page(_id(request)))),
        Route(f"/{DOCUMENTS}/{{doc_id}}/form", _form(desk)),
        Route(f"/{DOCUMENTS}/{{doc_id}}/change", _change(desk), methods=["POST"]),
        Route(f"/{DOCUMENTS}/{{doc_id}}/save", _save(desk), methods=["POST"]),
    ]
    return _Guard(Starlette(routes=[Mount(f"/{token}", routes=routes)]), token, port)


class _Guard:
    """Lets through only what has the token and was asked under our own name, and adds our headers."""

    def __init__(self, application: ASGIApp, token: str, port: int) -> None:
        self._application = application
        self._token = token.encode()
        # Another name that leads here is one that somebody else made lead here.
        self._names = {f"{name}:{port}".encode() for name in (HOST, "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name for name, _ in message["headers"]}
                added = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
                message["headers"] = [*message["headers"], *(each for each in added if each[0] not in known)]
            await send(message)

        given = scope["path"].encode().split(b"/")[1:2]
        host = dict(scope["headers"]).get(b"host", b"")
        if host in self._names and given and secrets.compare_digest(given[0], self._token):
            await self._application(scope, receive, answer)
        else:
            words = "403: open the address that kcextract review printed.\n"
            await PlainTextResponse(words, _FORBIDDEN)(scope, receive, answer)


def _redirected(request: Request) -> Response:
    return RedirectResponse(INDEX)


def _page(made: Callable[[Request], str]) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            return HTMLResponse(made(request))
        except KeyError:
            return PlainTextResponse("404: there is no such document.\n", _NOT_FOUND)
        except KcextractError as error:
            return PlainTextResponse(error.sentence + "\n", _UNPROCESSABLE)

    return endpoint


def _form(desk: Desk) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return _answered(lambda: desk.form(_id(request), dict(request.query_params)))

    return endpoint


def _change(desk: Desk) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        wish = await _wish(request)
        if isinstance(wish, Response):
            return wish
        return await run_in_threadpool(_answered, lambda: desk.change(_id(request), wish))

    return endpoint


def _save(desk: Desk) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        wish = await _wish(request)
        if isinstance(wish, Response):
            return wish
        return await run_in_threadpool(_answered, lambda: desk.save(_id(request)))

    return endpoint


def _id(request: Request) -> str:
    return str(request.path_params["doc_id"])


def _answered(act: Callable[[], dict[str, Any]]) -> Response:
    try:
        return JSONResponse(act())
    except KcextractError as error:
        # What a reviewer may not do is no failure of the request.
        return JSONResponse({"refused": sentences(error)})


async def _wish(request: Request) -> dict[str, Any] | Response:
    """The object that was sent as JSON; no form of another page can send that."""
    if request.headers.get("content-type") != _JSON:
        return _refused()
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST_REQUEST:
            return PlainTextResponse("413: that is too much.\n", _TOO_LARGE)
    try:
        wish = json.loads(body)
    except (ValueError, RecursionError):
        return _refused()
    return wish if isinstance(wish, dict) else _refused()


def _refused() -> Response:
    return JSONResponse({"refused": sentences(RefusedError("no_change"))}, _UNPROCESSABLE)
