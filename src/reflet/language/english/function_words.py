"""Closed classes of English words, in lower case and without accents."""

from __future__ import annotations

from reflet.language.tables import words

FIRST_PERSON = words(
    "i i'm im i've ive i'd i'll me my mine myself we we're we've we'll us our i'ma ima"
)
OTHER_PERSONS = words(
    """
    he she they him them his her their you your he'd she'd they'd they're they've he'll she'll u ur
    you're youre you've someone somebody everyone everybody who people
    """
)
ARTICLES = words("a an one the another")
POSSESSIVES = words("my his her your their our ur its")
QUANTITIES = words(
    "some any no every each all both either neither such this that these those what which"
)
PREPOSITIONS = words(
    """
    of for with to in on at by from as about than like into through after before under over without
    within between among against during until till since per via onto upon towards toward around
    behind beyond despite unlike near off out up down inside outside versus vs
    """
)
CONJUNCTIONS = words(
    "and or but nor so because cause cuz cos if when while though although that where whether n"
)
PRONOUNS = (
    FIRST_PERSON
    | OTHER_PERSONS
    | words("it it's its itself who whom whose which what there here himself herself yourself")
)
VERBS = words(
    """
    am is are was were be been being isn't aren't wasn't weren't has have had having hasn't haven't
    do does did don't doesn't didn't will would can could should shall may might must won't wouldn't
    can't couldn't shouldn't cannot gonna going went go get got getting want wanted wants need needs
    think thought know knew say said says tell told see saw seen dating met meet made make makes
    making looking trying trapped stuck named called
    """
)
STOPS = PREPOSITIONS | CONJUNCTIONS | PRONOUNS | VERBS | ARTICLES | POSSESSIVES | QUANTITIES
"""Words that no noun phrase goes beyond."""

FOLLOWERS = STOPS | words(
    """
    now again too anyway anymore today tonight tomorrow yesterday soon twice last next once first
    already right then though tho just really only always never sometimes living born working lol
    haha alive ever still also yet please trying not
    """
)
"""Words that may follow the noun which ends a noun phrase («a girl now»)."""

ADVERBS = words(
    """
    just also still really only always definitely basically actually now simply truly totally
    obviously apparently probably clearly certainly already honestly such quite rather usually
    officially currently pretty kinda sorta finally maybe perhaps both literally indeed proudly not
    never longer even so very too well almost technically generally normally afterall either sadly
    """
)
NEGATIONS = words("not never no longer ain't aint wasn't wasnt isn't hardly barely")
KINDS = words("kind type sort kinda breed")
