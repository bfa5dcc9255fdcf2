"""Whatever is asked of an archive in whatever order, it holds what a dictionary would."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store.samples import NOW, ended, started
from trainer.errors import InterviewInUseError, InterviewNotFoundError
from trainer.interview.events import EVENTS, Asked, Event
from trainer.store import open_archive

NAMES = st.sampled_from(["20261123-aaaaa", "20261123-bbbbb"])
TEXTS = st.lists(st.text(max_size=20), min_size=1, max_size=3)


class ArchiveInUse(RuleBasedStateMachine):
    """Keeps, repeats, mistakes, deletes and opens again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.archive = open_archive(Path(self.folder.name) / "a.db", EVENTS, now=NOW)
        self.kept: dict[str, tuple[Event, ...]] = {}

    def teardown(self) -> None:
        self.archive.close()
        self.folder.cleanup()

    @rule(name=NAMES)
    def begin(self, name: str) -> None:
        self.archive.append(name, [started(name)], after=0)
        self.kept.setdefault(name, (started(name),))

    @rule(name=NAMES, texts=TEXTS)
    def go_on(self, name: str, texts: list[str]) -> None:
        known = self.kept.get(name, ())
        new = tuple(Asked(len(known) + n, NOW, text) for n, text in enumerate(texts))
        if not known:
            with pytest.raises(InterviewNotFoundError):
                self.archive.append(name, new, after=1)
            return
        assert self.archive.append(name, new, after=len(known)) == len(known) + len(new)
        self.kept[name] = known + new

    @rule(name=NAMES, back=st.integers(1, 4))
    def repeat(self, name: str, back: int) -> None:
        known = self.kept.get(name, ())
        after = max(0, len(known) - back)
        if known:
            assert self.archive.append(name, known[after:], after=after) == len(known)

    @rule(name=NAMES, back=st.integers(1, 4))
    def mistake(self, name: str, back: int) -> None:
        known = self.kept.get(name, ())
        if len(known) > back:
            with pytest.raises(InterviewInUseError):
                self.archive.append(name, [Asked(-1, NOW, "other")], after=len(known) - back)

    @rule(name=NAMES)
    def end(self, name: str) -> None:
        if known := self.kept.get(name):
            self.archive.append(name, [ended()], after=len(known))
            self.kept[name] = (*known, ended())

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        if self.kept.pop(name, None):
            self.archive.delete(name)

    @rule()
    def open_again(self) -> None:
        self.archive.close()
        self.archive = open_archive(Path(self.folder.name) / "a.db", EVENTS, now=NOW)
        assert self.archive.notices == ()

    @invariant()
    def holds_what_was_kept(self) -> None:
        assert {name: self.archive.events(name) for name in self.kept} == self.kept
        unfinished = {summary.id for summary in self.archive.interviews(unfinished=True)}
        assert unfinished == {name for name, events in self.kept.items() if ended() not in events}


ArchiveInUse.TestCase.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
TestArchiveInUse = ArchiveInUse.TestCase
