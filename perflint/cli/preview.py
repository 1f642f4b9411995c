"""What a run would do: `--show-files` and `--show-settings`."""

from collections.abc import Iterator, Sequence

from perflint.engine.discovery import FileToCheck
from perflint.engine.schema import show_settings
from perflint.engine.settings import Settings
from perflint.reports.style import Style


def preview(files: Sequence[FileToCheck], style: Style, *, with_settings: bool) -> Iterator[str]:
    """The files to check, one a line; or under each settings in use, with the files that they govern."""
    if not with_settings:
        yield from (f"{style.path(file.path)}\n" for file in files)
        return
    governed: dict[Settings, list[str]] = {}
    for file in files:
        governed.setdefault(file.settings, []).append(style.path(file.path))
    blocks = ("".join(_block(settings, paths)) for settings, paths in governed.items())
    yield "\n".join(blocks)


def _block(settings: Settings, paths: Sequence[str]) -> Iterator[str]:
    yield f"{paths[0]} and {len(paths) - 1:,} more:\n" if len(paths) > 1 else f"{paths[0]}:\n"
    yield from (f"  {key} = {value}\n" for key, value in show_settings(settings))
