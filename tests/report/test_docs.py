"""The documents say what the program does."""

import json
import re
from pathlib import Path

import jsonschema

from reflet.profiling.estimate import Reason, State
from reflet.report.document import schema


def test_the_example_of_the_json_keeps_to_the_schema(repository: Path) -> None:
    text = (repository / "docs/json.md").read_text("utf-8")
    example = json.loads(re.findall(r"```json\n(.*?)```", text, re.S)[0])
    jsonschema.Draft202012Validator(schema()).validate(example)


def test_every_state_and_reason_is_explained(repository: Path) -> None:
    text = (repository / "docs/json.md").read_text("utf-8")
    assert [code for code in (*State, *Reason) if f"| `{code.value}` |" not in text] == []
