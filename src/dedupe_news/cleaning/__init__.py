"""Tell the article from the boilerplate around it."""
