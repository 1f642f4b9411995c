"""What one module tells the others: plain data, that can be written and read back without pickle.

An **expression** is in the text of a summary what it is in the source, so that making a summary asks for no meaning:
a name, and steps after colons. A step is an attribute, `()` for what a call gives, `await` for what an awaited value
gives, `[]` for what an index or key gives, `*` for what going through it gives, `/` for what a division gives (a
path, mostly), or `lambda` for what calls it with arguments of its own (a `lambda` or a `functools.partial`).
`self.store.get(key)` is `self:store:get:()`. The name means what it means in Python where the expression
stands; the `names` of functions and modules say what they bind. An instance is what calling its class gives, so a
parameter `order: Order` is `Order:()`, and one of `list[models.Order]` is `list[models.Order]:()`: between brackets
stand names with dots. The empty expression is one of which nothing is known.

What a name is imported as begins with `@`: `@shop.orders.Order`; what is defined in the module begins with a dot:
`.Basket.add`. A literal or display is what calling its class gives: `@builtins.list:()`.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Expression = str

Form = Literal["call", "get", "set", "enter", "iterate"]
"""How a function is called: by name; as a property that is read or set; by entering or by going through something."""


class CallSummary(NamedTuple):
    """One place that calls something; for what is entered or gone through, that itself.

    Setting an item is a call of `__setitem__`. What is awaited, entered or gone through asynchronously, and is no call
    itself, is awaited by `__await__`, `__aenter__` or `__aiter__`; what is awaited and has no text has an empty callee.

    The place is that of the last name in it. Lines count from 1, columns from 0 in bytes, as those of `ast` do.
    `in_loop` is whether it stands in a loop that may have more than a few turns. `arguments` are in order, `rows` or
    `key=self:key`; `None` is itself, and `*` several at once. `is_rare` is whether it only runs the first time, as
    what it gives is kept (`if self.rows is None: self.rows = load()`), on other systems, or for some values.
    """

    callee: Expression
    line: int
    column: int
    form: Form = "call"
    is_awaited: bool = False
    in_loop: bool = False
    arguments: tuple[Expression, ...] = ()
    is_rare: bool = False


Scanning = Literal["in", "index", "count", "remove", "search", "whole"]
"""How items are gone through: by `in` or a method of a list; for those with a certain key; or all, for a result that
follows from them alone."""


class ScanSummary(NamedTuple):
    """What goes through `items` one by one each time that the function runs, for nothing but a result.

    The items are a parameter, or an attribute of one or of the receiver: `rows`, `self:rows`. `gives_new` is whether
    the function gives back the container that is made there.
    """

    items: Expression
    line: int
    column: int
    how: Scanning
    gives_new: bool = False


Region = tuple[int, int, int, int]
"""A stretch of code: the line and column where it begins, and those where it ends."""


class FunctionSummary(NamedTuple):
    """A function or method: `name` is its qualified name below the module (`Basket.add`, `load.<locals>.read`).

    `parameters` are in order, a default as in `rows=None`, those for keywords only after a `*`; `receiver` is the one
    that gets the instance. `names` has every name that it binds, and what it stands for: empty if bound more than once,
    and `None` for a parameter that is. `declared` is what its annotation says that it gives, `returns` what its
    `return` statements say, or what a generator yields; None is left out. Of a decorator that is called it is what is
    called; the outermost is the first. `branches` is the code that some runs of the function may pass by; that and
    `scans` are noted of functions that do hardly anything else.
    """

    name: str
    line: int
    is_async: bool
    is_generator: bool
    parameters: tuple[str, ...]
    receiver: str
    decorators: tuple[Expression, ...]
    names: dict[str, Expression]
    calls: tuple[CallSummary, ...]
    declared: Expression
    returns: tuple[Expression, ...]
    scans: tuple[ScanSummary, ...] = ()
    branches: tuple[Region, ...] = ()


def function_key(name: str, decorators: Iterable[Expression]) -> str:
    """A property's setter has the name of the property; it gets a key of its own."""
    for decorator in decorators:
        if decorator.endswith(":setter"):
            return f"{name}.setter"
    return name


class ClassSummary(NamedTuple):
    """A class: `attributes` has, for each attribute that its body sets, or its methods set on the instance, what it
    may hold, and in which function that is meant (empty: in the module)."""

    name: str
    line: int
    bases: tuple[Expression, ...]
    attributes: dict[str, tuple[tuple[Expression, str], ...]]


class ModuleSummary(NamedTuple):
    """A module. `names` has what the names on its top level may stand for: imports, definitions, variables.

    A name that is bound in several ways (a conditional import) has several expressions. `stars` are the modules that
    it imports everything from, `exports` its `__all__`, None without one; `imports` has the absolute names of all that
    it imports, in functions too. `mentioned` has last names of what may be called by others than the functions of the
    summaries: of what is named and not called on the top level and in classes, of what functions put into something,
    and of all that lambdas name.
    """

    name: str
    path: str
    is_package: bool
    names: dict[str, tuple[Expression, ...]]
    stars: tuple[str, ...]
    exports: tuple[str, ...] | None
    imports: tuple[str, ...]
    mentioned: tuple[str, ...]
    functions: dict[str, FunctionSummary]
    classes: dict[str, ClassSummary]
