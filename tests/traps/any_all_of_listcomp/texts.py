# (m) nothing happens to the texts that are not looked at
import os.path


def all_there(paths: list[str]):
    return all([os.path.exists(path) for path in paths]), paths


print(all_there([".", "missing", "\0", "\udcff", "."]), all_there([]))
