"""Batch runs over folders of any size: resumable, bounded in memory, never touching their inputs."""
