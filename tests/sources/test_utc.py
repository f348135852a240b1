"""Times of the networks' tables are read, or are none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflet.sources.utc import utc_time

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-01 12:00:00 UTC",
        "2024-05-01 12:00:00",
        "2024-05-01T12:00:00Z",
        "2024-05-01T12:00:00.000000+00:00",
        " 2024-05-01T14:00:00+02:00 ",
        "2024-05-01T12:00",
        1714564800,
        1714564800.0,
        1714564800000,
        1714564800000000,
        "1714564800",
        "1714564800.0",
    ],
)
def test_a_time_is_the_same_however_written(value: object) -> None:
    assert utc_time(value) == NOON


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        "",
        "N/A",
        "2024-13-01 12:00:00",
        "1997-05-01 12:00:00",
        "2150-05-01 12:00:00",
        0,
        -5,
        12345,
        float("nan"),
        float("inf"),
        "9" * 400,
        [NOON],
        "registration ip",
        "١٢٣٤",
    ],
)
def test_what_cannot_be_a_time_is_none(value: object) -> None:
    assert utc_time(value) is None


@given(st.datetimes(datetime(2004, 1, 2), datetime(2099, 12, 30), timezones=st.just(UTC)))
def test_times_come_back_as_they_were_written(time: datetime) -> None:
    assert utc_time(time.isoformat()) == time
    assert utc_time(time.strftime("%Y-%m-%d %H:%M:%S UTC")) == time.replace(microsecond=0)
    assert abs((utc_time(time.timestamp()) or NOON) - time) < timedelta(milliseconds=1)


@given(st.text() | st.floats() | st.integers() | st.none())
def test_nothing_is_raised(value: object) -> None:
    found = utc_time(value)
    assert found is None or found.utcoffset() == timedelta(0)
