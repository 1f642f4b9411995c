# (y, z) what adds itself to bytes gets a bytearray
# unsafe: what is added may be of another type, which a bytearray takes and bytes do not
class Chunk:
    def __radd__(self, other):
        return type(other).__name__.encode()


def collect(chunks):
    body = b""
    for chunk in chunks:
        body += chunk
    return body


given = [Chunk()]
print(collect(given))
