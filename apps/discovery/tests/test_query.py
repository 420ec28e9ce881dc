import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from apps.discovery.query import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_TERMS,
    And,
    AtLeast,
    Cash,
    Conversation,
    Filter,
    From,
    Lang,
    Mention,
    Not,
    Or,
    Phrase,
    Since,
    To,
    Topic,
    Until,
    Url,
    Within,
    Word,
    conjunction,
    disjunction,
    negation,
    parse,
    words_of,
    write,
)

A, B, C, D, E = map(Word, "abcde")

FRAGMENTS = st.sampled_from(
    [
        *(
            "a",
            "b",
            "or",
            "OR",
            "AND",
            "NEAR",
            "*",
            "-",
            "--",
            "'",
            ",",
            ".",
            ":",
            ":)",
            "…",
            "x:y",
        ),
        *("(", ")", "((", "))", "()", "-(", "-()", '"', '""', '-"', "“", "”", "„", "«", "»"),
        *("#", "#a", "＃é", "#1", "#a#b", "#a,", "$", "$T", "$B.b", "$1", "@", "@a", "＠b", "@a.b"),
        *("from:", "from:a", "FROM:@me", "from:-a", "to:b", "since:2020-02-29", "since:2021-02-29"),
        *("within:2d", "within:0d", "has:image", "filter:x", "lang:pt-BR", "url:", "url:-a"),
        *("min_faves:3", "min_likes:-1", "conversation:9", "\0", "\ud800", "\u200b", "😀"),
    ]
)
TRICKY = (
    st.text(max_size=80)
    | st.text(st.sampled_from('ab"()- ORAND:#@$'), max_size=60)
    | st.lists(FRAGMENTS, max_size=40).map("".join)
    | st.lists(FRAGMENTS, max_size=80).map(" ".join)
)
NAMES = st.from_regex(r"[A-Za-z0-9_]{1,15}", fullmatch=True)
LETTERS = st.text(st.sampled_from("abcxyzéß中日ж"), min_size=1, max_size=6)
WORDS = st.builds("{}{}".format, LETTERS, st.text("abz09-.:/!'*_#@$é", max_size=5)).map(Word)
TERMS = st.one_of(
    WORDS,
    st.lists(st.text("ab(-):#OR", min_size=1, max_size=5), min_size=1, max_size=3).map(
        lambda words: Phrase(" ".join(words))
    ),
    LETTERS.map(Topic),
    st.from_regex(r"[A-Za-z]{1,6}([._][A-Za-z]{1,2})?", fullmatch=True).map(Cash),
    *(NAMES.map(kind) for kind in (Mention, From, To)),
    *(st.dates().map(kind) for kind in (Since, Until)),
    st.builds(Within, st.integers(1, 999_999), st.sampled_from("smhdw")),
    st.sampled_from(["follows", "replies", "quote", "media", "images", "links", "poll"]).map(
        Filter
    ),
    st.from_regex(r"[a-z]{2,3}", fullmatch=True).map(Lang),
    st.text("abz./:-#OR", min_size=1, max_size=9).map(Url),
    st.builds(
        AtLeast, st.sampled_from(["likes", "retweets", "replies"]), st.integers(0, 999_999_999)
    ),
    st.integers(0, 2**63 - 1).map(Conversation),
)
TREES = st.recursive(
    TERMS,
    lambda parts: (
        parts.map(negation)
        | st.lists(parts, min_size=2, max_size=4).map(conjunction)
        | st.lists(parts, min_size=2, max_size=4).map(disjunction)
    ),
    max_leaves=20,
)


def depth_of(node):
    match node:
        case Not(part):
            return depth_of(part)
        case And(parts) | Or(parts):
            return 1 + max(map(depth_of, parts))
    return 0


def terms_of(node):
    match node:
        case Not(part):
            return terms_of(part)
        case And(parts) | Or(parts):
            return [term for part in parts for term in terms_of(part)]
    return [node]


def is_normal(node):
    match node:
        case Not(part):
            return not isinstance(part, Not) and is_normal(part)
        case And(parts) | Or(parts):
            return len(parts) > 1 and all(
                type(part) is not type(node) and is_normal(part) for part in parts
            )
    return True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        (" \t\n\0\u3000", None),
        ("a", A),
        ("a  b\x00c\x85d\u2028e", And((A, B, C, D, E))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a b OR c d", And((A, Or((B, C)), D))),
        ("a OR b AND c OR d", And((Or((A, B)), Or((C, D))))),
        ("(a b) OR c", Or((And((A, B)), C))),
        ("(a OR b) OR c", Or((A, B, C))),
        ("((a) (b c))", And((A, B, C))),
        ("a(b)c", And((A, B, C))),
        ("a or b and c", And((A, Word("or"), B, Word("and"), C))),
        ("foo-bar it's x:y", And((Word("foo-bar"), Word("it's"), Word("x:y")))),
    ],
)
def test_words_stand_side_by_side_and_or_binds_tighter(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-a", Not(A)),
        ("--a", A),
        ("---a", Not(A)),
        ('-"a b"', Not(Phrase("a b"))),
        ("-#a -from:a", And((Not(Topic("a")), Not(From("a"))))),
        ("-(a b)", Not(And((A, B)))),
        ("-(a OR b) c", And((Not(Or((A, B))), C))),
        ("-(-a)", A),
        ("a -(-(b c))", And((A, B, C))),
        ("a - b", And((A, B))),
        ("-", None),
        ("(a -)", A),
        ("a -() b", And((A, B))),
    ],
)
def test_a_hyphen_directly_in_front_negates(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a b"', Phrase("a b")),
        ('" a \0 b "', Phrase("a b")),
        ("“a b” „c“ «d e»", And((Phrase("a b"), Phrase("c"), Phrase("d e")))),
        ('"from:a -(b OR"', Phrase("from:a -(b OR")),
        ('a"b"c', And((A, Phrase("b"), C))),
        ('"" a -"  "', A),
        ('""', None),
        ('a "b c', And((A, B, C))),
        ('"a b" "c', And((Phrase("a b"), C))),
        ('-"a', Not(A)),
    ],
)
def test_phrases_stand_in_quotes_that_match(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#Birds", Topic("Birds")),
        ("＃日本", Topic("日本")),
        ("#a,", Topic("a")),
        ("$TEST", Cash("TEST")),
        ("$brk.b", Cash("brk.b")),
        ("$A_bc!", Cash("A_bc")),
        ("@Alice_1", Mention("Alice_1")),
        ("＠alice?", Mention("alice")),
    ],
)
def test_signs_make_topics_cashtags_and_mentions(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from:Alice", From("Alice")),
        ("FROM:@me", From("me")),
        ("to:＠bob", To("bob")),
        ("since:2020-02-29", Since(date(2020, 2, 29))),
        ("until:0001-01-01", Until(date(1, 1, 1))),
        ("until:9999-12-31", Until(date(9999, 12, 31))),
        ("within:010H", Within(10, "h")),
        ("within:999999w", Within(999_999, "w")),
        *((f"filter:{k}", Filter(k)) for k in ("follows", "replies", "quote", "media")),
        *((f"has:{k}", Filter(k)) for k in ("images", "links", "poll")),
        ("filter:Quotes", Filter("quote")),
        ("filter:reply", Filter("replies")),
        ("has:image", Filter("images")),
        ("has:link", Filter("links")),
        ("has:polls", Filter("poll")),
        ("lang:EN", Lang("en")),
        ("lang:zh-Hant-TW", Lang("zh")),
        ("lang:fil", Lang("fil")),
        ("url:Example.com/x:-y", Url("Example.com/x:-y")),
        ("min_likes:007", AtLeast("likes", 7)),
        ("min_faves:0", AtLeast("likes", 0)),
        ("Min_Retweets:999999999", AtLeast("retweets", 999_999_999)),
        ("min_replies:1", AtLeast("replies", 1)),
        ("conversation:9223372036854775807", Conversation(2**63 - 1)),
    ],
)
def test_operators_take_their_values(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("since:tomorrow", "since:2021-02-29", "since:0000-01-01", "since:2020-1-1", "until:"),
        *("since:20200101", "since:２０２０-01-01", "since:2020-01-01T00:00"),
        *("within:0d", "within:1y", "within:d", "within:1000000s", "within:-1d"),
        *("from:", "from:a.b", "from:abcdefghijklmnop", "from:@@a", "to:é"),
        *("filter:videos", "filter:", "has:x", "filter:linkſ", "ﬁlter:media"),
        *("lang:e", "lang:engl", "lang:en-", "url:"),
        *("min_likes:-1", "min_likes:1000000000", "min_likes:x", "min_views:1"),
        *("conversation:9223372036854775808", "conversation:00000000000000000001"),
        *("foo:bar", ":", "NEAR", "*", "OR:", "and"),
        *("#", "#1", "#a#b", "$", "$1", "$ABCDEFG", "$a.bcd", "@", "@a.bsky", "@a@b"),
        *("@abcdefghijklmnop", "＃️⃣", "a@b"),
    ],
)
def test_what_it_cannot_understand_is_a_word(text):
    assert parse(text) == Word(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OR", Word("or")),
        ("OR a", And((Word("or"), A))),
        ("a OR", And((A, Word("or")))),
        ("a AND", And((A, Word("and")))),
        ("a (OR) b", And((A, Word("or"), B))),
        ("-OR", Not(Word("or"))),
        ('a OR ""', And((A, Word("or")))),
        ("a OR OR b", And((A, Or((Word("or"), B))))),
        ("a AND OR b", And((A, Or((Word("and"), B))))),
        ("a OR -b", Or((A, Not(B)))),
        ("a OR - b", Or((A, B))),
    ],
)
def test_a_dangling_or_is_a_word_in_lower_case(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a b OR c", And((A, Or((B, C))))),
        (")a( b)", And((A, B))),
        ("a) OR b", Or((A, B))),
        ("-(a b", And((Not(A), B))),
        ("()(()) -(())", None),
        ("(((((((((((((((((((((((((a b) OR c", Or((And((A, B)), C))),
    ],
)
def test_stray_and_empty_parentheses_vanish(text, expected):
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("  a   AND b ", "a b"),
        ("a b OR c", "a (b OR c)"),
        ("(a OR b)", "a OR b"),
        ("((a b)) OR -(c)", "(a b) OR -c"),
        ("-(a OR b) -(c d)", "-(a OR b) -(c d)"),
        ("“a  b”", '"a b"'),
        ("＃a $T ＠b", "#a $T @b"),
        ("FROM:@a has:image min_faves:03", "from:a filter:images min_likes:3"),
        ("a OR", "a or"),
    ],
)
def test_it_writes_the_natural_form(text, written):
    assert write(parse(text)) == written


def test_words_to_highlight_come_in_order_without_those_that_are_negated():
    node = parse('a -b "c d" (#Topic OR e) -(x y) $T @bob from:carol url:z since:2020-01-01')
    assert words_of(node) == ["a", "c d", "Topic", "e"]
    assert words_of(None) == []


@settings(max_examples=250, deadline=None)
@given(TRICKY)
@example('\ud800 -\udfff "\ud800" #\ud800 from:\udfff url:\ud800')
@example('-""-"-()"OR(-)OR')
@example('"a""b"' * 200)
@example("has:image(a)OR(-has:link b)" * 40)
def test_any_text_has_a_tree_in_normal_form_that_reads_back(text):
    node = parse(text)
    written = write(node)
    assert parse(written) == node
    assert len(written) <= MAX_LENGTH
    assert write(parse(written)) == written
    if node is not None:
        assert is_normal(node)
        assert len(terms_of(node)) <= MAX_TERMS


@settings(max_examples=250, deadline=None)
@given(TREES.filter(lambda tree: depth_of(tree) <= MAX_DEPTH and len(write(tree)) <= MAX_LENGTH))
def test_any_tree_in_normal_form_reads_back(tree):
    assert is_normal(tree)
    assert parse(write(tree)) == tree


@settings(max_examples=100, deadline=None)
@given(st.lists(TREES, min_size=1, max_size=3), st.integers(0, 60))
def test_deep_trees_are_cut_to_what_reads_back(trees, levels):
    text = write(conjunction(trees))
    for level in range(levels):
        text = f"({text} a) OR b" if level % 2 else f"-({text} OR c) d"
    node = parse(text)
    assert parse(write(node)) == node


def test_limits_hold_for_what_is_written():
    """Where parentheses for clearness would break a limit, they are left out."""
    deep = "(a b OR c " * MAX_DEPTH + "d" + ") OR e" * MAX_DEPTH
    assert parse(write(parse(deep))) == parse(deep)
    long = "x" * (MAX_LENGTH - 9) + " a OR b c"
    assert write(parse(long)) == long
    assert write(parse(long[1:])).endswith("x a OR b c")
    assert write(parse(long[2:])).endswith("x (a OR b) c")


def test_terms_past_the_limit_are_left_out():
    words = [f"w{number}" for number in range(MAX_TERMS + 10)]
    assert parse(" ".join(words)) == And(tuple(map(Word, words[:MAX_TERMS])))
    assert parse(" OR ".join(words)) == Or(tuple(map(Word, words[:MAX_TERMS])))
    assert parse(f"-({' '.join(words)})") == Not(And(tuple(map(Word, words[:MAX_TERMS]))))
    assert len(terms_of(parse(" ".join(words[:MAX_TERMS]) + " OR -(a b)"))) == MAX_TERMS


def test_parentheses_past_the_limit_are_ignored():
    def nested(levels):
        return "(x OR y " * levels + "(a b) OR c" + ")" * levels

    assert Or((And((A, B)), C)) in parse(nested(1)).parts
    within = "-(x " * (MAX_DEPTH - 1) + "-(a b)" + ")" * (MAX_DEPTH - 1)
    assert write(parse(within)) == within
    assert terms_of(parse(f"-(y {within})"))[-2:] == [A, B]
    assert "-(a b)" not in write(parse(f"-(y {within})"))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "(" * 5_000 + "a" + ")" * 5_000,
        "(" * 450 + "a" + ")" * 10_000,
        "-(" * 5_000,
        "-" * 10_000,
        '"' * 10_000,
        '-"' * 5_000,
        "a " * 5_000,
        "a" * 10_000,
        "#" * 10_000,
        "#a" * 5_000,
        "#a:" + ".," * 5_000 + "x",
        "lang:en" + "-a" * 5_000 + "!",
        "OR " * 3_333,
        "a OR (" * 1_666,
        "\ud800" * 10_000,
        " " * 10_000,
    ],
)
def test_long_texts_are_read_within_50_ms(text):
    parse("warm up #a since:2020-01-01")
    start = time.process_time()
    node = parse(text)
    written = write(node)
    assert time.process_time() - start < 0.05
    assert parse(written) == node
