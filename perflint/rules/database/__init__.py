"""Queries in loops, too much data, pagination, pooling (PRF6xx)."""
