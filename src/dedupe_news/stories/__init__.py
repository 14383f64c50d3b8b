"""Group reports of the same event."""

from dedupe_news.stories.clustering import cluster
from dedupe_news.stories.inputs import Clustering, PairScores, StoryInput, StorySettings

__all__ = ["Clustering", "PairScores", "StoryInput", "StorySettings", "cluster"]
