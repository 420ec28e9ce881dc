"""Top-level domains: what makes `example.com` a link and `example.txt` a word.

They come from the public suffix list that tldextract ships; nothing is fetched. Domains that
were withdrawn since still stand in older texts and stay links.
"""

import tldextract

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


def as_module() -> str:
    """The same domains as an ES module, for `static/js/tlds.js`."""
    return f'// Written by `make tlds`.\nexport default "{" ".join(sorted(TLDS))}";\n'
