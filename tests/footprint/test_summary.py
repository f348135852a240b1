"""The figures of a footprint are those of its records."""

from __future__ import annotations

from datetime import UTC, datetime

from reflet.footprint.records import (
    Account,
    Activity,
    Contact,
    Like,
    Login,
    Post,
    PostKind,
    Profile,
    Setting,
)
from reflet.footprint.store import Footprint
from reflet.footprint.summary import Count, summary


def year(number: int) -> datetime:
    return datetime(number, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_records_are_counted_by_network_kind_and_year() -> None:
    with Footprint.in_memory() as footprint:
        footprint.add(
            [
                Account("x:1", "x"),
                Profile("x:1"),
                *(Post(f"p{n}", "x:1", "t", year(2023)) for n in range(3)),
                Post("r", "x:1", "t", year(2024), PostKind.REPLY),
                Post("u", "x:1", "t"),
                Post("1", "reddit:unknown", "t", year(2020)),
                Like("1", "x:1", created_at=year(2022)),
                Contact("1", "x:1", "follower", since=year(2021)),
                Contact("2", "x:1", "follower"),
                Login("x:1", year(2024)),
                Setting("x:1", "a", "b"),
                Activity("1", "x:1", "watched", at=year(2024)),
                Activity("2", "x:1", "searched", at=year(2024)),
            ]
        )
        assert summary(footprint) == [
            Count("reddit", "reddit:unknown", "posts", "post", 2020, 1),
            Count("x", "x:1", "activities", "searched", 2024, 1),
            Count("x", "x:1", "activities", "watched", 2024, 1),
            Count("x", "x:1", "contacts", "follower", None, 1),
            Count("x", "x:1", "contacts", "follower", 2021, 1),
            Count("x", "x:1", "likes", "like", 2022, 1),
            Count("x", "x:1", "logins", "login", 2024, 1),
            Count("x", "x:1", "posts", "post", None, 1),
            Count("x", "x:1", "posts", "post", 2023, 3),
            Count("x", "x:1", "posts", "reply", 2024, 1),
            Count("x", "x:1", "profiles", "profile", None, 1),
            Count("x", "x:1", "settings", "setting", None, 1),
        ]


def test_an_empty_footprint_has_no_figures() -> None:
    with Footprint.in_memory() as footprint:
        assert summary(footprint) == []
