"""How many there are: what certainly is few, and what plausibly is much."""
