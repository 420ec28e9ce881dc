"""Everything that writes pictures: their rows and their files."""
