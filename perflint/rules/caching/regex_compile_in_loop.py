import ast

from perflint.rewrites.steps import Part, Several
from perflint.rules import Context, Evidence, Findings, Imported, Kind, Rewrite, Rule, code, on_call
from perflint.semantics.amounts.few_turns import takes_few_turns
from perflint.semantics.amounts.throngs import may_be_many
from perflint.syntax.turns import is_in_a_branch, runs_rarely
from perflint.syntax.walker import Loop

_USING = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
_WITHOUT_FLAGS = {"split": 3, "sub": 4, "subn": 4}
"""How many arguments these functions take in front of the flags, if not two."""
_SAME = "the same pattern is looked up on every turn of this loop"
_SEVERAL = "all of these patterns are looked up again on every turn of the outer loop"


class RegexCompileInLoop(Rule):
    """A regular expression given to `re` in a loop is looked up on every turn: 2x to 3x of a match with a short text.

    `re` remembers what it has compiled, so nothing is compiled twice as long as the patterns are few; but it has to
    make a key, search a dict, and for a pattern made of parts put these together first. Where an inner loop goes
    through patterns and an outer one through texts, all that happens once for each pair; and if there are more than
    512 patterns, `re` has forgotten each of them when it comes again, and compiles it anew: 100x.

    ## Stays silent
    - on `re.match` and its like with a pattern that is written out or has a name: a call of those is no compilation
    - on such calls with a pattern that is put together, unless the names say that the texts are many: a look-up is
      less than a microsecond
    - where the pattern is another one on each turn of the only loop
    - where it is not certain that the patterns of an inner loop are texts, and stay the same
    - in a loop of a few turns, in a branch, and where the loop ends right afterwards

    ## Fix safety
    The pattern is compiled before the outermost loop that leaves it alone: an assignment moves there, and for anything
    else there is a new variable, of which `match` and its like become methods. This is safe for a pattern that is
    written out and valid, in a function. Otherwise it is unsafe: the pattern is then compiled even if the loop has no
    turn, and what that raises is raised before the loop. There is no fix for several patterns, in a `with`, or where
    the loop asks about the pattern first.
    """

    code = "PRF402"
    kind = Kind.CONSTANT
    message = "{what}"
    advice = "{instead}"
    evidence = Evidence(
        setup="import re",
        slow="""
            found = []
            for line in lines:
                pattern = re.compile(r"\\d+-\\d+")
                if pattern.match(line):
                    found.append(line)
            return found
        """,
        fast="""
            found = []
            pattern = re.compile(r"\\d+-\\d+")
            for line in lines:
                if pattern.match(line):
                    found.append(line)
            return found
        """,
        cases={
            "a short match": "lines = ['2024-05 something happened'] * n",
            "a long match": "lines = ['7' * 1_000 + '-05'] * n",
        },
        sizes=(3, 100, 3_000),
    )

    @on_call("re.compile", *(f"re.{function}" for function in _USING), in_loop=True)
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        loops = [loop for loop in ctx.model.loops(call) if not takes_few_turns(ctx.model, loop)]
        match call:
            case ast.Call(func=ast.Name() | ast.Attribute() as function, args=[pattern, *options]) if loops:
                made = _made_from(pattern, loops[0], ctx)
            case _:
                return
        if is_in_a_branch(ctx.tree, call, loops[0]) or runs_rarely(ctx.tree, call, loops[0]):
            return
        is_compilation = ctx.model.qualified_name(function) == "re.compile"
        if not is_compilation and not any(may_be_many(ctx.model, text, text, loops) for text in options):
            return
        parts = [made, *options, *(option.value for option in call.keywords)] if is_compilation else [made]
        if all(ctx.model.is_invariant(part, loops[0]) for part in parts):
            if is_compilation or not isinstance(made, ast.Constant | ast.Name | ast.Attribute):
                yield self.finding(ctx, call, what=_SAME, instead="compile it once before the loop")
        elif len(loops) > 1 and _are_repeated(made, loops[0], loops[1], ctx):
            yield self.finding(ctx, call, what=_SEVERAL, instead="compile all of them once before both loops")

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.hoisting import hoisted, place_for, reason_against

        loop = next(loop for loop in ctx.model.loops(call) if not takes_few_turns(ctx.model, loop))
        if _made_from(call.args[0], loop, ctx) is not call.args[0]:
            return None
        if ctx.model.qualified_name(call.func) != "re.compile":
            return _through_a_method(call, loop, ctx)
        parts = [*call.args, *(option.value for option in call.keywords)]
        place = place_for(ctx.model, call, loop, lambda region: _are_same(parts, region, ctx))
        if place is None:
            return None
        name = "compiled" if getattr(call.args[0], "id", "") == "pattern" else "pattern"
        steps = hoisted(ctx.model, call, place, name)
        return Rewrite("compile it before the loop", tuple(steps), reason_against(ctx.model, call, place))


def _through_a_method(call: ast.Call, loop: Loop, ctx: Context) -> Rewrite | None:
    """A function of `re` that gets the pattern becomes the method of the compiled one."""
    from perflint.rewrites.hoisting import EARLY, hoisted_for, place_for

    pattern, *others = call.args
    name = str(ctx.model.qualified_name(call.func)).rpartition(".")[2]
    options = {keyword.arg or "": keyword.value for keyword in call.keywords}
    others, flags = others[: _WITHOUT_FLAGS.get(name, 2) - 1], others[_WITHOUT_FLAGS.get(name, 2) - 1 :]
    flags += [options.pop("flags")] if "flags" in options else []
    if not options.keys() <= {"count", "maxsplit"} or any(isinstance(argument, ast.Starred) for argument in call.args):
        return None
    parts = [pattern, *flags]
    place = place_for(ctx.model, pattern, loop, lambda region: _are_same(parts, region, ctx))
    if place is None:
        return None
    module: Part = call.func.value if isinstance(call.func, ast.Attribute) else Imported("re")
    made = code("$re.compile($parts)", re=module, parts=Several(tuple(parts)))
    use = f"$new.{name}($others{''.join(f', {option}=${option}' for option in options)})"
    steps = hoisted_for(call, place, "pattern", made, use, others=Several(tuple(others)), **options)
    return Rewrite("compile it before the loop", tuple(steps), EARLY)


def _are_same(parts: list[ast.expr], region: ast.AST, ctx: Context) -> bool:
    return all(ctx.model.is_invariant(part, region) for part in parts)


def _made_from(pattern: ast.expr, loop: Loop, ctx: Context) -> ast.expr:
    """What the loop has put the pattern together from; the pattern itself if the loop did not."""
    binding = ctx.model.binding(pattern) if isinstance(pattern, ast.Name) else None
    value = binding.only_value if binding is not None else None
    return pattern if value is None else value if value in ctx.tree.descendants(loop) else pattern


def _are_repeated(made: ast.expr, inner: Loop, outer: Loop, ctx: Context) -> bool:
    """Whether the inner loop certainly makes the same texts from the same items on each turn of the outer one."""
    match inner:
        case ast.For(target=target, iter=items):
            pass
        case ast.ListComp(generators=[generator]) | ast.GeneratorExp(generators=[generator]):
            target, items = generator.target, generator.iter
        case _:
            return False
    variables = {name.id for name in [target, *ctx.tree.descendants(target)] if isinstance(name, ast.Name)}
    names = [name for name in [made, *ctx.tree.descendants(made)] if isinstance(name, ast.Name)]
    if not ctx.model.is_pure(made) or not ctx.model.is_instance(made, "builtins.str"):
        return False
    is_same = all(ctx.model.is_unchanged(name, outer) for name in names if name.id not in variables)
    return is_same and ctx.model.is_invariant(items, outer)
