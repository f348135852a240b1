"""Rich portraits made by code: invented people, invented posts, invented figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reflet.footprint.records import Account, Post
from reflet.profiling.estimate import (
    BIG_FIVE,
    Estimate,
    Evidence,
    EvidenceKind,
    Perspective,
    Reason,
    State,
    Trait,
    Validity,
)
from reflet.profiling.reading import Counterfactual, Disclosure, Personal, Progression, Reading
from reflet.profiling.window import Dropped, Window
from reflet.report.portrait import Portrait

NOW = datetime(2024, 3, 1, 9, 30, tzinfo=UTC)

FRENCH = (
    "Trop contente d'avoir enfin fini ce dossier, je m'offre une glace 🍦",
    "Je suis rentrée à pied sous la pluie, aucun regret.",
    "Ma voisine m'a prêté son échelle, les confitures sont sauvées !",
    "Quelqu'un connaît un bon luthier vers Nantes ? Ma fille abîme tout <3",
    "j'suis fatiguée mais le marché de ce matin valait le réveil",
    "Encore un train supprimé. Merci pour ce moment.",
    "Le match était nul, l'arbitre aussi, la bière ça va.",
    "Ravie de retrouver la chorale ce soir, on répète Fauré.",
    "Nouveau record : 14 minutes pour perdre mes clés dans un studio de 20 m².",
    "Lecture du soir : un polar islandais, donc il neige et personne ne parle.",
    "Mon chéri a repeint la cuisine en jaune. Jaune.",
    "La mise à jour du serveur a tenu, je touche du bois.",
)
ENGLISH = (
    "So happy with this little bakery, my husband already asked for more",
    "Train cancelled again. Lovely.",
    "Finally fixed the driver, the whole build took nine minutes",
    "My garden is a jungle and I regret nothing",
    "The referee was blind, mate, utterly blind",
    "Reading an Icelandic thriller, so it snows and nobody speaks",
)
NEWS = (
    "Inflation : ce que disent les chiffres de février https://exemple.test/a",
    "Transports : la ligne 4 rouvre lundi https://exemple.test/b",
    "Sécheresse, une cellule de crise réunie en préfecture https://exemple.test/c",
    "Culture : le festival dévoile son affiche https://exemple.test/d",
)


def posts(
    texts: tuple[str, ...], count: int, *, network: str = "x", first: int = 1
) -> tuple[Post, ...]:
    """Make ``count`` posts of these texts in turn, newest first, each with its address."""
    made = []
    for index in range(count):
        text = texts[index % len(texts)]
        number = 1700000000 + first + index
        made.append(
            Post(
                id=str(number),
                account=f"{network}:camille",
                text=text if index < len(texts) else f"{text} ({index // len(texts) + 1})",
                created_at=NOW - timedelta(days=3 * index, hours=index % 24),
                url=f"https://{network}.test/camille/status/{number}",
            )
        )
    return tuple(made)


def window(language: str, texts: tuple[str, ...], count: int = 50, **changes: object) -> Window:
    """Make a window of invented posts with some left out."""
    made = posts(texts, count)
    filled = Window(
        language=language,
        posts=made,
        older=posts(texts, 20, first=500),
        words=sum(len(post.text.split()) for post in made),
        dropped={Dropped.REPOST: 212, Dropped.EMPTY: 31, Dropped.MESSAGE: 1480},
    )
    return replace(filled, **changes)  # type: ignore[arg-type]


def evidence(
    read: Window, needle: str, contribution: float, *, reading: str | None = None
) -> Evidence:
    """Make evidence of a word (an agreement mark if it has a reading) wherever it stands."""
    spans = tuple(
        (post.id, at, at + len(needle))
        for post in read.posts
        if (at := post.text.find(needle)) >= 0
    )
    assert spans, needle
    kind = EvidenceKind.AGREEMENT if reading else EvidenceKind.WORD
    return Evidence(kind, needle, contribution, spans, reading)


def summed(clues: tuple[Evidence, ...]) -> tuple[tuple[str, float], ...]:
    """Sum contributions by post, shared between the places of each clue."""
    totals: dict[str, float] = {}
    for clue in clues:
        for post, _, _ in clue.spans:
            totals[post] = totals.get(post, 0.0) + clue.contribution / len(clue.spans)
    return tuple(totals.items())


AUC_GENDER = Validity("auc", 0.84, 0.81, 0.87, 184, "a corpus of messages, senders held out")
R_AGE = Validity("r", 0.72, 0.66, 0.77, 184, "a corpus of messages, senders held out")
R_FIVE = Validity("r", 0.12, 0.05, 0.18, 2400, "essays and comments, one corpus left out")
AUC_KIND = Validity("auc", 0.94, 0.92, 0.96, 2640, "accounts, communities held out")


def french_clues(read: Window) -> tuple[Evidence, ...]:
    """Make the evidence of a French feminine reading."""
    return (
        evidence(read, "chéri", 0.62),
        evidence(read, "contente", 1.61, reading="feminine: contente"),
        evidence(read, "match", -0.71),
        evidence(read, "rentrée", 1.22, reading="feminine: rentrée"),
        evidence(read, "serveur", -0.58),
        evidence(read, "fatiguée", 0.98, reading="feminine: fatiguée"),
        evidence(read, "Ravie", 1.34, reading="feminine: ravie"),
        evidence(read, "voisine", 0.33),
        evidence(read, "bière", -0.37),
        evidence(read, "confitures", 0.41),
        evidence(read, "arbitre", -0.29),
        Evidence(EvidenceKind.STYLE, "exclamations", 0.12),
    )


def gender(read: Window, probability: float, clues: tuple[Evidence, ...]) -> Estimate:
    """Make a gender estimate in the state that its probability asks for."""
    undetermined = 0.25 < probability < 0.75
    value = None if undetermined else ("F" if probability >= 0.75 else "M")
    return Estimate(
        trait=Trait.GENDER,
        language=read.language,
        state=State.UNDETERMINED if undetermined else State.ESTIMATED,
        value=value,
        probability=probability,
        raw=2.3137,
        validity=AUC_GENDER,
        evidence=clues,
        post_contributions=summed(clues),
        bundle=f"gender-{read.language}",
    )


def age(read: Window, years: float, low: float, high: float) -> Estimate:
    """Make an age estimate, explained by a few words where they are there."""
    clues = tuple(
        evidence(read, word, years_added)
        for word, years_added in (("luthier", 2.4), ("j'suis", -3.1), ("chorale", 1.2))
        if any(word in post.text for post in read.posts)
    )
    return Estimate(
        trait=Trait.AGE,
        language=read.language,
        state=State.ESTIMATED,
        value=years,
        interval=(low, high),
        raw=years,
        validity=R_AGE,
        evidence=clues,
        post_contributions=summed(clues),
        bundle=f"age-{read.language}",
    )


def abstained(trait: Trait, language: str, reason: Reason) -> Estimate:
    """Make an abstention."""
    validity = Validity("r", 0.02, -0.05, 0.09, 300, "one corpus left out")
    kept = validity if reason is Reason.NO_MEASURED_VALIDITY else None
    return Estimate(trait, language, State.ABSTAINED, reason=reason, validity=kept)


def five(read: Window) -> tuple[Estimate, ...]:
    """Make Big Five estimates of which three are shown."""
    shown = {Trait.OPENNESS: 61.0, Trait.EXTRAVERSION: 44.0, Trait.AGREEABLENESS: 57.0}
    return tuple(
        Estimate(
            trait, read.language, State.ESTIMATED, value=shown[trait], raw=0.1, validity=R_FIVE
        )
        if trait in shown
        else abstained(trait, read.language, Reason.NO_MEASURED_VALIDITY)
        for trait in BIG_FIVE
    )


def kind(read: Window, probability: float = 0.04) -> Estimate:
    """Make an estimate of the kind of account."""
    return Estimate(
        Trait.ACCOUNT_KIND,
        read.language,
        State.ESTIMATED,
        value="bot" if probability >= 0.5 else "human",
        probability=probability,
        raw=-3.2,
        validity=AUC_KIND,
        bundle=f"kind-{read.language}",
    )


CARDS: tuple[dict[str, object], ...] = (
    {
        "name": "gender-fr",
        "folder": "open",
        "licence": "CC BY 4.0",
        "corpora": ["a corpus of French messages"],
        "limits": ["Messages between friends, about 2011.", "Two genders, self-declared."],
    },
    {
        "name": "kind-fr",
        "folder": "research",
        "licence": "research only",
        "corpora": ["a shared task on bots"],
        "limits": ["English and Spanish accounts."],
    },
)


def account() -> Account:
    """Make the account."""
    return Account("x:camille", "x", handle="camille_t", url="https://x.test/camille_t")


def feminine(**changes: object) -> Portrait:
    """A French account perceived as a woman's, by agreement marks first; English disagrees."""
    read = window("fr", FRENCH)
    estimate = gender(read, 0.91, french_clues(read))
    deleted = tuple(post.id for post in read.posts[:6])
    turned = (*deleted, *(post.id for post in read.posts[6:20]))
    reading = Reading(
        window=read,
        estimates=(
            estimate,
            age(read, 34.0, 26.0, 45.0),
            *(abstained(trait, "fr", Reason.NO_BUNDLE) for trait in BIG_FIVE),
            kind(read),
        ),
        disclosure=Disclosure(0.46, Personal.PERSONAL, ("accuracy", 0.79, 0.72, 0.85, 61)),
        counterfactuals=(
            Counterfactual(
                Trait.GENDER,
                "undetermined",
                deleted,
                (0.89, 0.87, 0.84, 0.8, 0.77, 0.72),
                0.91,
                0.72,
                True,
            ),
            Counterfactual(
                Trait.GENDER,
                "turned",
                turned,
                tuple(round(0.9 - 0.028 * step, 3) for step in range(20)),
                0.91,
                0.368,
                False,
            ),
        ),
        progressions=(
            Progression(
                Trait.GENDER,
                ((5, 51, 0.62), (10, 104, 0.71), (20, 212, 0.83), (40, 415, 0.9), (50, 520, 0.91)),
            ),
            Progression(
                Trait.AGE, ((5, 51, 29.0), (10, 104, 37.5), (20, 212, 35.0), (50, 520, 34.0))
            ),
        ),
    )
    english = window("en", ENGLISH, 18)
    other = Reading(
        window=english,
        estimates=(
            gender(english, 0.58, (evidence(english, "husband", 0.7),)),
            abstained(Trait.AGE, "en", Reason.UNLIKE_TRAINING),
            *five(english),
        ),
        disclosure=Disclosure(0.3, Personal.MIXED),
    )
    made = Portrait(
        account(), (reading, other), bundles=CARDS, disagreements=("gender",), problems=2
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def undetermined() -> Portrait:
    """An English account whose clues balance, with three of the Big Five shown."""
    read = window("en", ENGLISH)
    clues = (
        evidence(read, "husband", 0.74),
        evidence(read, "driver", -0.69),
        evidence(read, "mate", -0.4),
        evidence(read, "happy", 0.38),
        evidence(read, "garden", 0.2),
    )
    reading = Reading(
        read,
        (gender(read, 0.52, clues), age(read, 47.0, 31.0, 66.0), *five(read), kind(read)),
        Disclosure(0.34, Personal.MIXED, ("auc", 0.76, 0.7, 0.81, 420)),
        progressions=(
            Progression(
                Trait.GENDER, ((5, 40, 0.4), (10, 90, 0.66), (20, 190, 0.49), (50, 470, 0.52))
            ),
        ),
    )
    return Portrait(account(), (reading,), bundles=CARDS)


def both_views() -> Portrait:
    """The account whose clues balance, with two impressions told and one that abstains."""
    made = undetermined()
    told = {Trait.OPENNESS: 70.0, Trait.CONSCIENTIOUSNESS: 35.0}
    worth = Validity("r", 0.24, 0.19, 0.29, 3463, "impressions on observers, left out")
    (reading,) = made.readings
    clues = (evidence(reading.window, "garden", 0.1),)
    impressions = tuple(
        Estimate(
            trait,
            "en",
            State.ESTIMATED,
            value=told[trait],
            raw=0.2,
            validity=worth,
            evidence=clues,
            perspective=Perspective.IMPRESSION,
        )
        if trait in told
        else replace(
            abstained(trait, "en", Reason.NO_MEASURED_VALIDITY),
            perspective=Perspective.IMPRESSION,
        )
        for trait in (*told, Trait.NEUROTICISM)
    )
    return replace(made, readings=(replace(reading, impressions=impressions),))


def masculine() -> Portrait:
    """A French account perceived as a man's."""
    read = window("fr", FRENCH)
    reading = Reading(
        read,
        (gender(read, 0.14, french_clues(read)), age(read, 22.0, 15.0, 31.0), kind(read)),
        Disclosure(0.5, Personal.PERSONAL, ("accuracy", 0.79, 0.72, 0.85, 61)),
    )
    return Portrait(account(), (reading,), bundles=CARDS[:1])


def abstaining(reason: Reason = Reason.TOO_LITTLE_TEXT) -> Portrait:
    """An account of which nothing may be said, for one reason."""
    read = window("fr", FRENCH, 3)
    reading = Reading(
        read,
        tuple(abstained(trait, "fr", reason) for trait in Trait),
        Disclosure(0.33, Personal.MIXED),
    )
    return Portrait(account(), (reading,), bundles=CARDS[:1])


def minor(years: float = 15.3) -> Portrait:
    """A writer read as under 18, with a progression and a counterfactual of ages."""
    read = window("fr", FRENCH)
    deleted = tuple(post.id for post in read.posts[:2])
    reading = Reading(
        read,
        (gender(read, 0.8, french_clues(read)), age(read, years, 13.7, 17.2)),
        Disclosure(0.6, Personal.PERSONAL),
        counterfactuals=(
            Counterfactual(Trait.AGE, "turned", deleted, (16.1, 19.4), years, 19.4, True),
        ),
        progressions=(Progression(Trait.AGE, ((5, 50, 21.0), (10, 100, 16.4), (50, 500, years))),),
    )
    return Portrait(account(), (reading,))


def news_sharing() -> Portrait:
    """An impersonal account that shares the news, with a remark that it reads like a program."""
    read = window("fr", NEWS)
    clues = (evidence(read, "chiffres", -0.41), evidence(read, "festival", 0.36))
    reading = Reading(
        read,
        (
            gender(read, 0.44, clues),
            abstained(Trait.AGE, "fr", Reason.UNLIKE_TRAINING),
            *(abstained(trait, "fr", Reason.NO_BUNDLE) for trait in BIG_FIVE),
            kind(read, 0.83),
        ),
        Disclosure(0.02, Personal.IMPERSONAL, None),
        remarks=("reads_like_a_bot",),
    )
    return Portrait(account(), (reading,), bundles=CARDS)


def hostile() -> Portrait:
    """A portrait whose every string tries to leave its place."""
    script = "<script>alert(1)</script>\x1b[31m\u202e\ud83d"
    read = window("fr", (f"je suis contente {script}", f"{script} \"' onload=x"), 6)
    posts_ = tuple(replace(post, url="javascript:alert(1)") for post in read.posts)
    read = replace(read, posts=posts_)
    clues = (
        evidence(read, "contente", 1.5, reading=f"feminine: {script}"),
        evidence(read, script, 0.5),
    )
    reading = Reading(
        read,
        (gender(read, 0.8, clues),),
        Disclosure(0.5, Personal.PERSONAL),
        counterfactuals=(
            Counterfactual(
                Trait.GENDER, "undetermined", (read.posts[0].id,), (0.7,), 0.8, 0.7, True
            ),
        ),
        remarks=(script,),
    )
    hostile_account = Account(
        f"x:{script}", "x", handle=script, name=script, url="javascript:alert(1)"
    )
    card: dict[str, object] = {"name": script, "licence": script, "corpora": [script]}
    return Portrait(hostile_account, (reading,), (card,), (script,))


def empty() -> Portrait:
    """An account without one readable post."""
    return Portrait(account(), (), problems=1)


ALL = {
    "feminine": feminine,
    "undetermined": undetermined,
    "both views": both_views,
    "masculine": masculine,
    "abstaining": abstaining,
    "minor": minor,
    "news": news_sharing,
    "hostile": hostile,
    "empty": empty,
}
