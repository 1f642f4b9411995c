"""Stretches of code in which a variable of one function is filled, and nobody but this function sees it.

A stretch begins where the variable gets a value, and ends with the statement of the same block in which it is added
to. As a block runs from its first statement on, whatever leads to the addition has come by the beginning.
"""

import ast
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from perflint.semantics.bindings import Binding, Definition
from perflint.semantics.equivalence.visibility import reads_all_names_in
from perflint.syntax.growth import Growth, growth_of
from perflint.syntax.statements import TRIES, block_of

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_MAY_CATCH = (*TRIES, ast.With, ast.AsyncWith)


class Stretch(NamedTuple):
    """The variable, what it begins with, and the statements from there on to the one with the addition.

    `growths` are all the statements in it, at any depth, that add to the variable; nothing else there sets it.
    `within` are the reads in it that no addition needs, `outside` all others. `rest` are the statements that follow
    it in its block.
    """

    binding: Binding
    start: Definition
    value: ast.expr
    statements: tuple[ast.stmt, ...]
    rest: tuple[ast.stmt, ...]
    growths: tuple[Growth, ...]
    within: tuple[ast.Name, ...]
    outside: tuple[ast.Name, ...]

    @property
    def first(self) -> ast.stmt:
        return self.statements[0]

    @property
    def last(self) -> ast.stmt:
        return self.statements[-1]

    @property
    def is_all(self) -> bool:
        """Whether the variable is set nowhere else."""
        return len(self.binding.definitions) == len(self.growths) + 1


def stretch_to(model: "SemanticModel", growth: Growth) -> Stretch | None:
    """The stretch that ends with this addition to a variable. None if it is not sure what the variable begins with, or
    that no function inside of its own uses it before the stretch has ended."""
    binding = model.binding(growth.target) if isinstance(growth.target, ast.Name) else None
    if binding is None or binding.scope.kind != "function" or reads_all_names_in(model, binding.scope.node):
        return None
    below: ast.AST = growth.statement
    for above in model.tree.ancestors(growth.statement):
        found = _stretch_in(model, binding, above, below) if isinstance(below, ast.stmt) else None
        if found is not None:
            return found if _is_of_its_function(model, found) else None
        if isinstance(above, _FUNCTIONS):
            break
        below = above
    return None


def is_seen_unfinished(model: "SemanticModel", stretch: Stretch) -> bool:
    """Whether something may read the variable when an exception has cut the stretch short."""
    is_after = all(_is_in_one_of(model, use, stretch.rest) for use in stretch.outside)
    return not is_after and may_be_caught(model, stretch.last)


def may_be_caught(model: "SemanticModel", node: ast.AST) -> bool:
    """Whether the function may go on after an exception: it is in a `try`, or in a `with`, which may catch some."""
    return any(True for _ in catching(model, node))


def catching(model: "SemanticModel", node: ast.AST) -> Iterator[ast.AST]:
    """What may catch an exception that is raised at a node, up to the function around it."""
    around = takewhile(lambda above: not isinstance(above, _FUNCTIONS), model.tree.ancestors(node))
    return (above for above in around if isinstance(above, _MAY_CATCH))


def is_guarded(model: "SemanticModel", loop: ast.For) -> bool:
    """Whether what a loop has done may be looked at after it has failed: in a `try`, a class, or the module itself."""
    return model.tree.function(loop) is None or may_be_caught(model, loop)


def given(model: "SemanticModel", definition: Definition) -> ast.expr | None:
    """The value that a definition gives to its variable and to nothing else; None if that cannot be told."""
    match definition.kind, model.tree.statement(definition.node):
        case ("assign", ast.Assign(targets=[_])) | ("annotated", ast.AnnAssign()):
            return definition.value
        case "unpacked", ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
            is_plain = len(names) == len(values) and not any(isinstance(one, ast.Starred) for one in (*names, *values))
            if is_plain and isinstance(definition.node, ast.Name) and definition.node in names:
                return values[names.index(definition.node)]
    return None


def _stretch_in(model: "SemanticModel", binding: Binding, above: ast.AST, last: ast.stmt) -> Stretch | None:
    """The stretch in the block of this statement up to it, if one before it gives the variable a value."""
    block = block_of(above, last)
    end = block.index(last) if block else 0
    for position in range(end - 1, -1, -1):
        for definition in binding.definitions:
            if model.tree.statement(definition.node) is block[position] and growth_of(block[position]) is None:
                return _stretch(model, definition, binding, block[position : end + 1], block[end + 1 :])
    return None


def _stretch(
    model: "SemanticModel", start: Definition, binding: Binding, block: Sequence[ast.stmt], rest: Sequence[ast.stmt]
) -> Stretch | None:
    value, growths = given(model, start), []
    for one in binding.definitions:
        if one is not start and _is_in_one_of(model, one.node, block):
            growth = growth_of(model.tree.statement(one.node))
            if growth is None or growth.target is not one.node:
                return None
            growths.append(growth)
    if value is None:
        return None
    old = {node for growth in growths for node in (growth.extension.old, *model.tree.descendants(growth.extension.old))}
    uses = [use for use in model.uses(binding) if use not in old]
    within = [use for use in uses if _is_in_one_of(model, use, block)]
    outside = [use for use in uses if use not in within]
    return Stretch(binding, start, value, tuple(block), tuple(rest), tuple(growths), tuple(within), tuple(outside))


def _is_of_its_function(model: "SemanticModel", stretch: Stretch) -> bool:
    """Whether inner functions read the variable after the stretch only, and none sets it."""
    home, loops = stretch.binding.scope, model.loops(stretch.last)
    foreign = [use for use in stretch.outside if model.tree.function(use) is not home.node]
    if any(model.tree.function(use) is not home.node for use in stretch.within):
        return False
    if any(one.scope is not home for one in stretch.binding.definitions):
        return False
    return all(_start(model, use) > _end(stretch.last) for use in foreign) and not any(
        _is_in_one_of(model, use, [loop]) for use in foreign for loop in loops if isinstance(loop, ast.stmt)
    )


def _is_in_one_of(model: "SemanticModel", node: ast.AST, statements: Sequence[ast.stmt]) -> bool:
    place = _start(model, node)
    return any((one.lineno, one.col_offset) <= place <= _end(one) for one in statements)


def _start(model: "SemanticModel", node: ast.AST) -> tuple[int, int]:
    """Where the statement around a node begins: in an f-string, nodes have had other places than they should."""
    statement = model.tree.statement(node)
    return statement.lineno, statement.col_offset


def _end(statement: ast.stmt) -> tuple[int, int]:
    return statement.end_lineno or statement.lineno, statement.end_col_offset or 0
