"""What habits are called: how posts are written, apart from their words.

A habit may weigh by being frequent or by being rare; its name says neither.
"""

from __future__ import annotations

from reflet.report.i18n import N_, Translator
from reflet.report.plain import printable

NAMES = {
    "exclamations": N_("use of exclamation marks"),
    "questions": N_("use of question marks"),
    "ellipses": N_("use of ellipses"),
    "commas": N_("use of commas"),
    "full_stops": N_("use of full stops"),
    "colons": N_("use of colons and semicolons"),
    "quotation_marks": N_("use of quotation marks"),
    "brackets": N_("use of brackets"),
    "dashes": N_("use of dashes"),
    "emoji": N_("use of emoji"),
    "emoticons": N_("use of emoticons"),
    "capital_words": N_("words in capitals"),
    "title_words": N_("words with a capital initial"),
    "numbers": N_("use of numbers"),
    "elongations": N_("stretched words (sooo)"),
    "posts_with_link": N_("share of posts with a link"),
    "posts_with_two_links": N_("share of posts with two links"),
    "posts_ending_in_link": N_("share of posts that end in a link"),
    "replies": N_("share of replies"),
    "posts_with_mention": N_("share of posts that mention someone"),
    "posts_with_hashtag": N_("share of posts with a hashtag"),
    "posts_with_two_hashtags": N_("share of posts with two hashtags"),
    "posts_with_number": N_("share of posts with a number"),
    "posts_in_lower_case": N_("share of posts that begin in lower case"),
    "posts_ending_in_stop": N_("share of posts that end in a stop"),
    "posts_cut_short": N_("share of posts cut short"),
    "post_length": N_("length of the posts"),
    "post_length_spread": N_("how much the posts' length varies"),
    "word_length": N_("length of the words"),
    "upper_case": N_("share of capital letters"),
    "digits": N_("share of digits"),
    "accents": N_("share of accented letters"),
    "variety": N_("variety of the words"),
    "distinct_openings": N_("variety of the posts' first words"),
    "distinct_posts": N_("share of posts that differ from one another"),
    "tokens_spread": N_("how much the posts' number of words varies"),
    "length_spread": N_("how much the posts' number of characters varies"),
    "length_spread_without_links": N_("how much the posts' length varies, links aside"),
    "repeated_words": N_("how often the same words come again"),
    "distinct_shapes": N_("variety of the posts' shapes"),
    "links": N_("links a post"),
    "links_spread": N_("how much the number of links varies"),
    "place_of_links": N_("where in a post links stand"),
    "place_of_links_spread": N_("how much the place of links varies"),
    "first_signs": N_("variety of the posts' first characters"),
    "last_signs": N_("variety of the posts' last characters"),
    "mentions": N_("people mentioned a post"),
    "mentions_spread": N_("how much the number of mentions varies"),
    "distinct_mentions": N_("variety of the people mentioned"),
    "commonest_mention": N_("share of posts that mention the one most mentioned"),
    "hashtags_spread": N_("how much the number of hashtags varies"),
    "distinct_hashtags": N_("variety of the hashtags"),
    "posts_with_line_break": N_("share of posts of several lines"),
    "distinct_word_pairs": N_("variety of pairs of words"),
    "capital_initials": N_("share of words that begin with a capital"),
    "distinct_last_words": N_("variety of the posts' last words"),
    "reposts": N_("share of reposts"),
    "compressed": N_("how little the posts repeat themselves"),
    "compressed_without_links": N_("how little the posts repeat themselves, links aside"),
    "compressed_together": N_("how little the posts repeat one another"),
}


def style_name(t: Translator, label: str) -> str:
    """Name a habit, by its code where it has no name."""
    return t(NAMES[label]) if label in NAMES else printable(label).replace("_", " ")
