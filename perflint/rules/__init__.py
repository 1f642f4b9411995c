"""Everything that a rule imports, and nothing else."""

from perflint.findings import Cost, Evidence, Kind
from perflint.rewrites.steps import Fresh, Imported, Rewrite, code, insert_after, insert_before, remove, replace
from perflint.rules._rule import Context, Findings, Rule, on, on_call, places

__all__ = [
    "Context",
    "Cost",
    "Evidence",
    "Findings",
    "Fresh",
    "Imported",
    "Kind",
    "Rewrite",
    "Rule",
    "code",
    "insert_after",
    "insert_before",
    "on",
    "on_call",
    "places",
    "remove",
    "replace",
]
