"""Joining all summaries, and answering what the modules ask of each other."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from perflint.findings.cost import Heat
from perflint.knowledge.library import bases
from perflint.knowledge.names import canonical
from perflint.project.blocking import BlockingChains
from perflint.project.callers import Call
from perflint.project.calls import Calls
from perflint.project.costs import LinearCosts
from perflint.project.heat import HeatDown
from perflint.project.index import Project
from perflint.project.origins import Origins
from perflint.project.reads import Reads
from perflint.project.siblings import Siblings
from perflint.semantics.summaries.chains import Chain, Place, Reading, Sibling, Warmth
from perflint.semantics.summaries.costs import LinearCost
from perflint.semantics.summaries.questions import Answers, Meant, Questions, Typed
from perflint.semantics.summaries.summary import ModuleSummary
from perflint.semantics.types import parse_type

if TYPE_CHECKING:
    from perflint.project.outside import Outside

Answer = TypeVar("Answer", Chain, Reading, Sibling)


class Link:
    """The project, and what it answers. Each kind of answer is worked out when first asked for.

    `packages` is the directory in whose environment installed packages are looked for; empty if they are not to be.
    """

    def __init__(self, summaries: Iterable[ModuleSummary], packages: str = "") -> None:
        self._packages = packages
        self._project = Project(summaries)
        self._origins = Origins(self._project)

    def close(self) -> None:
        """Forget everything. The parts refer back to each other, and the garbage collector rests during a run."""
        self._project.close()
        vars(self).clear()

    def answers(self, path: str, questions: Questions) -> Answers:
        """What is known of what the module in this file asks; no more than that."""
        if path not in self._project.modules:
            return Answers()
        return Answers(
            types=dict(self._types(path, questions.types)),
            chains=self._chains.get(path, {}) if "blocking" in questions.calls else {},
            heats=dict(self._heats(path, questions.heats)),
            reads=self._reads.get(path, {}) if "reads" in questions.calls else {},
            siblings=self._siblings.get(path, {}) if "siblings" in questions.calls else {},
            costs=self._costs.get(path, {}) if "costs" in questions.calls else {},
        )

    def _types(self, path: str, questions: dict[Meant, set[str]]) -> Iterator[tuple[Meant, Typed]]:
        for meant, classes in questions.items():
            text = self._type(path, meant)
            if text and (not classes or self._is_among(text, classes)):
                yield meant, Typed(text, self._origins.origin(path, meant.expression, meant.function))

    def _type(self, path: str, meant: Meant) -> str:
        known = self._project.type_of(path, meant.expression, meant.function)
        if known or self._outside is None:
            return known
        return self._outside.type_of(path, meant.expression, meant.function)

    @cached_property
    def _outside(self) -> "Outside | None":
        if not self._packages:
            return None
        from perflint.project.outside import Outside

        return Outside(self._project, self._packages)

    def _is_among(self, type_text: str, classes: Collection[str]) -> bool:
        """Whether a type is one of these classes, or derives from one, as far as anybody knows."""
        type_ = parse_type(type_text)
        pending = [type_.name] if type_ is not None else []
        for name in pending:
            if name in classes:
                return True
            above = bases(name) or (self._outside.bases(name) if self._outside is not None else ())
            pending += (canonical(base) for base in above if canonical(base) not in pending)
        return False

    def _heats(self, path: str, questions: dict[str, Heat]) -> Iterator[tuple[str, Warmth]]:
        for function, here in questions.items():
            warmth = self._heat_down.warmth(path, function, here)
            if warmth is not None:
                yield function, warmth

    @cached_property
    def _heat_down(self) -> HeatDown:
        return HeatDown(self._project)

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
        chains = ((one, blocking.chain_from(one.caller.path, one.caller.name, one.call)) for one in blocking.begins)
        return _by_place(chains)

    @cached_property
    def _reads(self) -> dict[str, dict[Place, Reading]]:
        """For each file that has any: the awaited calls that ask other machines, and do nothing else."""
        reads = Reads(self._project)
        return _by_place((begin, reads.reading(begin)) for begin in reads.begins)

    @cached_property
    def _siblings(self) -> dict[str, dict[Place, Sibling]]:
        """For each file that has any: the awaited calls in loops for which there is one for many keys."""
        return _by_place(Siblings(self._project).calls())


def _by_place(answers: Iterable[tuple[Call, Answer | None]]) -> dict[str, dict[Place, Answer]]:
    """What is known of calls, by their files and places."""
    found: dict[str, dict[Place, Answer]] = {}
    for (caller, call), answer in answers:
        if answer is not None:
            found.setdefault(caller.path, {})[call.line, call.column, call.form] = answer
    return found
