"""HTTP clients, serialization, files, processes, logging (PRF7xx)."""
