"""Every setting of a run, its default and its description: the one place to add an option.

A field with an `Option` is an option of the configuration; the others are facts about where the
settings come from. The schema is derived from here (`perflint.engine.schema`).
"""

from typing import Annotated, NamedTuple

from perflint.engine.option import (
    BOOLEAN,
    GLOBS,
    PER_FILE,
    SELECTORS,
    TARGET,
    Globs,
    Option,
    PerFile,
    Selectors,
    one_of,
)
from perflint.engine.ruff_selection import RuffSelection
from perflint.engine.target_version import OLDEST, Version
from perflint.findings import Impact

OUTPUT_FORMATS = ("full", "concise", "grouped", "json", "json-lines")
FORMATS_WITH_EDITS = ("json", "json-lines")
IMPACTS = tuple(map(str, Impact))
"""From the least to the highest."""

DEFAULT_EXCLUDE: Globs = (
    ".bzr",
    ".direnv",
    ".eggs",
    ".git",
    ".git-rewrite",
    ".hg",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".nox",
    ".pants.d",
    ".pytest_cache",
    ".pytype",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    "__pycache__",
    "__pypackages__",
    "_build",
    "buck-out",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
)


class Settings(NamedTuple):
    """The settings of one file. Equal settings are one object wherever that is cheap, so `is` is a good first test."""

    select: Annotated[
        Selectors,
        Option(
            SELECTORS,
            "The rules to check: codes, prefixes of codes, names, `DEFAULT` or `ALL`. "
            "Where `select` and `ignore` name the same rule, the more specific selector wins.",
            '["DEFAULT", "PRF5"]',
        ),
    ] = ("DEFAULT",)
    ignore: Annotated[
        Selectors,
        Option(SELECTORS, "The rules to leave out, as selectors like those of `select`.", '["list-as-queue"]'),
    ] = ()
    extend_select: Annotated[
        Selectors,
        Option(SELECTORS, "Rules to check in addition to those of `select`.", '["PRF404"]'),
    ] = ()
    per_file_ignores: Annotated[
        PerFile,
        Option(
            PER_FILE,
            "Rules to leave out in the files that match a glob pattern. A pattern matches a file name, a path relative "
            "to the configuration file, or a directory above the file; with a leading `!` it matches all other files.",
            '{ "tests/**" = ["ALL"], "!src/**" = ["PRF5"] }',
        ),
    ] = ()
    exclude: Annotated[
        Globs,
        Option(
            GLOBS,
            "Files and directories not to look into: glob patterns of a name or of a path relative to the "
            "configuration file. Replaces the default list; `extend-exclude` adds to it.",
            '["venv", "src/generated/**"]',
        ),
    ] = DEFAULT_EXCLUDE
    extend_exclude: Annotated[
        Globs,
        Option(GLOBS, "Files and directories not to look into, in addition to `exclude`.", '["src/*_pb2.py"]'),
    ] = ()
    force_exclude: Annotated[
        bool,
        Option(
            BOOLEAN,
            "Apply `exclude` and `extend-exclude` also to files and directories named on the command line.",
            "true",
        ),
    ] = False
    respect_gitignore: Annotated[
        bool,
        Option(BOOLEAN, "Leave out what git ignores, when looking into a directory of a git repository.", "false"),
    ] = True
    include_tests: Annotated[
        bool,
        Option(
            BOOLEAN,
            "Report on tests too, with low impact. What is slow in a test is slow on few things, and often on purpose.",
            "true",
        ),
    ] = False
    astroid: Annotated[
        bool,
        Option(
            BOOLEAN,
            "Look into the source of installed packages for what perflint doesn't know of them. They are parsed with "
            "astroid and never imported; those of the project's virtual environment come first.",
            "false",
        ),
    ] = True
    min_impact: Annotated[
        str,
        Option(
            one_of(*IMPACTS),
            "The least impact of what is reported. How much a finding costs and how often its place runs make its "
            "impact.",
            '"medium"',
        ),
    ] = IMPACTS[0]
    fix: Annotated[
        bool,
        Option(BOOLEAN, "Apply fixes: the safe ones, and with `unsafe-fixes` the others.", "true"),
    ] = False
    fix_only: Annotated[
        bool,
        Option(BOOLEAN, "Apply fixes as with `fix`, and report nothing of what is left.", "true"),
    ] = False
    unsafe_fixes: Annotated[
        bool,
        Option(
            BOOLEAN,
            "Apply unsafe fixes too. What may be different afterwards is told with each of them, and on the page of "
            "the rule.",
            "true",
        ),
    ] = False
    show_fixes: Annotated[
        bool,
        Option(BOOLEAN, "List the fixes that were applied, and why some of them are not safe.", "true"),
    ] = False
    fixable: Annotated[
        Selectors,
        Option(SELECTORS, "The rules whose fixes may be applied, as selectors like those of `select`.", '["PRF1"]'),
    ] = ("ALL",)
    unfixable: Annotated[
        Selectors,
        Option(SELECTORS, "The rules whose fixes are not applied. The more specific selector wins.", '["PRF501"]'),
    ] = ()
    target_version: Annotated[
        Version | None,
        Option(
            TARGET,
            "The oldest Python that the code has to run on. When not given, the lower bound of `requires-python` in "
            f'the nearest `pyproject.toml`, else "py{OLDEST[0]}{OLDEST[1]}".',
            '"py311"',
        ),
    ] = None
    output_format: Annotated[
        str,
        Option(one_of(*OUTPUT_FORMATS), "The form of the report.", '"concise"'),
    ] = "full"
    ruff_overlap: Annotated[
        str,
        Option(
            one_of("defer", "report"),
            "What to do with a rule where ruff reports the same places: `defer` leaves it to ruff if the nearest "
            "configuration of ruff selects such a rule and perflint's own selectors don't name it; `report` checks it.",
            '"report"',
        ),
    ] = "defer"
    root: str = ""
    """The directory that patterns are relative to: the one of the configuration file, or the current one."""
    configuration_file: str = ""
    """Where the settings were read, empty if nowhere."""
    ruff: RuffSelection = RuffSelection()
    """What the nearest configuration of ruff selects."""
    overriding_select: Selectors = ()
    """`--extend-select` on top of a configuration file: beats its selectors, however specific those are."""
    overriding_ignore: Selectors = ()
    """`--ignore` on top of a configuration file, likewise."""

    @property
    def effective_target(self) -> Version:
        """The Python version to assume for the checked code."""
        return self.target_version or OLDEST
