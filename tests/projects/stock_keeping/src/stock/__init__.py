"""Keeps track of what lies where: a library with a model, stores and reports, whose types come from other modules."""

from .model import Basket, Shelf
from .stores import ShelfStore as Store
from .stores import opened

__all__ = ["Basket", "Shelf", "Store", "opened"]
