"""A client of the quotes service."""

from ._client import PoliteClient, QuoteClient
from ._tokens import token_store
from .streams import QuoteStream

__all__ = ["PoliteClient", "QuoteClient", "QuoteStream", "token_store"]
