"""The source of Reddit: what it claims, and which table becomes what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from reflet.footprint.archive import Archive, Member
from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Problem, Record, Setting
from reflet.sources.base import Claim, claimed
from reflet.sources.csv_rows import CsvRows, Row, header_of
from reflet.sources.losses import BAD_SHAPE
from reflet.sources.members import fitting, route
from reflet.sources.reddit import traces, words
from reflet.sources.reddit.checkfile import verify
from reflet.sources.reddit.owner import Owner
from reflet.sources.reddit.traces import Handler

# Columns that only Reddit's tables have together, by the name of the table.
_SIGNS: Mapping[str, frozenset[str]] = {
    "checkfile.csv": frozenset({"filename", "sha256"}),
    "posts*.csv": frozenset({"id", "permalink", "subreddit", "title"}),
    "comments*.csv": frozenset({"id", "permalink", "subreddit", "body"}),
    "*_headers.csv": frozenset({"id", "permalink", "subreddit"}),
    "post_votes*.csv": frozenset({"id", "permalink", "direction"}),
    "comment_votes*.csv": frozenset({"id", "permalink", "direction"}),
    "subscribed_subreddits.csv": frozenset({"subreddit"}),
    "statistics.csv": frozenset({"statistic", "value"}),
    "messages*.csv": frozenset({"id", "permalink", "thread_id", "from"}),
    "chat_history*.csv": frozenset({"message_id", "channel_url"}),
}


def _known_before(owner: Owner, row: Row) -> Iterator[Record]:
    """Take what is known of the owner before anything else is read."""
    what = row["statistic"].replace("_", " ").casefold()
    if what == "email address" and row["value"]:
        yield Setting(owner.account, "email", row["value"])


class Reddit:
    """The Reddit export."""

    name = "reddit"
    expected = (
        "the Reddit export as downloaded, export_….zip, with posts.csv and comments.csv inside "
        "(reddit.com/settings/data-request)"
    )
    handlers: Mapping[str, Handler | None] = {
        "checkfile.csv": None,  # read apart, by ``verify``
        "statistics.csv": _known_before,
        # The same rows as posts.csv, comments.csv and messages.csv, without their words.
        "*_headers.csv": None,
        "posts*.csv": words.posts,
        "comments*.csv": words.comments,
        "messages*.csv": words.messages,
        "chat_history*.csv": words.chats,
        "post_votes*.csv": traces.votes("t3"),
        "comment_votes*.csv": traces.votes("t1"),
        "poll_votes*.csv": traces.polls,
        "saved_posts*.csv": traces.done("saved", "t3"),
        "saved_comments*.csv": traces.done("saved", "t1"),
        "hidden_posts*.csv": traces.done("hidden", "t3"),
        "gilded_posts.csv": traces.done("gilded", "t3"),
        "gilded_comments.csv": traces.done("gilded", "t1"),
        "gilded_content.csv": None,
        "subscribed_subreddits.csv": traces.communities("subscription"),
        "moderated_subreddits.csv": traces.communities("moderated"),
        "approved_submitter_subreddits.csv": traces.communities("approved"),
        "friends.csv": traces.friends,
        "multireddits.csv": traces.values("multireddit", "display_name", "subreddits"),
        "ip_logs.csv": traces.logins,
        "linked_identities.csv": traces.values("linked_sign_in", None, "issuer_id"),
        "linked_phone_number.csv": traces.values("phone_number", None, "phone_number"),
        "twitter.csv": traces.values("linked_handle", None, "username"),
        "account_gender.csv": traces.cells("account"),
        "birthdate.csv": traces.cells("account"),
        "user_preferences.csv": traces.values("preference", "preference"),
        "sensitive_ads_preferences.csv": traces.values("ads_preference", "type", "preference"),
        "persona.csv": traces.cells("persona"),
        "stripe.csv": traces.cells("stripe"),
        # Never published, or not the owner's doing.
        "drafts.csv": None,
        "scheduled_posts.csv": None,
        "announcements.csv": None,
        "live_stream_posts.csv": None,
        "media/**": None,
        # Money.
        "payouts.csv": None,
        "purchases.csv": None,
        "reddit_gold_information.csv": None,
        "subscriptions.csv": None,
    }
    refused: Mapping[str, str] = {}

    def claim(self, archive: Archive) -> Claim | None:
        """Claim an archive with a table that has both a name and columns known of Reddit."""
        for member in archive.members:
            pattern = fitting(member.name, _SIGNS)
            if pattern and header_of(archive, member) >= _SIGNS[pattern]:
                return claimed(self, archive, f"Reddit export, by {archive.label(member)}")
        return None

    def records(self, archive: Archive, claim: Claim) -> Iterator[Record | Problem]:
        """Yield the account, then what it left, then what the checksums tell."""
        owner = _owner(archive, claim.members)
        yield from owner.records()
        for member, handler in route(claim.members, self.handlers).handled:
            if handler in (words.messages, words.chats) and not owner.name:
                yield Problem(
                    ErrorCode.UNKNOWN_OWNER,
                    archive.label(member),
                    "messages were left out: without statistics.csv nothing tells which are the "
                    "owner's own. Give the whole export, under the name that it had.",
                )
                continue
            yield from CsvRows(archive, member).records(partial(handler, owner))
        checkfiles = [m for m in claim.ignored if m.basename == "checkfile.csv"]
        yield from verify(archive, checkfiles, claim.members)


def _owner(archive: Archive, members: tuple[Member, ...]) -> Owner:
    """Find whose the export is in its small tables, before the large ones are read.

    Raises:
        ReadError: ``ambiguous`` where they are those of two accounts.
    """
    owner = Owner()
    for member in members:
        if member.basename == "statistics.csv":
            _learn(owner, CsvRows(archive, member))
        elif member.basename == "birthdate.csv":
            owner.birth_date = owner.birth_date or _first_cell(CsvRows(archive, member))
        elif member.basename == "account_gender.csv":
            owner.gender = owner.gender or _first_cell(CsvRows(archive, member))
    owner.guess(archive.parts())
    return owner


def _learn(owner: Owner, rows: CsvRows) -> None:
    told = Owner()
    for row in rows:
        try:
            told.learn(row)
        except BAD_SHAPE:
            continue  # counted when the table is read again
    if owner.name and told.name and not owner.owns(told.name):
        raise ReadError(
            ErrorCode.AMBIGUOUS,
            "these are the exports of two Reddit accounts. Give one at a time.",
        )
    owner.name = owner.name or told.name
    owner.created_at = owner.created_at or told.created_at


def _first_cell(rows: CsvRows) -> str | None:
    return next((cell for row in rows for cell in row.values() if cell.strip()), None)
