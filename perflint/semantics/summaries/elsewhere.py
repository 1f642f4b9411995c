"""What the other modules say of expressions in this one; what they have not said yet is noted as a question."""

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.findings.cost import Heat
from perflint.semantics.names import qualified_definition
from perflint.semantics.summaries.chains import Chain, Hop, Reading, Sibling, Warmth
from perflint.semantics.summaries.costs import LinearCost
from perflint.semantics.summaries.expressions import place_of, written
from perflint.semantics.summaries.questions import Answers, Meant, Questions
from perflint.semantics.summaries.summary import Form, function_key
from perflint.semantics.types import Type, parse_type

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


class Elsewhere:
    """Answers for one module: certain, or None."""

    def __init__(self, model: "SemanticModel", answers: Answers) -> None:
        self._model = model
        self._answers = answers
        self.questions = Questions()
        self._origins: dict[ast.AST, Hop] = {}

    def type_of(self, expr: ast.expr) -> Type | None:
        """The type of an expression of which this module alone says nothing."""
        if not self._answers.types:
            return None
        meant = self._meant(expr)
        found = self._answers.types.get(meant) if meant is not None else None
        if found is None:
            return None
        if found.origin is not None:
            self._origins[expr] = found.origin
        return parse_type(found.type)

    def origins(self, node: ast.AST) -> Iterator[Hop]:
        """The places in other modules, or other functions, that say what the types in `node` are."""
        if self._origins:
            for part in (node, *self._model.tree.descendants(node)):
                if part in self._origins:
                    yield self._origins[part]

    def ask_type(self, expr: ast.expr, classes: Iterable[str]) -> None:
        """Note that it matters whether the value of `expr` is of one of these classes (none: of any)."""
        meant = self._meant(expr)
        if meant is not None and meant not in self._answers.types:
            self.questions.types.setdefault(meant, set()).update(classes)

    def chain(self, node: ast.expr, form: Form) -> Chain | None:
        """How what is called at `node` comes to block."""
        return self._answers.chains.get((*place_of(node), form)) if self._answers.chains else None

    def reading(self, call: ast.Call) -> Reading | None:
        """What an awaited call ends in, if that is asking another machine, and all that it does."""
        return self._answers.reads.get((*place_of(call), "call"))

    def sibling(self, call: ast.Call) -> Sibling | None:
        """The function beside the one that is called and awaited in a loop, which takes many keys."""
        return self._answers.siblings.get((*place_of(call), "call"))

    def costs(self, called: ast.expr) -> tuple[LinearCost, ...]:
        """What is gone through by calling this function, or reading this attribute."""
        meant = self._meant(called) if self._answers.costs else None
        return self._answers.costs.get(meant, ()) if meant is not None else ()

    def warmth(self, function: FunctionDef, here: Heat, wanted: Iterable[str]) -> Warmth | None:
        """How often a function runs by its callers, if that is something else than the module says: `here`.

        Only those callers count that give the parameters that are `wanted`.
        """
        key = "?".join((self._key(function), *wanted))
        found = self._answers.heats.get(key)
        if found is None:
            self.questions.heats[key] = here
        return found

    def _meant(self, expr: ast.expr) -> Meant | None:
        """The expression as a summary has it; None if it stands for nothing there."""
        expression = written(expr)
        if not expression or expression[0] == "@":
            return None
        function = self._model.tree.function(expr)
        while isinstance(function, ast.Lambda):
            bound = self._model.scope_around(function).definitions
            if any(name == expression.partition(":")[0] for name, _ in bound):
                return None
            function = self._model.tree.function(function)
        return Meant(self._key(function) if function is not None else "", expression)

    def _key(self, function: FunctionDef) -> str:
        scope = self._model.scope_around(function)
        name = qualified_definition(function, scope.parent or scope) or ""
        return function_key(name.removeprefix("."), map(written, function.decorator_list))
