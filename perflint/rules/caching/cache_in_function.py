import ast

from perflint.findings import Finding
from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on, on_call
from perflint.semantics.bindings import Binding

_CACHES = ("cache", "lru_cache")


class CacheInFunction(Rule):
    """A cache that is made in a function is new on every call of it: asked only once there, it never has an answer.

    `functools.cache` keeps its results in the function that it makes. Where that is a local function, they are gone
    when the outer function returns; if the inner one is called once meanwhile, the cache costs a microsecond and saves
    nothing. At module level it remembers from call to call.

    ## Stays silent
    - where the function is called in a loop, from several places or by itself: the cache serves that one call
    - where it is returned, stored or handed on, as decorators and factories do
    - at module level and in classes

    ## Fix safety
    A local function that uses nothing of the function around it is defined before that, cache and all. This is unsafe:
    results are then kept from call to call, so whoever changes one changes it for all, and what the function reads is
    not looked at again. Where it does use something, and where `cache(...)` is called on the spot, the cache goes: safe
    if the arguments certainly have a hash, otherwise one without is no error any more.
    """

    code = "PRF405"
    kind = Kind.CONSTANT
    message = "the cache of `{name}` is a new one on every call of `{function}`, and is asked only once there"
    advice = "make it outside of `{function}`, with all that `{name}` needs as parameters, or do without the cache"
    evidence = Evidence(
        setup="from functools import cache",
        slow="""
            def total(order):
                @cache
                def weight_of(name):
                    return sum(map(ord, name))

                return order[0] * weight_of(order[1])

            return [total(order) for order in orders]
        """,
        fast="""
            @cache
            def weight_of(name):
                return sum(map(ord, name))

            def total(order):
                return order[0] * weight_of(order[1])

            return [total(order) for order in orders]
        """,
        cases={
            "ten names": 'orders = [(i, f"name {i % 10}") for i in range(n)]',
            "a name for each": 'orders = [(i, f"name {i}") for i in range(n)]',
        },
        sizes=(3, 100, 10_000),
    )

    @on(ast.FunctionDef, decorator_list=(ast.Name, ast.Attribute, ast.Call))
    def check_decorated(self, inner: ast.FunctionDef, ctx: Context) -> Findings:
        match inner.decorator_list:
            case [ast.Call(func=made) as decorator] | [made as decorator]:
                outer = ctx.tree.function(inner) if ctx.model.may_name(made, _CACHES) else None
            case _:
                return
        if outer is None or ctx.model.qualified_name(made) not in ("functools.cache", "functools.lru_cache"):
            return
        if _only_call(_binding_in(outer, inner.name, ctx), inner, ctx):
            yield self._found(decorator, inner.name, ctx)

    @on_call("functools.cache")
    def check_cache(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(args=[function]):
                yield from self._check_made(call, function, ctx)

    @on_call("functools.lru_cache")
    def check_lru_cache(self, call: ast.Call, ctx: Context) -> Findings:
        made = ctx.tree.parent(call)
        match call, made:
            case ast.Call(args=[] | [ast.Constant()]), ast.Call(func=applied, args=[function]) if applied is call:
                yield from self._check_made(made, function, ctx)

    def _check_made(self, made: ast.Call, function: ast.expr, ctx: Context) -> Findings:
        match ctx.tree.parent(made):
            case ast.Call(func=asked) if asked is made:
                yield self._found(made, ctx.source.slice(function), ctx)
            case ast.Assign(targets=[ast.Name() as name]) if _only_call(ctx.model.binding(name), made, ctx):
                yield self._found(made, name.id, ctx)

    def fix(self, made: ast.expr, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.caching import moved_out, uncached
        from perflint.rewrites.steps import Undecorate, replace

        above = ctx.tree.parent(made)
        match made, above:
            case _, ast.FunctionDef(name=name) as inner:
                outer = ctx.tree.function(inner)
                call = _only_call(_binding_in(outer, name, ctx), inner, ctx)
                return moved_out(ctx.model, inner, outer) or uncached(ctx.model, call, Undecorate(made))
            case ast.Call(args=[function]), ast.Call(func=asked) as call if asked is made:
                return uncached(ctx.model, call, replace(made, "$function", function=function))
            case ast.Call(args=[function]), ast.Assign(targets=[ast.Name() as name]):
                call = _only_call(ctx.model.binding(name), made, ctx)
                return uncached(ctx.model, call, replace(made, "$function", function=function))
        return None

    def _found(self, made: ast.expr, name: str, ctx: Context) -> Finding:
        outer = getattr(ctx.tree.function(made), "name", "the lambda around it")
        return self.finding(ctx, made, name=name, function=outer)


def _binding_in(outer: ast.AST | None, name: str, ctx: Context) -> Binding | None:
    return ctx.model.bindings.lookup(name, ctx.model.scope_around(outer)) if outer is not None else None


def _only_call(binding: Binding | None, made: ast.AST, ctx: Context) -> ast.Call | None:
    """The call that is all that is done with the function, once each time that it is made; None if there is more."""
    match ctx.model.uses(binding) if binding is not None and len(binding.definitions) == 1 else ():
        case [use]:
            call = ctx.tree.parent(use)
            if isinstance(call, ast.Call) and call.func is use and _around(use, ctx) == _around(made, ctx):
                return call
    return None


def _around(node: ast.AST, ctx: Context) -> tuple[ast.AST | None, ast.AST | None]:
    """The function and the loop that `node` runs in."""
    return ctx.tree.function(node), next(ctx.tree.loops(node), None)
