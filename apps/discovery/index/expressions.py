"""What an index is asked for."""

from dataclasses import dataclass

from apps.text.terms import Terms

from ..words import ANY


@dataclass(frozen=True, slots=True)
class Has:
    """These terms side by side."""

    terms: Terms


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Lacks:
    part: "Expression"


type Expression = Has | Every | Either | Lacks

ALL = Has(Terms((ANY,)))


def has(term: str, *, open_ended: bool = False) -> Has:
    return Has(Terms((term,), open_ended))
