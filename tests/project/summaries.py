"""Summaries written by hand, as short as a test wants them."""

from collections.abc import Mapping, Sequence

from perflint.semantics.summaries.summary import (
    CallSummary,
    ClassSummary,
    Expression,
    Form,
    FunctionSummary,
    ModuleSummary,
)

Values = Mapping[str, Expression | tuple[Expression, ...]]


def call(
    callee: Expression,
    form: Form = "call",
    *,
    line: int = 1,
    is_awaited: bool = False,
    arguments: Sequence[Expression] = (),
) -> CallSummary:
    return CallSummary(callee, line, 4, form, is_awaited, arguments=tuple(arguments))


def function(
    name: str,
    *calls: Expression | CallSummary,
    is_async: bool = False,
    is_generator: bool = False,
    receiver: str | None = None,
    parameters: Sequence[str] = (),
    decorators: Sequence[Expression] = (),
    names: Mapping[str, Expression] | None = None,
    declared: Expression = "",
    returns: Sequence[Expression] = (),
) -> FunctionSummary:
    """Calls are on the lines 1, 2, 3; a method's receiver is `self`."""
    is_method = "." in name and not name.rpartition(".")[0].endswith("<locals>")
    made = [call(one, line=line) if isinstance(one, str) else one for line, one in enumerate(calls, 1)]
    return FunctionSummary(
        name=name,
        line=1,
        is_async=is_async,
        is_generator=is_generator,
        parameters=tuple(parameters),
        receiver=("self" if is_method else "") if receiver is None else receiver,
        decorators=tuple(decorators),
        names=dict(names or {}),
        calls=tuple(made),
        declared=declared,
        returns=tuple(returns),
    )


def coroutine(
    name: str, *calls: Expression | CallSummary, names: Mapping[str, Expression] | None = None
) -> FunctionSummary:
    return function(name, *calls, is_async=True, names=names)


def cls(name: str, *bases: Expression, **attributes: Expression | tuple[Expression, str]) -> ClassSummary:
    """An attribute that is one expression is set in the body of the class; `(expression, method)` in a method."""
    held: dict[str, tuple[tuple[Expression, str], ...]] = {}
    for key, value in attributes.items():
        held[key] = ((value, "") if isinstance(value, str) else value,)
    return ClassSummary(name, 1, bases, held)


def module(
    name: str,
    *definitions: FunctionSummary | ClassSummary,
    names: Values | None = None,
    stars: Sequence[str] = (),
    exports: Sequence[str] | None = None,
    is_package: bool = False,
    path: str | None = None,
) -> ModuleSummary:
    """What is defined on the top level is among the names, as in a summary that is made from source."""
    ending = "/__init__.py" if is_package else ".py"
    functions = {_key(one): one for one in definitions if isinstance(one, FunctionSummary)}
    classes = {one.name: one for one in definitions if isinstance(one, ClassSummary)}
    found: dict[str, tuple[Expression, ...]] = {key: (f".{key}",) for key in (*functions, *classes) if "." not in key}
    for key, value in (names or {}).items():
        found[key] = (value,) if isinstance(value, str) else value
    return ModuleSummary(
        name=name,
        path=name.replace(".", "/") + ending if path is None else path,
        is_package=is_package,
        names=found,
        stars=tuple(stars),
        exports=None if exports is None else tuple(exports),
        imports=(),
        mentioned=(),
        functions=functions,
        classes=classes,
    )


def package(name: str, *definitions: FunctionSummary | ClassSummary, names: Values | None = None) -> ModuleSummary:
    return module(name, *definitions, names=names, is_package=True)


def _key(one: FunctionSummary) -> str:
    return f"{one.name}.setter" if any(each.endswith(":setter") for each in one.decorators) else one.name
