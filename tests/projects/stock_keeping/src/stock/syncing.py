"""Keeps two warehouses alike."""

from .remote import Remote


class Twin(Remote):
    async def stock(self):
        return self.session.get(self.url)  # expect: PRF501

    async def soon(self):
        return await self.client.get(self.url)  # silent: an asynchronous client

    async def label(self, sku):
        return self.labels.get(sku)  # silent: a dict
