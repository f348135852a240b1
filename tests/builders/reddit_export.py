"""Builds synthetic exports of Reddit from an invented person, with the quirks as flags."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from tests.builders.person import LEA, Person, Words, write_export

_SITE = "https://www.reddit.com"


def table(header: str, rows: Iterable[Sequence[object]], *, bom: bool = False) -> bytes:
    """Write a table as Reddit does: CRLF, minimal quotes."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return ("\ufeff" * bom + file.getvalue()).encode()


def when(at: datetime) -> str:
    """Write a time as Reddit does."""
    return at.strftime("%Y-%m-%d %H:%M:%S UTC")


def post_id(words: Words) -> str:
    """Give a post or comment its number, in base 36 as Reddit's are."""
    return f"1a{int(words.at.timestamp()):x}"


def reddit_members(
    person: Person = LEA, *, bom: bool = False, split: bool = False
) -> dict[str, bytes]:
    """Return the tables by name; ``split`` deals the votes out to two, ``bom`` marks each."""
    name = person.handle.replace(".", "_")

    def posts(words: Words) -> tuple[str, ...]:
        link = f"{_SITE}/r/reliure/comments/{post_id(words)}/x/"
        picture = f"https://i.redd.it/{post_id(words)}.jpeg" if words.photo else link
        title, _, body = words.text.partition("\n\n")
        return (post_id(words), link, when(words.at), "", "reliure", "0", title, picture, body)

    def comments(words: Words) -> tuple[str, ...]:
        thread = f"{_SITE}/r/reliure/comments/1zthread/x/"
        link = f"{thread}{post_id(words)}/"
        return (
            *(post_id(words), link, when(words.at), "", "reliure", "0", thread),
            *("1zparent" if words.to.startswith("Noé") else "", words.text, ""),
        )

    post_header = "id,permalink,date,ip,subreddit,gildings,title,url,body"
    comment_header = "id,permalink,date,ip,subreddit,gildings,link,parent,body,media"
    message_header = "id,permalink,thread_id,date,ip,from,to,subject,body"
    written = [posts(words) for words in person.of_kind("post", "story")]
    answers = [comments(words) for words in person.of_kind("comment")]
    likes = [(f"1v{n}", f"{_SITE}/r/x/comments/1v{n}/", "up") for n, _ in enumerate(person.likes)]
    votes = [*likes, ("1w", f"{_SITE}/r/x/comments/1w/", "down"), ("1z", "", "none")]
    sent = [
        (post_id(w), f"{_SITE}/m", "t", when(w.at), "", name, "u/autre", "", w.text)
        for w in person.of_kind("message")
    ]
    received = ("1r", f"{_SITE}/m", "t", when(person.created_at), "", "autre", name, "re: x", "lu")
    tables: dict[str, tuple[str, list[Sequence[object]]]] = {
        "posts.csv": (post_header, [*written]),
        "post_headers.csv": (post_header.removesuffix(",title,url,body"), [r[:6] for r in written]),
        "comments.csv": (comment_header, [*answers]),
        "comment_headers.csv": (
            comment_header.removesuffix(",body,media"),
            [row[:8] for row in answers],
        ),
        "messages_archive.csv": (message_header, [*sent, received]),
        "saved_posts.csv": ("id,permalink", [("1s", f"{_SITE}/r/x/comments/1s/")]),
        "hidden_posts.csv": ("id,permalink", [("1h", f"{_SITE}/r/x/comments/1h/")]),
        "comment_votes.csv": ("id,permalink,direction", []),
        "poll_votes.csv": (
            "post_id,user_selection,text,image_url,is_prediction,stake_amount",
            [("1p", "2", "Le lin", "", "False", "")],
        ),
        "subscribed_subreddits.csv": ("subreddit", [("reliure",), ("Nantes",)]),
        "friends.csv": ("username,note", [(handle, "") for _, handle, _ in person.following]),
        "ip_logs.csv": (
            "date,ip",
            [("registration ip", "192.0.2.1"), *((when(at), ip) for at, ip, _ in person.logins)],
        ),
        "linked_identities.csv": ("issuer_id,subject_id", [("google", "1234567")]),
        "linked_phone_number.csv": ("phone_number", []),
        "account_gender.csv": ("account_gender", [(person.gender,)]),
        "birthdate.csv": ("birthdate,verified_birthdate", [(person.birth_date, "")]),
        "statistics.csv": (
            "statistic,value",
            [
                ("account name", name),
                ("registration date", when(person.created_at)),
                ("email address", person.email),
            ],
        ),
        "user_preferences.csv": ("preference,value", [("hide_from_robots", "True")]),
        "drafts.csv": ("id,title,body", [("1d", "jamais", "publié")]),
    }
    if split:
        half = len(votes) // 2
        tables["post_votes_1.csv"] = ("id,permalink,direction", [*votes[:half]])
        tables["post_votes_2.csv"] = ("id,permalink,direction", [*votes[half:]])
    else:
        tables["post_votes.csv"] = ("id,permalink,direction", [*votes])
    return {name: table(header, rows, bom=bom) for name, (header, rows) in tables.items()}


def build_reddit_export(
    path: Path,
    person: Person = LEA,
    *,
    bom: bool = False,
    split: bool = False,
    missing: Collection[str] = (),
    tampered: Collection[str] = (),
    added: dict[str, bytes] | None = None,
    wrapper: str = "",
    parts: int = 1,
) -> list[Path]:
    """Write an export; ``tampered`` tables get a row more than checkfile.csv was made of."""
    members = reddit_members(person, bom=bom, split=split)
    sums = [(name, hashlib.sha256(content).hexdigest()) for name, content in members.items()]
    for name in tampered:
        members[name] += b"one,row,more\r\n"
    members["checkfile.csv"] = table("filename,sha256", sums, bom=bom)
    chosen = {name: content for name, content in members.items() if name not in missing}
    return write_export(path, chosen | (added or {}), wrapper=wrapper, parts=parts)
