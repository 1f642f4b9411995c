# (m, o) what is left of an iterator is used afterwards
# unsafe: of an iterator some items are left
import os.path


def has_any(paths):
    return any([os.path.exists(path) for path in paths])


paths = iter([".", "missing", "-"])
print(has_any(paths), list(paths))
