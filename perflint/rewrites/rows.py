"""A loop over the rows of a frame, each of which is a Series, gets them as named tuples, or only the index."""

import ast
import keyword
from collections.abc import Iterator

from perflint.rewrites.steps import Step, replace
from perflint.semantics.data.frames import column_read
from perflint.semantics.data.inplace import changed_in_place, root_of
from perflint.semantics.model import SemanticModel
from perflint.syntax.growth import is_same_place

Loop = ast.For | ast.comprehension

_PROGRESS = {"progress_bar", "tqdm", "track", "trange"}
"""Functions that give what they are given, one by one, and show how far they are."""


def as_tuples(model: SemanticModel, call: ast.Call, frame: ast.expr) -> tuple[Step, ...]:
    """The steps after which the loop over `frame.iterrows()` needs no Series; none if it needs them."""
    loop, pair = _loop_and_pair(model, call)
    match pair:
        case ast.Tuple(elts=[ast.Name() as index, ast.Name() as row]) if loop is not None and index.id != row.id:
            rows, keys = _uses(model, row, loop), _uses(model, index, loop)
        case _:
            return ()
    if rows is None or keys is None:
        return ()
    if not rows:
        return replace(call, "$frame.index", frame=frame), replace(pair, "$index", index=index)
    reads = [column_read(model.tree, use) for use in rows]
    if _changes_frame(model, frame, index, loop):
        return ()
    steps: list[Step] = [replace(call, "$frame.itertuples()", frame=frame), replace(pair, "$row", row=row)]
    for use, read in zip(rows, reads, strict=True):
        if read is None or not _is_field(read[1]):
            return ()
        if isinstance(read[0], ast.Subscript):
            steps.append(replace(read[0], f"$row.{read[1]}", row=use))
    return (*steps, *(replace(use, "$row.Index", row=row.id) for use in keys))


def _loop_and_pair(model: SemanticModel, call: ast.Call) -> tuple[Loop | None, ast.expr | None]:
    """The loop that goes through what `call` gives, and what it binds index and row to."""
    above = model.tree.parent(call)
    match above:
        case ast.For(target=pair) | ast.comprehension(target=pair):
            return above, pair
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *_]) if first is call:
            loop = model.tree.parent(above)
            match name, loop:
                case "enumerate", ast.For(target=ast.Tuple(elts=[_, pair])) | ast.comprehension(
                    target=ast.Tuple(elts=[_, pair])
                ):
                    return loop, pair
                case _, ast.For(target=pair) | ast.comprehension(target=pair) if name in _PROGRESS:
                    return loop, pair
    return None, None


def _uses(model: SemanticModel, name: ast.Name, loop: Loop) -> list[ast.Name] | None:
    """Where the loop reads what it binds to this name; None where the name may be set or read by others."""
    binding = model.binding(name)
    if binding is None:
        return None
    inside = {node for part in _body(model, loop) for node in (part, *model.tree.descendants(part))}
    if any(one.node in inside for one in binding.definitions):
        return None
    others = [use for use in model.uses(binding) if use not in inside]
    if not all(_is_of_other_loop(model, use, loop) for use in others):
        return None
    return [use for use in model.uses(binding) if use in inside]


def _body(model: SemanticModel, loop: Loop) -> Iterator[ast.AST]:
    """What runs on each turn."""
    if isinstance(loop, ast.For):
        yield from loop.body
        return
    match model.tree.parent(loop):
        case ast.DictComp(key=key, value=value, generators=generators):
            yield from filter(None, (key, value))
        case ast.ListComp(elt=item, generators=generators) | ast.SetComp(elt=item, generators=generators):
            yield item
        case ast.GeneratorExp(elt=item, generators=generators):
            yield item
        case _:
            return
    yield from loop.ifs
    yield from generators[generators.index(loop) + 1 :]


def _is_of_other_loop(model: SemanticModel, use: ast.Name, loop: Loop) -> bool:
    others = (above for above in model.tree.ancestors(use) if isinstance(above, ast.For) and above is not loop)
    return any(isinstance(part, ast.Name) and part.id == use.id for one in others for part in ast.walk(one.target))


def _is_field(name: str) -> bool:
    """Whether a named tuple of `itertuples` has an attribute of this name, for a column of this name."""
    return name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("_") and name != "Index"


def _changes_frame(model: SemanticModel, frame: ast.expr, index: ast.Name, loop: Loop) -> bool:
    """Whether the loop may change rows that are still to come."""
    root = root_of(frame)
    for part in _body(model, loop):
        for node in (part, *model.tree.descendants(part)):
            if root and root in changed_in_place(node) and not _is_set_at(node, frame, index):
                return True
    return False


def _is_set_at(node: ast.AST, frame: ast.expr, index: ast.Name) -> bool:
    """Whether this sets something in the row that the loop is at: `frame.at[index, "total"] = total`."""
    match node:
        case ast.Subscript(
            value=ast.Attribute(value=changed, attr="at" | "loc"), slice=ast.Tuple(elts=[ast.Name(id=key), _])
        ):
            return key == index.id and is_same_place(changed, frame)
    return False
