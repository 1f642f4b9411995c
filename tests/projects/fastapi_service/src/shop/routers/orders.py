"""Orders over HTTP."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, HTTPException
from starlette.concurrency import run_in_threadpool

from ..rates import RateClient
from ..services import OrderService
from ..settings import revision, settings
from ..storage import OrderRepository

if TYPE_CHECKING:
    from typing_extensions import assert_type

    from ..storage import Order

router = APIRouter(prefix="/orders")


def get_service() -> OrderService:
    return OrderService(OrderRepository(settings.database), RateClient(settings.rates_url))


def stored_order(order_id: int) -> "Order | None":
    return OrderRepository(settings.database).get(order_id)


@router.post("")
async def place_order(customer: str, amount: float, service: OrderService = Depends(get_service)) -> dict[str, str]:
    # chain: src/shop/services.py:33, src/shop/rates.py:19, src/shop/rates.py:22
    order = service.place(customer, amount, "EUR")  # expect: PRF504
    return {"order": OrderRepository.reference(order.id)}  # silent: nothing but a text is made


@router.get("/{order_id}")
async def read_order(order_id: int, service: Annotated[OrderService, Depends(get_service)]) -> dict[str, object]:
    order = await service.find(order_id)  # silent: the helper is asynchronous and has the finding
    if order is None:
        raise HTTPException(404)
    return order._asdict()


@router.get("/{order_id}/receipt")
async def read_receipt(order_id: int, service: Annotated[OrderService, Depends(get_service)]) -> str:
    if TYPE_CHECKING:
        assert_type(service.receipt(order_id), str)  # silent: never runs
    return await run_in_threadpool(service.receipt, order_id)  # silent: passed to a thread


@router.get("/{order_id}/stored")
async def read_stored(order: Annotated["Order | None", Depends(stored_order)]) -> bool:  # silent: FastAPI uses a thread
    return order is not None


# FastAPI runs it in a thread.
@router.get("/{order_id}/amount")
def read_amount(order_id: int) -> float:
    order = OrderRepository(settings.database).get(order_id)  # silent: not asynchronous
    return order.amount if order is not None else 0.0


@router.post("/{order_id}/mail")
async def mail_receipt(order_id: int, tasks: BackgroundTasks) -> None:
    service = get_service()
    tasks.add_task(service.receipt, order_id)  # silent: passed, and run in a thread


@router.get("/about")
async def about() -> dict[str, str]:
    # chain: src/shop/settings.py:18
    terms = settings.terms  # expect: PRF507
    # chain: src/shop/settings.py:26
    version = revision()  # expect: PRF504
    return {"title": settings.title, "terms": terms, "version": version}  # silent: a property that reads nothing
