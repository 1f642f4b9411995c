"""Orders, catalogue and warehouse of an online shop."""
