"""The Big Five in English: what words say of their writer, and what impression they make.

Every corpus is in, and each is left out in turn to be judged on: a stranger's posts are yet another
genre, so that is the figure that counts. Two bundles come of it. ``en-personality`` is judged on
what people answered of themselves, ``en-impressions`` on what observers thought of people unseen.

Beside the keys of every card, theirs have (all plain data; a figure is ``{value, low, high, n}``):

- ``figures``: a row a corpus left out whole: ``corpus``, ``view``, ``n`` (people), ``kind`` (whose
  labels), a figure of r for each trait and for their ``mean``.
- ``left_out_mean``: for each trait and ``mean``, the mean r of these rows, each counting the same.
- ``perspective``: ``own_answers`` or ``impression`` (``reflet.profiling.estimate.Perspective``).
- ``ideas``: what each idea brought: ``kind`` (``added`` to those before it, or ``instead`` in the
  recipe), ``idea``, ``mean_r``, ``traits`` (five r), ``corpora`` (mean r of each left out).
- ``curve``: ``words``, ``corpora`` (people of each), ``mean`` (figure of the mean r), of corpora
  left out, on the first so many words of those who wrote as many.
- ``within_corpus`` (``en-personality`` alone): a row a corpus, nested and grouped: ``corpus``,
  ``n``, ``measure`` (``r``, or ``auc`` where people answered yes or no), ``ours``, ``peer`` and,
  where there was a sentence encoder, ``with_encoder``, each the five traits' values and ``mean`` as
  a figure.
- ``encoder``, if there was one: its folder's ``name`` and the ``sha256`` of its weights.
- ``leave_one_language_out`` (``en-personality`` alone): ``languages`` (a row each: ``language``,
  ``people``, ``mean``, a figure), ``pooled``, a figure, ``traits`` (a pooled figure each) and
  ``foreign``, the pooled figure without the English.
"""

from reflet.lab.personality.train import RECIPES, make

__all__ = ["RECIPES", "make"]
