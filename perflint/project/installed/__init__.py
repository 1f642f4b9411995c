"""What installed packages say of their own names: read with astroid, never imported."""
