"""Files made to do harm, and files that are no documents: a clear sentence, bounded time and memory, no network."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kcextract.errors import KcextractError
from kcextract.grammar import load_grammar
from kcextract.loaders import load
from kcextract.loaders.office import soffice

from . import hostile_files
from .demanding_files import FILES
from .hostile_files import DEMANDING, REFERRING, UNREADABLE

GRAMMAR = load_grammar()
ROOT = Path(__file__).resolve().parents[2]
# A worker has 500 MB, and no document takes longer than a few minutes.
MOST_MEMORY = 500_000_000
MOST_SECONDS = 120
# Loads every demanding file in one process, which may not use more processor time than that.
PROGRAM = f"""
import json, re, resource
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, ({MOST_SECONDS}, {MOST_SECONDS}))
from tests.loaders.hostile_files import outcomes
found = outcomes()
# The most that this program held: what the system counts for the process includes whoever started it.
held = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(json.dumps([found, int(held[1]) * 1024]))
"""


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_says_why(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    data, code = UNREADABLE[name]
    with pytest.raises(KcextractError) as caught:
        load(data, GRAMMAR)
    assert caught.value.code == code
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 200


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell")
def test_hostile_files_take_bounded_time_and_memory() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True
    )
    found, held = json.loads(answer.stdout)
    assert found == {name: expected for name, (_, expected) in DEMANDING.items()}
    assert held < MOST_MEMORY


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell")
@pytest.mark.parametrize("name", FILES)
def test_no_file_takes_more_memory_than_a_worker_has(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(FILES[name]())
    answer = subprocess.run(
        [sys.executable, "-m", "tests.loaders.demanding_files", path],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=True,
    )
    assert 0 < int(answer.stdout) < MOST_MEMORY


@pytest.mark.parametrize("name", REFERRING)
def test_no_connection_is_opened(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("A connection was asked for.")

    for function in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, function, refused)
    monkeypatch.setattr(subprocess, "Popen", refused)
    assert hostile_files.SAID in load(REFERRING[name], GRAMMAR).text
