"""Facts about Python and its libraries: data in TOML, and small readers. Nothing is read before the first question."""
