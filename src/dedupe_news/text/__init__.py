"""What is true of any text: words, languages, sentences."""
