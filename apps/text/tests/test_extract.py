import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.text import extract
from apps.text.extract import Kind
from apps.text.urls import find_urls

TRICKY = st.text(
    st.sampled_from("abc.com/:-_@#$()?=&! 中é日😀\u200d\ufe0f\u202ahtps\"'<>,~1") | st.characters(),
    max_size=60,
)


# What stands behind the host of an address, whole.
TAILS = [
    "위키",
    "?q=café",
    "Привет/мир",
    "ویکی‌پدیا",
    "ויקיפדיה",
    "हिन्दी",
    "ไทย",
    "日本語/ページ#節",
    "l’été",
    "a·b",
    "a–b",
    "a'b",
    "😀",
    "👩‍🚀",
    "A_(b)",
    "A_((b))",
    "f()",
    "「か」",
    "x[]=1",
    "a[0]",
    "%D8%A7",
    "~a!b$c&d'e*f+g,h;i=j:k@l",
    "?a=b?c/d#e?f/g",
    "?q=c++",
    "٣",
    "a²",
]


def values(entities):
    return [entity.value for entity in entities]


def test_entities_come_in_order_with_their_places():
    text = "@Alice see #Birds at example.org/x for $TEST"
    found = extract.extract(text)
    assert [entity.kind for entity in found] == [
        Kind.MENTION,
        Kind.TOPIC,
        Kind.URL,
        Kind.CASHTAG,
    ]
    assert [text[entity.start : entity.end] for entity in found] == [
        "@Alice",
        "#Birds",
        "example.org/x",
        "$TEST",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a http://example.com/#topic b", []),
        ("#one#two", []),
        ("(#one) #two, #3 #four4", ["one", "two", "four4"]),
        ("&#39; #a_b", ["a_b"]),
        ("#️⃣ keycap", []),
    ],
)
def test_topics(text, expected):
    assert values(extract.topics(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to bob@alice.example", []),
        ("@alice@bob", []),
        ("RT @alice: hi", ["alice"]),
        ("＠alice", ["alice"]),
        ("@alice's", ["alice"]),
        ("http://example.com/@alice", ["alice"]),
    ],
)
def test_mentions(text, expected):
    assert values(extract.mentions(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('he said "example.com".', ["example.com"]),
        ("(see https://en.example.org/wiki/A_(b)_c)", ["https://en.example.org/wiki/A_(b)_c"]),
        ("HTTPS://EXAMPLE.COM/X", ["HTTPS://EXAMPLE.COM/X"]),
        ("ftp://example.com", []),
        ("user@example.com", []),
        ("https://", []),
        ("https://localhost/x", []),
        ("https://example.c", []),
        ("http://xn--80ak6aa92e.com", ["http://xn--80ak6aa92e.com"]),
        ("https://" + "a" * 64 + ".com", []),
        ("https://example.com/" + "a" * 5000, []),
        ("écoles.fr", ["écoles.fr"]),
        *(
            (f"see https://example.com/{tail} now", [f"https://example.com/{tail}"])
            for tail in TAILS
        ),
        *((f"see example.com/{tail} now", [f"example.com/{tail}"]) for tail in TAILS),
        *(
            (f"https://example.com/위키{after}", ["https://example.com/위키"])
            for after in [
                *".,:;!?)]}…’'\"”»」』】》）。、，！？：；؟،।",
                "...",
                ").",
                "」。",
                "(",
                "「",
                "(a",
            ]
        ),
        *(
            (f"{opened}https://example.com/a?q=é{closed} b", ["https://example.com/a?q=é"])
            for opened, closed in zip("([{<“„«»‘「（", ")]}>”“»«’」）", strict=True)
        ),
        ("https://example.com/日本。次の文", ["https://example.com/日本"]),
        ("https://example.com/a(b(c)[d]「e」)f)g", ["https://example.com/a(b(c)[d]「e」)f"]),
        ("https://example.com/a(b[c)d]", ["https://example.com/a"]),
        ("https://example.com/{id}", ["https://example.com/"]),
        ("https://example.com/a\u202eb", ["https://example.com/a"]),
        ("https://example.com/a\u200bb", ["https://example.com/a"]),
        ("https://example.com/a\u3164b", ["https://example.com/a"]),
        ("https://example.com/日本\u200d", ["https://example.com/日本"]),
        ("https://example.com?q=위키", ["https://example.com?q=위키"]),
        ("https://example.com#위키", ["https://example.com#위키"]),
        ("example.com?q=위키", ["example.com?q=위키"]),
        ("https://example.com:8080/위키", ["https://example.com:8080/위키"]),
        ("https://example.com? https://example.com#", ["https://example.com"] * 2),
    ],
)
def test_addresses(text, expected):
    assert values(extract.urls(text)) == expected


@given(TRICKY)
def test_places_hold_what_they_say_and_never_overlap(text):
    end = 0
    for entity in extract.extract(text):
        assert end <= entity.start < entity.end <= len(text)
        end = entity.end
        if entity.kind != Kind.URL:
            assert entity.value in text[entity.start : entity.end]


@given(TRICKY, TRICKY)
def test_an_address_stands_for_itself(before, after):
    """What is found as an address with a scheme is found again when it stands alone."""
    for url in find_urls(f"{before} {after}"):
        if "://" in url.url:
            assert [again.url for again in find_urls(url.url)] == [url.url]
