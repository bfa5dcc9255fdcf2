"""Everything that can go wrong in a way a person can do something about.

```
TrainerError                        exit code 1
├── WrongUseError                   exit code 2: the command was not understood
├── InterviewOverError              the talk is over, or the truth was shown
├── ModelFailedError                the model behind a customer failed
├── SettingsError                   the settings, or the keys kept beside them, cannot be used
└── StorageError                    what was said could not be kept, or not be read back
    ├── StorageUnavailableError     the folder or file cannot be used at all
    ├── DiskFullError               the disk took no more
    ├── StoreLockedError            another program holds the file
    ├── StoreDamagedError           the file is not what was written
    ├── NewerStoreError             the file was written by a newer version
    ├── InterviewNotFoundError      no interview has this id
    ├── InterviewInUseError         somebody else goes on with this interview
    └── OutdatedInterviewError      an earlier version held this interview, and this one cannot go on with it
```

Each has a `title` for a dialog, a message that names the thing, and a `remedy`; as a string it is message and remedy.
"""

from pathlib import Path
from typing import ClassVar


class TrainerError(Exception):
    """Something a person can put right; anything else that escapes is a bug."""

    title: ClassVar[str] = "That did not work"
    remedy: str = ""
    """What to do about it, as an order: "make room and try again"."""
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if remedy is not None:
            self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


class WrongUseError(TrainerError):
    """The command or an argument of it was not understood; nothing was done."""

    title = "That command was not understood"
    remedy = "see --help"
    exit_code = 2


class InterviewOverError(TrainerError):
    """Nothing more can be said, or nothing more be concluded."""

    title = "The talk is over"
    remedy = "start another one"

    def __init__(self, interview_id: str, reason: str = "nothing more can be said in it") -> None:
        super().__init__(f"interview {interview_id!r} is over: {reason}")
        self.interview_id = interview_id


class ModelFailedError(TrainerError):
    """The model behind a customer failed; the question stands, and can be answered again or by the embedded voice."""

    title = "The model did not answer"

    def __init__(self, message: str, *, remedy: str, kind: str, wait_seconds: float | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.kind = kind
        """The sort of fault, for programs."""
        self.wait_seconds = wait_seconds
        """How long the provider asked to wait; None where it did not."""


class SettingsError(TrainerError):
    """The settings, or the keys kept beside them, cannot be read, written or understood."""

    title = "The settings cannot be used"


class StorageError(TrainerError):
    """An interview could not be kept, or not be read back."""

    title = "Your interviews cannot be kept"


class StorageUnavailableError(StorageError):
    """The folder or the file cannot be opened, made or written."""

    title = "The place for your interviews cannot be used"
    remedy = "make it writable, or name another folder in TRAINER_HOME"

    def __init__(self, path: Path, reason: str, *, remedy: str | None = None) -> None:
        super().__init__(f"{str(path)!r} cannot be used: {reason}", remedy=remedy)
        self.path = path


class DiskFullError(StorageError):
    """The disk took no more; what was kept before is whole."""

    title = "The disk is full"
    remedy = "make room and try again, what was kept before is whole"

    def __init__(self, path: Path, free_bytes: int | None = None) -> None:
        room = "" if free_bytes is None else f" ({free_bytes // 1024:,} kB are free there)"
        super().__init__(f"nothing more can be written to {str(path)!r}{room}")
        self.path = path


class StoreLockedError(StorageError):
    """Another program held the file for longer than we wait."""

    title = "Another program holds your interviews"
    remedy = "close the other program and try again"

    def __init__(self, path: Path) -> None:
        super().__init__(f"{str(path)!r} is locked by another program")
        self.path = path


class StoreDamagedError(StorageError):
    """The file does not hold what was written to it."""

    title = "The file of your interviews is damaged"
    remedy = "start again: the file is then checked, set aside if need be, and its newest backup restored"

    def __init__(self, path: Path, reason: str, *, remedy: str | None = None) -> None:
        super().__init__(f"{str(path)!r} is damaged: {reason}", remedy=remedy)
        self.path = path


class NewerStoreError(StorageError):
    """A newer version of the trainer wrote the file; this one would spoil it."""

    title = "Your interviews were kept by a newer version"
    remedy = "update the trainer, or name another folder in TRAINER_HOME"

    def __init__(self, path: Path, *, found: str, known: str) -> None:
        super().__init__(f"{str(path)!r} has the layout {found!r}, and this version knows them up to {known!r}")
        self.path = path


class InterviewNotFoundError(StorageError):
    """No interview is kept under this id."""

    title = "There is no such interview"
    remedy = "check the id"

    def __init__(self, interview_id: str, *, nearest: str | None = None) -> None:
        remedy = None if nearest is None else f"did you mean {nearest!r}?"
        super().__init__(f"no interview is kept as {interview_id!r}", remedy=remedy)
        self.interview_id = interview_id
        self.nearest = nearest


class InterviewInUseError(StorageError):
    """Somebody else goes on with this interview, or went on with it meanwhile."""

    title = "This interview is open elsewhere"
    remedy = "go on with it there, or close it there and open it again"

    def __init__(self, interview_id: str, *, pid: int | None = None, host: str | None = None) -> None:
        where = "went on elsewhere" if pid is None else f"is open in process {pid}"
        super().__init__(f"interview {interview_id!r} {where}" + (f" on {host!r}" if host else ""))
        self.interview_id = interview_id
        self.pid = pid


class OutdatedInterviewError(StorageError):
    """The person or scenario an interview was held with does not fit what this version expects of one."""

    title = "This interview is from an earlier version"
    remedy = "start another one; what was said is kept"

    def __init__(self, interview_id: str) -> None:
        super().__init__(f"interview {interview_id!r} was held with a customer of an earlier version")
        self.interview_id = interview_id
