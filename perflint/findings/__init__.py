"""What a rule says: findings, their place, their cost, their evidence and their fix."""

from perflint.findings.cost import Cost, Heat, Impact, Kind, impact_of
from perflint.findings.evidence import Evidence
from perflint.findings.finding import Finding, Related
from perflint.findings.fix import Applicability, Edit, Fix
from perflint.findings.place import Range

__all__ = [
    "Applicability",
    "Cost",
    "Edit",
    "Evidence",
    "Finding",
    "Fix",
    "Heat",
    "Impact",
    "Kind",
    "Range",
    "Related",
    "impact_of",
]
