"""How a batch is run: how many at once, in what portions, and what a document may ask for."""

from __future__ import annotations

from dataclasses import dataclass, field

from kcextract.loaders.limits import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a document may take of the machine; only a worker process can be held to it.

    ``seconds`` is the longest that one document may take, ``memory`` how many bytes its worker and the
    programs that it starts (LibreOffice) may hold; the worker itself stays below 500 MB with
    the limits that are the default; ``loading`` is what a loader accepts (size, pages, ratio, depth …).
    """

    seconds: float = 600.0
    memory: int = 1_000_000_000
    loading: Limits = DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Settings:
    """How a conversion is run.

    ``workers`` is the number of worker processes: None for one a core, or fewer where there is little to do;
    with 0 all is done in this process, and ``bounds.seconds`` and ``bounds.memory`` do not hold. ``cluster``
    is the address of a Dask scheduler (``tcp://…``) whose workers are taken instead, or ``local`` for one of
    this machine. A part ends after ``documents_per_part`` documents or ``bytes_per_part`` bytes of input. A
    worker is replaced after ``documents_per_worker`` documents.
    """

    workers: int | None = 0
    cluster: str | None = None
    documents_per_part: int = 1_000
    bytes_per_part: int = 64_000_000
    documents_per_worker: int = 5_000
    bounds: Bounds = field(default_factory=Bounds)


DEFAULT_SETTINGS = Settings()
