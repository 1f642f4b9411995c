"""A shop: orders over HTTP."""

__version__ = "1.4.0"
