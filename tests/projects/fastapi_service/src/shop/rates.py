"""Rates of exchange, from a service that has a synchronous client only."""

import requests

try:
    import orjson as json
except ImportError:
    import json


class RateClient:
    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()

    def convert(self, amount: float, currency: str) -> float:
        if currency == "EUR":
            return amount
        return amount * self._rate(currency)

    def _rate(self, currency: str) -> float:
        response = self._session.get(f"{self._url}/latest/{currency}", timeout=10)
        return float(json.loads(response.content)["rate"])


class FixedRates:
    """For the tests, and for when the service is down."""

    def __init__(self, rates: dict[str, float]) -> None:
        self._rates = rates

    def convert(self, amount: float, currency: str) -> float:
        return amount * self._rates.get(currency, 1.0)
