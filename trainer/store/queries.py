"""What is asked of the tables, built once: building a query anew costs a tenth of a durable write."""

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select, update

from trainer.store.tables import drafts, entries, events, interviews, pars

EVENTS_OF = (
    select(events.c.seq, events.c.json).where(events.c.interview_id == bindparam("interview_id")).order_by(events.c.seq)
)
EVENTS_FROM = EVENTS_OF.where(events.c.seq >= bindparam("first")).limit(bindparam("limit"))
ADD_EVENTS = insert(events)

LATEST_INTERVIEWS = (
    select(interviews).order_by(interviews.c.started_at.desc(), interviews.c.id.desc()).limit(bindparam("limit"))
)
UNFINISHED = or_(interviews.c.ended_at.is_(None), and_(interviews.c.player != "", interviews.c.total.is_(None)))
"""Can be gone on with, or waits for its player to close it."""
LATEST_IDS = select(interviews.c.id).order_by(interviews.c.started_at.desc()).limit(bindparam("limit"))
INTERVIEW = select(interviews).where(interviews.c.id == bindparam("interview_id"))
NEXT_NUMBER = select(func.coalesce(func.max(interviews.c.number), 0) + 1)
BEGIN_INTERVIEW = insert(interviews)
CHANGE_INTERVIEW = update(interviews).where(interviews.c.id == bindparam("interview_id"))
OPEN_ENTRY = insert(entries).prefix_with("OR IGNORE")
FORGET_INTERVIEW = delete(interviews).where(interviews.c.id == bindparam("interview_id"))

PAR = select(pars).where(pars.c.content_hash == bindparam("hash"))
FORGET_PAR = delete(pars).where(pars.c.content_hash == bindparam("hash"))
KEEP_PAR = insert(pars)

DRAFT = select(drafts.c.text).where(drafts.c.interview_id == bindparam("interview_id"))
FORGET_DRAFT = delete(drafts).where(drafts.c.interview_id == bindparam("interview_id"))
KEEP_DRAFT = insert(drafts)
