from shop.routers.orders import get_service
from shop.routers.reports import purge_old
from shop.settings import settings
from shop.storage import OrderRepository


async def test_an_order_is_found(tmp_path) -> None:
    repo = OrderRepository(str(tmp_path / "shop.db"))
    order = repo.add("Ada", 12.5)  # silent: a test
    assert repo.get(order.id) == order  # silent: a test


async def fill(number: int) -> None:
    service = get_service()
    for _ in range(number):
        service.place("Ada", 1.0, "EUR")  # silent: code of the tests
    await purge_old("2020-01-01")
    assert settings.terms  # silent: code of the tests
