"""``docs/accuracy.md`` and its plots, written from the cards: no figure comes from elsewhere."""

from reflet.lab.page.write import page, read_cards, write_page

__all__ = ["page", "read_cards", "write_page"]
