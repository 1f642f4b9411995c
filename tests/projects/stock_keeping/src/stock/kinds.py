"""The kinds of goods."""

KINDS = ["box", "bag", "bottle", "crate", "drum", "pallet", "roll", "sack", "tin"]
