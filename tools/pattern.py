"""Print the `case` pattern that matches a piece of Python, to start a rule from.

    python tools/pattern.py 'row in wanted'
    python tools/pattern.py 'items = items + [...]'

Names are captured, a name that comes twice is compared in a guard, builtins stay as they are,
and `...` matches anything (as a statement: any body). What a statement may have and the snippet
leaves out (`else`, decorators) is not asked for.
"""

import argparse
import ast
import builtins
import sys
from collections.abc import Callable

WIDTH = 100
IGNORED = {"ctx", "type_comment", "type_ignores", "kind", "type_params", "returns", "simple"}
"""Fields that a rule seldom asks for."""


class PatternWriter:
    """Writes patterns, and remembers the names that it has captured."""

    def __init__(self) -> None:
        self.captured: dict[str, int] = {}
        self.guards: list[str] = []

    def case(self, node: ast.AST) -> str:
        pattern = self.pattern(node, indent=0)
        guard = f" if {' and '.join(self.guards)}" if self.guards else ""
        return f"case {pattern}{guard}:"

    def pattern(self, node: ast.AST, indent: int) -> str:
        match node:
            case ast.Constant(value=value) if value is not ...:
                return f"ast.Constant(value={literal(value)})"
            case ast.Name(id=name):
                return f"ast.Name(id={self.name(name)})" if name != "_" else "ast.Name()"
            case ast.expr_context() | ast.operator() | ast.cmpop() | ast.boolop() | ast.unaryop():
                return f"ast.{type(node).__name__}()"
        if is_anything(node):
            return "_"
        return self.parts(f"ast.{type(node).__name__}(", ")", self.fields(node), indent)

    def fields(self, node: ast.AST) -> list[Callable[[int], str]]:
        """A writer for each field that decides, given the indentation."""
        return [
            lambda indent, name=name, value=value: f"{name}={self.value(value, indent)}"  # type: ignore[misc]
            for name, value in ast.iter_fields(node)
            if name not in IGNORED and value is not None and not is_any_body(name, value) and not is_anything(value)
        ]

    def value(self, value: object, indent: int) -> str:
        if isinstance(value, ast.AST):
            return self.pattern(value, indent)
        if isinstance(value, list):
            return self.parts("[", "]", [lambda at, item=item: self.value(item, at) for item in value], indent)  # type: ignore[misc]
        return literal(value)

    def parts(self, head: str, tail: str, parts: list[Callable[[int], str]], indent: int) -> str:
        """All on one line if they fit, otherwise one on each line."""
        deeper = indent + 4
        before = self.captured.copy(), self.guards.copy()
        line = head + ", ".join(part(deeper) for part in parts) + tail
        if "\n" not in line and indent + len(line) <= WIDTH:
            return line
        self.captured, self.guards = before
        pad = "\n" + " " * deeper
        return f"{head}{pad}{f',{pad}'.join(part(deeper) for part in parts)},\n{' ' * indent}{tail}"

    def name(self, name: str) -> str:
        """The name of a builtin; else a fresh name to capture, and a guard if it must equal an earlier one."""
        if hasattr(builtins, name):
            return literal(name)
        times = self.captured[name] = self.captured.get(name, 0) + 1
        if times == 1:
            return name
        again = f"{name}_{times}"
        self.guards.append(f"{name} == {again}")
        return again


def literal(value: object) -> str:
    """`repr`, with the quotes that the formatter prefers."""
    text = repr(value)
    return f'"{text[1:-1]}"' if isinstance(value, str) and '"' not in text else text


def is_anything(value: object) -> bool:
    """True for `...`, as an expression or as a statement."""
    match value:
        case ast.Constant(value=inner) | ast.Expr(value=ast.Constant(value=inner)):
            return inner is ...
    return False


def is_any_body(name: str, value: object) -> bool:
    """A body of `...`, or a part that a statement may have and this one doesn't."""
    if name == "body" and isinstance(value, list):
        return all(is_anything(item) for item in value)
    return name in {"orelse", "finalbody", "decorator_list"} and value == []


def parse_snippet(snippet: str) -> ast.AST:
    """The only expression or statement of the snippet; raises `SyntaxError`."""
    body = ast.parse(snippet).body
    if len(body) != 1:
        raise SyntaxError("one expression or one statement is wanted")
    return body[0].value if isinstance(body[0], ast.Expr) else body[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("snippet", help="one expression or one statement")
    try:
        print(PatternWriter().case(parse_snippet(parser.parse_args().snippet)))
    except SyntaxError as error:
        parser.error(f"not Python: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
