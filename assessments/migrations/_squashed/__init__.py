"""The tables as migrations 0001 to 0034 left them, by subject. They are never edited: later migrations change them."""
