"""Decide what the machine should have grouped."""
