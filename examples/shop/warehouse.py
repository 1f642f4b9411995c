"""Stock, and which order gets what is left of it."""

from collections import deque
from collections.abc import Iterable

from shop.models import Order, OrderLine


class Stock:
    def __init__(self, on_hand: dict[str, int]) -> None:
        self.on_hand = on_hand

    def can_deliver(self, order: Order) -> bool:
        return all(self.on_hand.get(line.sku, 0) >= line.quantity for line in order.lines)

    def take(self, lines: Iterable[OrderLine]) -> None:
        for line in lines:
            self.on_hand[line.sku] -= line.quantity


def allocate(stock: Stock, orders: Iterable[Order]) -> tuple[list[Order], list[Order]]:
    """First come, first served. Returns what can be shipped and what has to wait."""
    waiting = sorted(orders, key=lambda order: order.placed_on)
    shipped = []
    postponed = []
    while waiting:
        order = waiting.pop(0)
        if stock.can_deliver(order):
            stock.take(order.lines)
            shipped.append(order)
        else:
            postponed.append(order)
    return shipped, postponed


def packing_route(aisles: dict[str, list[str]], start: str, goal: str) -> list[str]:
    """The shortest way from one aisle to another."""
    came_from = {start: start}
    frontier = deque([start])
    while frontier:
        here = frontier.popleft()
        if here == goal:
            break
        for neighbour in aisles[here]:
            if neighbour not in came_from:
                came_from[neighbour] = here
                frontier.append(neighbour)
    route = [goal]
    while route[-1] != start:
        route.append(came_from[route[-1]])
    route.reverse()
    return route


def skus_to_reorder(stock: Stock, orders: list[Order]) -> set[str]:
    ordered = sum([order.skus() for order in orders], [])
    return {sku for sku in ordered if stock.on_hand.get(sku, 0) == 0}
