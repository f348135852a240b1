"""Nobody is aged below 18 to the year: what is shown of an age stops there.

An estimate below 18 becomes ``None``, wherever it would be shown or written: «under 18».
"""

from __future__ import annotations

from reflet.profiling.estimate import Estimate, Trait

ADULT = 18.0


def shown_age(years: float) -> float | None:
    """Give the age to show, ``None`` for «under 18»."""
    return years if years >= ADULT else None


def is_minor(estimate: Estimate) -> bool:
    """Tell whether an estimate reads a writer under 18."""
    return (
        estimate.trait is Trait.AGE
        and isinstance(estimate.value, int | float)
        and estimate.value < ADULT
    )


def shown_value(trait: Trait, value: float) -> float | None:
    """Give a number about a trait as it may be shown: ages stop at 18, the rest is free."""
    return shown_age(value) if trait is Trait.AGE else value
