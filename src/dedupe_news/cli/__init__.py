"""Parse, build, call one function, print."""
