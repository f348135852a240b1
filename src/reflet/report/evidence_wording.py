"""What a piece of evidence is called, with the words shown and in a redacted portrait."""

from __future__ import annotations

from reflet.profiling.estimate import Evidence, EvidenceKind
from reflet.report.i18n import N_, Translator
from reflet.report.plain import printable
from reflet.report.styles import style_name

_LENGTH_CLASSES = {
    "short": N_("a short word"),
    "medium": N_("a word of middling length"),
    "long": N_("a long word"),
}

_AGREEMENTS = {
    "feminine": N_("agreement in the feminine"),
    "masculine": N_("agreement in the masculine"),
    "feminine, unconfirmed": N_("agreement in the feminine, to be confirmed"),
    "masculine, unconfirmed": N_("agreement in the masculine, to be confirmed"),
    "feminine, named": N_("a woman's word for herself"),
    "masculine, named": N_("a man's word for himself"),
    "feminine, named, unconfirmed": N_("a woman's word for herself, to be confirmed"),
    "masculine, named, unconfirmed": N_("a man's word for himself, to be confirmed"),
    "feminine, partner, unconfirmed": N_("a partner of whom mostly women write"),
    "masculine, partner, unconfirmed": N_("a partner of whom mostly men write"),
    "inclusive": N_("inclusive writing"),
}
_NAMED = frozenset({"named", "partner"})


def evidence_label(t: Translator, evidence: Evidence, *, redacted: bool) -> str:
    """Name a piece of evidence: the word itself, or only its kind in a redacted portrait."""
    if evidence.kind is EvidenceKind.STYLE:
        return style_name(t, evidence.label)
    if not redacted:
        label = printable(evidence.label).replace("\n", " ")
        is_sign = evidence.kind is EvidenceKind.WORD and len(label) == 1 and not label.isalnum()
        return t("the sign “{sign}”", sign=label) if is_sign else label
    if evidence.kind is EvidenceKind.AGREEMENT:
        return t("a word of oneself") if _is_named(evidence) else t("an agreement")
    return t(_LENGTH_CLASSES[evidence.label])


def mark_tag(t: Translator, evidence: Evidence) -> str:
    """Say in a word or two what kind of mark of gender a piece of evidence is, if it is one."""
    if evidence.kind is not EvidenceKind.AGREEMENT:
        return ""
    return t("of oneself") if _is_named(evidence) else t("agreement")


def _is_named(evidence: Evidence) -> bool:
    how = (evidence.reading or "").partition(":")[0].split(", ")
    return not _NAMED.isdisjoint(how)


def agreement_reading(t: Translator, evidence: Evidence) -> str:
    """Explain an agreement mark: which gender, and by which form if the portrait shows words."""
    if evidence.reading is None:
        return ""
    gender, _, form = evidence.reading.partition(":")
    named = t(_AGREEMENTS[gender]) if gender in _AGREEMENTS else printable(gender)
    form = printable(form.strip())
    told = form and form.casefold() != evidence.label.casefold()
    return f"{named} ({form})" if told else named
