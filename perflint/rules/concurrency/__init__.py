"""Blocking calls in async code, sequential awaits, pools, locks (PRF5xx)."""
