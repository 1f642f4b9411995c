"""Orders and customers in the database."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from shop.models import Customer, Order, OrderLine, OrderState

SCHEMA = """
CREATE TABLE IF NOT EXISTS customer (id INTEGER PRIMARY KEY, email TEXT, country TEXT, loyalty_points INTEGER);
CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, customer_id INTEGER, placed_on TEXT, state TEXT);
CREATE TABLE IF NOT EXISTS order_line (order_id INTEGER, sku TEXT, quantity INTEGER, price_cents INTEGER);
CREATE INDEX IF NOT EXISTS order_line_order ON order_line (order_id);
"""


class OrderRepository:
    def __init__(self, path: str) -> None:
        self.path = path
        self.connection = sqlite3.connect(path)
        self.connection.executescript(SCHEMA)

    def save(self, order: Order) -> None:
        with self.connection:
            self.connection.execute(
                "INSERT INTO orders (id, customer_id, placed_on, state) VALUES (?, ?, ?, ?)",
                (order.id, order.customer.id, order.placed_on.isoformat(), order.state.value),
            )
            self.connection.executemany(
                "INSERT INTO order_line (order_id, sku, quantity, price_cents) VALUES (?, ?, ?, ?)",
                [(order.id, line.sku, line.quantity, line.price_cents) for line in order.lines],
            )

    def orders_of_day(self, day: date) -> list[Order]:
        cursor = self.connection.cursor()
        cursor.execute("SELECT id, customer_id, state FROM orders WHERE placed_on = ?", (day.isoformat(),))
        orders = []
        for order_id, customer_id, state in cursor.fetchall():
            cursor.execute("SELECT email, country, loyalty_points FROM customer WHERE id = ?", (customer_id,))
            email, country, points = cursor.fetchone()
            cursor.execute("SELECT sku, quantity, price_cents FROM order_line WHERE order_id = ?", (order_id,))
            lines = [OrderLine(*row) for row in cursor.fetchall()]
            customer = Customer(customer_id, email, country, points)
            orders.append(Order(order_id, customer, day, OrderState(state), lines))
        return orders

    def customers(self, ids: Iterable[int]) -> dict[int, Customer]:
        wanted = list(ids)
        marks = ", ".join("?" * len(wanted))
        rows = self.connection.execute(
            f"SELECT id, email, country, loyalty_points FROM customer WHERE id IN ({marks})", wanted
        )
        return {row[0]: Customer(*row) for row in rows}

    def mark_shipped(self, order_ids: Iterable[int]) -> None:
        """Called from worker threads, which can't share a connection with the others."""
        connection = sqlite3.connect(self.path)
        for order_id in order_ids:
            connection.execute("UPDATE orders SET state = 'shipped' WHERE id = ?", (order_id,))
        connection.commit()
        connection.close()
