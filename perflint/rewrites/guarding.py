"""Debug messages that follow each other come to stand below one test of the level."""

import ast
from collections.abc import Iterator, Sequence

from perflint.rewrites.steps import Imported, Step, remove, replace
from perflint.semantics.effects import path_of
from perflint.semantics.equivalence.steady import is_steady
from perflint.semantics.model import SemanticModel
from perflint.syntax.statements import block_of

_BINDING = (ast.Await, ast.NamedExpr, ast.Yield, ast.YieldFrom)


def messages_from(model: SemanticModel, statement: ast.stmt) -> Iterator[ast.Call]:
    """The debug messages that follow each other from this statement on, to the same logger, known by name or attribute.

    None that awaits or binds something, and, behind one whose arguments do and raise nothing, none that may.
    """
    above = model.tree.parent(statement)
    block = block_of(above, statement) if above is not None else []
    logger, is_first_plain = None, False
    for one in block[block.index(statement) :]:
        match one:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=value, attr="debug")) as call):
                path = path_of(value)
                if path is None or path != (logger or path) or model.qualified_name(call.func) == "logging.debug":
                    return
                if any(isinstance(node, _BINDING) for node in model.tree.descendants(call)):
                    return
                if is_first_plain and not is_plain(model, call):
                    return
                is_first_plain = is_first_plain or (logger is None and is_plain(model, call))
                logger = path
                yield call
            case _:
                return


def below_level(model: SemanticModel, calls: Sequence[ast.Call]) -> tuple[Step, ...]:
    """The steps that put these messages below `if logger.isEnabledFor(logging.DEBUG):`."""
    holes = {f"call_{number}": call for number, call in enumerate(calls)}
    template = "".join(["if $logger.isEnabledFor($level):", *(f"\n    ${hole}" for hole in holes)])
    logger = next(call.func.value for call in calls if isinstance(call.func, ast.Attribute))
    first, *others = map(model.tree.statement, calls)
    below = replace(first, template, logger=logger, level=Imported("logging.DEBUG"), **holes)
    return (below, *map(remove, others))


def is_plain(model: SemanticModel, call: ast.Call) -> bool:
    """Whether the arguments of a message certainly do nothing, and raise nothing, nor does asking for the logger."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    logger = getattr(call.func, "value", None)
    return isinstance(logger, ast.Name) and all(is_steady(model, one) for one in given)
