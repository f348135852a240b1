"""What the records of a Bluesky repository become, by the name of their collection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reflet.footprint.records import (
    Account,
    Activity,
    Contact,
    Like,
    Post,
    PostKind,
    Profile,
    Record,
    Setting,
    Visibility,
)
from reflet.sources.bluesky.identifiers import is_did, page_of
from reflet.sources.bluesky.posts import POST, post_of, time_of
from reflet.sources.losses import BAD_SHAPE, Losses
from reflet.sources.texts import text_of
from reflet.sources.utc import utc_time

Value = dict[str, Any]
PROFILE = "app.bsky.actor.profile"
_OWN_APPS = ("app.bsky.", "chat.bsky.")


class Repository:
    """Turns the records of one account into the footprint's, one by one.

    ``handle`` is known only where the server was asked: a repository does not hold it.
    """

    def __init__(self, did: str, handle: str | None = None) -> None:
        """Take the account's identifier.

        Raises:
            ValueError: where it is none.
        """
        if not is_did(did):
            raise ValueError("no identifier of an account")
        self.did = did
        self.handle = handle
        self.account = f"bluesky:{did}"

    def owner(self, profile: Value | None) -> Iterator[Record]:
        """Yield the account, with its profile where it has one."""
        said = profile or {}
        yield Account(
            id=self.account,
            network="bluesky",
            handle=self.handle,
            name=text_of(said.get("displayName")),
            created_at=utc_time(said.get("createdAt")),
            url=f"https://bsky.app/profile/{self.handle or self.did}",
        )
        if profile is None:
            return
        website = text_of(said.get("website"))
        yield Profile(self.account, bio=text_of(said.get("description")), website=website)
        if pronouns := text_of(said.get("pronouns")):
            yield Setting(self.account, "pronouns", pronouns)
        labels = said.get("labels")
        values = labels.get("values") if isinstance(labels, dict) else None
        for label in values if isinstance(values, list) else ():
            if isinstance(label, dict) and (value := text_of(label.get("val"))):
                yield Setting(self.account, "self_label", value)

    def records(
        self, collection: str, key: str, value: Value | None, losses: Losses
    ) -> Iterator[Record]:
        """Yield what one record becomes; what it loses goes to ``losses``."""
        losses.read += 1
        if collection not in _HANDLERS:
            if not collection.startswith(_OWN_APPS):
                yield self._other_app(collection, key, value or {})
            return
        handler = _HANDLERS[collection]
        if handler is None:
            return
        if value is None:
            losses.bad += 1
            return
        try:
            record = handler(self, key, value)
        except BAD_SHAPE:
            losses.bad += 1
            return
        if isinstance(record, Post | Like) and record.created_at is None:
            losses.undated += 1
        yield record

    def _other_app(self, collection: str, key: str, value: Value) -> Activity:
        """Return what another app left in the same repository.

        Its content is not read, but that it is there: it is as public as the posts, and few
        people know.
        """
        address = f"at://{self.did}/{collection}/{key}"
        at = time_of(value, key)
        return Activity(f"{collection}/{key}", self.account, "other_app", collection, address, at)


def _post(repository: Repository, key: str, value: Value) -> Record:
    return post_of(repository.account, repository.did, key, value)


def _repost(repository: Repository, key: str, value: Value) -> Record:
    """Return a repost; its words are in another's repository."""
    address = str(value["subject"]["uri"])
    return Post(
        id=f"repost-{key}",
        account=repository.account,
        text="",
        created_at=time_of(value, key),
        kind=PostKind.REPOST,
        visibility=Visibility.PUBLIC,
        url=page_of(address) or address,
    )


def _like(repository: Repository, key: str, value: Value) -> Record:
    address = str(value["subject"]["uri"])
    return Like(
        id=address,
        account=repository.account,
        url=page_of(address) or address,
        created_at=time_of(value, key),
    )


def _contact(relation: str) -> Callable[[Repository, str, Value], Record]:
    def contact(repository: Repository, key: str, value: Value) -> Record:
        did = value["subject"]
        if not is_did(did):
            raise ValueError("no identifier of an account")
        url = f"https://bsky.app/profile/{did}"
        since = time_of(value, key)
        return Contact(did, repository.account, relation, url=url, since=since)

    return contact


def _messages_from(repository: Repository, key: str, value: Value) -> Record:
    return Setting(repository.account, "messages_from", str(value["allowIncoming"]))


_HANDLERS: Mapping[str, Callable[[Repository, str, Value], Record] | None] = {
    POST: _post,
    "app.bsky.feed.repost": _repost,
    "app.bsky.feed.like": _like,
    "app.bsky.graph.follow": _contact("following"),
    "app.bsky.graph.block": _contact("blocked"),
    "chat.bsky.actor.declaration": _messages_from,
    PROFILE: None,  # read before the others, by ``owner``
}
"""By collection; None is left to others, and what is missing is another app's, or not needed."""
