"""Joining all summaries, and answering what the modules ask of each other."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from perflint.knowledge.library import bases
from perflint.knowledge.names import canonical
from perflint.project.blocking import BlockingChains
from perflint.project.calls import Calls
from perflint.project.costs import LinearCosts
from perflint.project.index import Project
from perflint.semantics.chains import Chain, Place
from perflint.semantics.costs import LinearCost
from perflint.semantics.questions import Answers, Meant, Questions
from perflint.semantics.summary import ModuleSummary
from perflint.semantics.types import parse_type


class Link:
    """The project, and what it answers. Each kind of answer is worked out when first asked for."""

    def __init__(self, summaries: Iterable[ModuleSummary]) -> None:
        self._project = Project(summaries)

    def answers(self, path: str, questions: Questions) -> Answers:
        """What is known of what the module in this file asks; no more than that."""
        if path not in self._project.modules:
            return Answers()
        return Answers(
            types=dict(self._types(path, questions.types)),
            chains=self._chains.get(path, {}) if questions.chains else {},
            costs=self._costs.get(path, {}) if questions.costs else {},
        )

    def _types(self, path: str, questions: dict[Meant, set[str]]) -> Iterator[tuple[Meant, str]]:
        for meant, classes in questions.items():
            text = self._project.type_of(path, meant.expression, meant.function)
            if text and (not classes or is_among(text, classes)):
                yield meant, text

    @cached_property
    def _calls(self) -> Calls:
        return Calls(self._project)

    @cached_property
    def _costs(self) -> dict[str, dict[Meant, tuple[LinearCost, ...]]]:
        return LinearCosts(self._project, self._calls).by_path()

    @cached_property
    def _chains(self) -> dict[str, dict[Place, Chain]]:
        """For each file that has any: the calls in its async functions that come to block further down."""
        blocking = BlockingChains(self._project, self._calls)
        found: dict[str, dict[Place, Chain]] = {}
        for caller, call in blocking.begins:
            chain = blocking.chain_from(caller.path, caller.name, call)
            if chain is not None:
                found.setdefault(caller.path, {})[call.line, call.column, call.form] = chain
        return found


def is_among(type_text: str, classes: Collection[str]) -> bool:
    """Whether a type is one of these classes, or derives from one, as far as the knowledge tables tell."""
    type_ = parse_type(type_text)
    pending = [type_.name] if type_ is not None else []
    for name in pending:
        if name in classes:
            return True
        pending += (canonical(base) for base in bases(name) if canonical(base) not in pending)
    return False
