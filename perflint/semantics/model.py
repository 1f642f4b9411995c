"""The only door to what a module means. Every answer is certain or None, and computed when first asked."""

import ast
from collections.abc import Collection, Container
from functools import cached_property

from perflint.findings.cost import Heat
from perflint.knowledge.blocking import blocking_names
from perflint.knowledge.decorators import effect_of
from perflint.semantics.annotations import Annotations
from perflint.semantics.bindings import Binding, Bindings
from perflint.semantics.classes import Classes
from perflint.semantics.compilers import is_compiled
from perflint.semantics.containers import Containers
from perflint.semantics.effects import Changes, Effects
from perflint.semantics.flow import Flow
from perflint.semantics.inference import Inference
from perflint.semantics.moments.heat import heat_of, warmth_of
from perflint.semantics.names import Names
from perflint.semantics.summaries.chains import Chain, Reading, Sibling, Warmth
from perflint.semantics.summaries.costs import LinearCost
from perflint.semantics.summaries.elsewhere import Elsewhere
from perflint.semantics.summaries.questions import NO_ANSWERS, Answers
from perflint.semantics.summaries.summary import Form
from perflint.semantics.types import Type
from perflint.syntax.scope import Scope
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Loop, Walk

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


class SemanticModel:
    """What rules may ask about one module; `answers` is what the project says of it."""

    def __init__(self, tree: Tree, walk: Walk, path: str = "", answers: Answers = NO_ANSWERS) -> None:
        self.tree = tree
        self.scopes = walk.scopes
        self.stores = walk.stores
        self.modules = walk.modules
        self.renamed = frozenset(walk.renamed)
        self.path = path
        self.elsewhere = Elsewhere(self, answers)

    def close(self) -> None:
        """Forget everything. The parts refer back to the model, and the garbage collector rests during a run."""
        vars(self).clear()

    # Names

    def qualified_name(self, expr: ast.expr) -> str | None:
        """What `expr` names: `requests.get`, through aliases, imports, attributes and instances."""
        return self.names.qualified_name(expr)

    def defined_name(self, expr: ast.expr) -> str | None:
        """What `expr` names by imports and definitions alone. Cheaper, and never a method of an instance."""
        return self.names.defined_name(expr)

    def is_one_of(self, expr: ast.expr, names: Collection[str]) -> bool:
        """Whether `expr` certainly names one of these, which may be methods: `builtins.list.pop`."""
        return self.names.is_one_of(expr, names)

    def may_name(self, expr: ast.expr, last_names: Container[str]) -> bool:
        """Whether `expr` may name something with one of these last names. Cheap: for a first look.

        Imports under another name count; a variable that stands for a function does not.
        """
        if isinstance(expr, ast.Attribute):
            return expr.attr in last_names
        return isinstance(expr, ast.Name) and (expr.id in last_names or expr.id in self.renamed)

    def binding(self, name: ast.Name) -> Binding | None:
        """The binding that `name` means; None for a builtin or an unknown name."""
        return self.bindings.binding(name)

    def uses(self, binding: Binding) -> tuple[ast.Name, ...]:
        """Every place in the module that reads the name of `binding`."""
        return self.bindings.uses(binding)

    # Types

    def type_of(self, expr: ast.expr) -> Type | None:
        """The class that the value of `expr` certainly has, with element types where they follow."""
        return self.inference.type_of(expr)

    def is_instance(self, expr: ast.expr, *classes: str) -> bool:
        """Whether the value of `expr` certainly is of one of these classes, or of one derived from them."""
        return self.type_among(expr, *classes) is not None

    def type_among(self, expr: ast.expr, *classes: str) -> Type | None:
        """The type of `expr`, if it certainly is one of these classes, or derived from one."""
        found = self.type_of(expr)
        if found is None:
            self.elsewhere.ask_type(expr, classes)
            return None
        return found if any(self.inference.is_subclass(found.name, cls) for cls in classes) else None

    def function(self, call: ast.Call) -> FunctionDef | None:
        """The function or method of this module that `call` certainly calls, if nothing is wrapped around it."""
        return self.function_named(call.func)

    def function_named(self, expr: ast.expr) -> FunctionDef | None:
        """The function or method of this module that `expr` certainly is, if nothing is wrapped around it."""
        name = self.qualified_name(expr)
        if name is None or not name.startswith("."):
            return None
        owner, _, attr = name.rpartition(".")
        found = self.classes.method(owner, attr) if owner else self._module_functions.get(attr)
        if found is not None and all(self._keeps_result(decorator) for decorator in found.decorator_list):
            return found
        return None

    def returned_type(self, function: FunctionDef) -> Type | None:
        """The type of a call of a function of this module."""
        return self.inference.returned_type(function)

    # Loops and changes

    def loops(self, node: ast.AST) -> list[Loop]:
        """The loops that evaluate `node` again and again, innermost first."""
        return list(self.tree.loops(node))

    def changes_in(self, region: ast.AST) -> Changes:
        """What one run of `region` may change."""
        return self.effects.changes_in(region)

    def is_unchanged(self, expr: ast.expr, region: ast.AST) -> bool:
        """Whether the name or attribute `expr` certainly holds an equal value all through `region`."""
        return self.effects.is_unchanged(expr, region)

    def is_invariant(self, expr: ast.expr, region: ast.AST) -> bool:
        """Whether `expr` is pure and certainly has an equal value at each evaluation in `region`."""
        return self.effects.is_invariant(expr, region)

    def is_pure(self, expr: ast.expr) -> bool:
        """Whether evaluating `expr` certainly has no effect and depends only on the values in it."""
        return self.effects.is_pure(expr)

    # Containers

    def outlived_loop(self, items: ast.expr, node: ast.AST) -> Loop | None:
        """The innermost loop around `node` that `items` outlives, None if none or if it has few turns."""
        return self.containers.outlived_loop(items, node)

    def is_small(self, items: ast.expr) -> bool:
        """Whether `items` certainly never has more than a few items."""
        return self.containers.is_small(items)

    def is_short(self, loop: Loop) -> bool:
        """Whether `loop` certainly has few turns."""
        return self.containers.is_short(loop)

    def is_indexed(self, items: ast.expr, region: ast.AST) -> bool:
        """Whether `region` uses `items` by a position other than the ends, or by a slice."""
        return self.containers.is_indexed(items, region)

    def heat(self, node: ast.AST) -> Heat:
        """How often `node` runs."""
        return heat_of(self, node)

    def heated_by(self, node: ast.AST) -> Warmth | None:
        """How the function around `node` comes to run often, if not by itself."""
        function = self.tree.function(node)
        warmth = warmth_of(self, function, node) if function is not None else None
        return warmth if warmth is not None and warmth.hops else None

    def is_compiled(self, node: ast.AST) -> bool:
        """Whether `node` lies in a function that something other than CPython runs."""
        return is_compiled(self, node)

    # The project

    def blocking_chain(self, node: ast.expr, form: Form) -> Chain | None:
        """The calls by which what is called at `node`, an expression in an async function, comes to block."""
        return self.elsewhere.chain(node, form)

    def reading(self, call: ast.Call) -> Reading | None:
        """The calls by which an awaited call comes to ask another machine, if that is all that it does."""
        return self.elsewhere.reading(call)

    def bulk_sibling(self, call: ast.Call) -> Sibling | None:
        """The function that looks up many things at once, beside the one that `call`, awaited in a loop, calls."""
        return self.elsewhere.sibling(call)

    def linear_costs(self, called: ast.expr) -> tuple[LinearCost, ...]:
        """What calling this function, or reading this attribute, in a loop goes through item by item."""
        return self.elsewhere.costs(called)

    # Parts, for the model itself

    def scope_around(self, function: ast.AST) -> Scope:
        """The scope of a function's own names."""
        return self._scope_by_node[function]

    @cached_property
    def bindings(self) -> Bindings:
        return Bindings(self.tree, self.scopes)

    @cached_property
    def names(self) -> Names:
        return Names(self)

    @cached_property
    def annotations(self) -> Annotations:
        return Annotations(self)

    @cached_property
    def classes(self) -> Classes:
        return Classes(self)

    @cached_property
    def flow(self) -> Flow:
        return Flow(self.tree)

    @cached_property
    def inference(self) -> Inference:
        return Inference(self)

    @cached_property
    def effects(self) -> Effects:
        return Effects(self)

    @cached_property
    def containers(self) -> Containers:
        return Containers(self)

    @cached_property
    def _scope_by_node(self) -> dict[ast.AST, Scope]:
        return {scope.node: scope for scope in self.scopes if scope.kind == "function"}

    @cached_property
    def imported_packages(self) -> frozenset[str]:
        """The top-level packages that the module imports from, anywhere in it."""
        return frozenset(module.partition(".")[0] for module in self.modules)

    @cached_property
    def may_block(self) -> frozenset[str]:
        """The last names of all calls that may be ones that block, known or under a name of this module. Cheap."""
        return blocking_names(self.imported_packages) | self.renamed

    @cached_property
    def _module_functions(self) -> dict[str, FunctionDef]:
        return {item.name: item for item in self.tree.module.body if isinstance(item, FunctionDef)}

    def _keeps_result(self, decorator: ast.expr) -> bool:
        named = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = self.qualified_name(named)
        return name is not None and effect_of(name) in ("keeps", "caches")
