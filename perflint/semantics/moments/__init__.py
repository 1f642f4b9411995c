"""When code runs, how often, and who calls it."""
