"""A fixed text back into its file: in one step, as it was encoded, and only if nobody has changed it meanwhile."""

import codecs
import os
import stat

from perflint.source.text import SourceText

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class WriteError(Exception):
    """A file that was left as it is, and why."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


def encoded(source: SourceText) -> bytes:
    """The bytes of a text, with its byte order mark. Raises UnicodeEncodeError."""
    mark = codecs.BOM_UTF8 if source.has_bom else b""
    return mark + source.text.encode(source.encoding)


def write_source(before: SourceText, after: SourceText) -> None:
    """Replace a file that holds `before` by `after`. Raises WriteError; then the file is as it was.

    The new text is written beside the file and then put in its place, so that whoever reads the file, and whatever
    interrupts this, finds the old text or the new one. Links are followed, the mode is kept.
    """
    target = os.path.realpath(before.path)
    beside = f"{target}.{os.getpid()}.perflint"
    try:
        data = encoded(after)
        with open(target, "rb") as file:
            found = file.read()
        if found == data:
            return  # It has been written under another name.
        if found != encoded(before):
            raise WriteError(before.path, "the file has changed meanwhile")
        mode = os.stat(target).st_mode
        # Who may write everything, may still have meant it.
        if not mode & _WRITABLE or not os.access(target, os.W_OK):
            raise WriteError(before.path, "the file is read-only")
        _create(beside, data, stat.S_IMODE(mode))
        os.replace(beside, target)
    except (OSError, UnicodeEncodeError) as error:
        raise WriteError(before.path, getattr(error, "strerror", None) or str(error)) from error
    finally:
        # There is nothing left of it where all went well.
        if os.path.lexists(beside):
            os.unlink(beside)


def _create(path: str, data: bytes, mode: int) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(path, mode)
