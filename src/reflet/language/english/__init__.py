"""English grammar: where the writer names themself, or whom they live with."""

from reflet.language.english.matcher import find_agreements

__all__ = ["find_agreements"]
