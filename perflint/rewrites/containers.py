"""The items of an expression in a set or a list, as one would write it."""

import ast
from collections.abc import Sequence

from perflint.rewrites.steps import Code, Part, code

Comprehension = ast.GeneratorExp | ast.ListComp | ast.SetComp


def as_set(items: ast.expr) -> Code:
    """A set of all items. They need a hash."""
    match items:
        case ast.GeneratorExp() | ast.ListComp():
            return _comprehension("{", items, "}")
        case ast.Call(func=ast.Name(id="list" | "sorted" | "tuple"), args=[source], keywords=[]):
            return code("set($items)", items=source)
    return code("set($items)", items=items)


def as_list(items: ast.GeneratorExp) -> Code:
    return _comprehension("[", items, "]")


def _comprehension(start: str, items: Comprehension, end: str) -> Code:
    """The same comprehension in other brackets."""
    template, parts = heads_of(items.generators)
    return code(f"{start}$made{template}{end}", made=items.elt, **parts)


def heads_of(generators: Sequence[ast.comprehension]) -> tuple[str, dict[str, Part]]:
    """All that stands behind the element of a comprehension, as a template with its parts."""
    template, parts = "", dict[str, Part]()
    for number, generator in enumerate(generators):
        template += f"{' async' * generator.is_async} for $target{number} in $items{number}"
        parts |= {f"target{number}": generator.target, f"items{number}": generator.iter}
        for position, test in enumerate(generator.ifs):
            template += f" if $test{number}_{position}"
            parts[f"test{number}_{position}"] = test
    return template, parts
