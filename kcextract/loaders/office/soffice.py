"""LibreOffice as a converter: what the readers of this package do not know, it turns into what they do.

It runs without a window, in a profile of its own that is thrown away, with macros and updates of links
switched off, in a process group of its own that is killed when its time is over.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from kcextract.errors import FormatError, KcextractError
from kcextract.loaders.limits import Limits

Target = Literal["docx", "xlsx"]

_PROGRAMS = ("soffice", "libreoffice")
_OPTIONS = (
    *("--headless", "--invisible", "--nologo", "--nodefault", "--nolockcheck", "--norestore"),
    "--nofirststartwizard",
)
# A proxy that nothing listens at: what would ask the network gets no answer.
_NOWHERE, _NO_PORT = "127.0.0.1", 9
# Macros are off, links are not followed, no crash is reported, nothing is recovered.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Load", "UpdateDocMode", "0"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    *(
        ("org.openoffice.Inet/Settings", f"ooInet{scheme}Proxy{part}", value)
        for scheme in ("HTTP", "HTTPS", "FTP")
        for part, value in (("Name", _NOWHERE), ("Port", str(_NO_PORT)))
    ),
    (
        "org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments",
        "AutoCheckEnabled",
        "false",
    ),
)
_CORE = "libmergedlo.so"
_PARTS = {"writer": "libswlo.so", "calc": "libsclo.so"}
_MORE_FOR_EACH = 0.25
# So many bytes of memory it may hold; on documents it takes a fifth of it.
_MEMORY = 1_000_000_000


class Source(NamedTuple):
    """A file to convert: its bytes, the ending that says its format, and what it is to become."""

    data: bytes
    ending: str
    target: Target


def program() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def office_program(part: Literal["writer", "calc"]) -> str | None:
    """Where LibreOffice is if that part of it is installed, else None: Debian has a package for each."""
    found = program()
    if found is None:
        return None
    folder = Path(found).resolve().parent
    # Where none of them is beside the program, the parts are not files of their own.
    is_parted = any((folder / name).exists() for name in (_CORE, *_PARTS.values()))
    return None if is_parted and not (folder / _PARTS[part]).exists() else found


def convert(source: Source, limits: Limits) -> bytes:
    """The bytes of ``source`` in the format that it is to become.

    Raises FormatError where LibreOffice is not installed (``office_missing``), takes too long (``too_slow``),
    or makes nothing of the file (``damaged_file``).
    """
    (found,) = convert_many((source,), limits)
    if isinstance(found, KcextractError):
        raise found
    return found


def convert_many(sources: Sequence[Source], limits: Limits) -> list[bytes | FormatError]:
    """The bytes or the error of each of ``sources``, as of ``convert``: LibreOffice is started once a target.

    A file that makes it crash or hang costs the others a second run, each alone.
    """
    results: list[bytes | FormatError | None] = [None] * len(sources)
    for target in ("docx", "xlsx"):
        numbers = [number for number, source in enumerate(sources) if source.target == target]
        if not numbers:
            continue
        made = _run([sources[number] for number in numbers], target, limits)
        for number, result in zip(numbers, made, strict=True):
            results[number] = result
        failed = [number for number in numbers if not isinstance(results[number], bytes)]
        for number in failed if len(numbers) > 1 else ():
            (results[number],) = _run([sources[number]], target, limits)
    return [result if result is not None else _damaged() for result in results]


def _run(sources: Sequence[Source], target: str, limits: Limits) -> list[bytes | FormatError]:
    found = program()
    if found is None:
        error = FormatError(
            "The file can be read with LibreOffice only, which is not installed: install the packages "
            "libreoffice-writer-nogui and libreoffice-calc-nogui.",
            code="office_missing",
        )
        return [error] * len(sources)
    with tempfile.TemporaryDirectory(prefix="kcextract-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        inside, outside = folder / "in", folder / "out"
        for each in (inside, outside, folder / "profile" / "user"):
            each.mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
        paths = []
        for number, source in enumerate(sources):
            path = inside / f"{number}.{source.ending}"
            path.write_bytes(source.data)
            paths.append(str(path))
        command = [
            found,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *_OPTIONS,
            "--convert-to",
            target,
            "--outdir",
            str(outside),
            *paths,
        ]
        seconds = limits.seconds * (1 + _MORE_FOR_EACH * (len(sources) - 1))
        in_time = _finished(command, folder, seconds, limits.unpacked)
        return [_result(outside / f"{number}.{target}", in_time, limits) for number in range(len(sources))]


def _result(path: Path, in_time: bool, limits: Limits) -> bytes | FormatError:
    try:
        if 0 < path.stat().st_size <= limits.unpacked:
            return path.read_bytes()
    except OSError:
        pass
    if in_time:
        return _damaged()
    return FormatError(
        f"LibreOffice did not finish with the file in {limits.seconds:g} seconds.", code="too_slow"
    )


def _damaged() -> FormatError:
    return FormatError("The file is damaged: LibreOffice makes nothing of it either.", code="damaged_file")


def _finished(command: Sequence[str], folder: Path, seconds: float, size: int) -> bool:
    """Runs a command; whether it ended in time. It is killed with all that it started when it did not.

    No file that it writes has more than ``size`` bytes.
    """
    environment = {
        name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL", "TMPDIR")
    }
    environment |= {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp", "SAL_NO_MOUSEGRABS": "1"}
    environment |= dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), f"http://{_NOWHERE}:{_NO_PORT}")
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        start_new_session=True,
    ) as process:
        # Where the system has such bounds.
        with contextlib.suppress(OSError, ValueError, AttributeError):
            for kind, most in ((resource.RLIMIT_DATA, _MEMORY), (resource.RLIMIT_FSIZE, size)):
                resource.prlimit(process.pid, kind, (most, most))
        try:
            process.wait(seconds)
            return True
        except subprocess.TimeoutExpired:
            return False
        finally:
            # The launcher leaves the program itself behind, in the same group.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )
