"""Group reports of the same event, and say why two are or are not."""

from dedupe_news.stories.clustering import cluster
from dedupe_news.stories.evidence import explain_story
from dedupe_news.stories.growing import grow
from dedupe_news.stories.inputs import (
    Clustering,
    Feature,
    PairScores,
    StoryEvidence,
    StoryInput,
    StorySettings,
    TermWeight,
)

__all__ = [
    "Clustering",
    "Feature",
    "PairScores",
    "StoryEvidence",
    "StoryInput",
    "StorySettings",
    "TermWeight",
    "cluster",
    "explain_story",
    "grow",
]
