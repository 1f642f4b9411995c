"""Files to source text."""

import os
import stat

from perflint.source.text import SourceError, SourceText


def read_source(path: str) -> SourceText:
    """The text of a file; SourceError if there is no regular file that can be read, or no text in it."""
    try:
        # Opening a pipe would wait for a writer, and a device might never end.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise SourceError("cannot read the file: it is not a regular file")
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise SourceError(f"cannot read the file: {error.strerror or error}") from None
    except ValueError:  # A null byte in it, or a character that the file system cannot take.
        raise SourceError("cannot read the file: its path is impossible") from None
    return decode_source(data, path)


def decode_source(data: bytes, path: str) -> SourceText:
    """The text of a file's bytes, read as a notebook if the path says so; SourceError if there is none."""
    if path.endswith(".ipynb"):
        from perflint.source.notebook import read_notebook

        return read_notebook(data, path)
    return SourceText.decode(data, path)
