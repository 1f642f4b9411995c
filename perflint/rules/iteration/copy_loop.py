import ast

from perflint.knowledge.handfuls import is_handful
from perflint.rules import Context, Evidence, Findings, Kind, Rule, on
from perflint.semantics.amounts.few_turns import is_one_or_several
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.effects import path_of
from perflint.semantics.escapes import has_escaped

_ADDING = {
    ("builtins.list", "append"): "extend",
    ("collections.deque", "append"): "extend",
    ("builtins.set", "add"): "update",
}


class CopyLoop(Rule):
    """A loop that only copies runs bytecode for each item, where one call copies them all in C: 2x to 14x from 100 on.

    `for item in items: out.append(item)` is `out.extend(items)`, or `list(items)` where `out` begins empty. The same
    holds for a set and `update`, and for a dict that gets the items of another dict.

    ## Stays silent
    - where the loop does anything else, chooses or changes what it copies, or is asynchronous
    - where the container is not certainly a list, a deque, a set or a dict itself: `append` means other things too
    - where a generator makes the items: that is most of the work then
    - where a dict is filled from pairs, or from a mapping that is not certainly a dict: `update` is no faster
    - where what gives the items may look at what has been copied so far
    - where the loop's variable is used afterwards
    - on a handful of items, as their number says or the name for them or for their copies; and where something is
      set up, once
    """

    code = "PRF301"
    kind = Kind.CONSTANT
    message = "this loop does nothing but copy items to `{name}`, one at a time"
    advice = "copy them all in one call of `{name}.{method}`"
    ruff = ("PERF402", "PERF403", "FURB142")
    evidence = Evidence(
        slow="""
            found = []
            for row in rows:
                found.append(row)
            return found
        """,
        fast="""
            found = []
            found.extend(rows)
            return found
        """,
        cases={
            "a list": "rows = list(range(n))",
            "the keys of a dict": "rows = dict.fromkeys(range(n))",
            "an object whose items are made by a generator": "rows = Generated(n)",
        },
        setup="""
            class Generated:
                def __init__(self, n):
                    self.n = n

                def __iter__(self):
                    yield from range(self.n)
        """,
        sizes=(3, 100, 10_000),
    )

    @on(ast.For)
    def check(self, loop: ast.For, ctx: Context) -> Findings:
        match loop:
            case ast.For(
                target=ast.Name(id=item),
                body=[
                    ast.Expr(
                        value=ast.Call(
                            func=ast.Attribute(value=out, attr="append" | "add" as method),
                            args=[ast.Name(id=added)],
                            keywords=[],
                        )
                    )
                ],
                orelse=[],
            ) if item == added:
                type_ = ctx.model.type_of(out)
                instead = _ADDING.get((type_.name, method)) if type_ is not None else None
                if instead is not None and not ctx.model.is_instance(loop.iter, "typing.Generator"):
                    yield from self._report(loop, out, loop.iter, instead, ctx)
            case ast.For(
                target=ast.Tuple(elts=[ast.Name(id=key), ast.Name(id=value)]),
                iter=ast.Call(func=ast.Attribute(value=source, attr="items"), args=[]),
                body=[
                    ast.Assign(
                        targets=[ast.Subscript(value=out, slice=ast.Name(id=set_key))], value=ast.Name(id=set_value)
                    )
                ],
                orelse=[],
            ) if (key, value) == (set_key, set_value) and _is_copied(out, source, ctx):
                yield from self._report(loop, out, source, "update", ctx)

    def _report(self, loop: ast.For, out: ast.expr, source: ast.expr, method: str, ctx: Context) -> Findings:
        path = path_of(out)
        if path is None or are_from_few(ctx.model, loop.iter) or is_handful(path.rpartition(".")[2]):
            return
        if is_one_or_several(ctx.model, loop.iter) or _may_be_watched(out, loop.iter, ctx):
            return
        variables = [name for name in [loop.target, *ctx.tree.descendants(loop.target)] if isinstance(name, ast.Name)]
        if any(path.partition(".")[0] == name.id or _is_used_afterwards(name, loop, ctx) for name in variables):
            return
        if all(path_of(part) != path for part in [source, *ctx.tree.descendants(source)]):
            yield self.finding(ctx, loop, name=path, method=method)


def _is_copied(out: ast.expr, source: ast.expr, ctx: Context) -> bool:
    """Whether both are certainly plain dicts: `update` takes the items of another mapping one by one."""
    types = [ctx.model.type_of(mapping) for mapping in (out, source)]
    return all(type_ is not None and type_.name == "builtins.dict" for type_ in types)


def _may_be_watched(out: ast.expr, source: ast.expr, ctx: Context) -> bool:
    """Whether a call that makes the items one by one, for all that is known, may look at the list while it grows."""
    is_unknown = isinstance(source, ast.Call) and ctx.model.type_of(source) is None
    return is_unknown and has_escaped(ctx.model, out, source)


def _is_used_afterwards(variable: ast.Name, loop: ast.For, ctx: Context) -> bool:
    """Whether a use behind the loop may see what the loop's variable was last."""
    binding = ctx.model.binding(variable)
    definitions = binding.definitions if binding is not None else ()
    inside = set(ctx.tree.descendants(loop))
    for use in ctx.model.uses(binding) if binding is not None else ():
        before = [definition.node for definition in definitions if definition.start < (use.lineno, use.col_offset)]
        if before[-1:] == [variable] and use not in inside:
            return True
    return False
