"""perflint, the performance linter for Python.

>>> import perflint
>>> code = "def drain(jobs: list[str]):\\n    while jobs:\\n        print(jobs.pop(0))\\n"
>>> [finding.rule for finding in perflint.check_string(code)]
['list-as-queue']

`check_string`, `check_paths` and `all_rules` are the whole public interface, with the types that they return:
`perflint.findings.Finding` and `perflint.rules.Rule`. Nothing that is checked is imported or executed.
"""

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from perflint._version import __version__

if TYPE_CHECKING:
    from perflint.engine.run import Run
    from perflint.findings import Finding
    from perflint.rules import Rule

__all__ = ["__version__", "all_rules", "check_paths", "check_string"]


def check_string(
    code: str | bytes,
    path: str = "<string>",
    *,
    select: Sequence[str] = ("DEFAULT",),
    ignore: Sequence[str] = (),
    target_version: tuple[int, int] | None = None,
) -> "tuple[Finding, ...]":
    """The findings in a piece of code, in order; code that is not Python gives one `PRF000`.

    `path` is what the findings say, and tells a notebook (`.ipynb`) or a test by its name; no file and no
    configuration is read. `select` and `ignore` take selectors as on the command line.
    Raises `perflint.engine.selectors.InvalidSelector`.
    """
    from perflint.engine.run import run_text
    from perflint.engine.settings import Settings

    settings = Settings(select=tuple(select), ignore=tuple(ignore), target_version=target_version)
    data = code.encode() if isinstance(code, str) else code
    return _findings(run_text(data, path, settings))


def check_paths(*paths: str, config: str | None = None, isolated: bool = False) -> "tuple[Finding, ...]":
    """The findings in files and in directories, in order, under the configuration that governs each file.

    `config` names one file that governs all, or is a piece of TOML that goes on top; `isolated` reads no file.
    Raises `perflint.engine.discovery.PathNotFound` and `perflint.engine.configuration.ConfigurationError`.
    """
    from perflint.engine.configuration import Configurations
    from perflint.engine.discovery import discover
    from perflint.engine.run import run

    configurations = Configurations(config=() if config is None else (config,), isolated=isolated)
    return _findings(run(discover(paths, configurations).files))


def _findings(result: "Run") -> "tuple[Finding, ...]":
    """The findings of a run. A rule that failed is a bug of perflint's, and no reason to lose the others' findings."""
    for error in result.internal_errors:
        warnings.warn(f"{error.rule} failed at {error.path}:{error.line}: {error.message}", stacklevel=3)
    return result.findings


def all_rules() -> "tuple[type[Rule], ...]":
    """All rules by code. A rule's docstring is its page; its class attributes are its facts."""
    from perflint.engine import registry

    return registry.all_rules()
