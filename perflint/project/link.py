"""Joining all summaries, and answering what the modules ask of each other."""

from collections.abc import Iterable

from perflint.project.blocking import BlockingChains
from perflint.project.index import Project
from perflint.semantics.chains import Chains
from perflint.semantics.summary import ModuleSummary


def chains_of(summaries: Iterable[ModuleSummary]) -> dict[str, Chains]:
    """For each file that has any, by its path: the calls in its async functions that come to block further down."""
    project = Project(summaries)
    blocking = BlockingChains(project)
    found: dict[str, Chains] = {}
    for path, module in project.modules.items():
        chains = {
            (call.line, call.column, call.form): chain
            for key, function in module.functions.items()
            if function.is_async
            for call in function.calls
            if (chain := blocking.chain_from(path, key, call)) is not None
        }
        if chains:
            found[path] = chains
    return found
