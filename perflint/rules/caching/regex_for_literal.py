import ast
import re

from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on_call, replace
from perflint.semantics.amounts.lines import is_line
from perflint.semantics.truth import is_tested

_AT_THE_START = {"match", "fullmatch"}
_PRIMARY = (ast.Attribute, ast.Call, ast.Constant, ast.Name, ast.Subscript)
_TESTS = {
    "findall": "{literal} in {source}",
    "fullmatch": "{source} == {literal}",
    "match": "{source}.startswith({literal})",
    "search": "{literal} in {source}",
}
_STEPS = {
    "findall": ("$literal in $text", "$literal not in $text"),
    "fullmatch": ("$text == $literal", "$text != $literal"),
    "match": ("$text.startswith($literal)", "not $text.startswith($literal)"),
    "search": ("$literal in $text", "$literal not in $text"),
}
"""What is written for a test, and what for its contrary."""
_PLAIN = re.compile(r"(?:[^.^$*+?{\[\\|()]|\\[^\w\s]|\\[nrt])+")
_ESCAPE = re.compile(r"\\(.)")
_CONTROL = {"n": "\n", "r": "\r", "t": "\t"}


class RegexForLiteral(Rule):
    """A regular expression with nothing special in it is 2x to 8x slower than the method of `str` that does it.

    `re.sub`, `re.split`, `re.search` and `len(re.findall(...))` of one character are `replace`, `split`, `in` and
    `count`, which are several times faster on short texts, and never slower on long ones. `re.match` and
    `re.fullmatch` are `startswith` and `==`, whatever the text.

    Of several characters this is not true of all texts. From about a thousand characters on, `re` finds a word as
    fast as `in` and `replace` do, or up to three times faster. So of words this rule speaks only in lines.

    ## Stays silent
    - where the pattern is not written out, has a special character that is not escaped, or comes with flags
    - where the match itself is used, or the replacement is a function, or has a backslash in it
    - where several characters are searched in a text that may be long
    - on bytes

    ## Fix safety
    The call becomes the method, or the operator, and `not` or `is None` around it a part of that. This is safe where
    the text is certainly a `str`; for `replace` and `split`, which a class derived from `str` may do in its own way,
    where it certainly is nothing else. Otherwise it is unsafe: to what is no text, `re` says `TypeError`, and another
    object may have such methods. The import of `re` stays, even if nothing else uses it.
    """

    code = "PRF404"
    kind = Kind.CONSTANT
    message = "`re.{name}` with nothing special in its pattern: a method of `str` does the same for {literal}"
    advice = "use `{instead}`"
    ruff = ("RUF055",)
    evidence = Evidence(
        setup="import re",
        slow="""
            errors = [line for line in log.splitlines() if re.search("ERROR", line)]
            return [re.split(":", line) for line in errors]
        """,
        fast="""
            errors = [line for line in log.splitlines() if "ERROR" in line]
            return [line.split(":") for line in errors]
        """,
        cases={
            "each line is an error": r'log = "12.00:ERROR:something has gone wrong\n" * n',
            "no line is an error": r'log = "12.00:INFO:nothing has happened\n" * n',
            "lines of 300 characters": r'log = ("12.00:INFO:" + "Every good boy " * 19 + "\n") * n',
        },
        sizes=(3, 100, 10_000),
    )

    # By their last names alone, for `split` is called everywhere, and seldom on `re`.
    @on_call("*.search", "*.match", "*.fullmatch", "*.sub", "*.split", "*.findall")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(func=function, args=[ast.Constant(value=str(pattern)), *others, text], keywords=[]):
                literal = _literal(pattern)
                module, _, name = str(ctx.model.qualified_name(function)).rpartition(".")
            case _:
                return
        if module != "re":
            return
        if len(literal) == 1 or name in _AT_THE_START or is_line(ctx.model, text):
            instead = _instead(name, repr(literal), others, text, call, ctx) if literal else None
            if instead is not None:
                # What is escaped, or found with `findall`, is all that ruff does not see.
                plain = "" if name == "findall" else pattern
                ruff = self.ruff if plain == literal else ()
                yield self.finding(ctx, call, ruff=ruff, name=name, literal=repr(literal), instead=instead)

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.semantics.equivalence.exactness import is_exact

        name = str(ctx.model.qualified_name(call.func)).rpartition(".")[2]
        match call.args:
            case [ast.Constant(value=str(pattern)) as written, *others, text]:
                literal = _quoted(_literal(pattern), written, ctx)
            case _:
                return None
        match name, others:
            case "sub", [ast.Constant(value=str(new)) as replacement]:
                new = _quoted(new, replacement, ctx)
                step = replace(call, "$text.replace($literal, $new)", text=text, literal=literal, new=new)
            case "split", []:
                step = replace(call, "$text.split($literal)", text=text, literal=literal)
            case _:
                place, template = _tested(call, name, ctx)
                if place is None:
                    return None
                step = replace(place, template, text=text, literal=literal)
        is_safe = ctx.model.is_instance(text, "builtins.str") and (name in _TESTS or is_exact(ctx.model, text))
        unsafe = "" if is_safe else "what is no `str` may be taken, or refused, in another way"
        return Rewrite(f"do without `re.{name}`", (step,), unsafe)


def _tested(call: ast.Call, name: str, ctx: Context) -> tuple[ast.expr | None, str]:
    """What is to be replaced where only matters whether something is found, and by what."""
    positive, negative = _STEPS[name]
    above = ctx.tree.parent(call)
    match above:
        case ast.Call(func=function) if name == "findall" and ctx.model.qualified_name(function) == "builtins.len":
            return above, "$text.count($literal)"
        case ast.Call(func=function, args=[_]) if ctx.model.qualified_name(function) == "builtins.bool":
            return above, positive
        case ast.UnaryOp(op=ast.Not()):
            return above, negative
        case ast.Compare(ops=[operator]) if name != "findall":
            return above, negative if isinstance(operator, ast.Is) else positive
        case ast.Compare() | ast.Call():
            return None, ""
    return call, positive


def _quoted(text: str, like: ast.Constant, ctx: Context) -> str:
    """A text as a literal with the same quotes as another one."""
    single = repr(text)
    if "'" in text or '"' in text or "'" in ctx.source.slice(like)[:3]:
        return single
    return f'"{single[1:-1]}"'


def _literal(pattern: str) -> str:
    """The text that the pattern matches, if it is only one; else empty."""
    plain = pattern if _PLAIN.fullmatch(pattern) else ""
    return _ESCAPE.sub(lambda escaped: _CONTROL.get(escaped[1], escaped[1]), plain)


def _instead(
    name: str, literal: str, others: list[ast.expr], text: ast.expr, call: ast.Call, ctx: Context
) -> str | None:
    """What gives the same without a regular expression; None if nothing does."""
    source = ctx.source.slice(text)
    source = source if isinstance(text, _PRIMARY) else f"({source})"
    match name, others:
        case "sub", [ast.Constant(value=str(replacement))] if "\\" not in replacement:
            return f"{source}.replace({literal}, {replacement!r})"
        case "split", []:
            return f"{source}.split({literal})"
        case "findall", [] if _is_counted(call, ctx):
            return f"{source}.count({literal})"
    if others or not is_tested(ctx.model, call):
        return None
    return _TESTS[name].format(literal=literal, source=source) if name in _TESTS else None


def _is_counted(found: ast.Call, ctx: Context) -> bool:
    match ctx.tree.parent(found):
        case ast.Call(func=function):
            return ctx.model.qualified_name(function) == "builtins.len"
    return False
