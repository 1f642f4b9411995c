# (a) `any` is something else here
# silent
import os.path


def any(items):
    return type(items).__name__


def has_any(paths: list[str]):
    return any([os.path.exists(path) for path in paths])


print(has_any(["."]))
