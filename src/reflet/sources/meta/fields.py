"""The labelled fields of Meta's items, in each of the shapes and languages that they come in.

Until about 2024 an item has ``string_map_data`` (label to value) or ``string_list_data``; since
then more and more files have ``label_values``, a list whose entries may nest. The labels are in
the language of the account.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from reflet.sources.meta.times import time_of
from reflet.sources.texts import text_of

# English, French, Dutch, German. Labels are compared without capitals, hyphens or apostrophes.
_LABELS: Mapping[str, tuple[str, ...]] = {
    "time": ("Time", "Heure", "Date", "Date et heure", "Tijd", "Datum", "Zeit", "Update time"),
    "comment": ("Comment", "Commentaire", "Opmerking", "Reactie", "Kommentar"),
    "owner": (
        "Media Owner",
        "Propriétaire du contenu multimédia",
        "Propriétaire du média",
        "Propriétaire du contenu",
        "Media-eigenaar",
        "Eigenaar van media",
        "Medieninhaber",
        "Medieninhaber/in",
    ),
    "author": ("Author", "Auteur", "Auteur/autrice", "Autor", "Autor/in"),
    "name": ("Name", "Nom", "Naam"),
    "username": ("Username", "Nom d’utilisateur", "Gebruikersnaam", "Benutzername", "Nutzername"),
    "email": ("Email", "Email address", "Adresse e-mail", "E-mailadres", "E-Mail-Adresse"),
    "phone": ("Phone Number", "Numéro de téléphone", "Telefoonnummer", "Telefonnummer"),
    "bio": ("Bio", "Biographie", "Biografie", "Steckbrief"),
    "gender": ("Gender", "Genre", "Geslacht", "Geschlecht"),
    "birth": ("Date of birth", "Date de naissance", "Geboortedatum", "Geburtsdatum"),
    "website": ("Website", "Site web", "Webseite"),
    "private": (
        "Private Account",
        "Private Profile",
        "Compte privé",
        "Profil privé",
        "Privéaccount",
        "Privéprofiel",
        "Privates Konto",
        "Privates Profil",
        "Privatkonto",
    ),
    "ip": ("IP Address", "Adresse IP", "IP-adres", "IP-Adresse"),
    "agent": ("User Agent", "Agent utilisateur", "Useragent", "Benutzeragent"),
    "url": ("URL", "Lien", "Link"),
    "caption": ("Caption", "Légende", "Bijschrift", "Bildunterschrift"),
    "text": ("Text", "Message", "Texte", "Tekst", "Bericht", "Nachricht", "Post", "Publication"),
    "last_login": (
        "Last Login",
        "Dernière connexion",
        "Laatste aanmelding",
        "Laatst aangemeld",
        "Letzte Anmeldung",
        "Letzter Login",
    ),
    "city": ("City Name", "Nom de la ville", "Plaatsnaam", "Naam van plaats", "Name der Stadt"),
    "coordinates": ("Coordinates", "Coordonnées", "Coördinaten", "Koordinaten"),
    "first_name": ("First Name", "Prénom", "Voornaam", "Vorname"),
    "last_name": ("Last Name", "Nom de famille", "Achternaam", "Nachname"),
    "contact": ("Contact Information", "Coordonnées du contact", "Contactgegevens", "Kontaktinfo"),
    "changed": ("Changed", "Modifié", "Gewijzigd", "Geändert"),
    "old": ("Previous Value", "Valeur précédente", "Vorige waarde", "Vorheriger Wert"),
    "reaction": ("Reaction", "Réaction", "Reaktion"),
}


def _plain(label: str) -> str:
    return "".join(c for c in label.casefold() if c not in "-’'‘ \u00a0\u202f")


_CANONICAL = {_plain(label): name for name, labels in _LABELS.items() for label in labels}


_SHAPES = {"string_map_data", "string_list_data", "label_values"}


class Field(NamedTuple):
    """What one label says: a text, a link, a time; an absent one is empty or None."""

    value: str = ""
    href: str | None = None
    time: datetime | None = None


class Fields:
    """The fields of an item, by the names above or, for other labels, by the label itself."""

    def __init__(self, item: Mapping[str, Any]) -> None:
        """Collect the fields of an item; outer ones win over nested ones of the same name."""
        self.every: list[tuple[str, Field]] = []
        self._by_name: dict[str, Field] = {}
        if not _SHAPES.isdisjoint(item):
            self.every += _fields(item)
            self._by_name.update(reversed(self.every))  # the first of a name wins
        self.title = str(item.get("title") or "")
        self.time = time_of(item.get("timestamp")) or time_of(item.get("creation_timestamp"))

    def text(self, *names: str) -> str | None:
        """Return the first of these fields that says something."""
        for name in names:
            if (field := self._by_name.get(name)) and field.value.strip():
                return field.value.strip()
        return None

    def link(self) -> str | None:
        """Return the item's own link: that of its URL field, or else the first one."""
        url = self._by_name.get("url")
        if url and (url.href or url.value):
            return url.href or url.value
        return next((field.href for _, field in self.every if field.href), None)

    def when(self) -> datetime | None:
        """Return the item's time: its own, that of its time field, or the first one."""
        named = self._by_name.get("time")
        if self.time or (named and named.time):
            return self.time or (named.time if named else None)
        return next((field.time for _, field in self.every if field.time), None)


def _fields(item: Mapping[str, Any]) -> Iterator[tuple[str, Field]]:
    mapped = item.get("string_map_data")
    if isinstance(mapped, dict):
        for label, entry in mapped.items():
            yield canonical(label), _field(entry)
    listed = item.get("string_list_data")
    for entry in listed if isinstance(listed, list) else ():
        yield "listed", _field(entry)
    level: list[Any] = [item["label_values"]] if "label_values" in item else []
    while level:  # one depth after the other, so that outer fields come first
        deeper: list[Any] = []
        for entries in level:
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, dict):
                    if "label" in entry:
                        yield canonical(str(entry["label"])), _field(entry)
                    deeper += [entry.get("dict"), entry.get("vec")]
        level = deeper


@lru_cache(maxsize=1024)
def canonical(label: str) -> str:
    """Return the name of a label in any of the known languages, or the plain label."""
    plain = _plain(label)
    return _CANONICAL.get(plain, plain)


def _field(entry: Any) -> Field:
    if not isinstance(entry, dict):
        return Field(str(entry))
    value = entry.get("value")
    time = time_of(entry.get("timestamp")) or time_of(entry.get("timestamp_value"))
    return Field("" if value is None else str(value), text_of(entry.get("href")), time)


def values(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the bare values of an item's lists (``vec``), as topics and categories have them."""
    stack: list[Any] = [item.get("label_values")]
    while stack:
        entries = stack.pop()
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, str):
                yield entry
            elif isinstance(entry, dict):
                if "label" not in entry and entry.get("value"):
                    yield str(entry["value"])
                stack += [entry.get("vec"), entry.get("dict")]
