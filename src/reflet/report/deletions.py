"""The posts whose deletion would change an estimate, as a list to work through."""

from __future__ import annotations

from reflet.profiling.estimate import Trait
from reflet.report.contents import PortraitContents
from reflet.report.plain import printable, web_address


def deletion_list(
    portrait: PortraitContents, trait: Trait | str, target: str = "undetermined"
) -> str:
    """List the posts to delete, one link a line (the post's id where it has no link).

    The first language that has an answer for this trait and target counts. ``target`` is
    ``"undetermined"`` or ``"turned"``. Raises ``LookupError`` where nothing was computed for it.
    """
    wanted = Trait(trait)
    for reading in portrait.readings:
        for one in reading.counterfactuals:
            if one.trait is wanted and one.target == target:
                posts = {post.id: post for post in (*reading.window.posts, *reading.window.older)}
                lines = []
                for post_id in one.deletions:
                    post = posts.get(post_id)
                    url = web_address(post.url) if post else None
                    lines.append(url or printable(post_id).replace("\n", " "))
                return "".join(f"{line}\n" for line in lines)
    raise LookupError(
        f"no list of posts to delete for {wanted.value} ({target}): "
        "there is one only for an estimate that was given"
    )
