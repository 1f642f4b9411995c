# (s) each item is put in front
from functools import reduce


def reversed_text(words: list[str]):
    return reduce(lambda text, word: word + text, words, "")


given = ["a", "b"]
print(reversed_text(given))
