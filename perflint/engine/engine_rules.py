"""What the engine reports by itself: rules without a check, known to selectors, suppressions and documentation."""

from typing import NamedTuple


class EngineRule(NamedTuple):
    """A rule without a check. `summary` is the first line of its documentation, which is Markdown."""

    code: str
    name: str
    summary: str
    documentation: str


INVALID_SOURCE = EngineRule(
    code="PRF000",
    name="invalid-source",
    summary="The file cannot be read, decoded or parsed, so that no other rule has seen it.",
    documentation="""\
The message is that of the reader or of the parser, and the place is where it gave up. The other files of the run
are checked as usual.

perflint parses with the Python that it runs on: a file in the syntax of a newer Python needs perflint to run on that
Python. A file that is broken on purpose, such as test data, is best left out with `extend-exclude`.

The rule is on whatever `select` says, because a file that was not checked must not look like a clean one; only
`ignore` turns it off.
""",
)

UNUSED_SUPPRESSION = EngineRule(
    code="PRF001",
    name="unused-suppression",
    summary="A comment suppresses a rule that reports nothing there.",
    documentation="""\
Such a comment hides the next real finding on its line, and tells readers of a problem that is gone.

The fix takes away a comment that has nothing else in it.

Reported are the rules in `# perflint: ignore[...]` and the codes of perflint in `# noqa: ...` that suppress nothing,
and those that do not exist.

## Stays silent

- On a blanket `# noqa` and on the codes of other tools, which may suppress something elsewhere.
- On rules that are not enabled in this run.
""",
)

ENGINE_RULES = (INVALID_SOURCE, UNUSED_SUPPRESSION)
