"""A living site to look at: people, Tweets, conversations, pictures."""
