import ast
from collections.abc import Iterator
from typing import NamedTuple

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on, replace
from perflint.semantics.bindings import Definition
from perflint.semantics.types import INT

_SMALL = 100
"""Powers with smaller exponents are found as quickly as `pow` gets going with three arguments."""


class ModularPower(Rule):
    """`a ** b % m` computes all digits of the power to throw most of them away; `pow(a, b, m)` never has that many.

    In the exponent `b` the power takes O(b²) at worst, and as much memory as it has digits; `pow` with three arguments
    takes O(log b). The difference begins at exponents of some ten for a large base, of some hundred for a small one.
    Below, `pow` with three arguments is slower, on Python 3.10 by half.

    ## Stays silent
    - where base, exponent and modulus are not certainly integers: for others the two differ
    - where the exponent is certainly small: written out, or from a short `range`
    - on `math.pow`, which gives a float

    ## Fix safety
    `pow` with the modulus is safe where the exponent certainly is not negative, as a number that is written out, a
    length or the number of a turn, and the modulus is a number that is written out and not zero. It is unsafe
    elsewhere: with a negative exponent the power is a float, and `pow` gives an integer or raises `ValueError`; with a
    modulus of zero `%` raises `ZeroDivisionError` and `pow` raises `ValueError`. There is no fix where the modulus is
    more than a name or a number and would have to be worked out twice.
    """

    code = "PRF214"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(b²)", "O(log b)")
    message = "`{power}` is computed with all its digits, and then reduced by `% {modulus}`"
    advice = "`pow({base}, {exponent}, {modulus})` reduces on the way"
    evidence = Evidence(
        slow="""
            base = int(number)
            return [base**exponent % 1_000_003 for exponent in range(first, first + 10)]
        """,
        fast="""
            base = int(number)
            return [pow(base, exponent, 1_000_003) for exponent in range(first, first + 10)]
        """,
        cases={
            "a base of six digits": "number = 123_456; first = n",
            "powers of two": "number = 2; first = n",
        },
        sizes=(10, 1_000, 10_000),
    )

    @on(ast.BinOp, op=(ast.Mod,), left=(ast.BinOp, ast.Call))
    def check(self, remainder: ast.BinOp, ctx: Context) -> Findings:
        powers = [power for part in _operands(remainder.left) if (power := _power_of(part, ctx)) is not None]
        large = next((power for power in powers if not _is_small(power.exponent, ctx)), None)
        if large is None or not all(_is_int(part, ctx) for part in (*_operands(remainder.left), remainder.right)):
            return
        whole, base, exponent = (ctx.source.slice(part) for part in large)
        modulus = ctx.source.slice(remainder.right)
        yield self.finding(ctx, large.whole, power=whole, base=base, exponent=exponent, modulus=modulus)

    def fix(self, node: ast.expr, ctx: Context) -> Rewrite | None:
        power, remainder = _power_of(node, ctx), _remainder_around(node, ctx)
        if power is None or remainder is None:
            return None
        modulus = remainder.right
        is_alone = remainder.left is node
        if not is_alone and not isinstance(modulus, ast.Name | ast.Constant):
            return None
        parts = {"base": power.base, "exponent": power.exponent, "modulus": modulus}
        step = replace(remainder if is_alone else node, "pow($base, $exponent, $modulus)", **parts)
        is_safe = _is_never_negative(power.exponent, ctx) and isinstance(modulus, ast.Constant) and modulus.value != 0
        return Rewrite("reduce on the way", (step,), "" if is_safe else _UNSAFE)


_UNSAFE = "a negative exponent gives an integer instead of a float, and a modulus of zero raises another error"


class _Power(NamedTuple):
    whole: ast.expr
    base: ast.expr
    exponent: ast.expr


def _power_of(value: ast.expr, ctx: Context) -> _Power | None:
    match value:
        case ast.BinOp(left=base, op=ast.Pow(), right=exponent):
            return _Power(value, base, exponent)
        case ast.Call(func=function, args=[base, exponent]) if ctx.model.qualified_name(function) == "builtins.pow":
            return _Power(value, base, exponent)
    return None


def _operands(value: ast.expr) -> Iterator[ast.expr]:
    """What is multiplied and added up; each may as well be reduced before."""
    match value:
        case ast.BinOp(left=left, op=ast.Mult() | ast.Add() | ast.Sub(), right=right):
            yield from (*_operands(left), *_operands(right))
        case _:
            yield value


def _remainder_around(power: ast.expr, ctx: Context) -> ast.BinOp | None:
    """The `%` that a power, or a sum or product with it, is an operand of."""
    below: ast.AST = power
    for above in ctx.tree.ancestors(power):
        match above:
            case ast.BinOp(left=left, op=ast.Mod()) if left is below:
                return above
            case ast.BinOp(op=ast.Mult() | ast.Add() | ast.Sub()):
                below = above
            case _:
                return None
    return None


def _is_never_negative(exponent: ast.expr, ctx: Context) -> bool:
    match exponent:
        case ast.Constant(value=int(number)):
            return number >= 0
        case ast.Call(func=ast.Name() as function):
            return ctx.model.qualified_name(function) == "builtins.len"
        case ast.Name() if (binding := ctx.model.binding(exponent)) is not None:
            return bool(binding.definitions) and all(_counts_up(one, ctx) for one in binding.definitions)
    return False


def _counts_up(definition: Definition, ctx: Context) -> bool:
    """Whether a definition gives no negative number: it counts the turns of a loop, from zero or more on."""
    if definition.kind == "assign" and definition.value is not None:
        return isinstance(definition.value, ast.Constant | ast.Call) and _is_never_negative(definition.value, ctx)
    match definition.value:
        case ast.Call(func=function, args=args, keywords=[]):
            called = ctx.model.qualified_name(function)
        case _:
            return False
    match definition.kind, called, args:
        case "loop", "builtins.range", [ast.expr()]:
            return not isinstance(args[0], ast.Starred)
        case "loop", "builtins.range", [start, _]:
            return isinstance(start, ast.Constant) and _is_never_negative(start, ctx)
        case "unpacked", "builtins.enumerate", [_]:
            pair = ctx.tree.parent(definition.node)
            return isinstance(pair, ast.Tuple) and pair.elts[0] is definition.node
    return False


def _is_int(value: ast.expr, ctx: Context) -> bool:
    power = _power_of(value, ctx)
    if power is None:
        return ctx.model.type_of(value) == INT
    return ctx.model.type_of(power.base) == ctx.model.type_of(power.exponent) == INT


def _is_small(exponent: ast.expr, ctx: Context) -> bool:
    """Whether it certainly is a small number: written out, given such a value, or from a short `range`."""
    binding = ctx.model.binding(exponent) if isinstance(exponent, ast.Name) else None
    definitions = ctx.model.flow.reaching(binding, exponent) if binding is not None else []
    values = [one.value for one in definitions] or [exponent]
    return all(map(_is_small_value, values))


def _is_small_value(value: ast.expr | None) -> bool:
    match value:
        case ast.Constant(value=int(number)):
            return number <= _SMALL
        case ast.UnaryOp():
            return True
        case ast.Call(func=ast.Name(id="range"), args=bounds):
            return all(_is_small_value(bound) for bound in bounds)
        case ast.Tuple(elts=values) | ast.List(elts=values):
            return all(_is_small_value(inner) for inner in values)
    return False
