"""What customers are told: collected here, and sent once an hour."""

_pending: dict[str, list[str]] = {}


def notify(customer: str, text: str) -> None:
    _pending.setdefault(customer, []).append(text)


def pending() -> dict[str, list[str]]:
    return {customer: list(texts) for customer, texts in _pending.items()}
