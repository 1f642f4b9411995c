"""Repeated work: invariants in loops, missing and harmful caches (PRF4xx)."""
