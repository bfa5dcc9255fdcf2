"""One provider and one model process for all tests of a module: the process takes seconds to load its library."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.llm.asking import Asker
from tests.llm.provider import Provider, provider_running
from trainer.llm.process import ModelProcess


@pytest.fixture(scope="module", name="provider")
def _provider() -> Iterator[Provider]:
    with provider_running() as provider:
        yield provider


@pytest_asyncio.fixture(loop_scope="module", scope="module", name="process")
async def _process() -> AsyncIterator[ModelProcess]:
    process = ModelProcess()
    yield process
    await process.close()


@pytest.fixture(name="asker")
def _asker(provider: Provider, process: ModelProcess) -> Asker:
    return Asker(provider, process)
