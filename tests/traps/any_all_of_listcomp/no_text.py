# (m) a test of something that is no path raises TypeError
# unsafe: what its test would have raised is not raised
import os.path


def has_any(paths):
    return any([os.path.exists(path) for path in paths])


print(has_any([".", None]))
