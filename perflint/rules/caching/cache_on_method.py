import ast
import re

from perflint.findings import Heat
from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.classes import ClassModel
from perflint.syntax.naming import last_name

_MARK = re.compile(r"(?i)\bfrozen\b(?!=False)|singleton")
_FEW = re.compile(
    r"(Adapter|Backend|Command|Config|Driver|Engine|Extension|Factory|Integration|Manager|Middleware|Platform|Plugin"
    r"|Processor|Provider|Registry|Reloader|Settings)$"
)
"""Classes that a program makes one of, by what they are called."""
_VALUES = ("enum.Enum", "builtins.type", "builtins.tuple", "builtins.str", "builtins.int", "typing.NamedTuple")


class CacheOnMethod(Rule):
    """A cache on a method belongs to the class: it keeps the instances that it has seen alive, with all they hold.

    `self` is a part of the key, so `functools.cache` and `lru_cache(maxsize=None)` never let go of an instance, and
    `lru_cache` with its default size holds on to the last 128. All instances share the one cache and push each
    other's entries out of it. A `functools.cached_property`, or a cache made in `__init__`, goes with its instance.

    ## Stays silent
    - on static and class methods, whose key has no instance in it
    - where `maxsize` is given as a number: someone has thought about how much the cache may hold
    - in enums and metaclasses, whose instances live on anyway, and in classes whose instances are equal by value
      (frozen dataclasses, named tuples, those with a `__hash__`), which a later equal one may well ask for
    - where the class clears the cache itself
    - where the module itself makes the one instance that is used, or makes instances only where it sets something up
    - in classes marked as singletons, or called like what a program is put together from: backends, processors
    - where there is nothing that an instance holds

    ## Fix safety
    A cached property, and a cached method without parameters that is only called in this module, on instances of the
    class for certain, becomes a `functools.cached_property`, whose calls lose their parentheses. That is unsafe: it can
    be set, needs a `__dict__`, and whoever calls the method from elsewhere fails. So it is only shown where the name of
    neither the method nor its class begins with an underscore, unless the class is local to a function.
    """

    code = "PRF403"
    kind = Kind.MEMORY
    message = "`{cache}` on the method `{name}` keeps {instances} of `{owner}` alive, with all they hold"
    advice = "keep the cache in the instance: a `functools.cached_property`, or a cache that `__init__` makes"
    evidence = Evidence(
        setup="from functools import cache, cached_property",
        slow="""
            class Report:
                def __init__(self, rows):
                    self.rows = list(rows)

                @cache
                def total(self):
                    return sum(self.rows)

            reports = (Report(range(first, first + length)) for first in range(0, n * length, length))
            return sum(report.total() for report in reports)
        """,
        fast="""
            class Report:
                def __init__(self, rows):
                    self.rows = list(rows)

                @cached_property
                def total(self):
                    return sum(self.rows)

            reports = (Report(range(first, first + length)) for first in range(0, n * length, length))
            return sum(report.total for report in reports)
        """,
        cases={"instances with a list": "length = 100", "small instances": "length = 3"},
        sizes=(10, 100, 1_000),
        measures="memory",
    )
    ruff = ("B019",)

    @on(ast.FunctionDef, decorator_list=(ast.Name, ast.Attribute, ast.Call))
    def check(self, method: ast.FunctionDef, ctx: Context) -> Findings:
        for decorator in method.decorator_list:
            kept = _kept(decorator, ctx)
            cls = ctx.model.classes.around(method) if kept is not None else None
            if cls is None or ctx.model.classes.receiver(method) in (None, "cls", "mcs"):
                continue
            if not _lives_on(cls, method.name, ctx):
                cache, owner = ctx.source.slice(decorator).partition("(")[0], cls.node.name
                # The decorator runs once, at import; what matters is how often the method does.
                yield self.finding(
                    ctx, decorator, runs=method.body[0], cache=cache, name=method.name, instances=kept, owner=owner
                )

    def fix(self, decorator: ast.expr, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.caching import in_the_instance

        method = ctx.tree.parent(decorator)
        cls = ctx.model.classes.around(method) if isinstance(method, ast.FunctionDef) else None
        if cls is None or not isinstance(method, ast.FunctionDef) or "__slots__" in ctx.model.classes.attributes(cls):
            return None
        return in_the_instance(ctx.model, cls, method, decorator)


def _kept(decorator: ast.expr, ctx: Context) -> str | None:
    """Which instances the cache keeps alive; None if this is no such cache, or one of a chosen size."""
    sizes: list[ast.expr] = []
    if isinstance(decorator, ast.Call):
        sizes = [*decorator.args, *(keyword.value for keyword in decorator.keywords if keyword.arg == "maxsize")]
        decorator = decorator.func
    name = ctx.model.qualified_name(decorator) if ctx.model.may_name(decorator, ("cache", "lru_cache")) else None
    match name, sizes:
        case ("functools.cache", _) | ("functools.lru_cache", [ast.Constant(value=None), *_]):
            return "every instance"
        case "functools.lru_cache", []:
            return "up to 128 instances"
    return None


def _lives_on(cls: ClassModel, method: str, ctx: Context) -> bool:
    """Whether the instances are values or few, or let go by hand, so that keeping them costs little."""
    marks = (*cls.node.decorator_list, *cls.node.keywords)
    bases = list(map(last_name, cls.node.bases))
    if any(map(_FEW.search, (cls.node.name, *bases))) or any(_MARK.search(ast.unparse(mark)) for mark in marks):
        return True
    if not marks and not bases and not any(_is_set(node) for node in ctx.tree.descendants(cls.node)):
        return True
    if ctx.model.classes.method(cls.name, "__hash__") is not None or "_instance" in ctx.model.classes.attributes(cls):
        return True
    if any(ctx.model.inference.is_subclass(cls.name, values) for values in _VALUES):
        return True
    if any(_clears(node, method) for node in ctx.tree.descendants(cls.node)):
        return True
    calls = (node for node in ctx.tree.descendants(ctx.tree.module) if isinstance(node, ast.Call))
    made = [call for call in calls if ctx.model.qualified_name(call.func) == cls.name]
    return bool(made) and all(ctx.model.heat(call) is Heat.COLD and not any(ctx.model.loops(call)) for call in made)


def _is_set(node: ast.AST) -> bool:
    """Whether this gives an instance something to hold."""
    return isinstance(node, ast.AnnAssign) or (isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store))


def _clears(node: ast.AST, method: str) -> bool:
    match node:
        case ast.Attribute(value=ast.Attribute(attr=name), attr="cache_clear"):
            return name == method
    return False
