"""From what a rule wants to text edits that can be trusted: naming, building, checking, choosing, applying, writing.

libcst lives here and nowhere else, and is imported only when edits are built.
"""

from perflint.fixes.maker import built, described

__all__ = ["built", "described"]
