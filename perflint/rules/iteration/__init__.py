"""Comprehensions, built-ins, strings, regular expressions, formatting (PRF3xx)."""
