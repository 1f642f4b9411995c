"""What holds for all tests."""

import pytest
from hypothesis import settings

# Machines that run tests are shared and slow: an example that takes long says nothing.
settings.register_profile("perflint", deadline=None)
settings.load_profile("perflint")

collect_ignore = ["fixtures", "projects", "semantics/reveal"]
"""Code to be checked by perflint, not to be run."""


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the person at the terminal has set must not decide what a test sees."""
    for name in ("NO_COLOR", "FORCE_COLOR", "PERFLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
