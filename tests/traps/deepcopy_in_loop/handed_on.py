# (bb, i) whoever gets the dict may put something into it that can change
import copy


def fill(form):
    form["rows"] = []


def forms(names):
    form = {"title": "", "name": "x"}
    fill(form)
    found = [copy.deepcopy(form) for _ in names]
    found[0]["rows"].append(1)
    return found


print(forms("abc"))
