"""What coroutines wait for, and whether one wait needs another."""
