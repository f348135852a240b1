"""``reflet fetch`` asks a server only when it is told to, and tells what came of it."""

from __future__ import annotations

from reflet.cli.exits import ExitCode
from reflet.cli.fetch import As, By
from reflet.footprint.store import Footprint, default_path
from reflet.sources.live.bluesky import Way
from reflet.sources.live.fetch import Network
from tests.builders.wordpress_export import rss
from tests.cli.conftest import Run
from tests.sources.live.conftest import Reply, Stage, stage

__all__ = ["stage"]


def test_the_choices_are_those_of_the_sources() -> None:
    assert {one.value for one in As} == {one.value for one in Network}
    assert {one.value for one in By} == {one.value for one in Way}


def test_offline_it_says_whom_it_would_ask(reflet: Run, stage: Stage) -> None:
    ended = reflet("fetch", f"{stage.address}/feed.xml")
    assert ended.code == ExitCode.USAGE
    assert "would ask" in ended.err
    assert "127.0.0.1" in ended.err
    assert stage.asked == []


def test_online_it_keeps_what_it_fetched(reflet: Run, stage: Stage) -> None:
    stage.answers["/feed.xml"] = Reply(rss().encode())
    ended = reflet("fetch", f"{stage.address}/feed.xml", "--online")
    assert ended.code == 0, ended.err
    assert "Read as feed" in ended.out
    assert str(default_path()) in ended.err
    with Footprint.open(default_path()) as kept:
        assert kept.post_count() == 3


def test_what_cannot_be_fetched_is_told(reflet: Run, stage: Stage) -> None:
    ended = reflet("fetch", f"{stage.address}/nothing.xml", "--online")
    assert ended.code == ExitCode.NOT_REACHED
    assert "404" in ended.err
    ended = reflet("fetch", "no address", "--online")
    assert ended.code == ExitCode.NOT_FOUND
