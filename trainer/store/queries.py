"""What is asked of the tables, built once: building a query anew costs a tenth of a durable write."""

from sqlalchemy import bindparam, delete, func, insert, select, update

from trainer.store.tables import events, interviews, pars

EVENTS_OF = (
    select(events.c.seq, events.c.json).where(events.c.interview_id == bindparam("interview_id")).order_by(events.c.seq)
)
EVENTS_FROM = EVENTS_OF.where(events.c.seq >= bindparam("first")).limit(bindparam("limit"))
ADD_EVENTS = insert(events)

_TURNS = (
    select(func.count())
    .where(events.c.interview_id == interviews.c.id, events.c.type == "asked")
    .scalar_subquery()
    .label("turns")
)
LATEST_INTERVIEWS = (
    select(interviews, _TURNS)
    .order_by(interviews.c.started_at.desc(), interviews.c.id.desc())
    .limit(bindparam("limit"))
)
LATEST_UNFINISHED = LATEST_INTERVIEWS.where(interviews.c.ended_at.is_(None))
LATEST_IDS = select(interviews.c.id).order_by(interviews.c.started_at.desc()).limit(bindparam("limit"))
INTERVIEW = select(interviews.c.id).where(interviews.c.id == bindparam("interview_id"))
BEGIN_INTERVIEW = insert(interviews)
END_INTERVIEW = update(interviews).where(interviews.c.id == bindparam("interview_id"))
FORGET_INTERVIEW = delete(interviews).where(interviews.c.id == bindparam("interview_id"))

PAR = select(pars).where(pars.c.content_hash == bindparam("hash"))
FORGET_PAR = delete(pars).where(pars.c.content_hash == bindparam("hash"))
KEEP_PAR = insert(pars)
