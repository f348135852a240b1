"""French grammar: the writer's agreement with themself."""

from reflet.language.agreement import Agreement, Pattern
from reflet.language.consistency import WEAK_MASCULINE, accepted_marks, consistent_gender
from reflet.language.french.matcher import find_agreements

__all__ = [
    "WEAK_MASCULINE",
    "Agreement",
    "Pattern",
    "accepted_marks",
    "consistent_gender",
    "find_agreements",
]
