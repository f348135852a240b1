"""French grammar: the writer's agreement with themself."""

from reflet.language.french.agreement import Agreement, Pattern
from reflet.language.french.consistency import consistent_gender
from reflet.language.french.matcher import find_agreements

__all__ = ["Agreement", "Pattern", "consistent_gender", "find_agreements"]
