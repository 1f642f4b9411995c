import os.path
import numpy as np
import requests
from re import match as m
from time import sleep
from . import sibling
from .sibling import thing

try:
    import simplejson as json
except ImportError:
    json = None

pause = sleep


class Client:
    session = None

    def __init__(self, path: "Path"):
        self.http = requests.Session()

    def get(self):
        reveal(self.http.get)  # requests.Session.get
        reveal(self.get)  # .Client.get


def names(flag, values: list[int]):
    reveal(np.append)  # numpy.append
    reveal(os.path.join)  # os.path.join
    reveal(m)  # re.match
    reveal(sleep)  # time.sleep
    reveal(pause)  # time.sleep
    reveal(len)  # builtins.len
    reveal(json.loads)  # simplejson.loads
    reveal(values.pop)  # builtins.list.pop
    reveal("".join)  # builtins.str.join
    reveal(sibling.run)  # None
    reveal(thing)  # None
    reveal(flag)  # None
    reveal(flag.value)  # None
    reveal(names)  # .names
    reveal(Client)  # .Client
    reveal(requests.Session().get)  # requests.Session.get
    reveal(np.linalg.norm)  # numpy.linalg.norm
    reveal(undefined)  # None


def rebound(flag):
    sleep = flag
    reveal(sleep)  # None


def shadowed(len):
    reveal(len)  # None


def imported_inside():
    from subprocess import run as execute

    reveal(execute)  # subprocess.run
