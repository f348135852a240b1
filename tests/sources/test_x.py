"""An invented person's export of X gives back what they wrote, in every layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from reflet.footprint.errors import ErrorCode, ReadError
from reflet.footprint.records import Account, Post, PostKind, Profile, Visibility
from reflet.footprint.store import Footprint
from reflet.sources.read import import_into, read
from reflet.sources.x.edits import Edits
from tests.builders.x_export import (
    AccountSpec,
    Extras,
    PostSpec,
    build_x_export,
    persona_posts,
)

NOON = datetime(2023, 2, 18, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
LONG = "Une longue histoire & ses détours, que personne ne lira jusqu'au bout. " * 6 + "Fin."
POSTS = [
    PostSpec("Bonjour, je suis ravie <3", NOON),
    PostSpec("À lire : https://site.example/a?b=1&copy=2 vraiment", NOON + HOUR, photo=True),
    PostSpec("merci !", NOON + 2 * HOUR, kind="reply", to="ami"),
    PostSpec("et je continue", NOON + 3 * HOUR, kind="thread"),
    PostSpec("tellement vrai", NOON + 4 * HOUR, kind="quote", of="autre"),
    PostSpec("Les mots d'un autre " * 9, NOON + 5 * HOUR, kind="repost", of="autre"),
    PostSpec(LONG, NOON + 6 * HOUR, kind="note"),
    PostSpec("Nice & quiet here", NOON + 7 * HOUR, lang="en"),
]
MESSAGES = [
    PostSpec("tu viens ?", NOON, kind="message", to="ami"),
    PostSpec("oui", NOON + HOUR, kind="message", sender="ami", to="camille_invente"),
]


def export(tmp_path: Path, posts: Sequence[PostSpec] = POSTS, **flags: Any) -> Path:
    name = flags.pop("name", "twitter-2024.zip")
    return build_x_export(tmp_path / name, posts, **flags)


def posts_of(footprint: Footprint) -> list[Post]:
    """Return the posts oldest first, as they were invented."""
    return list(footprint.posts())[::-1]


def test_the_current_layout_gives_back_what_was_written(tmp_path: Path) -> None:
    footprint = read(export(tmp_path, POSTS))
    found = posts_of(footprint)
    assert footprint.problems() == []
    assert [post.text for post in found] == [
        "Bonjour, je suis ravie <3",
        "À lire : https://site.example/a?b=1&copy=2 vraiment",
        "@ami merci !",
        "et je continue",
        "tellement vrai",
        ("RT @autre: " + "Les mots d'un autre " * 9)[:139] + "…",
        LONG,
        "Nice & quiet here",
    ]
    kinds = ["post", "post", "reply", "reply", "quote", "repost", "post", "post"]
    assert [post.kind for post in found] == kinds
    assert [post.created_at for post in found] == [spec.at for spec in POSTS]
    assert [post.language for post in found] == ["fr"] * 7 + ["en"]
    assert found[3].reply_to == found[2].id
    (photo,) = found[1].media
    assert (photo.kind, photo.path) == (
        "photo",
        f"data/tweets_media/{found[1].id}-{found[1].id}.jpg",
    )
    assert found[0].url == f"https://x.com/camille_invente/status/{found[0].id}"
    assert {post.visibility for post in found} == {Visibility.UNKNOWN}


@pytest.mark.parametrize("layout", ["2022", "root", "2018", "csv"])
@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "folder"])
def test_older_layouts_give_the_same(layout: str, name: str, tmp_path: Path) -> None:
    posts = [spec for spec in POSTS if spec.kind != "note" and not spec.photo]
    account = AccountSpec(bio="Céramiste", location="Nantes")
    now = read(export(tmp_path, posts, account=account))
    footprint = read(export(tmp_path, posts, account=account, layout=layout, name=name))
    facts = [(p.id, p.text, p.kind, p.created_at) for p in posts_of(now)]
    assert [(p.id, p.text, p.kind, p.created_at) for p in posts_of(footprint)] == facts
    assert footprint.accounts() == now.accounts()
    (profile,) = footprint.profiles()
    assert (profile.bio, profile.location) == ("Céramiste", "Nantes")
    assert footprint.problems() == []


def test_tables_are_read_only_where_nothing_better_is(tmp_path: Path) -> None:
    folder = export(tmp_path, POSTS[:1], layout="2018", name="folder")
    with Footprint.in_memory() as footprint:
        assert import_into(footprint, folder).posts == 1
    csv_only = read(tmp_path / "folder" / "tweets.csv")
    assert [post.text for post in csv_only.posts()] == ["Bonjour, je suis ravie <3"]
    assert [account.id for account in csv_only.accounts()] == ["x:unknown"]


@pytest.mark.parametrize(
    ("rest", "kept", "code"),
    [
        ("1,,,2014-01-01 10:00:00 +0000,web,un\n", 1, None),
        ("1,,,2014-01-01 10:00:00 +0000,web,un\n2,,,,,\nabc,,,,,x\n", 2, ErrorCode.BAD_ITEMS),
        ('1,,,,web,un\n2,,,,web,"' + "x" * 200_000, 1, ErrorCode.DAMAGED),
        ("1\n2,,,,web,deux\n", 1, ErrorCode.BAD_ITEMS),
    ],
)
def test_a_damaged_table_gives_its_good_rows(
    rest: str, kept: int, code: ErrorCode | None, tmp_path: Path
) -> None:
    header = "tweet_id,in_reply_to_status_id,in_reply_to_user_id,timestamp,source,text\n"
    (tmp_path / "tweets.csv").write_text(header + rest)
    footprint = read(tmp_path / "tweets.csv")
    assert footprint.post_count() == kept
    codes = [p.code for p in footprint.problems() if p.code != ErrorCode.BAD_DATES]
    assert codes == ([code] if code else [])


@pytest.mark.parametrize("wrapper", ["", "twitter-2024"])
def test_posts_may_be_spread_over_files_and_zips(wrapper: str, tmp_path: Path) -> None:
    whole = export(tmp_path, POSTS, parts=3, wrapper=wrapper)
    first = export(tmp_path, POSTS, parts=3, missing=["tweets-part1.js"], name="1.zip")
    others = {"tweets.js", "tweets-part2.js", "manifest.js", "account.js", "note-tweet.js"}
    second = export(tmp_path, POSTS, parts=3, missing=others, name="2.zip")
    one, two = read(whole), read(first, second)
    assert one.post_count() == len(POSTS)
    assert list(one.posts()) == list(two.posts())
    assert one.accounts() == two.accounts()
    assert two.problems() == []
    only = read(first).problems()
    assert [(p.code, p.member) for p in only] == [(ErrorCode.MISSING_MEMBER, "tweets-part1.js")]


def test_the_manifest_of_one_zip_counts_the_files_of_the_others(tmp_path: Path) -> None:
    first = export(tmp_path, POSTS, parts=2, missing=["tweets-part1.js"], name="1.zip")
    others = {"tweets.js", "manifest.js", "account.js", "note-tweet.js"}
    second = export(
        tmp_path, POSTS, parts=2, missing=others, garbled=["tweets-part1.js"], name="2.zip"
    )
    (problem,) = read(first, second).problems()
    assert (problem.code, problem.lost) == (ErrorCode.DAMAGED, 1)


def test_the_parts_of_an_export_tell_of_its_owner_together(tmp_path: Path) -> None:
    extras = Extras(protection=[(NOON, "Protect")])
    first = export(tmp_path, POSTS, extras=extras, missing=["account.js"], name="1.zip")
    second = export(tmp_path, POSTS, missing=["manifest.js"], name="2.zip")
    (account,) = read(first, second).accounts()
    assert account.protected == ((NOON, None),)
    assert account.created_at == AccountSpec().created_at


def test_two_people_at_once_stay_two(tmp_path: Path) -> None:
    other = AccountSpec(handle="bob", user_id="77", name="Bob")
    one = export(tmp_path, POSTS[:2], name="1.zip")
    two = export(tmp_path, POSTS[5:6], account=other, name="2.zip")
    footprint = read(one, two)
    counts = {account.id: footprint.post_count(account.id) for account in footprint.accounts()}
    assert counts == {"x:1400000001": 2, "x:77": 1}


def test_the_account_and_its_profile(tmp_path: Path) -> None:
    spec = AccountSpec(bio="Thé & chats", location="Brest", website="a", birth_date="1990-01-02")
    footprint = read(export(tmp_path, account=spec))
    assert footprint.accounts() == [
        Account(
            "x:1400000001",
            "x",
            "camille_invente",
            "Camille I.",
            spec.created_at,
            "https://x.com/camille_invente",
        )
    ]
    (profile,) = footprint.profiles()
    assert profile == Profile("x:1400000001", "Thé & chats", "Brest", "a", "1990-01-02")


def test_the_owner_is_found_in_the_manifest_alone(tmp_path: Path) -> None:
    footprint = read(export(tmp_path, missing=["account.js"]))
    (account,) = footprint.accounts()
    assert (account.id, account.handle) == ("x:1400000001", "camille_invente")
    assert [problem.member for problem in footprint.problems()] == ["account.js"]


def test_only_the_owners_messages_are_kept(tmp_path: Path) -> None:
    footprint = read(export(tmp_path, MESSAGES))
    (message,) = footprint.posts()
    assert (message.text, message.kind) == ("tu viens ?", PostKind.MESSAGE)
    assert message.visibility is Visibility.DIRECT
    nameless = read(export(tmp_path, [*MESSAGES, POSTS[0]], missing=["account.js", "manifest.js"]))
    assert [post.kind for post in nameless.posts()] == [PostKind.POST]
    assert [problem.code for problem in nameless.problems()] == [ErrorCode.UNKNOWN_OWNER]


def test_what_lies_beside_the_posts(tmp_path: Path) -> None:
    extras = Extras(
        likes=[("123", "un &amp; une")],
        followers=["1", "2"],
        following=["3"],
        blocked=["4"],
        muted=["5"],
        logins=[(NOON, "192.0.2.7")],
        interests=["Poterie & verre"],
        gender="female",
        languages=["French"],
        inferred_ages=["35-49"],
        old_handles=["camille_avant"],
    )
    footprint = read(export(tmp_path, extras=extras))
    (like,) = footprint.likes()
    assert (like.id, like.text) == ("123", "un &amp; une")
    rows = footprint._connection.execute
    relations = rows("SELECT relation, count(*) FROM contacts GROUP BY relation").fetchall()
    assert dict(relations) == {"follower": 2, "following": 1, "blocked": 1, "muted": 1}
    assert rows("SELECT at, ip FROM logins").fetchall() == [
        ("2023-02-18T12:00:00.000000Z", "192.0.2.7")
    ]
    assert dict(rows("SELECT name, value FROM settings").fetchall()) == {
        "inferred_interest": "Poterie & verre",
        "inferred_gender": "female",
        "inferred_language": "French",
        "inferred_age": "35-49",
        "previous_handle": "camille_avant",
        "email": "nobody@mail.example",
    }
    assert footprint.problems() == []


STAMP = "2023-02-18T12:00:00.000Z"
ACCESS: dict[str, list[dict[str, Any]]] = {
    "ni-devices": [
        {
            "niDeviceResponse": {
                "pushDevice": {"deviceType": "Brume", "deviceVersion": "5", "createdDate": STAMP}
            }
        },
        {
            "niDeviceResponse": {
                "messagingDevice": {
                    "deviceType": "Auth",
                    "carrier": "fr.onde",
                    "phoneNumber": "+33000000001",
                    "createdDate": "2023.02.18",
                }
            }
        },
        {"niDeviceResponse": {"pushDevice": {"token": "secret"}}},
    ],
    "device-token": [
        {
            "deviceToken": {
                "clientApplicationId": "7",
                "token": "secret",
                "createdAt": STAMP,
                "lastSeenAt": STAMP,
                "clientApplicationName": "Twitter pour Brume",
            }
        }
    ],
    "email-address-change": [
        {
            "emailAddressChange": {
                "accountId": "1",
                "emailChange": {
                    "changedAt": STAMP,
                    "changedFrom": "avant@courrier.example",
                    "changedTo": "apres@courrier.example",
                },
            }
        },
        {"emailAddressChange": {"emailChange": {"changedTo": "seul@courrier.example"}}},
    ],
    "phone-number": [{"device": {"phoneNumber": "+33000000002"}}],
    "account-timezone": [{"accountTimezone": {"accountId": "1", "timeZone": "Paris"}}],
    "account-creation-ip": [{"accountCreationIp": {"userCreationIp": "192.0.2.99"}}],
    "connected-application": [
        {"connectedApplication": {"id": "9", "name": "Horaires", "approvedAt": STAMP}}
    ],
    "sso": [
        {
            "sso": {
                "ssoId": "3",
                "ssoEmail": "sso@courrier.example",
                "associationMethodType": "Signup",
                "createdAt": STAMP,
            }
        }
    ],
    "saved-search": [{"savedSearch": {"savedSearchId": "4", "query": "reliure nantes"}}],
    "contact": [{"contact": {"id": "8", "emails": ["ami@courrier.example"], "phoneNumbers": []}}],
    "deleted-tweets": [{"tweet": {"id_str": "5", "full_text": "effacé", "created_at": "x"}}],
    "personalization": [
        {
            "p13nData": {
                "interests": {
                    "partnerInterests": [{"name": "Thé"}],
                    "shows": ["La Grande Écluse"],
                    "audienceAndAdvertisers": {
                        "advertisers": ["@boutique"],
                        "lookalikeAdvertisers": ["@autre"],
                    },
                },
                "inferredAgeInfo": {"age": ["25-34"]},
                "locationHistory": [{"city": "Nantes", "country": "France"}],
            }
        }
    ],
}


def test_devices_addresses_and_what_x_sells_are_settings(tmp_path: Path) -> None:
    footprint = read(export(tmp_path, extras=Extras(others=ACCESS)))
    settings = {(s.name, s.value): s.at for s in footprint.settings()}
    assert settings.keys() == {
        ("email", "nobody@mail.example"),
        ("device", "Brume 5"),
        ("device", "Auth fr.onde"),
        ("phone_number", "+33000000001"),
        ("phone_number", "+33000000002"),
        ("device", "Twitter pour Brume"),
        ("previous_email", "avant@courrier.example"),
        ("email", "apres@courrier.example"),
        ("email", "seul@courrier.example"),
        ("email", "sso@courrier.example"),
        ("time_zone", "Paris"),
        ("creation_ip", "192.0.2.99"),
        ("connected_application", "Horaires"),
        ("linked_sign_in", "Signup"),
        ("inferred_interest", "Thé"),
        ("inferred_interest", "La Grande Écluse"),
        ("advertiser", "@boutique"),
        ("advertiser", "@autre"),
        ("inferred_age", "25-34"),
        ("inferred_location", "Nantes, France"),
    }
    assert settings["device", "Brume 5"] == settings["connected_application", "Horaires"] == NOON
    assert settings["phone_number", "+33000000001"] == NOON.replace(hour=0)
    assert [(c.relation, c.name) for c in footprint.contacts()] == [
        ("address_book", "ami@courrier.example")
    ]
    (problem,) = footprint.problems()  # the device of which only a token is known
    assert (problem.code, problem.lost) == (ErrorCode.BAD_ITEMS, 1)


def test_what_was_written_for_a_circle_was_for_a_few(tmp_path: Path) -> None:
    circle = [("pour vous seuls", NOON, "1626925000000000001")]
    footprint = read(export(tmp_path, POSTS[:1], extras=Extras(circle=circle)))
    seen = {post.text: post.visibility for post in footprint.posts()}
    assert seen["pour vous seuls"] is Visibility.FOLLOWERS


def test_what_is_not_read_is_listed_and_what_is_not_known_is_named(tmp_path: Path) -> None:
    others = {"deleted-tweets": ACCESS["deleted-tweets"], "dream-journal": [{"dream": {"id": "1"}}]}
    with Footprint.in_memory() as footprint:
        summary = import_into(footprint, export(tmp_path, extras=Extras(others=others)))
        assert "effacé" not in [post.text for post in footprint.posts()]
    assert "data/deleted-tweets.js" in summary.ignored
    (problem,) = summary.losses
    assert (problem.code, problem.lost) == (ErrorCode.UNKNOWN_MEMBER, None)
    assert "1 (data/dream-journal.js)" in problem.message


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("switches", "expected"),
    [
        ([], "unknown unknown unknown"),
        ([(1, "Protect"), (3, "Unprotect")], "unknown followers public"),
        ([(1, "Protect")], "unknown followers followers"),
        ([(1, "Unprotect")], "followers public public"),
        ([(3, "Unprotect"), (1, "Unprotect")], "followers public public"),
        ([(1, "Protect"), (2, "Protect"), (3, "Unprotect")], "unknown followers public"),
    ],
)
def test_visibility_follows_the_protected_history(
    switches: list[tuple[int, str]], expected: str, tmp_path: Path
) -> None:
    posts = [PostSpec(f"jour {day}", NOON + day * DAY) for day in (0, 2, 4)]
    extras = Extras(protection=[(NOON + day * DAY, action) for day, action in switches])
    footprint = read(export(tmp_path, posts, extras=extras))
    assert [post.visibility for post in posts_of(footprint)] == expected.split()


def test_protected_periods_are_in_the_account(tmp_path: Path) -> None:
    extras = Extras(protection=[(NOON, "Unprotect"), (NOON + DAY, "Protect")])
    (account,) = read(export(tmp_path, extras=extras)).accounts()
    assert account.protected == ((AccountSpec().created_at, NOON), (NOON + DAY, None))


def test_impossible_dates_are_mended_by_the_number(tmp_path: Path) -> None:
    bogus = "Tue Jan 07 00:00:00 +0000 1997"
    posts = [
        PostSpec("le vrai jour est dans le numéro", NOON, created_at=bogus),
        PostSpec("d'avant les numéros datés", NOON - DAY, created_at=bogus, id="12345"),
        PostSpec("intact", NOON - 2 * DAY),
    ]
    footprint = read(export(tmp_path, posts))
    assert [post.created_at for post in footprint.posts()] == [NOON, NOON - 2 * DAY, None]
    (problem,) = footprint.problems()
    assert (problem.code, problem.lost) == (ErrorCode.BAD_DATES, 0)


def test_a_long_text_without_its_post_is_not_lost(tmp_path: Path) -> None:
    footprint = read(export(tmp_path, POSTS, missing=["tweets.js"]))
    assert [post.text for post in footprint.posts()] == [LONG]
    (problem,) = footprint.problems()
    assert (problem.code, problem.lost) == (ErrorCode.MISSING_MEMBER, len(POSTS))


def test_a_long_post_without_its_note_stays_cut_and_is_no_quotation(tmp_path: Path) -> None:
    (post,) = read(export(tmp_path, POSTS[6:7], missing=["note-tweet.js"])).posts()
    assert post.kind is PostKind.POST
    assert post.text.endswith("…")
    assert LONG.startswith(post.text[:-1])


def test_long_texts_of_one_second_find_their_own_posts(tmp_path: Path) -> None:
    posts = [
        PostSpec("Premier récit. " + LONG, NOON, kind="note"),
        PostSpec("Second récit. " + LONG, NOON, kind="note"),
        PostSpec("Court, à la même seconde", NOON),
    ]
    footprint = read(export(tmp_path, posts))
    assert {post.text for post in footprint.posts()} == {spec.text for spec in posts}
    assert footprint.post_count() == 3


FIRST, SECOND, THIRD = "1700000000000000001", "1700000000100000002", "1700000000200000003"
VERSIONS = [
    PostSpec(text, NOON + n * HOUR / 60, id=id_, versions=(FIRST, SECOND, THIRD))
    for n, (text, id_) in enumerate([("Bonjuor", FIRST), ("Bonjour", SECOND), ("Salut", THIRD)])
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_an_edited_post_the_newest_version_is_the_post(
    order: tuple[int, ...], tmp_path: Path
) -> None:
    posts = [VERSIONS[n] for n in order] + POSTS[:1]
    path = export(tmp_path, posts)
    with Footprint.in_memory() as footprint:
        import_into(footprint, path)
        again = import_into(footprint, path)
        assert (again.added, again.replaced) == ({}, {})
        assert footprint.problems() == []
        newest = next(footprint.posts("x:1400000001"))
        assert footprint.post_count() == 2
    assert (newest.text, newest.id) == ("Salut", FIRST)
    assert newest.created_at == VERSIONS[2].at
    assert newest.url is not None
    assert newest.url.endswith(THIRD)


def test_a_later_export_replaces_a_post_that_was_edited_since(tmp_path: Path) -> None:
    before = replace(VERSIONS[0], versions=())
    later = [replace(spec, versions=(FIRST, SECOND)) for spec in VERSIONS[:2]]
    with Footprint.in_memory() as footprint:
        import_into(footprint, export(tmp_path, [before], name="a.zip"))
        summary = import_into(footprint, export(tmp_path, later, name="b.zip"))
        assert (summary.added.get("posts"), summary.replaced) == (None, {"posts": 1})
        assert [post.text for post in footprint.posts()] == ["Bonjour"]


def test_where_the_newest_version_is_missing_the_one_before_it_is_kept(tmp_path: Path) -> None:
    (post,) = read(export(tmp_path, [VERSIONS[1], VERSIONS[0]])).posts()
    assert (post.text, post.id) == ("Bonjour", FIRST)


@pytest.mark.parametrize(
    "info", [None, 7, {"initial": []}, {"initial": {"editTweetIds": "x"}}, {"edit": {}}]
)
def test_what_is_no_history_of_a_post_leaves_it_alone(info: Any) -> None:
    post = Post(FIRST, "x:1", "Bonjour")
    assert Edits().passed({"edit_info": info}, post) == post


def test_a_broken_file_does_not_hide_the_others(tmp_path: Path) -> None:
    extras = Extras(likes=[("1", "x")])
    footprint = read(export(tmp_path, POSTS * 3, extras=extras, broken=["tweets.js", "like.js"]))
    problems = {problem.member: problem for problem in footprint.problems()}
    assert set(problems) == {"data/tweets.js", "data/like.js"}
    lost = problems["data/tweets.js"]
    assert lost.code == ErrorCode.DAMAGED
    assert lost.lost is not None
    orphans = sum(post.id.startswith("note-") for post in footprint.posts())
    assert footprint.post_count() - orphans == 3 * len(POSTS) - lost.lost > 0


def test_a_damaged_post_costs_itself_alone(tmp_path: Path) -> None:
    footprint = read(export(tmp_path, POSTS, garbled=["tweets.js"]))
    assert footprint.post_count() == len(POSTS) - 1
    (problem,) = footprint.problems()
    assert (problem.code, problem.lost) == (ErrorCode.DAMAGED, 1)


@pytest.mark.parametrize(("off", "lost"), [(3, 3), (-2, 0)])
def test_what_was_read_is_counted_against_the_manifest(off: int, lost: int, tmp_path: Path) -> None:
    footprint = read(export(tmp_path, POSTS, manifest_off=off))
    (problem,) = footprint.problems()
    assert (problem.code, problem.lost) == (ErrorCode.COUNT_MISMATCH, lost)
    assert f"{len(POSTS) + off:,}" in problem.message


def test_the_missing_rest_of_a_partial_export_is_asked_for(tmp_path: Path) -> None:
    path = export(tmp_path, POSTS, parts=2, missing=["tweets-part1.js"], partial=True)
    (problem,) = read(path).problems()
    assert "all the parts" in problem.message


@pytest.mark.parametrize(
    "item",
    [
        '{"tweet": {"full_text": "no number", "created_at": "x"}}',
        '{"tweet": {"id_str": "1", "created_at": "x"}}',
        '{"tweet": {"id_str": "abc", "full_text": "t"}}',
        '{"tweet": {"id_str": "1", "full_text": 3}}',
        '{"tweet": {"id_str": "1", "full_text": "t", "entities": [1]}}',
        '"not an object"',
    ],
)
def test_an_item_of_another_shape_is_counted(item: str, tmp_path: Path) -> None:
    good = '{"tweet": {"id_str": "2", "full_text": "bien"}}'
    (tmp_path / "tweets.js").write_text(f"window.YTD.tweets.part0 = [{item}, {good}]")
    footprint = read(tmp_path / "tweets.js")
    assert [post.text for post in footprint.posts()] == ["bien"]
    codes = {problem.code: problem.lost for problem in footprint.problems()}
    assert codes[ErrorCode.BAD_ITEMS] == 1


def test_an_export_of_someone_silent_is_empty(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read(export(tmp_path, []))
    assert caught.value.code is ErrorCode.EMPTY_EXPORT


def test_a_second_export_adds_the_new_posts(tmp_path: Path) -> None:
    older = export(tmp_path, POSTS[:4], name="1.zip")
    newer = export(tmp_path, POSTS, name="2.zip")
    with Footprint.open(tmp_path / "f.sqlite") as footprint:
        import_into(footprint, older)
        summary = import_into(footprint, newer)
        assert summary.added["posts"] == 4
        assert summary.unchanged["posts"] == 4
        assert footprint.post_count() == len(POSTS)


def test_the_invented_people_come_through_whole(repository: Path, tmp_path: Path) -> None:
    for persona in sorted((repository / "tests" / "builders").glob("persona_*.jsonl")):
        specs = persona_posts(persona.read_text("utf-8").splitlines())
        footprint = read(export(tmp_path, specs, parts=2))
        own = [s for s in specs if s.kind != "message" or s.sender in (None, "camille_invente")]
        assert footprint.post_count() == len(own)
        assert footprint.problems() == []
        by_text = Counter(post.text for post in footprint.posts())
        for spec in own:
            if spec.kind not in ("reply", "repost"):
                assert by_text[spec.text] >= 1, spec.at


def test_an_export_is_built_with_the_same_bytes(tmp_path: Path) -> None:
    one = export(tmp_path, POSTS, name="1.zip").read_bytes()
    assert export(tmp_path, POSTS, name="2.zip").read_bytes() == one
