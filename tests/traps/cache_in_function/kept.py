# (gg) what it reads changes from call to call
# unsafe: results are then kept from call to call
from functools import cache

rates = {"EUR": 1.0}


def rate(currency):
    @cache
    def read(name):
        return rates[name]

    return read(currency)


print(rate("EUR"))
rates["EUR"] = 2.0
print(rate("EUR"))
