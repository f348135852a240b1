"""Spanish grammar: the writer's agreement with themself."""

from reflet.language.spanish.matcher import find_agreements

__all__ = ["find_agreements"]
