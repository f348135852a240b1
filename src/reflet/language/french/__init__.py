"""French grammar: the writer's agreement with themself."""

from reflet.language.french.matcher import find_agreements

__all__ = ["find_agreements"]
