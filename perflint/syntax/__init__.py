"""The shape of a module: its tree, what is around a node, and the one walk."""
