"""How the owner gets into the account and is reached: devices, addresses, applications.

Each function takes one item and the owner, and yields records; it raises KeyError, TypeError or
ValueError on an item that has another shape, which is then counted as lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from reflet.footprint.records import Activity, Contact, Record, Setting
from reflet.sources.x.owner import Owner
from reflet.sources.x.times import parse_time


def devices(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a device that X sends notifications to, from ni-devices.js, or its phone number."""
    device = item.get("pushDevice") or item.get("messagingDevice") or item
    name = " ".join(
        str(device[key])
        for key in ("deviceType", "deviceVersion", "deviceModel", "carrier")
        if device.get(key)
    )
    at = _time(device.get("createdDate"))
    phone = device.get("phoneNumber")
    if not name and not phone:
        raise KeyError("deviceType")
    if name:
        yield Setting(owner.account, "device", name, at)
    if phone:
        yield Setting(owner.account, "phone_number", str(phone), at)


def device_tokens(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a program that is or was signed in, from device-token.js; never its token."""
    name = item.get("clientApplicationName") or item["clientApplicationId"]
    at = parse_time(item.get("lastSeenAt")) or parse_time(item.get("createdAt"))
    yield Setting(owner.account, "device", str(name), at)


def emails(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield the addresses of a change from email-address-change.js."""
    change = item.get("emailChange") or item.get("emailAddressChange") or item
    at = parse_time(change.get("changedAt"))
    if change.get("changedFrom"):
        yield Setting(owner.account, "previous_email", str(change["changedFrom"]), at)
    yield Setting(owner.account, "email", str(change["changedTo"]), at)


def phones(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield the phone number of the account."""
    yield Setting(owner.account, "phone_number", str(item["phoneNumber"]))


def time_zone(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield the time zone of the account."""
    yield Setting(owner.account, "time_zone", str(item["timeZone"]))


def creation(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield the address from which the account was made."""
    yield Setting(owner.account, "creation_ip", str(item["userCreationIp"]), owner.created_at)


def applications(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a program that may use the account."""
    at = parse_time(item.get("approvedAt"))
    yield Setting(owner.account, "connected_application", str(item["name"]), at)


def sign_ins(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield another firm's account that opens this one."""
    method = item.get("associationMethodType") or item["ssoId"]
    at = parse_time(item.get("createdAt"))
    yield Setting(owner.account, "linked_sign_in", str(method), at)
    if item.get("ssoEmail"):
        yield Setting(owner.account, "email", str(item["ssoEmail"]), at)


def searches(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield a saved search."""
    yield Activity(str(item["savedSearchId"]), owner.account, "searched", str(item["query"]))


def address_book(item: dict[str, Any], owner: Owner) -> Iterator[Record]:
    """Yield somebody of the address book that was handed to X."""
    reached = [str(way) for key in ("emails", "phoneNumbers") for way in item.get(key) or ()]
    yield Contact(str(item["id"]), owner.account, "address_book", name=", ".join(reached) or None)


def _time(value: Any) -> datetime | None:
    """Read a time, or a day written as ``2020.05.31``."""
    try:
        return datetime.strptime(str(value), "%Y.%m.%d").replace(tzinfo=UTC)
    except ValueError:
        return parse_time(value)
