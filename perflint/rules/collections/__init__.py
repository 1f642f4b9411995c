"""The right data structure: membership, look-up, copies (PRF1xx)."""
