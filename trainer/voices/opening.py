"""Makes what is set up: a model within the limits of one interview, and the voice it lends."""

from personas.model import Life
from trainer.config import ModelSettings
from trainer.llm.client import Deadlines, ModelClient
from trainer.llm.keys import endpoint_of
from trainer.llm.process import ModelProcess
from trainer.voices.locked import Locked
from trainer.voices.meter import Limits, Meter, Prices
from trainer.voices.metered import MeteredModel
from trainer.voices.model import ModelVoice


def client_of(settings: ModelSettings, process: ModelProcess) -> ModelClient:
    """A client of the model that is set up."""
    deadlines = Deadlines(first=settings.first_seconds, gap=settings.gap_seconds, total=settings.total_seconds)
    return ModelClient(process, endpoint_of(settings), deadlines)


def metered(settings: ModelSettings, client: ModelClient) -> MeteredModel:
    """The model that is set up, with what one interview may use of it."""
    own = Prices(settings.price_in, settings.price_out)
    is_priced = settings.price_in is not None and settings.price_out is not None

    async def listed() -> Prices:
        found = await client.price()
        return Prices(found.tokens_in, found.tokens_out) if found else own

    meter = Meter(Limits(settings.cap, settings.most_tokens), own, listed=None if is_priced else listed)
    return MeteredModel(client, client.endpoint, meter, settings.answer_tokens)


def model_voice(model: MeteredModel, life: Life) -> ModelVoice:
    """The voice of a model for one talk."""
    return ModelVoice(model.model, model.endpoint, Locked(life), model.meter, most_tokens=model.most_tokens)
