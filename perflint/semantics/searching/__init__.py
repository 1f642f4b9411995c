"""What loops look for, collect and take away, turn by turn."""
