"""The sentence model all-MiniLM-L6-v2, read from its published files and run with torch alone.

Only `make_word_vectors.py` needs it; the program itself never loads a model.
"""

import hashlib
import json
import re
import struct
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

PUBLISHED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
WIDTH = 384
HEADS = 12
LAYERS = 6
_BATCH = 256
_TOKEN = re.compile(r"\w+|[^\w\s]")


def _checked(folder: Path, name: str) -> bytes:
    """The bytes of one published file; ends the run if they are any others."""
    data = (folder / name).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != PUBLISHED[name]:
        sys.exit(f"{folder / name}: sha256 is {found}, expected {PUBLISHED[name]}")
    return data


def _tensors(data: bytes) -> dict[str, torch.Tensor]:
    """The float32 tensors of a safetensors file; its other entry holds only position numbers."""
    (length,) = struct.unpack_from("<Q", data)
    found = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + length + offset for offset in entry["data_offsets"])
            values = np.frombuffer(data[start:end], dtype="<f4").reshape(entry["shape"]).copy()
            found[name] = torch.from_numpy(values)
    return found


class SentenceModel:
    """The published weights with the forward pass and the mean pooling they were trained for."""

    def __init__(self, folder: Path) -> None:
        self._weights = _tensors(_checked(folder, "model.safetensors"))
        pieces = _checked(folder, "vocab.txt").decode().split("\n")
        self.ranks = {piece: rank for rank, piece in enumerate(pieces) if piece}
        """The id of each word piece; whole words have theirs in the order of frequency."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of the texts, in their order."""
        tokens = [self._tokens(text) for text in texts]
        by_length: dict[int, list[int]] = defaultdict(list)
        for position, ids in enumerate(tokens):
            by_length[len(ids)].append(position)
        vectors = torch.zeros(len(texts), WIDTH)
        for positions in by_length.values():
            for start in range(0, len(positions), _BATCH):
                part = positions[start : start + _BATCH]
                vectors[part] = self._forward(torch.tensor([tokens[position] for position in part]))
        return vectors.numpy()

    def _tokens(self, text: str) -> list[int]:
        found = [self.ranks["[CLS]"]]
        for word in _TOKEN.findall(text.lower()):
            found += self._pieces(word)
        return [*found, self.ranks["[SEP]"]]

    def _pieces(self, word: str) -> list[int]:
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if prefix + word[start:end] in self.ranks), None)
            if end is None:
                return [self.ranks["[UNK]"]]
            found.append(self.ranks[prefix + word[start:end]])
            start = end
        return found

    def _linear(self, values: torch.Tensor, name: str) -> torch.Tensor:
        return functional.linear(values, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _normalized(self, values: torch.Tensor, name: str) -> torch.Tensor:
        weights = self._weights
        return functional.layer_norm(values, (WIDTH,), weights[f"{name}.weight"], weights[f"{name}.bias"], 1e-12)

    @torch.inference_mode()
    def _forward(self, batch: torch.Tensor) -> torch.Tensor:
        count, length = batch.shape
        tables = (self._weights[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position", "token_type"))
        words, positions, kinds = tables
        hidden = self._normalized(words[batch] + positions[:length] + kinds[0], "embeddings.LayerNorm")
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}"
            query, key, value = (
                self._linear(hidden, f"{layer}.attention.self.{part}").view(count, length, HEADS, -1).transpose(1, 2)
                for part in ("query", "key", "value")
            )
            attended = functional.scaled_dot_product_attention(query, key, value).transpose(1, 2)
            spread = self._linear(attended.reshape(count, length, WIDTH), f"{layer}.attention.output.dense")
            hidden = self._normalized(hidden + spread, f"{layer}.attention.output.LayerNorm")
            widened = functional.gelu(self._linear(hidden, f"{layer}.intermediate.dense"))
            narrowed = self._linear(widened, f"{layer}.output.dense")
            hidden = self._normalized(hidden + narrowed, f"{layer}.output.LayerNorm")
        return functional.normalize(hidden.mean(1), dim=1)
