"""English: the pronoun and its spellings, and the subject that tweets leave out."""

from __future__ import annotations

from reflet.language.first_person.marks import any_of, compiled

_NUMBERED = any_of(
    """War Article Type Part Phase Chapter Act Class Division Group Level Stage Section Title
    Volume Book Tier Schedule Grade Category Unit Factor Model Annex Appendix Zone Table Figure
    Elizabeth Charles James George Henry William Edward Richard Mary Napoleon Francis Leopold
    Nicholas Catherine Peter Alexander Frederick Louis Philip Philippe Ferdinand Paul Otto Alfonso
    Carlos Selassie Suleiman Mehmed Darius Cyrus Wilhelm Joseph Isabella Anne Constantine
    Justinian Theodosius Leo Gregory Pius Maximilian Umberto Ramesses Ptolemy Seti Pedro"""
)
_EXCLUDED = rf"""
    (?-i:\b(?:{_NUMBERED})\sI)\b(?!['’]|\s(?:am|have|don['’]?t|can['’]?t|love|think|know|want|need)\b)
  | \b(?:oh|omg)\smy\b | \bmy\s(?:god|gosh|goodness|lords?|oh|my)\b
  | (?-i:\bMy\s[A-Z][a-z]+\s[A-Z][a-z]+)   # a title: My Chemical Romance
  | \bme\stoo\smovement\b | \babout\sme\b(?=\spage)
  | \b(?:an?|the|coal|gold|land|open)\smine\b
  | \bmine\s(?:shaft|site|work|collapse|field|owner|closure)
"""
_WRITTEN = r"""
    (?-i:(?<![\w&/.-])I(?![\w/&]|-\d|\.\w))
  | (?<![\w./&'’-])(?-i:i)(?![\w.)/&-])
  | \b(?:i['’]?m|i['’]ll|i['’]d|i['’]?ve|idk|idc|idgaf|imo|imho|iirc|afaik|imma|ily|ilysm|ilu|imy
        |dunno|lemme|gimme|methinks|cba|ngl|ikr|istg|idek|idts|icl|omw|fml|mfw)\b(?![-.]\w)
  | \bid\s(?:rather|love|like|say|be|have|go|never|kill|still|probably|want)\b
  | \b(?:me|my|mine|myself)\b
"""
_LEAD = r"""(?:(?:just|still|so|really|finally|honestly|currently|also|literally|very|super|too
    |absolutely|beyond|kinda|pretty|never|not|always|already|seriously|actually|totally|now|today
    |again|and|but|ugh|lol|haha+|omg|wow|well|ok|okay|yes|yep|no|nope|aw+|oh|hmm+|tbh|man)[\s,!.]+)*"""
_FEELINGS = any_of(
    """happy proud excited sad tired exhausted gutted thrilled delighted pleased honoured honored
    grateful thankful lucky blessed glad sick bored hungry starving hungover devastated
    disappointed nervous scared obsessed speechless shattered knackered buzzing pumped stoked
    annoyed fuming heartbroken hyped overwhelmed ashamed jealous stuck freezing convinced afraid
    sure confused humbled worried addicted torn desperate embarrassed livid crying broke"""
)
_AFTER_FEELING = any_of(
    """to that for with about of by at in i right and how why what you it he she they this the
    after before today tonight but because when as on from if over again now rn af atm lately
    already enough cos cuz thinking watching waiting listening"""
)
_PAST = any_of(
    """went woke had saw forgot missed spent watched finished bought met tried thought loved ate
    slept came took felt wore started managed decided ended fell realised realized wanted learned
    learnt dreamt dreamed cried laughed walked drove cooked baked heard ordered handed asked rang
    called dropped burned burnt signed booked played enjoyed stayed popped nipped stumbled ditched
    deleted cleaned washed packed unpacked passed failed ran swam cycled flew broke stood sat gave
    sent wrote drank sang danced scrolled binged rewatched reread visited attended received dyed
    shaved planted painted knitted sewed built voted quit threw spilled spilt tripped snapped
    overslept hated expected moved accidentally installed travelled traveled"""
)
_ING = any_of(
    """feeling loving thinking hoping wondering wishing craving dreading missing needing enjoying
    regretting debating contemplating procrastinating considering pretending sobbing screaming
    praying sending rewatching rereading sweating recovering"""
)
_ING_PLAIN = any_of(
    """watching reading listening sitting waiting trying heading getting having working making
    lying crying spending drinking eating baking cooking packing going struggling learning writing
    turning starting moving planning running walking driving hiding wearing laughing dying melting
    applying counting celebrating chilling living revising studying knitting staring scrolling
    standing travelling traveling"""
)
_DROPPED = rf"""
    (?:{_PAST})\s(?!(?:by|you)\b)
  | got\s(?:my|to|the|a|an|home|back|up|soaked|stuck|paid|so|some|it|told|asked|caught|into)\b
  | (?:made|found|lost)\s(?:my|a|an|the|some|it|this|out|track|count|\d+)\b
  | (?:{_ING})\b(?!\s(?:forward|of\b)|\s?:)
  | (?:{_ING_PLAIN})\s(?!forward)(?!.*\b(?:is|are|can|may|linked|could|will|makes|helps|causes)\b)
  | looking\sforward\sto\b
  | (?:{_FEELINGS})(?:\s(?:{_AFTER_FEELING})\b|[,.!]|\s*$)
  | (?:can['’]?t|cannot|couldn['’]?t)\s(?:wait|believe|stop|even|sleep|decide|remember|find|get|help
        |tell|say|think|cope|deal|stand|afford|wake|focus|breathe|hear|see|give|care)\b
  | (?:don['’]?t|didn['’]?t)\s(?:know|want|understand|remember|like|care|sleep|realise|realize
        |expect|feel|think\si|have\s(?:the|any|time|a)|get\s(?:why|how|it|what))\b
  | have\s(?:never|always|just|been)\b | haven['’]?t\s\w+ | wasn['’]?t\s(?:sure|expecting|ready)
  | (?:wish|hope)\s(?:i|you|we|it|he|she|they|there|this|that|today|everyone|to|the)\b
  | (?:need|want)\s(?!to\sknow\b)\w+
  | (?:love|hate)\s(?:this|that|it|you|how|when|these|those|him|her|them|being|the\sway|a\sgood)\b
  | miss\s(?:you|this|that|him|her|them|those|being)\b
  | (?:guess|swear|suppose|bet|reckon)\s(?:i|it|that|this|he|she|they|the|we|you)\b
  | feel\s(?:like|so|bad|sorry|sick)\b
  | sorry\s(?:for|about|to|i|if|that)\b(?!.*\b(?:inconvenience|disruption|delays?|experience)\b)
  | off\sto\s | been\s(?:so|a|to|up|\w+ing|there|waiting|trying)\b
  | (?:been|felt|seen|knew|laughed)\s(?!by\b)\w+
  | (?:should(?:n['’]?t)?\shave|shoulda|might\s(?:have|go|just|try)|could\s(?:really|do\swith|eat
        |sleep|use|murder|cry|kill|fall|listen|get\sused)|would\s(?:love|rather|kill))\b
  | gonna\s(?!be\sa\b)\w+ | wanna\s\w+ | gotta\s(?!love\b)\w+
  | (?:shaking|trembling)\b
  | not\s(?:gonna|going\sto\slie|even|sure|ready|looking|a\sfan|feeling|proud|happy|bothered)\b
  | back\s(?:from|at\s(?:work|the\s(?:office|gym|desk))|home|on\sthe\ssofa)\b
  | home\s(?:alone|at\slast)\b
  | (?:clearly|apparently)\s(?:need|have|can['’]?t|forgot)\b
"""

ENGLISH = compiled(
    excluded=_EXCLUDED,
    written=_WRITTEN,
    dropped=f"{_LEAD}(?:{_DROPPED})",
    plural=r"\b(?:we|our|ours|us)\b",
)
