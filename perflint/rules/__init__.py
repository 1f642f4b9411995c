"""Everything that a rule imports, and nothing else."""

from perflint.findings import Cost, Evidence, Kind
from perflint.rules._rule import Context, Findings, Rule, on, on_call, places

__all__ = ["Context", "Cost", "Evidence", "Findings", "Kind", "Rule", "on", "on_call", "places"]
