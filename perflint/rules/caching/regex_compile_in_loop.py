import ast

from perflint.rules import Context, Evidence, Findings, Kind, Rule, on_call
from perflint.semantics.amounts.few_turns import takes_few_turns
from perflint.semantics.amounts.throngs import may_be_many
from perflint.syntax.turns import is_in_a_branch, runs_rarely
from perflint.syntax.walker import Loop

_USING = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
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
