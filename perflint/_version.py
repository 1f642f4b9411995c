"""The one place where the version of perflint is written down."""

__version__ = "0.1.0"
