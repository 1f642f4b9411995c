"""Where orders are kept."""

from .database import Database, transaction
from .orders import Order, OrderRepository, OrderStore

__all__ = ["Database", "Order", "OrderRepository", "OrderStore", "transaction"]
