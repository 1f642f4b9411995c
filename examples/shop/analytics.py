"""Figures about customers, made overnight with pandas."""

import pandas as pd

VAT = 0.19


def read_sales(path: str) -> pd.DataFrame:
    return pd.read_csv(path, parse_dates=["placed_on"])


def revenue_per_customer(path: str) -> dict[int, float]:
    sales = pd.read_csv(path)
    revenue: dict[int, float] = {}
    for _, row in sales.iterrows():
        net = row["quantity"] * row["price"] / (1 + VAT)
        revenue[row["customer_id"]] = revenue.get(row["customer_id"], 0.0) + net
    return revenue


def revenue_per_month(path: str) -> dict[str, float]:
    sales = read_sales(path)
    sales["net"] = sales["quantity"] * sales["price"] / (1 + VAT)
    months = sales["placed_on"].dt.strftime("%Y-%m")
    return sales.groupby(months)["net"].sum().to_dict()


def lapsed_customers(path: str, active: list[int]) -> list[int]:
    """Customers who have bought before and are not among the active ones."""
    sales = read_sales(path)
    customers = sorted(set(sales["customer_id"]))
    return [customer for customer in customers if customer not in active]


def without_outliers(amounts: list[float]) -> list[float]:
    mean = sum(amounts) / len(amounts)
    spread = (sum((amount - mean) ** 2 for amount in amounts) / len(amounts)) ** 0.5
    return [amount for amount in amounts if abs(amount - mean) <= 3 * spread]


def scaled(amounts: list[float]) -> list[float]:
    return [(amount - min(amounts)) / (max(amounts) - min(amounts)) for amount in amounts]
