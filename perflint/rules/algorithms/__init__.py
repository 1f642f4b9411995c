"""Quadratic and worse: accumulation, search, sort, recursion (PRF2xx)."""
