"""Joining all summaries, and answering what the modules ask of each other."""

from collections.abc import Iterable

from perflint.project.blocking import BlockingChains
from perflint.project.index import Project
from perflint.semantics.chains import Chain, Chains, Place
from perflint.semantics.summary import ModuleSummary


def chains_of(summaries: Iterable[ModuleSummary]) -> dict[str, Chains]:
    """For each file that has any, by its path: the calls in its async functions that come to block further down."""
    project = Project(summaries)
    blocking = BlockingChains(project)
    found: dict[str, dict[Place, Chain]] = {}
    for caller, call in blocking.begins:
        chain = blocking.chain_from(caller.path, caller.name, call)
        if chain is not None:
            found.setdefault(caller.path, {})[call.line, call.column, call.form] = chain
    return dict(found)
