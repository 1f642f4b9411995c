# (bb) pickle keeps it if two items are the same list
# unsafe: nor does it keep it if two items are the same list
import pickle


def snapshot(rows: list[list[int]]):
    return pickle.loads(pickle.dumps(rows))


row = [0]
copied = snapshot([row, row])
copied[0][0] = 1
print(copied)
