"""Top-level domains: what makes `example.com` a link and `example.txt` a word.

They come from the public suffix list that tldextract ships; nothing is fetched. Domains that
were withdrawn since still stand in older texts and stay links.
"""

import json
import re

import tldextract

from .chars import ASCII_RUN, HEAVY, HOST_RUN
from .emoji import EMOJI
from .normalising import EMPTY, LINE_BREAK
from .tails import BREAK, LAST, PLAIN

_WITHDRAWN = """
    abarth active adac afamilycompany aigo alfaromeo an avianca bananarepublic bl blanco bnl
    boots bq budapest bugatti cancerresearch cartier caseih cbs ceb chloe chrysler cityeats
    comcast cookingchannel csc dabur dodge doha doosan duck duns eh epost esurance etisalat
    everbank fiat flsmidth foodnetwork frontdoor fujixerox glade goodhands guardian hgtv
    honeywell hoteles htc iinet intel iselect iveco iwc jcp jlc kerrylogistics kinder
    ladbrokes lancia lancome liaison linde lipsy lixil loft lupin macys maserati mcd
    mcdonalds meo metlife mf mobily montblanc mopar movistar mtpc mutual mutuelle nadex
    nationwide natura newholland northwesternmutual off oldnavy onyourside orientexpress
    pamperedchef panerai passagens piaget qvc raid rightathome rmit rocher sapo sca
    scjohnson scor ses shaw showtime shriram spiegel spreadbetting srt starhub statoil
    swiftcover symantec telecity telefonica tiffany tp travelchannel uconnect um vista
    vistaprint volkswagen vuelos warman xfinity xperia zippo اتصالات موبايلي 大众汽车 工行 手表 珠宝
    诺基亚
""".split()  # noqa: SIM905  a hundred quoted words would not read better

_bundled = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

TLDS: frozenset[str] = frozenset(
    {suffix.rpartition(".")[2].lower() for suffix in _bundled.tlds} | {*_WITHDRAWN, "onion"}
)
# Those in other scripts run on into the text around them, so they are looked for by length.
UNICODE_TLDS: frozenset[str] = frozenset(tld for tld in TLDS if not tld.isascii())
LONGEST_UNICODE_TLD = max(map(len, UNICODE_TLDS))
# The few of them that begin like a word in ASCII.
MIXED_TLDS = tuple(tld for tld in UNICODE_TLDS if tld[0].isascii())


# What the browser looks for as the server does.
_SHARED = {
    "HEAVY": HEAVY,
    "RUN": HOST_RUN,
    "ASCII_RUN": ASCII_RUN,
    "PLAIN": PLAIN.pattern,
    "BREAK": BREAK.pattern,
    "LAST": LAST.pattern,
    "EMOJI": EMOJI.pattern,
    "LINE_BREAK": LINE_BREAK.pattern,
    "EMPTY": EMPTY.pattern,
}


def as_module() -> str:
    """The same domains and patterns as an ES module, for `static/js/tlds.js`."""
    patterns = (
        f"export const {name} = {json.dumps(_for_browsers(pattern), ensure_ascii=False)};\n"
        for name, pattern in _SHARED.items()
    )
    domains = " ".join(sorted(TLDS))
    return f'// Written by `make tlds`.\nexport default "{domains}";\n{"".join(patterns)}'


def _for_browsers(pattern: str) -> str:
    """The same pattern as JavaScript writes it."""
    return re.sub(r"\\U000([0-9A-F]{5})", r"\\u{\1}", pattern.replace("(?P<", "(?<"))
