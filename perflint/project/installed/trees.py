"""Syntax trees of installed packages, made by astroid from source alone.

Left to itself, astroid looks for modules where the running Python does, imports those of the standard library that are
compiled, and has plug-ins of which one imports what it is asked for. So it is given a state of its own while it works:
an empty cache, no plug-ins, and `Packages` to find modules by. Who else uses astroid in this process isn't disturbed.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from astroid import nodes
from astroid.builder import AstroidBuilder, build_namespace_package_module
from astroid.exceptions import AstroidBuildingError, AstroidImportError
from astroid.manager import AstroidManager
from astroid.transforms import TransformVisitor

from perflint.project.installed.budget import Budget
from perflint.project.installed.caution import decorator_names, first_parameter, register_caution
from perflint.project.installed.packages import Packages

_AT_FIRST = frozenset(["builtins", ""])
"""The modules that astroid has before it is asked for any."""


class _NoSearch(dict[Any, Any]):
    """The files that astroid has found, by module: none ever, so that it asks the hook for failed imports."""

    def __missing__(self, key: tuple[str, str | None]) -> AstroidImportError:
        return AstroidImportError("astroid does not look for modules here", modname=key[0])


class _Builder(AstroidBuilder):  # type: ignore[misc]
    """Notes what methods set on their instance, or on their class, by the text alone.

    astroid would infer whatever an attribute is set on, and parse half of a package for that.
    """

    def delayed_assattr(self, node: nodes.AssignAttr) -> None:
        if not isinstance(node.expr, nodes.Name):
            return
        method, bindings = node.expr.lookup(node.expr.name)
        cls = method.parent.frame() if isinstance(method, nodes.FunctionDef) else None
        if isinstance(cls, nodes.ClassDef) and bindings and bindings[0] is first_parameter(method):
            held = cls.locals if "classmethod" in decorator_names(method) else cls.instance_attrs
            held.setdefault(node.attrname, []).append(node)


class Trees:
    """The trees of modules, each made once. They hold only while `in_use`."""

    def __init__(self, packages: Packages, budget: Budget) -> None:
        self._packages = packages
        self._budget = budget
        self._broken: set[str] = set()
        if "builtins" not in AstroidManager().astroid_cache:
            AstroidManager().bootstrap()
        self._state = {
            **AstroidManager.brain,
            "astroid_cache": {"builtins": AstroidManager().builtins_module},
            "_mod_file_cache": _NoSearch(),
            "_failed_import_hooks": [self._build],
            "always_load_extensions": False,
            "module_denylist": set(),
            "_transform": TransformVisitor(),
        }
        with self.in_use():
            register_caution(AstroidManager())

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """astroid works for us."""
        state = AstroidManager.brain
        AstroidManager.brain = self._state
        try:
            yield
        finally:
            AstroidManager.brain = state

    def module(self, name: str) -> nodes.Module | None:
        """The module with this dotted name; None if it is not installed as source, is broken or would cost too much."""
        try:
            return AstroidManager().ast_from_module_name(name)
        except AstroidBuildingError:
            return None

    def close(self) -> None:
        """Let go of all trees. Takes as long as parsing some thousand lines: astroid begins anew."""
        self._state["astroid_cache"] = {}
        if _AT_FIRST.issuperset(AstroidManager().astroid_cache):
            # Its caches of results refer to trees; while somebody else has trees, they are not ours to clear.
            AstroidManager().clear_cache()

    def _build(self, name: str) -> nodes.Module:
        """What astroid has not found by itself. Raises AstroidBuildingError."""
        cache = AstroidManager().astroid_cache
        if name in cache:
            # Asked for by itself: `from . import part` in a package.
            return cache[name]
        located = None if name in self._broken else self._packages.find(name)
        if located is None:
            raise AstroidImportError("{modname} is not installed as source", modname=name)
        try:
            return self._parsed(name, located.file, located.directories)
        except BaseException:
            # A tree that is half done would give half an answer.
            cache.pop(name, None)
            self._broken.add(name)
            raise

    def _parsed(self, name: str, file: str, directories: tuple[str, ...]) -> nodes.Module:
        if not file:
            module = build_namespace_package_module(name, list(directories))
            AstroidManager().cache_module(module)
            return module
        try:
            size = os.path.getsize(file)
        except OSError as error:
            raise AstroidImportError("{modname} can't be read", modname=name) from error
        if not self._budget.may_parse(size):
            raise AstroidImportError("no budget left for {modname}", modname=name)
        return _Builder(AstroidManager()).file_build(file, name)
