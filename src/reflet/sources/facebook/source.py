"""The source of Facebook: what it claims, and what it expects."""

from __future__ import annotations

from reflet.sources.facebook.layout import PATTERNS, REFUSED, is_genuine
from reflet.sources.facebook.owner import FacebookOwner
from reflet.sources.meta.source import MetaSource


class Facebook(MetaSource[FacebookOwner]):
    """The Facebook export in JSON."""

    name = "facebook"
    title = "Facebook"
    expected = (
        "the Facebook export in JSON, facebook-….zip (Accounts Center, Your information and "
        "permissions, Export your information, format JSON)"
    )
    handlers = PATTERNS
    refused = REFUSED
    owner = FacebookOwner
    is_genuine = staticmethod(is_genuine)
