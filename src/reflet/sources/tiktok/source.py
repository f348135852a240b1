"""The source of TikTok: what it claims, and which list of the document becomes what.

The lists have kept their names while the sections around them moved (``Activity`` became ``Your
Activity`` and ``Likes and Favorites``, ``Video`` became ``Post``, ``App Settings`` and ``Profile``
became ``Profile And Settings``); so they are known by their own names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Problem, Record, Setting
from reflet.sources.base import Claim, claimed
from reflet.sources.json_stream import Damage
from reflet.sources.json_tree import iter_tree
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.members import MEDIA, beginning, fitting
from reflet.sources.tiktok import traces, words
from reflet.sources.tiktok.owner import Owner
from reflet.sources.tiktok.traces import Handler
from reflet.sources.tiktok.values import lowered, name_of, said

_DOCUMENTS = ("user_data*.json",)
# The first sections of the document, in both generations.
_SECTIONS = (
    '"Activity"',
    '"Ads and data"',
    '"App Settings"',
    '"Comment"',
    '"Direct Message',
    '"Income',
    '"Likes and Favorites"',
    '"Location Review"',
    '"Post"',
    '"Profile"',
    '"Profile And Settings"',
    '"TikTok ',
    '"Tiktok ',
    '"Video"',
    '"Your Activity"',
)
_HEAD = 200

_CHATS = "chathistory"
_LISTS: Mapping[str, Handler | None] = {
    "videolist": words.videos,
    "commentslist": words.comments,
    "comments": words.live_comments,
    "questions": words.live_comments,
    "reviewslist": words.reviews,
    "itemfavoritelist": traces.likes,
    "favoritevideolist": traces.done("saved"),
    "favoritesoundlist": traces.done("saved"),
    "favoritehashtaglist": traces.done("saved"),
    "favoriteeffectslist": traces.done("saved"),
    "favoritecommentlist": traces.done("saved", "comment"),
    "favoritecollectionlist": traces.done("saved", "favoritecollection"),
    "searchlist": traces.done("searched", "searchterm"),
    "sharehistorylist": traces.done("shared", "sharedcontent", "method"),
    "offtiktokactivitydatalist": traces.done("reported_by_others", "source", "event"),
    "usagedatalist": traces.done("reported_by_others", "source", "event"),
    "fanslist": traces.contacts("follower"),
    "following": traces.contacts("following"),
    "blocklist": traces.contacts("blocked"),
    "loginhistorylist": traces.logins,
    "statuslist": traces.devices,
    # Ignored on purpose: purchases, broadcasts, hashtags that were only used in one's own posts.
    "hashtaglist": None,
    "golivelist": None,
    "productbrowsinghistories": None,
    "savedaddress": None,
    "shoppingcart": None,
    "vouchers": None,
    "sendgifts": None,
    "buygifts": None,
    "postlist": None,
    "mutedlist": None,
    "usernames": None,
}
# Maps whose plain values are settings, and the name that these get.
_SETTINGS = {
    "settingsmap": "setting",
    "autofill": "autofill",
    "locationdata": "last_location",
    "watchlivesettingsmap": "setting",
}
# Maps whose values all tell one thing.
_NAMED = {
    "adinterests": "inferred_interest",
    "adsbasedondatareceivedfrompartners": "advertiser",
}
_ASK = (
    "this is TikTok's export as text. Ask for it again (Settings and privacy, Account, Download "
    "your data) and choose the JSON format."
)


class TikTok:
    """The TikTok export."""

    name = "tiktok"
    expected = (
        "the TikTok export in the JSON format, TikTok_Data_….zip, with user_data_tiktok.json "
        "inside (Settings and privacy, Account, Download your data)"
    )
    handlers: Mapping[str, bool | None] = {**dict.fromkeys(_DOCUMENTS, True), **MEDIA}
    refused: Mapping[str, str] = dict.fromkeys(
        (
            "Watch History.txt",
            "Video Browsing History.txt",
            "Like List.txt",
            "Login History.txt",
            "Profile Information.txt",
            "Profile Info.txt",
            "Kijkgeschiedenis.txt",
            "Likelijst.txt",
            "Profielinformatie.txt",
            "Samenvatting van activiteit.txt",
            "Activity Summary.txt",
            "Off TikTok Activity.txt",
        ),
        _ASK,
    )

    def claim(self, archive: Archive) -> Claim | None:
        """Claim an archive with a document of TikTok's name that begins with its sections."""
        for member in archive.members:
            if fitting(member.name, _DOCUMENTS) and _is_genuine(archive, member):
                return claimed(self, archive, f"TikTok export, by {archive.label(member)}")
        return None

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield each document's account, then what it left."""
        for member in claim.members:
            yield from _document(archive, member)


def _is_genuine(archive: Archive, member: Member) -> bool:
    head = beginning(archive, member, _HEAD).decode("utf-8", "replace")
    inner = head.removeprefix("{").lstrip()
    return head.startswith("{") and inner.startswith(_SECTIONS)


def _document(archive: Archive, member: Member) -> Iterator[Record | Problem]:
    """Read a document twice, for its owner may stand behind what they left."""
    owner, losses = Owner(), Losses(archive.label(member))
    for path, value in _walk(archive, member, Losses("")):
        owner.learn(path, value)
        if path and owner.handle and name_of(path[-1]) in _LISTS:
            break
    yield from owner.records()
    unknown: Counter[str] = Counter()
    chats_lost = 0
    for path, value in _walk(archive, member, losses):
        if isinstance(value, Damage):
            losses.damaged(ErrorCode.DAMAGED, value.reason)
            continue
        names = [name_of(key) for key in path]
        handler = _LISTS.get(names[-1]) if names else None
        if len(names) > 1 and names[-2] == _CHATS:
            handler = words.messages
            chats_lost += owner.handle is None
        if setting := _setting(names, path, value, owner):
            yield setting
        elif not isinstance(value, dict) or not names:
            continue  # a plain value of a place that is not read, null and «N/A» among them
        elif handler is not None:
            losses.read += 1
            try:
                yield from handler(lowered(value), owner, path[-1])
            except BAD_SHAPE:
                losses.bad += 1
        elif names[-1] not in _LISTS:
            unknown[path[-1]] += 1
    yield from losses.problems()
    if chats_lost:
        yield Problem(
            ErrorCode.UNKNOWN_OWNER,
            losses.member,
            "messages were left out: the document does not tell the owner's name, and so not "
            "which are their own. Ask for the export again with the profile in it.",
        )
    if unknown:
        yield _unknown(losses.member, unknown)


def _walk(archive: Archive, member: Member, losses: Losses) -> Iterator[tuple[Any, Any]]:
    try:
        with archive.open(member) as stream:
            yield from iter_tree(stream)
    except ReadError as error:
        losses.stopped(error)


def _setting(names: list[str], path: tuple[str, ...], value: Any, owner: Owner) -> Setting | None:
    """Return a plain value of a map of settings; items of its lists are values as well."""
    text = said(value)
    if text is None:
        return None
    for depth in range(len(names) - 1):
        if name := _NAMED.get(names[depth]):
            return Setting(owner.account, name, text)
        if kind := _SETTINGS.get(names[depth]):
            return Setting(owner.account, f"{kind}:{'/'.join(path[depth + 1 :])}", text)
    return None


def _unknown(member: str, lists: Counter[str]) -> Problem:
    shown = ", ".join(
        f"{''.join(c if c.isprintable() else '?' for c in name[:60])} ({count:,})"
        for name, count in lists.most_common(20)
    )
    return Problem(
        ErrorCode.UNKNOWN_MEMBER,
        member,
        f"lists that this version of Reflet does not know were left out: {len(lists):,} ({shown}). "
        "Tell its makers, if they hold something of yours.",
    )
