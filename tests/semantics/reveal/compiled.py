import jax
import numba
import torch
from functools import cache
from numba import njit


@numba.jit(nopython=True)
def kernel(rows):
    for row in rows:
        reveal(row)  # True

    def inner():
        reveal(rows)  # True


@njit
def short(rows):
    reveal(rows)  # True


@torch.jit.script
def scripted(rows):
    reveal(rows)  # True


@jax.jit
def traced(rows):
    reveal(rows)  # True


@cache
def plain(rows):
    reveal(rows)  # False


def undecorated(rows):
    reveal(njit(rows))  # False
