import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from reflet.profiling.estimate import Reason
from reflet.report.document import schema
from reflet.report.portrait import Portrait
from tests.builders import portraits

VALIDATOR = jsonschema.Draft202012Validator(
    schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def document(portrait: Portrait) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(portrait.to_json(generated=portraits.NOW))
    return read


def estimate(read: dict[str, Any], trait: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        one for one in read["readings"][0]["estimates"] if one["trait"] == trait
    )
    return found


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("make", portraits.ALL.values(), ids=portraits.ALL.keys())
@pytest.mark.parametrize("redact", [False, True])
def test_every_portrait_keeps_to_the_schema(make: Callable[[], Portrait], redact: bool) -> None:
    portrait = make().redacted() if redact else make()
    assert [error.message for error in VALIDATOR.iter_errors(document(portrait))] == []


@pytest.mark.parametrize("reason", Reason)
def test_an_abstention_tells_its_reason_as_a_code(reason: Reason) -> None:
    gender = estimate(document(portraits.abstaining(reason)), "gender")
    assert (gender["state"], gender["reason"], gender["value"]) == ("abstained", reason.value, None)


def _without_reason(read: dict[str, Any]) -> None:
    estimate(read, "big5_openness")["reason"] = None


def _reason_beside_a_value(read: dict[str, Any]) -> None:
    estimate(read, "gender")["reason"] = "no_bundle"


def _value_of_another_trait(read: dict[str, Any]) -> None:
    estimate(read, "gender")["value"] = "bot"


def _age_of_a_child(read: dict[str, Any]) -> None:
    estimate(read, "age")["value"] = 15


def _no_value(read: dict[str, Any]) -> None:
    estimate(read, "age")["value"] = None


def _probability_of_two(read: dict[str, Any]) -> None:
    estimate(read, "gender")["probability"] = 2


def _another_version(read: dict[str, Any]) -> None:
    read["schema_version"] = 2


def _text_of_a_post(read: dict[str, Any]) -> None:
    read["readings"][0]["window"]["texts"] = ["…"]


def _script_for_an_address(read: dict[str, Any]) -> None:
    read["account"]["url"] = "javascript:alert(1)"


def _name_in_a_redacted_one(read: dict[str, Any]) -> None:
    read["redacted"] = True


def _unknown_reason_to_drop(read: dict[str, Any]) -> None:
    read["readings"][0]["window"]["dropped"]["boring"] = 3


def _no_progressions(read: dict[str, Any]) -> None:
    del read["readings"][0]["progressions"]


BREAKS = (
    _without_reason,
    _reason_beside_a_value,
    _value_of_another_trait,
    _age_of_a_child,
    _no_value,
    _probability_of_two,
    _another_version,
    _text_of_a_post,
    _script_for_an_address,
    _name_in_a_redacted_one,
    _unknown_reason_to_drop,
    _no_progressions,
)


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda function: function.__name__)
def test_the_schema_refuses(break_it: Callable[[dict[str, Any]], None]) -> None:
    read = document(portraits.feminine())
    break_it(read)
    assert list(VALIDATOR.iter_errors(read))


def test_what_the_document_tells() -> None:
    portrait = portraits.feminine()
    read = document(portrait)
    window = read["readings"][0]["window"]
    assert window["posts"] == [post.id for post in portrait.readings[0].window.posts]
    assert (window["limit"], window["older_posts"]) == (50, 20)
    assert window["dropped"] == {"repost": 212, "empty": 31, "message": 1480}
    assert window["newest"] == "2024-03-01T09:30:00+00:00" > window["oldest"]
    gender = estimate(read, "gender")
    assert (gender["state"], gender["value"], gender["probability"]) == ("estimated", "F", 0.91)
    clue = next(one for one in gender["evidence"] if one["label"] == "contente")
    assert (clue["kind"], clue["reading"]) == ("agreement", "feminine: contente")
    texts = {post.id: post.text for post in portrait.readings[0].window.posts}
    assert {texts[at["post"]][at["start"] : at["end"]] for at in clue["spans"]} == {"contente"}
    assert read["generated_at"] == "2024-03-01T09:30:00+00:00"
    assert read["problems"] == 2
    assert [card["name"] for card in read["bundles"]] == ["gender-fr", "kind-fr"]


def test_no_text_of_a_post_is_in_the_document() -> None:
    portrait = portraits.feminine()
    text = portrait.to_json()
    assert not [post for post in portrait.readings[0].window.posts if post.text in text]


def test_nobody_is_aged_below_18_to_the_year() -> None:
    read = document(portraits.minor(15.3))
    age = estimate(read, "age")
    assert (age["under_18"], age["value"], age["raw"]) == (True, None, None)
    assert age["interval"] == [None, None]
    assert [step["value"] for step in read["readings"][0]["progressions"][0]["steps"]] == [
        21.0,
        None,
        None,
    ]
    change = read["readings"][0]["counterfactuals"][0]
    assert (change["before"], change["path"], change["after"]) == (None, [None, 19.4], 19.4)
    assert "15.3" not in json.dumps(read)


def test_at_18_the_age_is_told() -> None:
    age = estimate(document(portraits.minor(18.0)), "age")
    assert (age["under_18"], age["value"]) == (False, 18.0)
