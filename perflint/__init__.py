"""perflint, the performance linter for Python."""
