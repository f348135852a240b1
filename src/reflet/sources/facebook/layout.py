"""Which file of a Facebook export holds what, in both layouts.

Until 2023 the folders lay at the top (``posts/``, ``friends_and_followers/``); since then they lie
under ``your_facebook_activity/``, ``connections/``, ``personal_information/`` and the like. The
names of the files tell them apart in either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reflet.footprint.archive import Archive, Member
from reflet.sources.facebook import posts, traces
from reflet.sources.facebook.owner import FacebookOwner
from reflet.sources.members import MEDIA, beginning
from reflet.sources.meta.reading import TELLS_THE_OWNER, Reads

_LATER = 2

_READ: dict[str, Reads[FacebookOwner]] = {
    "profile_information.json": TELLS_THE_OWNER,
    "your_posts_in_groups.json": Reads(posts.posts),
    "group_posts_and_comments.json": Reads(posts.posts),
    "your_posts*.json": Reads(posts.posts),
    "check-ins.json": Reads(posts.posts),
    "check_ins.json": Reads(posts.posts),
    "your_uncategorized_photos.json": Reads(posts.pictures, stage=_LATER),
    "your_photos.json": Reads(posts.pictures, stage=_LATER),
    "your_videos.json": Reads(posts.pictures, stage=_LATER),
    "album/*.json": Reads(posts.pictures, whole=True, stage=_LATER),
    "comments.json": Reads(posts.comments),
    "your_comments_in_groups.json": Reads(posts.comments),
    "likes_and_reactions*.json": Reads(traces.reactions),
    "posts_and_comments.json": Reads(traces.reactions),
    "likes_on_external_sites.json": Reads(traces.liked_pages),
    "pages_you've_liked.json": Reads(traces.liked_pages),
    "pages_you_ve_liked.json": Reads(traces.liked_pages),
    "your_friends.json": Reads(traces.people("friend")),
    "friends.json": Reads(traces.people("friend")),
    "removed_friends.json": Reads(traces.people("removed")),
    "sent_friend_requests.json": Reads(traces.people("requested")),
    "friend_requests_sent.json": Reads(traces.people("requested")),
    "who_you've_followed.json": Reads(traces.people("following")),
    "who_you_ve_followed.json": Reads(traces.people("following")),
    "following.json": Reads(traces.people("following")),
    "pages_and_profiles_you_follow.json": Reads(traces.people("following")),
    "pages_you_follow.json": Reads(traces.people("following")),
    "followers.json": Reads(traces.people("follower")),
    "people_who_followed_you.json": Reads(traces.people("follower")),
    "who's_followed_you.json": Reads(traces.people("follower")),
    "blocked_profiles.json": Reads(traces.people("blocked")),
    "blocking.json": Reads(traces.people("blocked")),
    "restricted_profiles.json": Reads(traces.people("restricted")),
    "your_address_books.json": Reads(traces.address_book, whole=True),
    "messages/**/message_*.json": Reads(posts.messages, whole=True),
    # It tells most of each connection; the others come after it, for what they know besides.
    "account_activity.json": Reads(traces.logins),
    "ip_address_activity.json": Reads(traces.logins, stage=_LATER),
    "logins_and_logouts.json": Reads(traces.logins, stage=_LATER),
    "where_you're_logged_in.json": Reads(traces.logins, stage=_LATER),
    "where_you_re_logged_in.json": Reads(traces.logins, stage=_LATER),
    "mobile_devices.json": Reads(traces.devices),
    "recognized_devices.json": Reads(traces.devices),
    "authorized_logins.json": Reads(traces.devices),
    "ads_interests.json": Reads(traces.listed("inferred_interest"), whole=True),
    "your_topics.json": Reads(traces.listed("inferred_interest"), whole=True),
    "other_categories_used_to_reach_you.json": Reads(
        traces.listed("inferred_category"), whole=True
    ),
    "friend_peer_group.json": Reads(traces.listed("inferred_life_stage"), whole=True),
    "advertisers_using_your_activity_or_information.json": Reads(
        traces.listed("advertiser"), whole=True
    ),
    "advertisers_who_uploaded_a_contact_list_with_your_information.json": Reads(
        traces.listed("advertiser"), whole=True
    ),
    "apps_and_websites.json": Reads(traces.listed("connected_application"), whole=True),
    "timezone.json": Reads(traces.listed("time_zone"), whole=True),
    "primary_location.json": Reads(traces.locations, whole=True),
    "primary_public_location.json": Reads(traces.locations, whole=True),
    "your_off-facebook_activity.json": Reads(traces.off_network),
    "your_activity_off_meta_technologies.json": Reads(traces.off_network),
    "your_search_history.json": Reads(traces.activities("searched")),
    "saved_items_and_collections.json": Reads(traces.activities("saved")),
    "your_saved_items.json": Reads(traces.activities("saved")),
}

# What others did, what was only shown, and what says little of the owner: whole folders of both
# layouts, then files of the folders that hold something else as well.
_IGNORED = (
    "data_logs/**",
    "no-data.txt",
    "*.html",
    "*.css",
    "*.txt",
    "activity_messages/**",
    "avatars/**",
    "bug_bounty/**",
    "dating/**",
    "events/**",
    "facebook_*/**",
    "feed/**",
    "fundraisers/**",
    "groups/**",
    "live_videos/**",
    "marketplace/**",
    "memories/**",
    "messages/**",
    "meta_*/**",
    "music_recommendations/**",
    "navigation_bar/**",
    "notifications/**",
    "other_activity/**",
    "payment_history/**",
    "polls/**",
    "preferences/**",
    "reels/**",
    "reviews/**",
    "shops/**",
    "short_videos/**",
    "spark_ar/**",
    "stories/**",
    "stories_and_reels/**",
    "supervision/**",
    "visual_search/**",
    "voice_recording_and_transcription/**",
    "voting*/**",
    "volunteering/**",
    "your_interactions_on_facebook/**",
    "your_places/**",
    "your_problem_reports/**",
    "account_status_changes.json",
    "ad_preferences.json",
    "ads_feedback_activity.json",
    "ads_personalization_consent.json",
    "advertisers_you've_interacted_with.json",
    "advertisers_you_ve_interacted_with.json",
    "archive.json",
    "autofill_information.json",
    "browser_cookies.json",
    "contacts_sync_settings.json",
    "content_sharing_links_you_have_created.json",
    "edits_you_made_to_posts.json",
    "email_address_verifications.json",
    "friend_requests_received.json",
    "groups_you've_searched_for.json",
    "groups_you_ve_searched_for.json",
    "login_protection_data.json",
    "notification_of_meta_privacy_policy_update.json",
    "other_people's_posts_to_your_timeline.json",
    "pages_you've_recommended.json",
    "pages_you've_unfollowed.json",
    "people_and_friends.json",
    "people_you_may_know.json",
    "places_you_have_been_tagged_in.json",
    "posts_from_apps_and_websites.json",
    "profile_update_history.json",
    "received_friend_requests.json",
    "recently_viewed.json",
    "recently_visited.json",
    "record_details.json",
    "rejected_friend_requests.json",
    "story_views_in_past_7_days.json",
    "subscription_for_no_ads.json",
    "trash.json",
    "your_facebook_activity_history.json",
    "your_privacy_jurisdiction.json",
    "your_recently_followed_history.json",
    "your_recently_used_emojis.json",
    "your_transaction_survey_information.json",
)

PATTERNS: Mapping[str, Reads[FacebookOwner] | None] = {
    **_READ,
    **dict.fromkeys(_IGNORED),
    **MEDIA,
}

_PAGES = (
    "your_facebook_activity/**.html",
    "your_activity_across_facebook/**.html",
    "your_posts*.html",
    "profile_information.html",
    "friends_and_followers/*.html",
    "comments_and_reactions/*.html",
    "your_friends.html",
)
_PAGES_ADVICE = (
    "this is a Facebook export in HTML, made to be looked at. Ask for it again (Accounts Center, "
    "Your information and permissions, Export your information) with the format JSON instead of "
    "HTML."
)
REFUSED: Mapping[str, str] = {
    "data_logs/content/**/page_*.json": "these are Facebook's «data logs», which hold no posts. "
    "Ask for your information instead (Accounts Center, Your information and permissions, Export "
    "your information), in the JSON format.",
    **dict.fromkeys(_PAGES, _PAGES_ADVICE),
}

# Facebook numbers the generations of its lists: friends_v2, following_v3 …; before 2020 it did not.
_NUMBERED = re.compile(rb'\{\s*"[a-z_]+_v\d"\s*:')
_OLD = {
    "profile_information.json": re.compile(rb'\{\s*"profile"\s*:'),
    "friends.json": re.compile(rb'\{\s*"friends"\s*:'),
    "comments.json": re.compile(rb'\{\s*"comments"\s*:'),
    "posts_and_comments.json": re.compile(rb'\{\s*"reactions"\s*:'),
    "ads_interests.json": re.compile(rb'\{\s*"topics"\s*:'),
}
_POSTS = re.compile(rb'\[?\s*\{.*"(timestamp|attachments|label_values)"\s*:', re.DOTALL)


def is_genuine(archive: Archive, member: Member) -> bool:
    """Tell whether a file that is read has both a name and a beginning known of Facebook."""
    name = member.basename.lower()
    if name.startswith("message_"):
        return False  # Instagram writes the same
    head = beginning(archive, member, 2000)
    if _NUMBERED.match(head) or ((old := _OLD.get(name)) and old.match(head)):
        return True
    return name.startswith("your_posts") and _POSTS.match(head) is not None
