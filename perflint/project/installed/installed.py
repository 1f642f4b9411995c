"""What installed packages say of their own names: the last to be asked, within a budget."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from perflint.project.installed.budget import QUESTIONS, SOURCE_BYTES, Budget
from perflint.project.installed.packages import Packages

if TYPE_CHECKING:
    from perflint.project.installed.oracle import Oracle

Answer = TypeVar("Answer")


class Installed:
    """Answers from the source of installed packages, which is parsed and never imported.

    `root` is the directory of the project, whose virtual environment comes first; its own modules are not looked at.
    Names are dotted and absolute (`networkx.Graph.nodes`), and may go through re-exports. Types are written as in the
    knowledge tables, a class as where it is defined (`networkx.classes.graph.Graph`). What is not certain is None, and
    so is everything once the budget is used up; an answer that was given stays. Never raises anything but MemoryError.
    """

    def __init__(self, root: str, questions: int = QUESTIONS, source_bytes: int = SOURCE_BYTES) -> None:
        self._packages = Packages(root)
        self._budget = Budget(questions, source_bytes)
        self._oracle: Oracle | None = None
        self._answers: dict[tuple[str, str], object] = {}

    def returned_type(self, dotted: str) -> str | None:
        """What calling a function, a method or a class gives; None for a generator."""
        return self._answered("returned", dotted, lambda oracle: oracle.returned_type(dotted))

    def attribute_type(self, dotted: str) -> str | None:
        """What a module's variable, or an attribute or a property of a class's instances, holds."""
        return self._answered("attribute", dotted, lambda oracle: oracle.attribute_type(dotted))

    def bases(self, dotted: str) -> tuple[str, ...] | None:
        """The direct bases of a class, without `object` and without type parameters; None if one is unknown."""
        return self._answered("bases", dotted, lambda oracle: oracle.bases(dotted))

    def close(self) -> None:
        """Let go of all syntax trees. Answers that were given stay, others are None from now on."""
        self._budget = Budget(questions=0)
        if self._oracle is not None:
            self._oracle.close()
            self._oracle = None

    def _answered(self, kind: str, dotted: str, ask: "Callable[[Oracle], Answer | None]") -> Answer | None:
        key = (kind, dotted)
        if key not in self._answers:
            self._answers[key] = self._asked(dotted, ask)
        return self._answers[key]  # type: ignore[return-value]

    def _asked(self, dotted: str, ask: "Callable[[Oracle], Answer | None]") -> Answer | None:
        if self._packages.find(dotted.partition(".")[0]) is None or not self._budget.may_ask():
            return None
        try:
            if self._oracle is None:
                from perflint.project.installed.oracle import Oracle

                self._oracle = Oracle(self._packages, self._budget)
            answer = ask(self._oracle)
        except MemoryError:
            raise
        except Exception:
            # Whatever astroid, or a package's code, comes upon: the run goes on without this answer.
            return None
        # What was left out for lack of budget may have been what would have made the answer another one.
        return None if self._budget.is_used_up else answer
