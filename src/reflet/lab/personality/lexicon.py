"""Word categories of our own, with what a published study found of each.

The correlations are those of Yarkoni (2010, Journal of Research in Personality 44, 363-373; 694
bloggers), significant cells alone, nought elsewhere; he counted the categories of LIWC2001, whose
dictionary is not open. The words here are our own choice for categories of the same meaning. What
touches on religion, death and sex is left out on purpose. Words stand as the featuriser cuts them:
the apostrophe stays with what precedes it («don'» and «t»).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """Words of one meaning, and their published correlations in the order O, C, E, A, N."""

    name: str
    words: tuple[str, ...]
    correlations: tuple[float, float, float, float, float]


CATEGORIES: tuple[Category, ...] = tuple(
    Category(name, tuple(words.split()), correlations)
    for name, correlations, words in (
        (
            "first person",
            (-0.19, 0.0, 0.0, 0.08, 0.12),
            "i i' im me my myself mine ive",
        ),
        (
            "we",
            (-0.1, 0.0, 0.11, 0.18, 0.0),
            "we we' us our ours ourselves let' lets together",
        ),
        (
            "you",
            (-0.12, 0.0, 0.16, 0.0, -0.15),
            "you you' your yours yourself u ur youre ya",
        ),
        (
            "others",
            (-0.14, 0.0, 0.15, 0.15, -0.08),
            "he he' she she' him her his hers they they' them their theirs himself"
            " herself themselves",
        ),
        (
            "negation",
            (-0.13, -0.17, 0.0, 0.0, 0.11),
            "no not never don' didn' can' won' isn' wasn' doesn' couldn' wouldn' haven'"
            " aren' dont cant didnt wont isnt doesnt none nothing neither nor cannot nope"
            " without",
        ),
        (
            "assent",
            (-0.11, -0.09, 0.0, 0.0, 0.0),
            "yes yeah yep ok okay alright yup sure yea agreed",
        ),
        (
            "article",
            (0.2, 0.09, 0.0, 0.0, -0.11),
            "the a an",
        ),
        (
            "preposition",
            (0.17, 0.0, 0.0, 0.0, 0.0),
            "of in to for with on at from by about into through between against among"
            " within upon toward towards throughout across beneath beyond amid via",
        ),
        (
            "number",
            (-0.08, 0.0, -0.12, 0.11, 0.0),
            "0 one two three four five six seven eight nine ten dozen hundred thousand"
            " half first second third twice once",
        ),
        (
            "good feeling",
            (-0.15, 0.0, 0.1, 0.18, 0.0),
            "love loved loving happy happiness joy joyful glad enjoy enjoyed enjoying"
            " nice great good wonderful beautiful awesome amazing sweet kind lovely"
            " pleased smile smiling fun laugh laughing excited delighted grateful thankful"
            " thanks thank blessed hug hugs cute cheerful pleasant delight fantastic",
        ),
        (
            "optimism",
            (0.0, 0.16, 0.0, 0.15, 0.08),
            "hope hopeful hopefully best better confident confidence determined certain"
            " sure ready proud positive optimistic strong succeed success successful win"
            " eager inspired trust faith encouraged encourage promising bright",
        ),
        (
            "anxiety",
            (0.0, 0.0, 0.0, 0.0, 0.17),
            "afraid anxious anxiety worry worried worrying worries nervous scared scary"
            " fear fears stress stressed stressful panic tense upset overwhelmed uneasy"
            " terrified dread insecure embarrassed ashamed guilty guilt confused"
            " frightened pressure",
        ),
        (
            "anger",
            (0.0, -0.19, 0.0, -0.23, 0.13),
            "hate hated hates hating angry anger mad annoyed annoying annoy furious rage"
            " pissed irritated irritating disgusting disgusted stupid idiot idiots dumb"
            " jerk fight fighting kill killed violent attack attacked blame bitter hostile"
            " resent cruel ridiculous",
        ),
        (
            "sadness",
            (0.0, -0.11, 0.0, 0.0, 0.1),
            "sad sadness sadly cry crying cried tears lonely alone depressed depressing"
            " depression miserable unhappy hurt hurts miss missed missing lost loss"
            " hopeless heartbroken grief disappointed disappointing regret sorrow pain"
            " empty",
        ),
        (
            "bad feeling",
            (0.0, -0.18, 0.0, -0.15, 0.16),
            "bad worse worst awful terrible horrible wrong sick ugly problem problems"
            " trouble fail failed failing failure suck sucks sucked poor useless pathetic"
            " boring bored lame unfortunately nasty mess",
        ),
        (
            "swearing",
            (0.0, -0.14, 0.0, -0.21, 0.11),
            "fuck fucking fucked shit shitty damn damned hell ass asshole bitch bitches"
            " crap bastard bullshit wtf dick piss goddamn freaking sucks",
        ),
        (
            "cause",
            (0.0, -0.12, -0.09, -0.11, 0.11),
            "because cause caused causes why reason reasons since therefore hence thus"
            " effect result results due based",
        ),
        (
            "discrepancy",
            (-0.12, -0.13, 0.0, 0.0, 0.13),
            "should would could want wanted wants wish wished need needed needs ought"
            " must if shouldn' wouldn' couldn' expect expected supposed hoping",
        ),
        (
            "inhibition",
            (0.0, 0.0, -0.13, 0.0, 0.09),
            "stop stopped avoid avoided keep block control controlled hold careful wait"
            " waiting restrain prevent ignore ignored quiet silent hide hidden shy deny"
            " refuse refused",
        ),
        (
            "tentative",
            (0.0, -0.1, -0.11, 0.0, 0.12),
            "maybe perhaps might possibly probably guess seem seems seemed somewhat"
            " almost anyway sort kind appear appears apparently unsure doubt depends"
            " depending may wonder wondering somehow something someone",
        ),
        (
            "certainty",
            (0.0, -0.1, 0.1, 0.0, 0.13),
            "always never definitely absolutely completely totally every everything"
            " everyone everybody certainly clearly truly really very must all exactly"
            " entirely forever obviously extremely",
        ),
        (
            "hearing",
            (-0.08, -0.12, 0.12, 0.0, 0.0),
            "hear heard hearing listen listened listening loud sound sounds noise voice"
            " voices said says say talk talked talking phone call called ring speak spoke"
            " yell yelling scream",
        ),
        (
            "feeling",
            (0.0, 0.0, 0.0, 0.1, 0.1),
            "feel feeling feels felt touch touched soft warm cold hot",
        ),
        (
            "talking",
            (0.0, 0.0, 0.13, 0.0, 0.0),
            "tell told telling talk talking talked chat chatting call calling called"
            " discuss conversation conversations meet meeting met ask asked asking answer"
            " share shared sharing write email text letter visit party parties",
        ),
        (
            "friends",
            (0.0, 0.0, 0.15, 0.11, -0.08),
            "friend friends friendship buddy buddies pal guys dude girlfriend boyfriend"
            " roommate roommates mate mates team group crowd company guest guests neighbor"
            " neighbors",
        ),
        (
            "family",
            (-0.17, 0.0, 0.09, 0.19, 0.0),
            "family families mom mum mother mommy dad father daddy parents parent brother"
            " brothers sister sisters son sons daughter daughters grandma grandpa"
            " grandmother grandfather grandparents uncle aunt cousin cousins kids children"
            " child baby husband wife",
        ),
        (
            "humans",
            (-0.09, -0.12, 0.13, 0.0, 0.0),
            "people person human humans man men woman women boy boys girl girls guy guys"
            " lady kid adult adults everybody somebody self",
        ),
        (
            "time",
            (-0.22, 0.09, 0.0, 0.12, 0.0),
            "day days today tomorrow yesterday week weeks weekend month months year years"
            " hour hours minute minutes morning afternoon evening night tonight time times"
            " now then when while until before after later soon early late monday tuesday"
            " wednesday thursday friday saturday sunday summer winter",
        ),
        (
            "past",
            (-0.16, 0.0, 0.0, 0.1, 0.0),
            "was were had did went got came made said took saw thought knew found gave"
            " told felt started looked ended",
        ),
        (
            "present",
            (-0.16, 0.0, 0.0, 0.0, 0.0),
            "is am are' do does have has go get come make say take see think know find"
            " give look going getting making being doing",
        ),
        (
            "space",
            (-0.11, 0.0, 0.0, 0.16, -0.09),
            "up down over under above below around out inside outside back away there"
            " here near far off left right across behind front top next along",
        ),
        (
            "with",
            (-0.11, 0.0, 0.09, 0.18, 0.0),
            "with and also both together along plus include including",
        ),
        (
            "but",
            (0.0, -0.16, 0.0, 0.0, 0.1),
            "but except without although though however unless whether either just or"
            " instead rather despite otherwise still",
        ),
        (
            "motion",
            (-0.22, 0.0, 0.0, 0.14, 0.0),
            "go going went gone come coming came drive driving drove walk walked walking"
            " run running ran move moved moving leave leaving left arrive arrived travel"
            " trip follow bring brought take took carry car ride bus",
        ),
        (
            "occupation",
            (0.0, 0.0, -0.12, 0.0, 0.0),
            "work working worked job jobs office boss class classes school study studying"
            " studied paper papers project projects exam exams homework college university"
            " course courses career business company report research task tasks professor"
            " teacher student students",
        ),
        (
            "achievement",
            (0.0, 0.14, -0.09, 0.0, 0.0),
            "achieve achieved achievement goal goals effort efforts accomplish"
            " accomplished finish finished complete completed improve improved progress"
            " plan planned planning prepared organized organize schedule responsible"
            " responsibility discipline challenge earn earned hard effective efficient"
            " lead leader ability quality",
        ),
        (
            "leisure",
            (-0.17, 0.0, 0.08, 0.15, 0.0),
            "house home movie movies game games play playing played watch watched music"
            " party vacation beach holiday weekend dinner relax relaxing fun shopping"
            " garden hang hanging picnic camping swim swimming",
        ),
        (
            "home",
            (-0.2, 0.0, 0.0, 0.19, 0.0),
            "home house room bed bedroom kitchen bathroom apartment yard garden door"
            " clean cleaning cleaned laundry dishes furniture couch window floor dog cat",
        ),
        (
            "sports",
            (-0.14, 0.0, 0.0, 0.0, 0.0),
            "football basketball baseball soccer tennis golf sport sports team coach gym"
            " workout ball season league played race running swimming",
        ),
        (
            "music",
            (0.0, -0.11, 0.13, 0.08, 0.0),
            "music song songs sing singing sang band bands concert dance dancing danced"
            " guitar album radio piano lyrics",
        ),
        (
            "money",
            (0.0, 0.0, 0.0, -0.11, 0.0),
            "money pay paid buy bought cost costs price cheap expensive dollars bills"
            " rent cash sell sold bank tax",
        ),
        (
            "eating",
            (-0.15, 0.0, 0.0, 0.0, 0.0),
            "eat eating ate food lunch dinner breakfast hungry cook cooking cooked cake"
            " pizza coffee drink drinking restaurant chicken cheese chocolate ice cream"
            " bread meal",
        ),
        (
            "sleep",
            (-0.14, 0.0, 0.0, 0.11, 0.1),
            "sleep sleeping slept asleep tired bed nap awake wake woke dream dreams sleepy rest",
        ),
        (
            "grooming",
            (-0.2, 0.0, 0.0, 0.0, 0.0),
            "shower showered bath hair haircut makeup clothes dress dressed wash washed"
            " shoes shave teeth nails",
        ),
        (
            "ideas",
            (0.15, 0.0, 0.0, 0.0, 0.0),
            "universe world art artist poetry poem poems novel novels philosophy"
            " imagination idea ideas culture history human society literature theory"
            " beauty nature language existence reality truth soul strange dream writer"
            " painting creative create created",
        ),
    )
)
