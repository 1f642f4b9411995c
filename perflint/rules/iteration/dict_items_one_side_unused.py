import ast

from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on, replace
from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.arguments import are_arguments
from perflint.semantics.bindings import Binding
from perflint.semantics.equivalence.visibility import reads_all_names
from perflint.syntax.walker import Loop

_DICTS = {"builtins.dict", "collections.Counter", "collections.OrderedDict", "collections.defaultdict"}
_READING = ("augmented", "delete")


class DictItemsOneSideUnused(Rule):
    """`items()` makes pairs that the loop takes apart again: 1.1x to 1.3x for nothing where one side is not used.

    A dict gives its keys by itself, and its values with `values()`. This is what a loop gains that does next to
    nothing with them; the more it does, the less of that is left. So the rule is off by default.

    ## Stays silent
    - where the mapping is not certainly a dict: another class may know a faster way to its items than to its values
    - where both sides are used, be it after the loop or by whatever asks for `locals()`, or neither is
    - where each turn runs a loop of its own, and in tests
    - at module level, which runs once, and on a dict that is written out or made of keyword arguments

    ## Fix safety
    The loop goes over the dict, or its `values()`, and the variable that is not used goes. This is safe where code in
    the function makes the dict, so that it certainly is one of Python's own. It is unsafe where only an annotation
    says so: a derived class may have an `items` of its own.
    """

    code = "PRF302"
    kind = Kind.CONSTANT
    message = "`{unused}` is not used: this loop makes pairs of the items of `{name}` only to take them apart"
    advice = "iterate over `{instead}`"
    ruff = ("PERF102",)
    default = False
    evidence = Evidence(
        slow="""
            prices: dict[str, int] = table
            total = 0
            for _, price in prices.items():
                total += price
            return total
        """,
        fast="""
            prices: dict[str, int] = table
            total = 0
            for price in prices.values():
                total += price
            return total
        """,
        cases={"a sum": "table = {str(i): i for i in range(n)}"},
        sizes=(3, 100, 10_000),
    )

    @on(ast.For, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    def check(self, loop: ast.AST, ctx: Context) -> Findings:
        innermost = getattr(loop, "generators", [loop])[-1]
        match innermost.target, innermost.iter:
            case (
                ast.Tuple(elts=[ast.Name() as key, ast.Name() as value]),
                ast.Call(func=ast.Attribute(value=mapping, attr="items"), args=[]) as items,
            ) if _is_large_dict(mapping, ctx):
                name = ctx.source.slice(mapping)
            case _:
                return
        match _is_read(key, ctx), _is_read(value, ctx):
            case True, False:
                unused, instead = value.id, name
            case False, True:
                unused, instead = key.id, f"{name}.values()"
            case _:
                return
        if not _is_busy(loop, ctx) and not reads_all_names(ctx.model, loop):
            yield self.finding(ctx, items, unused=unused, name=name, instead=instead)

    def fix(self, items: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.semantics.equivalence.exactness import is_exact

        loop = ctx.tree.parent(items)
        match getattr(loop, "target", None), items.func:
            case ast.Tuple(elts=[ast.Name() as key, ast.Name() as value]) as pair, ast.Attribute(value=mapping):
                pass
            case _:
                return None
        if _is_read(key, ctx):
            steps = replace(pair, "$key", key=key), replace(items, "$mapping", mapping=mapping)
        else:
            steps = replace(pair, "$value", value=value), replace(items, "$mapping.values()", mapping=mapping)
        unsafe = "" if is_exact(ctx.model, mapping) else "a class derived from `dict` may have an `items` of its own"
        return Rewrite("loop over what is used", steps, unsafe)


def _is_large_dict(mapping: ast.expr, ctx: Context) -> bool:
    """Whether it certainly is a plain dict, and may have many items."""
    type_ = ctx.model.type_of(mapping)
    if type_ is None or type_.name not in _DICTS:
        return False
    return not has_fixed_size(ctx.model, mapping) and not are_arguments(ctx.model, mapping)


def _is_busy(loop: ast.AST, ctx: Context) -> bool:
    """Whether its turns have loops of their own, beside which a pair is nothing."""
    return any(isinstance(node, Loop) for node in ctx.tree.descendants(loop))


def _is_read(variable: ast.Name, ctx: Context) -> bool:
    """Whether something may read the value that the loop gives to its variable."""
    match ctx.model.binding(variable):
        case Binding(is_local=True) as binding if all(one.kind not in _READING for one in binding.definitions):
            reaching = (ctx.model.flow.reaching(binding, use) for use in ctx.model.uses(binding))
            return any(definition.node is variable for definitions in reaching for definition in definitions)
    return True
