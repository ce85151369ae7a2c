"""An extraction that does what the document says: what no document should do to a worker.

It lies in a folder of its own, so that a worker process can import it by name.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import time
from dataclasses import replace
from pathlib import Path

from kcextract.errors import KcextractError
from kcextract.records import Extraction, LineRecord
from kcextract.run.failure import failed_extraction


def extract(path: Path) -> Extraction:
    """The first line is a row; a document "hang", "kill", "fill" or "slow" does so.

    One that is to "spoil" puts a file in the way of the output folder that it names. A document "note" leaves a mark beside itself each time that it is read.
    """
    data = path.read_bytes()
    text = data.decode()
    order = text.split()[0]
    if order == "hang":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True:
            time.sleep(1)
    elif order == "kill":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif order == "fill":
        held = []
        while True:
            held.append(b"x" * 10_000_000)
    elif order == "ask":
        bytearray(10**12)
    elif order == "slow":
        time.sleep(0.02)
    elif order == "spoil":
        staging = Path(text.splitlines()[1]) / ".kcextract-staging"
        shutil.rmtree(staging, ignore_errors=True)
        staging.write_text("in the way")
    elif order == "note":
        with path.with_suffix(".read").open("a") as marks:
            marks.write("x")
    blank = failed_extraction(str(path), hashlib.sha256(data).hexdigest(), KcextractError("–"), "plain")
    document = replace(blank.document, status="ok", text=text)
    return Extraction(
        document,
        (LineRecord(document.doc_id, 0, 0, len(text), None, None, None, None, None, None),),
    )
