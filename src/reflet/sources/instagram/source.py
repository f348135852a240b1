"""The source of Instagram: what it claims, and what it expects."""

from __future__ import annotations

from reflet.sources.instagram.layout import PATTERNS, REFUSED, is_genuine
from reflet.sources.instagram.owner import InstagramOwner
from reflet.sources.meta.source import MetaSource


class Instagram(MetaSource[InstagramOwner]):
    """The Instagram export in JSON."""

    name = "instagram"
    title = "Instagram"
    expected = (
        "the Instagram export in JSON, instagram-….zip (Accounts Center, Your information and "
        "permissions, Export your information, format JSON, all time)"
    )
    handlers = PATTERNS
    refused = REFUSED
    owner = InstagramOwner
    is_genuine = staticmethod(is_genuine)
