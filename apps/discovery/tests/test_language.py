import pytest

from apps.discovery.language import UNKNOWN, language_of

TEXTS = {
    "Good morning everybody, how are you today?": "en",
    "Guten Morgen, wie geht es euch heute?": "de",
    "Bonjour tout le monde, ça va bien aujourd'hui ?": "fr",
    "今日の天気はとてもいいですね": "ja",
    "北京今天的天气非常好": "zh",
    "這是繁體中文的一句話": "zh",
    "안녕하세요 여러분": "ko",
    "שלום לכולם מה שלומכם": "he",
    "@bob #topic https://example.com/the/english/words": UNKNOWN,
    "👍 123 !!": UNKNOWN,
    "": UNKNOWN,
}


@pytest.mark.parametrize(("text", "language"), TEXTS.items())
def test_the_language_of_a_text(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("sign", ["\x00", "\x85", "\udc00", "\ufffe", "\U0010ffff", "\ufdd0"])
def test_no_character_is_too_strange(sign):
    language_of(f"Good morning {sign} everybody, how are you?")
