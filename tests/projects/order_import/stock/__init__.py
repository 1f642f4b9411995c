"""Imports orders of many customers, and says what of them is in stock."""
