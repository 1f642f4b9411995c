"""Questions whose answers depend on each other: worked out without deep recursion, each once."""

from collections.abc import Callable
from typing import NamedTuple

from perflint.project.target import UNKNOWN, Value
from perflint.semantics.summaries.summary import Expression

_ROUNDS = 16
"""Questions that go round in a circle and have found no end after so many rounds have no answer."""
_DEEP = 24
"""So many questions are worked out while others wait for them. What is asked for further down has its turn later."""


class Question(NamedTuple):
    """What an expression stands for, in a function (its key in the summary; empty: on the top level) of a file.

    Without a path it is asked of no module in particular: an imported name.
    """

    path: str
    function: str
    expression: Expression


class Fixpoint:
    """`evaluate` works out one answer from those that it asks for.

    What it asks for may not be known yet: then it is worked out meanwhile; and where that leads too deep, it is worked
    out first, and `evaluate` starts anew. Questions that ask for each other begin with nothing (the empty value) and
    are worked out until no answer changes; so the order of questions makes no difference.
    """

    def __init__(self, evaluate: Callable[[Question], Value]) -> None:
        self._evaluate = evaluate
        self._known: dict[Question, Value] = {}
        self._pending: list[Question] = []
        self._open: set[Question] = set()
        self._missing: list[Question] = []
        self._readers: dict[Question, dict[Question, None]] = {}
        self._rounds: dict[Question, int] = {}

    def answer(self, question: Question) -> Value:
        """The answer, from outside: everything that it depends on is worked out."""
        if question not in self._known:
            self._work_out(question)
            self._readers.clear()
            self._rounds.clear()
        return self._known[question]

    def ask(self, question: Question) -> Value:
        """What is known of the answer so far: for `evaluate`, and what else may be called from it. From outside it is
        the answer."""
        if not self._pending:
            return self.answer(question)
        known = self._known.get(question)
        if known is None and question not in self._open:
            if len(self._pending) >= _DEEP:
                self._missing.append(question)
                return ()
            self._work_out(question)
            known = self._known[question]
        self._readers.setdefault(question, {})[self._pending[-1]] = None
        return known or ()

    def _work_out(self, question: Question) -> None:
        """Work out a question, and all that this leads to."""
        waiting, missing = len(self._pending), self._missing
        self._pending.append(question)
        while len(self._pending) > waiting:
            self._work()
        self._missing = missing

    def _work(self) -> None:
        current = self._pending[-1]
        self._open.add(current)
        self._missing = []
        value = self._evaluate(current)
        if self._missing:
            self._pending += dict.fromkeys(self._missing)
            return
        self._pending.pop()
        self._open.discard(current)
        before = self._known.get(current, ())
        rounds = self._rounds[current] = self._rounds.get(current, 0) + 1
        if rounds > _ROUNDS:
            value = UNKNOWN
        self._known[current] = value
        if value != before:
            # Who has an answer already was worked out without this one.
            self._pending += [reader for reader in self._readers.get(current, ()) if reader in self._known]
