"""Builds synthetic Google Takeouts with YouTube in them, with the quirks as flags.

Names in four languages; comments as before and since June 2024; the history as JSON or web page.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import quote_plus

from tests.builders.person import LEA, Person, Words, write_export

CHANNEL = "UCinventedchannel0000042"
_NAMES = {
    "en": {
        "root": "YouTube and YouTube Music",
        "watched": "history/watch-history",
        "searched": "history/search-history",
        "comments": "comments/comments",
        "chats": "live chats/live chats",
        "subscriptions": "subscriptions/subscriptions",
        "channel": "channels/channel",
        "videos": "video metadata/videos",
        "places": "video metadata/video recordings",
        "liked": "playlists/Liked videos",
        "saved": "playlists/Tutos-videos",
        "video": "Watched {}",
        "search": "Searched for {}",
        "other": "My Activity/Search/MyActivity.json",
    },
    "fr": {
        "root": "YouTube et YouTube Music",
        "watched": "historique/watch-history",
        "searched": "historique/search-history",
        "comments": "commentaires/commentaires",
        "chats": "chats en direct/chats en direct",
        "subscriptions": "abonnements/abonnements",
        "channel": "chaînes/chaîne",
        "videos": "métadonnées des vidéos/vidéos",
        "places": "",
        "liked": "playlists/Vidéos J'aime",
        "saved": "playlists/Tutos-videos",
        "video": "Vous avez regardé {}",
        "search": "Vous avez recherché {}",
        "other": "Mon activité/Recherche/MonActivité.json",
    },
    "de": {
        "root": "YouTube und YouTube Music",
        "watched": "Verlauf/Wiedergabeverlauf",
        "searched": "Verlauf/Suchverlauf",
        "comments": "Kommentare/Kommentare",
        "chats": "Livechats/Livechats",
        "subscriptions": "Abos/Abos",
        "channel": "Kanäle/Kanal",
        "videos": "Video-Metadaten/Videos",
        "places": "",
        "liked": "Playlists/Videos, die ich mag",
        "saved": "Playlists/Tutos-videos",
        "video": "„{}“ angesehen",
        "search": "Nach {} gesucht",
        "other": "Meine Aktivitäten/Suche/MeineAktivitäten.json",
    },
    "nl": {
        "root": "YouTube en YouTube Music",
        "watched": "geschiedenis/kijkgeschiedenis",
        "searched": "geschiedenis/zoekgeschiedenis",
        "comments": "reacties/reacties",
        "chats": "live chats/live chats",
        "subscriptions": "abonnementen/abonnementen",
        "channel": "kanalen/kanaal",
        "videos": "video-metadata/video's",
        "places": "",
        "liked": "afspeellijsten/Leuk gevonden video's",
        "saved": "afspeellijsten/Tutos-videos",
        "video": "Je hebt naar {} gekeken",
        "search": "Gezocht naar {}",
        "other": "Mijn activiteit/Zoeken/MijnActiviteit.json",
    },
}
_HEADERS = {
    "en": (
        "Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Video ID,"
        "Comment Text",
        "Channel Id,Channel Url,Channel Title",
        "Channel ID,Channel Country,Channel Title (Original),Channel Visibility",
        "Video ID,Video Title (Original),Video Description (Original),Channel ID,Privacy,"
        "Video Create Timestamp",
    ),
    "fr": (
        "Identifiant du commentaire,ID de la chaîne,Code temporel,Prix,Commentaire parent,"
        "Vidéo,Texte",
        "ID des chaînes,URL des chaînes,Titres des chaînes",
        "ID de la chaîne,Pays,Titre de la chaîne (d'origine),Visibilité",
        "ID,Titre de la vidéo,Description de la vidéo,ID de la chaîne,Confidentialité,Création",
    ),
    "de": (
        "Kommentar-ID,Kanal-ID,Zeitstempel,Preis,Übergeordneter Kommentar,Video-ID,Kommentartext",
        "Kanal-ID,Kanal-URL,Kanaltitel",
        "Kanal-ID,Land,Kanaltitel (Original),Sichtbarkeit",
        "Video-ID,Videotitel,Videobeschreibung,Kanal-ID,Datenschutz,Erstellt",
    ),
    "nl": (
        "Reactie-ID,Kanaal-ID,Tijdstempel,Prijs,Bovenliggende reactie,Video-ID,Reactietekst",
        "Kanaal-ID,Kanaal-URL,Kanaaltitel",
        "Kanaal-ID,Land,Kanaaltitel (origineel),Zichtbaarheid",
        "Video-ID,Videotitel,Videobeschrijving,Kanaal-ID,Privacy,Gemaakt",
    ),
}
_SEEN = {
    "en": ("Public", "Unlisted"),
    "fr": ("Publique", "Non répertoriée"),
    "de": ("Öffentlich", "Nicht gelistet"),
    "nl": ("Openbaar", "Verborgen"),
}


def table(header: str, rows: Sequence[Sequence[object]]) -> bytes:
    """Write a table as Takeout does, blank lines at its end."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(next(csv.reader([header])))
    writer.writerows(rows)
    return (file.getvalue() + "\n\n").encode()


def iso(at: datetime) -> str:
    """Write a time as Takeout's tables do."""
    return at.isoformat(timespec="microseconds")


def video_id(words: Words) -> str:
    """Give a video its eleven letters."""
    return f"v{int(words.at.timestamp())}"[:11]


def comment_id(words: Words) -> str:
    """Give a comment its number; one that answers another goes on from it."""
    own = f"Ugx{int(words.at.timestamp())}AaABAg"
    return f"UgxParentParentParent.{own}" if words.to.startswith("Noé") else own


def youtube_members(
    person: Person = LEA, *, lang: str = "en", old: bool = False, html: bool = False
) -> dict[str, bytes]:
    """Return the files by name; ``old`` is before June 2024, ``html`` the history's default."""
    names, made = _NAMES[lang], person.created_at
    comment_header, subscription_header, channel_header, video_header = _HEADERS[lang]

    def said(text: str) -> str:
        lines = text.split("\n")
        pieces = [{"text": part} for line in lines for part in (line, "\n")][:-1]
        if old:
            return json.dumps({"takeoutSegments": pieces}, ensure_ascii=False)
        return ",".join(json.dumps(piece, ensure_ascii=False) for piece in pieces)

    def comment(words: Words) -> tuple[str, ...]:
        parent = "UgxParentParentParent" if words.to.startswith("Noé") else ""
        row = (comment_id(words), CHANNEL, iso(words.at), "0", parent, "videoOther1")
        return (*row, said(words.text)) if old else (row[1], row[0], *row[2:], said(words.text))

    if not old:  # the columns changed their order as well
        first, second, *rest = comment_header.split(",")
        comment_header = ",".join((second, first, *rest))
    watched = [
        {
            "header": "YouTube",
            "title": names["video"].format("Relier à la japonaise"),
            "titleUrl": "https://www.youtube.com/watch?v=watchedVid1",
            "subtitles": [{"name": "Un atelier", "url": "https://www.youtube.com/channel/UCx"}],
            "time": "2023-05-06T07:08:09.123Z",
            "products": ["YouTube"],
            "activityControls": ["YouTube watch history"],
        },
        {
            "header": "YouTube",
            "title": names["video"].format("Colle !"),
            "titleUrl": "https://www.youtube.com/watch?v=advertised1",
            "time": "2023-05-06T07:10:09.123Z",
            "details": [{"name": "From Google Ads"}],
        },
    ]
    searched = [
        {
            "header": "YouTube",
            "title": names["search"].format("papier washi été"),
            "titleUrl": "https://www.youtube.com/results?search_query="
            + quote_plus("papier washi été"),
            "time": "2023-05-06T07:00:00Z",
        }
    ]
    posts = person.of_kind("post")
    seen = {words.at: _SEEN[lang][words.visibility != "public"] for words in posts}
    videos = [
        (
            video_id(w),
            w.text.partition("\n\n")[0],
            w.text.partition("\n\n")[2],
            CHANNEL,
            seen[w.at],
            iso(w.at),
        )
        for w in posts
    ]
    chats = [
        ("EhwKGkNQinventedchat", CHANNEL, iso(w.at), "0", "videoOther2", said(w.text))
        for w in person.of_kind("story")
    ]
    liked = [(f"likedVideo{n}", iso(at)) for n, (_, _, at) in enumerate(person.likes)]
    members = {
        names["comments"] + ".csv": table(
            comment_header, list(map(comment, person.of_kind("comment")))
        ),
        names["chats"] + ".csv": table(
            "Live Chat ID,Channel ID,Live Chat Create Timestamp,Price,Video ID,Live Chat Text",
            chats,
        ),
        names["subscriptions"] + ".csv": table(
            subscription_header,
            [
                (
                    "UCfollowedchannel0000001",
                    "http://www.youtube.com/channel/UCf",
                    "Reliures d'ailleurs",
                )
            ],
        ),
        names["channel"] + ".csv": table(channel_header, [(CHANNEL, "FR", person.name, "Public")]),
        names["videos"] + ".csv": table(video_header, videos),
        names["liked"] + ".csv": table("Video ID,Playlist Video Creation Timestamp", liked),
        names["saved"] + ".csv": (
            b"Playlist ID,Channel ID,Time Created,Time Updated,Title,Description,Visibility\n"
            b"PLx,UCinventedchannel0000042,2021-01-01 10:00:00 UTC,x,Tutos,,Private\n\n"
            b"Video ID,Time Added\nsavedVideo1,2021-05-01 12:00:00 UTC\n\n"
        ),
    }
    if names["places"]:
        header = "Video ID,Video Recording Latitude,Video Recording Longitude"
        rows = [(video_id(w), w.place[1], w.place[2]) for w in posts if w.place]
        members[names["places"] + ".csv"] = table(header, rows)
    for name, items in ((names["watched"], watched), (names["searched"], searched)):
        page = b"<!doctype html><title>YouTube</title>"
        members[name + (".html" if html else ".json")] = (
            page if html else json.dumps(items, ensure_ascii=False).encode()
        )
    return {f"{names['root']}/{name}": content for name, content in members.items()} | {
        names["other"]: b"[]",
        "archive_browser.html": b"<!doctype html>",
        "Chrome/History.json": b'{"Browser History": []}',
        "Google Photos/2020/IMG.jpg.json": b'{"title": "IMG.jpg"}',
        f"Takeout {made.year}/IMG.jpg": b"\xff\xd8",
    }


def build_youtube_export(
    path: Path,
    person: Person = LEA,
    *,
    lang: str = "en",
    old: bool = False,
    html: bool = False,
    only: Collection[str] = (),
    missing: Collection[str] = (),
    wrapper: str = "Takeout",
    parts: int = 1,
) -> list[Path]:
    """Write a Takeout; ``only`` and ``missing`` choose files by a piece of their name."""
    members = {
        name: content
        for name, content in youtube_members(person, lang=lang, old=old, html=html).items()
        if (not only or any(piece in name for piece in only))
        and not any(piece in name for piece in missing)
    }
    return write_export(path, members, wrapper=wrapper, parts=parts)
