"""Character classes of twitter-text, as insides of a regular expression's brackets.

Source: the public grammar of twitter-text 3 (configuration v3); `regex` supplies Unicode's
own classes.
"""

SPACES = r"\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
PUNCTUATION = r"!'#%&()*+,\\\-./:;<=>?@\[\]\^_{|}~$"
DIRECTIONAL = r"\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069"
# Code points that no text may hold: two non-characters and a byte order mark.
INVALID = r"\uFFFE\uFEFF\uFFFF"
ACCENTED = (
    r"\xC0-\xD6\xD8-\xF6\xF8-\xFF\u0100-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268"
    r"\u026F\u0272\u0289\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF"
)
# Of what hosts are made. The grammar lets a quotation mark into them, which breaks addresses in
# quotes: not here.
HOST_RUN = rf'(?:[^"{PUNCTUATION}{SPACES}{INVALID}{DIRECTIONAL}]|[-_.])+'
# The same where an address has no scheme.
ASCII_RUN = rf"[-.a-zA-Z0-9{ACCENTED}]+"
# Code points that weigh 2; the others weigh 1.
HEAVY = r"[^\u0000-\u10FF\u2000-\u200D\u2010-\u201F\u2032-\u2037]"
CYRILLIC = r"\u0400-\u04FF"
AT_SIGNS = "@＠"
HASH_SIGNS = "#＃"
# What besides letters, marks and digits may stand in a topic.
TOPIC_EXTRA = (
    r"_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b"
    r"\u0f0c\xb7"
)
