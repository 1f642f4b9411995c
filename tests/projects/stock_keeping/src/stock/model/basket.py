"""Baskets, with fields as people declare them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, NamedTuple, Optional

__all__ = ["Basket", "Position"]


@dataclass
class Basket:
    owner: str
    skus: list[str] = field(default_factory=list)
    notes: "List[str]" = field(default_factory=list)
    returned: Optional[List[str]] = None
    labels: set[str] = field(default_factory=set)


class Position(NamedTuple):
    sku: str
    neighbours: list[str]


class Hidden:
    """Not exported: a star import does not bring it along."""
