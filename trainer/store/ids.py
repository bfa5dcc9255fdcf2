"""Names for interviews: short, read aloud without doubt, in order of their days, and never a path."""

import re
from datetime import UTC, datetime
from random import Random

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0, o, 1, l and i, which are mistaken for each other
_LENGTH = 5  # 28 million names a day: two of one person never meet, and nobody finds a stranger's by trying
_SHAPE = re.compile(rf"[0-9]{{8}}-[{_LETTERS}]{{{_LENGTH}}}")


def new_interview_id(now: datetime, rng: Random) -> str:
    """Name an interview that begins now, such as "20261123-7f3k2"; chance decides all but the day (UTC)."""
    if now.tzinfo is None:
        raise ValueError(f"{now!r} has no time zone")
    chance = "".join(rng.choice(_LETTERS) for _ in range(_LENGTH))
    return f"{now.astimezone(UTC):%Y%m%d}-{chance}"


def is_interview_id(text: str) -> bool:
    """True for what `new_interview_id` could have made; safe to use in a file's name."""
    return _SHAPE.fullmatch(text) is not None
