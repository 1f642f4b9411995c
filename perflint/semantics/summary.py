"""What one module tells the others: plain data, that can be written and read back without pickle.

A **reference** says in text what an expression stands for, as far as its own module knows. It begins with a root and
goes on in steps, all separated by colons:

- The root is an absolute dotted name (`requests.get`, `shop.orders.Order`), or one of the same module, with a leading
  dot (`.Basket.add`, `.load.<locals>.read`).
- A step is the name of an attribute, or `()` for the value that a call gives, or `await` for what an awaited value
  gives, or `[]` for an item of what is gone through.

An instance is what calling its class gives: `self.store.get` in a method of `Basket` is `.Basket:():store:get`, and a
parameter `order: Order` is `shop.orders.Order:()`. Whether a root is a function, a class or a variable is for the link
to find out. The empty reference is an expression of which nothing is known.
"""

from typing import Literal, NamedTuple

Reference = str

Form = Literal["call", "get", "set", "enter", "iterate"]
"""How a function is called: by name; as a property that is read or set; by entering or by going through something."""


class CallSummary(NamedTuple):
    """One place that calls something. Lines and columns count from 1, columns in characters."""

    callee: Reference
    line: int
    column: int
    form: Form = "call"
    is_awaited: bool = False
    in_loop: bool = False


class FunctionSummary(NamedTuple):
    """A function or method: `name` is its qualified name below the module (`Basket.add`, `load.<locals>.read`).

    `returns` has a reference for each value that it may give; `declared` is the one of its annotation. `decorators`
    are references too, the outermost first; of a call what is called.
    """

    name: str
    line: int
    is_async: bool = False
    is_generator: bool = False
    decorators: tuple[Reference, ...] = ()
    calls: tuple[CallSummary, ...] = ()
    declared: Reference = ""
    returns: tuple[Reference, ...] = ()


class ClassSummary(NamedTuple):
    """A class: `attributes` has, for each attribute that it sets on itself or its instances, what it may hold."""

    name: str
    line: int
    bases: tuple[Reference, ...]
    methods: tuple[str, ...]
    attributes: dict[str, tuple[Reference, ...]]


class ModuleSummary(NamedTuple):
    """A module. `names` has what the names on its top level may stand for: imports, functions, classes, variables.

    A name that is bound in several ways (a conditional import) has several references. `stars` are the modules that
    it imports everything from, `exports` its `__all__`, None without one.
    """

    name: str
    path: str
    is_package: bool
    names: dict[str, tuple[Reference, ...]]
    stars: tuple[str, ...]
    exports: tuple[str, ...] | None
    functions: dict[str, FunctionSummary]
    classes: dict[str, ClassSummary]
