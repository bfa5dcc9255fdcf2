"""Who has an interview open: one row an interview, renewed by its holder, and free once the holder is gone."""

import os
import sys
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from trainer.errors import InterviewInUseError
from trainer.store.contract import Holder
from trainer.store.tables import leases

STALE_AFTER = timedelta(seconds=60)
"""A claim not renewed for this long is over: its process hangs, sleeps, or died on another machine."""


def claim(connection: Connection, interview_id: str, holder: Holder, *, now: datetime) -> None:
    """Give the interview to this holder, or raise InterviewInUseError."""
    of_this = leases.c.interview_id == interview_id
    row = connection.execute(select(leases.c.pid, leases.c.host, leases.c.heartbeat_at).where(of_this)).one_or_none()
    if row is not None:
        current = Holder(pid=row.pid, host=row.host)
        if current != holder and _is_kept(current, holder, since=row.heartbeat_at, now=now):
            raise InterviewInUseError(
                interview_id, pid=current.pid, host=current.host if current.host != holder.host else None
            )
    connection.execute(delete(leases).where(of_this))
    connection.execute(
        insert(leases).values(interview_id=interview_id, pid=holder.pid, host=holder.host, heartbeat_at=now)
    )


def give_up(connection: Connection, interview_id: str, holder: Holder) -> None:
    """End this holder's claim, and nobody else's."""
    connection.execute(
        delete(leases).where(
            leases.c.interview_id == interview_id, leases.c.pid == holder.pid, leases.c.host == holder.host
        )
    )


def _is_kept(current: Holder, asking: Holder, *, since: datetime, now: datetime) -> bool:
    if abs(now - since) > STALE_AFTER:  # also where the clock was set back meanwhile
        return False
    return current.host != asking.host or _is_alive(current.pid)


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # asking would end it there; the heartbeat decides
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
