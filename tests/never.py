"""The words that must never reach a person, read from `never.toml`, and where they stand all the same."""

import re
import tomllib
from pathlib import Path

FILE = Path(__file__).with_name("never.toml")


def _pattern(word: str) -> str:
    """A word by itself, or with any ending where it ends with a star."""
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")


def _read() -> tuple[re.Pattern[str], re.Pattern[str]]:
    said = tomllib.loads(FILE.read_text("utf-8"))
    allowed = [re.escape(one["phrase"]) for one in said.pop("allowed")]
    words = [_pattern(word) for group in said.values() for word in group["words"]]
    ours = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{ours})(?!\w)", re.IGNORECASE), re.compile("|".join(allowed))


_NEVER, _ALLOWED = _read()


def never(said: str) -> list[str]:
    """Those of the words that stand in what is said, but for the phrases in which they mean something else."""
    return _NEVER.findall(_ALLOWED.sub("", " ".join(said.split())))
