"""A sentence encoder: where it is looked for, what it makes of texts, and what is told without."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from reflet.lab import commands
from reflet.lab.personality.encoder import (
    PIECE,
    VARIABLE,
    Encoder,
    EncoderError,
    LibrariesAbsentError,
    find_encoder,
)

WORDS = [f"word{number}" for number in range(40)]
WIDTH, DEPTH = 16, 4


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Return what names a folder with these files as the encoder."""

    def name(*files: str) -> Path:
        folder = tmp_path / "encoder"
        folder.mkdir()
        for file in files:
            (folder / file).write_text("{}")
        monkeypatch.setenv(VARIABLE, str(folder))
        return folder

    return name


def test_there_is_none_unless_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert find_encoder() is None
    monkeypatch.setenv(VARIABLE, "")
    assert find_encoder() is None


def test_a_folder_without_an_encoder_is_refused(
    named: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    named("config.json", "tokenizer.json")
    with pytest.raises(EncoderError, match=r"model\.safetensors not found; name the folder"):
        find_encoder()
    monkeypatch.setenv(VARIABLE, "/no/such/folder")
    with pytest.raises(EncoderError, match=r"no sentence encoder in /no/such/folder"):
        find_encoder()
    ended = CliRunner().invoke(commands.app, ["evaluate", "en-personality"])
    assert ended.exit_code == 3
    assert "/no/such/folder" in ended.output


def test_its_libraries_are_asked_for(
    named: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    named("config.json", "tokenizer.json", "model.safetensors")
    monkeypatch.setattr("reflet.lab.personality.encoder.find_spec", lambda name: None)
    with pytest.raises(LibrariesAbsentError, match=r'pip install "reflet\[encoder\]"'):
        find_encoder()
    ended = CliRunner().invoke(commands.app, ["evaluate", "en-personality"])
    assert ended.exit_code == 8
    assert "reflet[encoder]" in ended.output


def test_what_was_encoded_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFLET_LAB_CACHE", str(tmp_path / "kept"))
    calls: list[int] = []

    def encode(folder: Path, texts: list[str], progress: object) -> Any:
        calls.append(len(texts))
        return np.array([[len(text), 1 / 3] for text in texts])

    monkeypatch.setattr("reflet.lab.personality.encoder._encode", encode)
    encoder = Encoder(tmp_path, "00ff")
    first = encoder.encode(["a", "bb"])
    assert np.array_equal(encoder.encode(["a", "bb"]), first)
    assert calls == [2], "the second time it was found"
    encoder.encode(["a", "bc"])
    assert calls == [2, 2], "another text is another table"
    (one, _) = (tmp_path / "kept").iterdir()
    assert one.stat().st_mode & 0o777 == 0o600
    monkeypatch.delenv("REFLET_LAB_CACHE")
    assert np.array_equal(encoder.encode(["a", "bb"]), first), "kept or not, the same numbers"


@pytest.fixture
def tiny(named: Callable[..., Path]) -> Path:
    """Make an encoder of a few layers whose weights are drawn."""
    torch = pytest.importorskip("torch", reason="the extra `encoder` is not installed")
    transformers = pytest.importorskip("transformers")
    folder = named()
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    (folder / "vocab.txt").write_text("\n".join([*marks, *WORDS]))
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(marks) + len(WORDS),
        hidden_size=WIDTH,
        num_hidden_layers=DEPTH,
        num_attention_heads=2,
        intermediate_size=32,
    )
    transformers.BertModel(config).save_pretrained(folder)
    return folder


def test_a_text_is_the_mean_of_its_tokens(tiny: Path) -> None:
    import torch
    import transformers

    encoder = find_encoder()
    assert encoder is not None
    texts = ["word1 word2 word3", "", "word4", "word2 \ud800 word1"]
    told: list[tuple[int, int]] = []
    encoded = encoder.encode(texts, lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)
    assert not encoded[1].any()
    model = transformers.BertModel.from_pretrained(tiny).eval()
    tokenizer = transformers.BertTokenizerFast.from_pretrained(tiny)
    with torch.inference_mode():
        whole = model(**tokenizer(texts[0], return_tensors="pt"), output_hidden_states=True)
    expected = torch.cat([whole.hidden_states[layer][0].mean(0) for layer in (1, 2)])
    assert np.allclose(encoded[0], expected.numpy(), atol=1e-5), "layers 1 and 2 of 4"
    assert np.allclose(encoder.encode(texts[:1])[0], encoded[0], atol=1e-5), "whatever the batch"


def test_a_long_text_is_read_in_even_pieces(tiny: Path) -> None:
    encoder = find_encoder()
    assert encoder is not None
    halves = [" ".join(WORDS[:30] * 6), " ".join(WORDS[10:] * 6)]
    assert PIECE < 2 * 180
    whole, first, second = encoder.encode([" ".join(halves), *halves])
    assert np.allclose(whole, (first + second) / 2, atol=1e-5)


def test_a_folder_that_holds_something_else_is_refused(tiny: Path) -> None:
    (tiny / "config.json").write_text(json.dumps({"model_type": "no such thing"}))
    encoder = find_encoder()
    assert encoder is not None
    with pytest.raises(EncoderError, match="cannot be used as a sentence encoder"):
        encoder.encode(["word1"])
