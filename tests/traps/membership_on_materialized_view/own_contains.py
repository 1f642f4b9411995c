# (x) a mapping may have its own idea of what it contains
# unsafe: a mapping or an index of another class may have its own idea of what it contains
from collections.abc import Mapping


class Folded(Mapping):
    def __init__(self, **values):
        self.values_ = values

    def __getitem__(self, key):
        return self.values_[key.lower()]

    def __iter__(self):
        return iter(self.values_)

    def __len__(self):
        return len(self.values_)


def is_key(table: Mapping[str, int], key: str):
    return key in list(table.keys())


print(is_key(Folded(a=1), "A"), is_key(Folded(a=1), "a"))
