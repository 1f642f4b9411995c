"""The token of the user, kept in a file from one run to the next."""

from pathlib import Path


class TokenStore:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._token = ""

    @property
    def token(self) -> str:
        return self._token

    @token.setter
    def token(self, value: str) -> None:
        self._token = value
        self._path.write_text(value, encoding="utf-8")

    @property
    def has_token(self) -> bool:
        return bool(self._token)

    def load(self) -> "TokenStore":
        self._token = self._path.read_text(encoding="utf-8").strip()
        return self


token_store = TokenStore(Path.home() / ".quotes-token")
