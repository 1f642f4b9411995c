# (bb) the lists inside of a template are not to be shared
from copy import deepcopy


def forms(names):
    form = {"title": "", "rows": []}
    found = {name: deepcopy(form) for name in names}
    found["a"]["rows"].append(1)
    return found


print(forms(["a", "b"]))
