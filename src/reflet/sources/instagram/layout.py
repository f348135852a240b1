"""Which file of an Instagram export holds what, in the layouts since 2021.

The folders moved (``account_information/`` became ``personal_information/``, ``content/`` came to
lie under ``your_instagram_activity/`` and then became ``media/``); the files kept their names but
for «accounts», which became «profiles».
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reflet.footprint.archive import Archive, Member
from reflet.sources.instagram import posts, traces
from reflet.sources.instagram.owner import InstagramOwner
from reflet.sources.members import MEDIA, beginning
from reflet.sources.meta.reading import TELLS_THE_OWNER, Reads

_INTEREST = traces.first_value("inferred_interest")
_LOCATION = traces.first_value("inferred_location")

_READ: dict[str, Reads[InstagramOwner] | None] = {
    "threads/personal_information.json": None,
    "personal_information.json": TELLS_THE_OWNER,
    "account_privacy_changes.json": TELLS_THE_OWNER,
    "profile_privacy_changes.json": TELLS_THE_OWNER,
    "signup_information.json": TELLS_THE_OWNER,
    "signup_details.json": TELLS_THE_OWNER,
    "posts_?.json": Reads(posts.posts),
    "posts_??.json": Reads(posts.posts),
    "posts.json": Reads(posts.posts),
    "reels.json": Reads(posts.posts),
    "igtv_videos.json": Reads(posts.posts),
    "stories.json": Reads(posts.stories),
    "archived_posts.json": Reads(posts.stories),
    "threads_and_replies.json": Reads(posts.threads),
    "post_comments*.json": Reads(posts.comments),
    "reels_comments*.json": Reads(posts.comments),
    "hype.json": Reads(posts.comments),
    "messages/**/message_*.json": Reads(posts.messages, whole=True),
    "liked_posts.json": Reads(traces.likes),
    "liked_comments.json": Reads(traces.likes),
    "liked_threads.json": Reads(traces.likes),
    "story_likes.json": Reads(traces.likes),
    "threads/followers*.json": None,
    "threads/following*.json": None,
    "followers_*.json": Reads(traces.people("follower")),
    "followers.json": Reads(traces.people("follower")),
    "following_hashtags.json": Reads(traces.people("subscription")),
    "following.json": Reads(traces.people("following")),
    "blocked_accounts.json": Reads(traces.people("blocked")),
    "blocked_profiles.json": Reads(traces.people("blocked")),
    "restricted_accounts.json": Reads(traces.people("restricted")),
    "restricted_profiles.json": Reads(traces.people("restricted")),
    "close_friends.json": Reads(traces.people("close_friend")),
    "pending_follow_requests.json": Reads(traces.people("requested")),
    "recently_unfollowed_accounts.json": Reads(traces.people("removed")),
    "recently_unfollowed_profiles.json": Reads(traces.people("removed")),
    "synced_contacts.json": Reads(traces.address_book),
    "profile_activity.json": Reads(traces.logins),
    "login_activity.json": Reads(traces.logins),
    "devices.json": Reads(traces.devices),
    "account_based_in.json": Reads(_LOCATION),
    "profile_based_in.json": Reads(_LOCATION),
    "locations_of_interest.json": Reads(_LOCATION),
    "last_known_location.json": Reads(traces.last_location),
    "your_topics.json": Reads(_INTEREST),
    "recommended_topics.json": Reads(_INTEREST),
    "your_reels_topics.json": Reads(_INTEREST),
    "your_reels_sentiments.json": Reads(_INTEREST),
    "ads_interests.json": Reads(_INTEREST),
    "other_categories_used_to_reach_you.json": Reads(traces.first_value("inferred_category")),
    "advertisers_using_your_activity_or_information.json": Reads(traces.first_value("advertiser")),
    "comments_allowed_from.json": Reads(traces.first_value("comments_allowed_from")),
    "profile_changes.json": Reads(traces.profile_changes),
    "saved_posts.json": Reads(traces.activities("saved")),
    "account_searches.json": Reads(traces.activities("searched")),
    "profile_searches.json": Reads(traces.activities("searched")),
    "word_or_phrase_searches.json": Reads(traces.activities("searched")),
    "keyword_or_phrase_searches.json": Reads(traces.activities("searched")),
}

# What was only shown, what others did, what was deleted, and what says little of the owner.
_IGNORED = (
    "no-data.txt",
    "*.html",
    "*.css",
    "*.txt",
    "ads_and_content/**",
    "ads_and_topics/**",
    "ads_information/**",
    "apps_and_websites*/**",
    "avatars_store/**",
    "device_information/camera_information.json",
    "camera_information.json",
    "eligibility.json",
    "events/**",
    "files/**",
    "fundraisers/**",
    "gifts/**",
    "guides/**",
    "link_history/**",
    "live_videos/**",
    "loyalty_accounts/**",
    "messages/**",
    "meta_*/**",
    "monetization/**",
    "other_activity/**",
    "past_instagram_insights/**",
    "preferences/**",
    "quicksnap/**",
    "reports/**",
    "saved_collections.json",
    "saved_music.json",
    "shopping/**",
    "story_interactions/**",
    "story_sticker_interactions/**",
    "subscriptions/**",
    "threads/**",
    "your_information_download_requests.json",
    "account_information.json",
    "accounts_you're_not_interested_in.json",
    "autofill_information/**",
    "contacts/**",
    "follow_requests_you've_received.json",
    "follow_requests_you_ve_received.json",
    "hide_story_from.json",
    "instagram_friend_map.json",
    "instagram_profile_information.json",
    "logout_activity.json",
    "note_interactions.json",
    "other_content.json",
    "password_change_activity.json",
    "posts_viewed.json",
    "private_information.json",
    "professional_information.json",
    "profile_photos.json",
    "profile_status_changes.json",
    "profiles_you've_favorited.json",
    "recent_follow_requests.json",
    "recently_deleted_content.json",
    "removed_suggestions.json",
    "two-factor_authentication.json",
    "use_cross-app_messaging.json",
    "videos_watched.json",
)

PATTERNS: Mapping[str, Reads[InstagramOwner] | None] = {
    **_READ,
    **dict.fromkeys(_IGNORED),
    **MEDIA,
}

_PAGES = (
    "your_instagram_activity/**.html",
    "personal_information.html",
    "posts_?.html",
    "post_comments*.html",
    "followers_*.html",
    "followers_and_following/*.html",
    "liked_posts.html",
)
_PAGES_ADVICE = (
    "this is an Instagram export in HTML, made to be looked at. Ask for it again (Accounts Center, "
    "Your information and permissions, Export your information) with the format JSON instead of "
    "HTML, and «All time» as its period."
)
REFUSED: Mapping[str, str] = dict.fromkeys(_PAGES, _PAGES_ADVICE)

_KEYS = re.compile(
    rb'"(?:profile_user|relationships_\w+|ig_\w+|likes_\w+_likes|story_activities_\w+|'
    rb"account_history_\w+|topics_your_\w+|comments_\w+_comments|inferred_data_\w+|"
    rb'devices_devices|text_post_app_\w+|string_map_data|string_list_data)"\s*:'
)
_POSTS = re.compile(rb'\s*[\[{].*"(?:uri|creation_timestamp)"\s*:', re.DOTALL)
_LABELLED = re.compile(
    r"(?:liked_(?:posts|comments)|post_comments\w*|reels_comments\w*|profile_activity|saved_posts)"
    r"\.json"
)


def is_genuine(archive: Archive, member: Member) -> bool:
    """Tell whether a file that is read has both a name and a beginning known of Instagram."""
    name = member.basename.lower()
    if name.startswith("message_"):
        return False  # Facebook writes the same
    head = beginning(archive, member, 2000)
    if _KEYS.search(head):
        return True
    if name.startswith(("posts_", "posts.")):
        return _POSTS.match(head) is not None
    return _LABELLED.fullmatch(name) is not None and b'"label_values"' in head
