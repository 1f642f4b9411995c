"""What talks to other warehouses."""

import httpx
import requests


class Remote:
    def __init__(self, url):
        self.url = url
        self.session = requests.Session()
        self.client = httpx.AsyncClient()
        self.labels = {}
