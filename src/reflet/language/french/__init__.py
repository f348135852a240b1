"""French grammar: the writer's agreement with themself."""

from reflet.language.french.agreement import Agreement, Pattern
from reflet.language.french.matcher import find_agreements

__all__ = ["Agreement", "Pattern", "find_agreements"]
