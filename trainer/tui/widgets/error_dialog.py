"""What went wrong and what can be done about it, where work would otherwise be lost."""

from trainer.errors import TrainerError
from trainer.tui.widgets.confirm import Answer, Confirm

RETRY = "retry"


class ErrorDialog(Confirm):
    """An error in its own words, with another try."""

    def __init__(self, error: TrainerError, *, kept: str = "") -> None:
        """Show an error.

        Args:
            error: What went wrong.
            kept: What is safe all the same, for a person who fears for their words.
        """
        remedy = f"{error.remedy[:1].upper()}{error.remedy[1:]}." if error.remedy else ""
        sentence = f"{error.message[:1].upper()}{error.message[1:]}."
        super().__init__(
            error.title,
            "\n".join(part for part in (sentence, remedy, kept) if part),
            (Answer(RETRY, "r", "Try again"), Answer("back", "b", "Go back")),
        )
        self.add_class("-error")
