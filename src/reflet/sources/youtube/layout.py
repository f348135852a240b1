"""Which file of a Takeout holds what of YouTube, and which are other products'.

Folders, files and columns bear names in the language of the account. English, French, German and
Dutch ones are listed; tables are then read by the shape of their cells, not by their columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from reflet.sources.members import MEDIA


class Holds(StrEnum):
    """What a file of the export holds, of the things that are read."""

    WATCHED = "watched"
    SEARCHED = "searched"
    ACTIVITY = "activity"
    COMMENTS = "comments"
    CHATS = "chats"
    SUBSCRIPTIONS = "subscriptions"
    CHANNEL = "channel"
    VIDEOS = "videos"
    PLACES = "places"
    PLAYLIST = "playlist"
    PAGE = "page"


_NAMES: Mapping[Holds, tuple[str, ...]] = {
    # First, for a playlist may be called «comments».
    Holds.PLAYLIST: ("playlists/*.csv", "afspeellijsten/*.csv"),
    Holds.WATCHED: (
        "watch-history.json",
        "historique*regard*.json",
        "Wiedergabeverlauf.json",
        "kijkgeschiedenis.json",
    ),
    Holds.SEARCHED: (
        "search-history.json",
        "historique*recherche*.json",
        "Suchverlauf.json",
        "zoekgeschiedenis.json",
    ),
    Holds.ACTIVITY: (
        "My Activity/YouTube/*.json",
        "Mon activit*/YouTube/*.json",
        "Meine Aktivit*/YouTube/*.json",
        "Mijn activiteit/YouTube/*.json",
    ),
    Holds.COMMENTS: (
        "comments*.csv",
        "commentaires*.csv",
        "Kommentare*.csv",
        "reacties*.csv",
    ),
    Holds.CHATS: (
        "live chats*.csv",
        "live?chats*.csv",
        "chats en direct*.csv",
        "Livechats*.csv",
        "Live-Chats*.csv",
    ),
    Holds.SUBSCRIPTIONS: (
        "subscriptions.csv",
        "abonnements.csv",
        "Abos.csv",
        "abonnementen.csv",
    ),
    Holds.CHANNEL: ("channel.csv", "cha*ne.csv", "Kanal.csv", "kanaal.csv"),
    Holds.VIDEOS: ("videos.csv", "videos(*).csv", "vid*os.csv", "video's.csv"),
    Holds.PLACES: ("video recordings.csv", "Videoaufnahmen.csv", "video-opnamen.csv"),
    # The web pages of old or unlucky exports, whose words are not in another file.
    Holds.PAGE: (
        "watch-history.html",
        "Wiedergabeverlauf.html",
        "kijkgeschiedenis.html",
        "my-comments.html",
        "my-live-chat-messages.html",
        "mijn-reacties.html",
    ),
}
_OF_YOUTUBE = (
    "channel *.csv",
    "channels/**",
    "cha*nes/**",
    "Kan*le/**",
    "kanalen/**",
    "video texts.csv",
    "video metadata/**",
    "videos/**",
    "music (library and uploads)/**",
    "music-library*.csv",
    "music-uploads/**",
    "movies and shows/**",
    "YouTube Music/**",
    "search-history.html",
    "Suchverlauf.html",
    "zoekgeschiedenis.html",
)
_OTHER_PRODUCTS = (
    "Access Log Activity",
    "Actualit*s",
    "Agenda",
    "Android Device Configuration Service",
    "Assistant Notes and Lists",
    "Blogger",
    "Calendar",
    "Chrome",
    "Cloud Print",
    "Compte Google",
    "Contacten",
    "Contacts",
    "Discover",
    "Drive",
    "Enregistr*s",
    "Fit",
    "Gemini",
    "Gespeichert",
    "Google *",
    "Google-account",
    "Google-Konto",
    "Groups",
    "Hangouts",
    "Historique des positions",
    "Home App",
    "Kalender",
    "Keep",
    "Kontakte",
    "Locatiegeschiedenis",
    "Location History*",
    "Mail",
    "Maps*",
    "Meine Aktivit*",
    "Mijn activiteit",
    "Mon activit*",
    "My Activity",
    "My Maps",
    "News",
    "Opgeslagen",
    "Profil*",
    "Saved",
    "Search Contributions",
    "Shopping Lists",
    "Standortverlauf",
    "T*ches",
    "Tasks",
    "Timeline",
)
HANDLERS: Mapping[str, Holds | None] = {
    **{pattern: kind for kind, patterns in _NAMES.items() for pattern in patterns},
    **dict.fromkeys(_OF_YOUTUBE),
    **{f"{product}/**": None for product in _OTHER_PRODUCTS},
    "archive_browser.html": None,
    **MEDIA,
}
"""What each member holds; None for YouTube's pictures and figures, and for other products."""

FOLDERS = ("YouTube*/**",)
"""Where Takeout puts what is YouTube's, in every language."""

_ASK = (
    "a Google Takeout without the data of YouTube, or with its history as web pages. Ask for it "
    "again (takeout.google.com): choose YouTube alone, and for «history» the format JSON in place "
    "of HTML."
)
REFUSED: Mapping[str, str] = dict.fromkeys(
    (
        *_NAMES[Holds.PAGE],
        "search-history.html",
        "Suchverlauf.html",
        "zoekgeschiedenis.html",
        "My Activity/**/*.html",
        "archive_browser.html",
    ),
    _ASK,
)
