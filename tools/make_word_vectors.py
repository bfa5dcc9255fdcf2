"""Make the word vectors of personas/matching: small numbers that add up to what a sentence model says.

Run by hand, once, with torch and numpy installed; neither they nor the sources are needed by anybody else:

    python -m tools.make_word_vectors --model DIR --scowl DIR --wordnet DIR --out personas/matching/words.vectors

The model encodes some 100,000 short sentences. Then each word is given the 128 numbers with which the plain sum over a
sentence's words comes nearest to the model's own vector of the sentence. docs/word-vectors.md says where the sources
come from and under which licences.
"""

import argparse
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from personas.matching.vectors import HEADER, MAGIC, base_forms
from tools.sentence_model import SentenceModel

DIMENSIONS = 128
SIZE = 24_000
EPOCHS = 6
RATE = 2e-3
SEED = 1
SCOWL_SIZES = (10, 20, 35, 40, 50)
DEFINITIONS = 30_000
QUESTIONS = 30_000
_ADDED = tomllib.loads(Path(__file__).with_name("word_vectors.toml").read_text(encoding="utf-8"))
MODERN: list[str] = _ADDED["modern"].split()
TEMPLATES: list[str] = _ADDED["questions"]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def listed_words(folder: Path) -> list[str]:
    """The common words of SCOWL, American spelling, commonest size first."""
    files = (folder / f"{region}-words.{size}" for size in SCOWL_SIZES for region in ("english", "american"))
    words = (word for file in files for word in file.read_text(encoding="latin-1").split())
    return list(dict.fromkeys(word for word in words if word.isascii() and word.isalpha() and word.islower()))


def glosses(folder: Path) -> Iterator[tuple[str, str, str]]:
    """For each meaning in WordNet its part of speech, its first word, and its definition with examples."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="ascii").splitlines():
            if not line.startswith("  "):
                head, gloss = line.split("|", 1)
                yield part, head.split()[4].lower(), gloss


def sentences(folder: Path, words: Sequence[str], rng: random.Random) -> list[str]:
    """What the vectors are fitted on: WordNet's examples, some definitions, and questions with its nouns and verbs."""
    known = {word: rank for rank, word in enumerate(words)}
    examples, definitions = [], []
    named: dict[str, set[str]] = {"noun": set(), "verb": set(), "adj": set(), "adv": set()}
    for part, word, gloss in glosses(folder):
        examples += [example for example in re.findall(r'"([^"]+)"', gloss) if 2 <= len(example.split()) <= 16]
        definition = re.sub(r'"[^"]*"|\([^)]*\)', "", gloss).split(";")[0].strip()
        if word.split("_")[0] in known and 2 <= len(definition.split()) <= 12:
            definitions.append(definition if rng.random() < 0.7 else f"{word.replace('_', ' ')}: {definition}")
        if word in known:
            named[part].add(word)
    nouns = sorted(named["noun"], key=known.__getitem__)[:5000]
    verbs = sorted(named["verb"] - {"be", "do", "have"}, key=known.__getitem__)[:1800]
    questions = [
        rng.choice(TEMPLATES).format(verb=rng.choice(verbs), noun=rng.choice(nouns), other=rng.choice(nouns))
        for _ in range(QUESTIONS)
    ]
    rng.shuffle(definitions)
    return list(dict.fromkeys(examples + definitions[:DEFINITIONS] + questions))


def plain_words(text: str) -> list[str]:
    """The words of a text as the matcher reads them: lower-case, no possessives, no apostrophes."""
    return [re.sub(r"['’]s$", "", word).replace("'", "") for word in _WORD.findall(text.lower())]


def choose_words(candidates: Sequence[str], texts: Sequence[str], ranks: dict[str, int]) -> list[str]:
    """The vocabulary: words the model knows whole, most frequent first; then others, as often as the texts use them.

    Of the others only base forms: the reader finds the rest through `base_forms`.
    """
    whole = [word for word in dict.fromkeys([*MODERN, *candidates]) if word in ranks and len(word) > 1]
    whole.sort(key=ranks.__getitem__)
    known = set(whole) | set(MODERN)
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({form for word in plain_words(text) for form in base_forms(word)})
    rest = [word for word in candidates if word not in known and len(word) > 2]
    known.update(rest)
    bases = [word for word in rest if not known.intersection(list(base_forms(word))[1:]) - {word}]
    others = [word for word in MODERN if word not in ranks]
    others += sorted(bases, key=lambda word: -counts[word])
    return [*whole, *dict.fromkeys(others)][:SIZE]


def positions_of(texts: Sequence[str], words: Sequence[str]) -> list[list[int]]:
    """For each text where its words stand in the vocabulary; unknown words are left out."""
    known = {word: position for position, word in enumerate(words)}

    @cache
    def find(word: str) -> int | None:
        return next((known[form] for form in base_forms(word) if form in known), None)

    return [[found for word in plain_words(text) if (found := find(word)) is not None] for text in texts]


def fit(bags: list[list[int]], targets: torch.Tensor, start: torch.Tensor) -> torch.Tensor:
    """Word vectors whose sum over each bag of words points where its target points."""
    words = torch.nn.Parameter(start.clone())
    optimizer = torch.optim.Adam([words], lr=RATE)
    chance = torch.Generator().manual_seed(SEED)
    for epoch in range(EPOCHS):
        optimizer.param_groups[0]["lr"] = RATE * (1 - epoch / EPOCHS)
        order = torch.randperm(len(bags), generator=chance).tolist()
        total = 0.0
        for begin in range(0, len(order), 256):
            part = order[begin : begin + 256]
            flat = torch.tensor([position for number in part for position in bags[number]])
            offsets = torch.tensor([0, *(len(bags[number]) for number in part)]).cumsum(0)[:-1]
            sums = functional.embedding_bag(flat, words, offsets, mode="sum")
            loss = (1 - functional.cosine_similarity(sums, targets[part])).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(part)
        sys.stderr.write(f"epoch {epoch + 1}: mean cosine {1 - total / len(order):.4f}\n")
    return words.detach()


def write(path: Path, words: Sequence[str], vectors: np.ndarray) -> None:
    """The file that personas/matching/vectors.py reads: one scale and `DIMENSIONS` signed bytes a word."""
    scales = (np.abs(vectors).max(axis=1) / 127).astype("<f4")
    rows = np.rint(vectors / scales[:, None]).astype("i1")
    listed = "\n".join(words).encode("ascii")
    head = HEADER.pack(MAGIC, len(words), DIMENSIONS, len(listed))
    path.write_bytes(head + listed + scales.tobytes() + rows.tobytes())


def main() -> None:
    """Read the sources, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("model", "scowl", "wordnet", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    chosen = parser.parse_args()
    torch.manual_seed(SEED)
    model = SentenceModel(chosen.model)
    candidates = listed_words(chosen.scowl)
    by_rank = sorted(candidates, key=lambda word: model.ranks.get(word, len(model.ranks)))
    texts = sentences(chosen.wordnet, by_rank[:SIZE], random.Random(SEED))
    described = [f"{word} {gloss}" for _, word, gloss in glosses(chosen.wordnet)]
    words = choose_words(candidates, described, model.ranks)
    sys.stderr.write(f"{len(words)} words, {len(texts)} sentences\n")
    said, alone = model.encode(texts), model.encode(words)
    center = said.mean(axis=0)
    directions = np.linalg.eigh(np.cov((said - center).T))[1][:, ::-1][:, :DIMENSIONS]
    # A word on its own is no sentence: words have a middle of their own.
    word_targets = functional.normalize(torch.tensor((alone - alone.mean(axis=0)) @ directions, dtype=torch.float32))
    targets = functional.normalize(torch.tensor((said - center) @ directions, dtype=torch.float32))
    bags = positions_of(texts, words)
    used = [number for number, bag in enumerate(bags) if bag]
    every_bag = [bags[number] for number in used] + [[position] for position in range(len(words))]
    # Zipf's law: the word of rank r makes up about 1/(11 r) of a text. Frequent words start short.
    share = 1 / (11 * torch.arange(1, len(words) + 1))
    start = word_targets * (1e-3 / (1e-3 + share))[:, None]
    write(chosen.out, words, fit(every_bag, torch.cat([targets[used], word_targets]), start).numpy())


if __name__ == "__main__":
    main()
