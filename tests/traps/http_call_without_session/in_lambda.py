# (f) the loop runs later, each time anew
import sys
import types


class Session:
    def __init__(self):
        self.cookies = []

    def request(self, method, url, **options):
        known = list(self.cookies)
        self.cookies.append(url[-1])
        return method, url, known, sorted(options)

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def post(self, url, data=None, json=None, **options):
        return self.request("POST", url, data=data, json=json, **options)


class Fake(types.ModuleType):
    Session = Client = Session

    def get(self, url, params=None, **options):
        return Session().request("GET", url, params=params, **options)[0:2]

    def post(self, url, data=None, json=None, **options):
        return Session().request("POST", url, data=data, json=json, **options)[0:2]


sys.modules["requests"] = Fake("requests")
sys.modules["httpx"] = Fake("httpx")

import httpx
import requests

API = "https://example.org"


def ask(names):
    return lambda: [requests.get(f"{API}/{name}")[:2] for name in names]


asked = ask("ab")
print(asked(), asked())
