"""Where data comes from and goes to: databases, requests, files, tables, caches."""
