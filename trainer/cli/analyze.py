"""`trainer analyze`: JSON Lines in, labels out."""

import json
import sys
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from scoring.analysis import Talk
from scoring.labels import InterviewType, ReplyLabel
from scoring.reply import label_reply
from scoring.utterance import analyze
from scoring.wording import better_wording
from trainer.cli.reading import lines_of
from trainer.interview.utterances import LONGEST_UTTERANCE
from trainer.report.as_json import analysis_json
from trainer.report.contract import ReplyJson


class UtteranceRow(BaseModel):
    """One line of input; other keys, such as gold labels, are let be."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True, hide_input_in_errors=True)

    id: str | None = None
    text: str
    context: str | None = None
    """The customer's reply before it; with `--replies` the interviewer's question before it."""
    interview_type: InterviewType | None = None


def run(source: str, *, replies: bool) -> int:
    """Label every line; a line that is no row is reported and the rest goes on. 1 where there was one."""
    failed = False
    for number, line in enumerate(lines_of(source), start=1):
        if not line.strip():
            continue
        try:
            row = UtteranceRow.model_validate_json(line)
        except ValidationError as error:
            print(f"line {number}: {_first_fault(error)}", file=sys.stderr)
            failed = True
            continue
        text = row.text
        if len(text) > LONGEST_UTTERANCE:
            print(f"line {number}: cut to the first {LONGEST_UTTERANCE:,} characters", file=sys.stderr)
            text = text[:LONGEST_UTTERANCE]
        print(json.dumps(_labelled_reply(row, text) if replies else _analysed(row, text), ensure_ascii=False))
    return 1 if failed else 0


def _analysed(row: UtteranceRow, text: str) -> dict[str, Any]:
    talk = Talk(
        reply_before=row.context,
        interview_type=row.interview_type or InterviewType.EXPLORATORY,
        replies=(row.context,) if row.context else (),
    )
    analysis = analyze(text, talk)
    better = better_wording(text, analysis, talk)
    return analysis_json(analysis, row_id=row.id, better=better).model_dump(mode="json")


def _labelled_reply(row: UtteranceRow, text: str) -> dict[str, Any]:
    labels: list[ReplyLabel] = list(label_reply(text, row.context))
    return ReplyJson(id=row.id, labels=labels).model_dump(mode="json")


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    if fault["type"] == "json_invalid":
        return "this is not JSON; write one object a line"
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
