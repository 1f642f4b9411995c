"""The measured proof of each rule: the runner, the tables that it writes, and the verdict that they allow."""
