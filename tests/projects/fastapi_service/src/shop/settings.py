"""What the service is told by its environment, and by the files beside it."""

import os
import subprocess
from pathlib import Path


class Settings:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.database = os.environ.get("SHOP_DATABASE", "shop.db")
        self.rates_url = os.environ.get("SHOP_RATES", "https://rates.example.org")
        self.currency = os.environ.get("SHOP_CURRENCY", "EUR")

    @property
    def terms(self) -> str:
        """The terms of sale, as they were last edited."""
        return (self.root / "terms.txt").read_text(encoding="utf-8")

    @property
    def title(self) -> str:
        return f"Shop ({self.currency})"


def revision() -> str:
    done = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


settings = Settings(Path(__file__).parent)
