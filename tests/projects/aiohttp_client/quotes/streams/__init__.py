from .websocket import QuoteStream

__all__ = ["QuoteStream"]
