"""Arrays, data frames, and the loops of machine learning (PRF9xx)."""
