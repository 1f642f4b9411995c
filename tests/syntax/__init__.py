"""The shape of a module: grammar, walker, tree."""
