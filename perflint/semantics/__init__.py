"""What one module means. `SemanticModel` is the only door; every answer is certain or None."""
