"""Growth, leaks, needless materialization, instances (PRF8xx)."""
