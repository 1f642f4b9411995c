"""Bytes to text: decoding, positions, notebooks, comments and suppressions."""
