"""The semantic model, by what it reveals."""
