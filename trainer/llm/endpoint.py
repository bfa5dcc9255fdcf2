"""Which model is asked, where, and with which key."""

from dataclasses import dataclass, field

from trainer.llm.faults import Fault, FaultKind, described
from trainer.llm.redaction import Redactor


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model at an address."""

    model: str
    """As the library names it: provider and model, "openai/gpt-4o-mini"."""
    address: str | None = None
    """None for the provider's own."""
    version: str | None = None
    key: str | None = field(default=None, repr=False)
    key_place: str = "nowhere"
    """Where the key was read from, in words."""
    needs_key: bool = False
    """True where asking without a key would only be refused."""

    @property
    def provider(self) -> str:
        """Who provides the model: what stands before the first slash."""
        return self.model.partition("/")[0] if "/" in self.model else "openai"

    def fault(self, kind: FaultKind, *, detail: str = "", wait_seconds: float | None = None) -> Fault:
        """A fault of this model, in words without its key."""
        return described(
            kind,
            model=self.model,
            address=self.address or self.provider,
            key_place=self.key_place,
            detail=Redactor(self.key).clean(detail),
            wait_seconds=wait_seconds,
        )
