"""``python -m tests.fuzzing.guided FORMAT FOLDER``: damaged files of a format, guided by what they make the loader do.

Needs atheris. It ends at the first file that a loader has no word for, or that takes too long, and leaves it
in FOLDER; begun again, it goes on with the files there that led to something new.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kcextract.loaders", "kcextract.text"]):
    from kcextract.loaders import load
    from kcextract.loaders.limits import Limits

from kcextract.errors import KcextractError
from kcextract.grammar import load_grammar

from .seeds import seeds

_LIMITS = Limits(seconds=20)
# Ten pages to be recognised may take a minute on a busy machine.
_SECONDS_A_FILE = 300
_MEGABYTES = 2000
_LONGEST = 200_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing.guided")
    parser.add_argument("form", choices=sorted({seed.form for seed in seeds()}))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=int, default=600)
    asked = parser.parse_args()
    known = asked.folder / asked.form
    known.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seed for seed in seeds() if seed.form == asked.form):
        (known / f"seed-{number}").write_bytes(seed.data)
    grammar = load_grammar()

    def read(data: bytes) -> None:
        with suppress(KcextractError):
            load(data, grammar, _LIMITS)

    options = (
        f"-max_total_time={asked.seconds}",
        f"-timeout={_SECONDS_A_FILE}",
        f"-rss_limit_mb={_MEGABYTES}",
        f"-max_len={_LONGEST}",
        f"-artifact_prefix={asked.folder}/{asked.form}-",
        "-print_final_stats=1",
    )
    atheris.Setup([sys.argv[0], *options, str(known)], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
