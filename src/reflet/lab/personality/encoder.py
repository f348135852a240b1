"""What a sentence encoder that is not ours makes of texts, where ``$REFLET_ENCODER`` names one.

It is used to measure alone: how much of the Big Five lies in what words mean together, within a
corpus. No bundle rests on it; the page on accuracy tells the figures apart. It is a folder as such
models are given out (``config.json``, ``tokenizer.json``, ``model.safetensors``); nothing is
downloaded, and no code of the folder's is run.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reflet.footprint.private_file import private_file
from reflet.lab.cached import cache_folder
from reflet.lab.corpora import CorpusError, file_hash

Floats = NDArray[np.float64]

VARIABLE = "REFLET_ENCODER"
PIECE = 254
"""Tokens that are read at once: 256 with the two marks around them, which any of them can."""
_BATCH = 32
_WEIGHTS = "model.safetensors"
_LIBRARIES = ("torch", "transformers")
_FILES = ("config.json", "tokenizer.json", _WEIGHTS)


class EncoderError(CorpusError):
    """The sentence encoder that was named is not here, or cannot be used."""


class LibrariesAbsentError(EncoderError):
    """What reads a sentence encoder is not installed."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """A sentence encoder in a folder; ``sha256`` has the first 16 digits of its weights'."""

    folder: Path
    sha256: str

    def encode(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> Floats:
        """Return the mean of each text's tokens at layers of the second quarter: (texts, numbers).

        Long texts are read in even pieces. Those layers know what words mean where they stand, the
        later ones what the encoder was trained for. A text without words is all noughts. What was
        encoded is kept where ``$REFLET_LAB_CACHE`` names a folder. Raises ``EncoderError`` where
        the folder holds no such model.
        """
        place = self._kept(texts)
        if place is not None and place.is_file():
            with np.load(place, allow_pickle=False) as kept:
                return np.asarray(kept["encoded"], np.float64)
        encoded = _encode(self.folder, texts, progress).astype(np.float32)
        if place is not None:
            with private_file(place, force=True) as stream:
                np.savez(stream, encoded=encoded)
        return encoded.astype(np.float64)

    def _kept(self, texts: Sequence[str]) -> Path | None:
        folder = cache_folder()
        if folder is None:
            return None
        digest = hashlib.sha256(Path(__file__).read_bytes() + self.sha256.encode())
        for text in texts:
            digest.update(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest())
        return folder / f"encoded-{digest.hexdigest()[:16]}.npz"


def find_encoder() -> Encoder | None:
    """Return the encoder that ``$REFLET_ENCODER`` names; none where it names none.

    Raises ``EncoderError`` where that is no folder of an encoder, ``LibrariesAbsentError`` where
    the extra ``encoder`` is not installed: before the work, not after it.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    folder = Path(named)
    absent = [name for name in _FILES if not (folder / name).is_file()]
    if absent:
        msg = (
            f"no sentence encoder in {folder} ({VARIABLE}): {' and '.join(absent)} not found; name"
            " the folder of a model as its makers give it out, or unset the variable"
        )
        raise EncoderError(msg)
    if any(find_spec(name) is None for name in _LIBRARIES):
        msg = (
            f"a sentence encoder ({VARIABLE}) needs PyTorch and Transformers: "
            'pip install "reflet[encoder]", or unset the variable'
        )
        raise LibrariesAbsentError(msg)
    return Encoder(folder, file_hash(folder / _WEIGHTS))


def _load(folder: Path) -> tuple[Any, Any]:
    """Return the tokenizer, and the model up to half of its depth."""
    import transformers  # noqa: PLC0415

    # That the layers left out were not asked for is no news.
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    here = {"local_files_only": True, "trust_remote_code": False}
    try:
        config = transformers.AutoConfig.from_pretrained(folder, **here)
        config.num_hidden_layers = max(1, config.num_hidden_layers // 2)
        model = transformers.AutoModel.from_pretrained(
            folder, config=config, use_safetensors=True, **here
        )
        return transformers.AutoTokenizer.from_pretrained(folder, **here), model.eval()
    except (OSError, ValueError, RuntimeError, AttributeError, KeyError, ImportError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        msg = f"{folder} cannot be used as a sentence encoder: {reason}"
        raise EncoderError(msg) from error


def _encode(
    folder: Path, texts: Sequence[str], progress: Callable[[int, int], None] | None
) -> Floats:
    import torch  # noqa: PLC0415

    tokenizer, model = _load(folder)
    pieces = [
        (row, piece)
        for row, text in enumerate(texts)
        for piece in _pieces(
            tokenizer.encode(_unicode(text), add_special_tokens=False, verbose=False)
        )
    ]
    # Alike in length, pieces fill each other's batches; the longest come first, so that progress
    # is rather too slow than too fast.
    pieces.sort(key=lambda one: -len(one[1]))
    depth = model.config.num_hidden_layers
    layers = range(max(1, depth // 2), depth + 1)
    total = np.zeros((len(texts), len(layers), model.config.hidden_size))
    tokens = np.zeros(len(texts))
    with torch.inference_mode():
        for start in range(0, len(pieces), _BATCH):
            rows, batch = zip(*pieces[start : start + _BATCH], strict=True)
            marked = [[tokenizer.cls_token_id, *piece, tokenizer.sep_token_id] for piece in batch]
            padded = tokenizer.pad({"input_ids": marked}, return_tensors="pt")
            read = model(**padded, output_hidden_states=True).hidden_states
            mask = padded["attention_mask"].unsqueeze(-1)
            for place, layer in enumerate(layers):
                np.add.at(total[:, place], list(rows), (read[layer] * mask).sum(1).double().numpy())
            np.add.at(tokens, list(rows), [len(one) for one in marked])
            if progress is not None:
                progress(min(start + _BATCH, len(pieces)), len(pieces))
    return (total / np.maximum(tokens, 1)[:, None, None]).reshape(len(texts), -1)


def _unicode(text: str) -> str:
    # Half a character, as broken JSON may hold, is no text to a tokenizer.
    return text.encode("utf-8", "replace").decode("utf-8")


def _pieces(tokens: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the tokens in as few pieces as they need, all of nearly the same length."""
    number = -(-len(tokens) // PIECE)
    size = -(-len(tokens) // max(number, 1))
    for piece in range(number):
        yield tokens[piece * size : (piece + 1) * size]
