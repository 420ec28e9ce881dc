"""axe finds nothing, and the browser complains of nothing, on any page in any theme."""

from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from PIL import Image as Picture
from playwright.sync_api import expect

from apps.discovery import searches, trends
from apps.graph import actions as graph
from apps.media.actions.portrait import set_portrait
from apps.media.actions.upload import store_image
from apps.media.tests.files import encoded, noise
from apps.tweets import actions
from apps.tweets.models import LinkCard, Tweet
from conftest import PASSWORD

PUBLIC = {
    "welcome": "/",
    "explore": "/explore",
    "people": "/explore/people",
    "topic": "/topic/birds",
    "trends": "/explore/trends",
    "topics": "/explore/topics",
    "search": "/search",
    "found": "/search?q=look",
    "the newest": "/search?q=look&f=latest",
    "people found": "/search?q=bob&f=people",
    "nothing found": "/search?q=xyzzy&f=media",
    "more ways": "/search/advanced",
    "more ways, nothing filled in": "/search/advanced?words=",
    "empty topic": "/topic/nothing",
    "profile": "/@bob",
    "replies": "/@bob/replies",
    "likes": "/@bob/likes",
    "no likes": "/@carol/likes",
    "followers": "/@bob/followers",
    "following": "/@bob/following",
    "tweet": "{tweet}",
    "reply": "{reply}",
    "tombstone": "{orphan}",
    "liked by": "{tweet}/likes",
    "retweeted by": "{tweet}/retweets",
    "quoted by": "{tweet}/quotes",
    "quoted by nobody": "{reply}/quotes",
    "history": "{own_path}/history",
    "large picture": "{tweet}/photo/2",
    "quote with a card": "{quote}",
    "sorted by likes": "{tweet}?sort=likes",
    "media": "/@bob/media",
    "liked by nobody": "{reply}/likes",
    "keys": "/keys",
    "protected": "/@dora",
    "missing": "/@nobody",
    "wrong method": "/tweets/1/like",
    "bad address": "/?before=x",
    "log in": "/accounts/login/",
    "log in by code": "/accounts/login/code/",
    "sign up": "/accounts/signup/",
    "reset": "/accounts/password/reset/",
    "reset sent": "/accounts/password/reset/done/",
    "inactive": "/accounts/inactive/",
    "verify": "/accounts/confirm-email/",
    "bad reset link": "/accounts/password/reset/key/x-y/",
    "reset done": "/accounts/password/reset/key/done/",
    "by a provider": "/accounts/google/login/",
    "cancelled there": "/accounts/3rdparty/login/cancelled/",
    "came too late": "/accounts/3rdparty/login/error/",
}
MEMBERS = {
    "home": "/",
    "compose": "/compose",
    "compose reply": "/compose?reply_to={pk}",
    "compose quote": "/compose?quote_of={pk}",
    "closed conversation": "{closed}",
    "compose where one may not": "/compose?reply_to={closed_pk}",
    "edit": "/tweets/{own}/edit",
    "large picture": "{tweet}/photo/1",
    "sensitive": "{sensitive}",
    "bookmarks": "/bookmarks",
    "searches": "/search",
    "found": "/search?q=look",
    "topic": "/topic/birds",
    "trends": "/explore/trends",
    "own profile": "/@alice",
    "profile": "/@bob",
    "followers": "/@bob/followers",
    "tweet": "{tweet}",
    "delete": "/tweets/{own}/delete",
    "settings": "/settings",
    "edit profile": "/settings/profile",
    "account": "/settings/account",
    "security": "/settings/security",
    "sessions": "/settings/sessions",
    "second factor": "/accounts/2fa/",
    "passkeys": "/accounts/2fa/webauthn/",
    "data": "/settings/data",
    "display": "/settings/display",
    "privacy": "/settings/privacy",
    "blocked": "/settings/blocked",
    "muted": "/settings/muted",
    "muted words": "/settings/muted-words",
    "hidden Retweets": "/settings/hidden-retweets",
    "muted notifications": "/settings/muted-notifications",
    "requests": "/requests",
    "block": "/@carol/block",
    "blocked profile": "/@eve",
    "protected": "/@dora",
    "avatar": "/settings/avatar",
    "header": "/settings/header",
    "email": "/accounts/email/",
    "password": "/accounts/password/change/",
    "connected accounts": "/accounts/3rdparty/",
    "log out": "/accounts/logout/",
    "confirm it is you": "/accounts/reauthenticate/",
    "suggestions": "/explore/people",
    "first step": "/welcome/picture",
    "second step": "/welcome/bio",
    "third step": "/welcome/topics",
    "fourth step": "/welcome/people",
    "missing": "/@nobody",
    "notifications": "/notifications",
    "mentions": "/notifications/mentions",
    "notification settings": "/settings/notifications",
}


# Whether all of a text can be seen.
WHOLE = "one => one.scrollWidth <= one.clientWidth || getComputedStyle(one).overflow === 'visible'"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
COLOUR_RULES = ["color-contrast", "link-in-text-block"]


@pytest.fixture
def world(alice, bob, carol, person):
    """A bit of everything that a page can show."""
    set_portrait(
        bob, Picture.new("RGB", (400, 400), "teal"), Picture.new("RGB", (1500, 500), "navy")
    )
    images = [
        store_image(bob, Picture.new("RGB", (90, 60), "olive"), "an olive field") for _ in range(3)
    ]
    tweet = actions.post(bob, "Look at this #birds https://example.org/x @alice", images=images)
    parent = actions.post(carol, "gone soon")
    orphan = actions.post(bob, "where did it go?", reply_to=parent)
    actions.delete(parent)
    reply = actions.post(carol, "שלום עולם, nice", reply_to=tweet)
    deeper = actions.post(alice, "below", reply_to=reply)
    actions.post(bob, "further down", reply_to=deeper)
    own = actions.post(alice, "mien", nonce=uuid4())
    actions.edit(own, "mine", 0)
    card = LinkCard.objects.create(
        url="https://example.org/",
        digest="x",
        title="A page",
        description="About it",
        site="A site",
    )
    quote = actions.post(carol, "see", quote_of=tweet)
    linked = actions.post(bob, "https://example.org/")
    Tweet.objects.filter(pk__in=[quote.pk, linked.pk]).update(card=card)
    one = store_image(bob, Picture.new("RGB", (60, 90), "olive"))
    sensitive = actions.post(bob, "hidden", images=[one], sensitive=True)
    closed = actions.post(bob, "not for all", reply_rule=Tweet.ReplyRule.MENTIONED)
    actions.pin(bob, tweet)
    for act in (actions.like, actions.retweet):
        act(carol, own)
    graph.follow(carol, alice)
    for one in (alice, carol):
        graph.follow(one, bob)
        actions.like(one, tweet)
    graph.follow(bob, alice)
    actions.like(bob, tweet)
    actions.bookmark(alice, tweet)
    actions.retweet(carol, tweet)
    actions.retweet(bob, own)
    dora, eve, finn, gus = (person(name) for name in ("dora", "eve", "finn", "gus"))
    graph.protect(dora)
    graph.follow(alice, dora)
    graph.block(alice, eve)
    graph.mute(alice, gus)
    graph.hide_retweets(alice, carol)
    graph.mute_notifications(alice, gus)
    graph.mute_word(alice, "finale")
    graph.protect(alice)
    graph.follow(finn, alice)
    trends.refresh()
    searches.remember(alice, "look")
    for text in ("owl", "fox"):
        searches.save(alice, text)
    searches.put_on_home(alice, "owl")
    told = {"email": "a.rather.long.name.for.an.address@an.issuer.example.org"}
    SocialAccount.objects.create(user=alice, provider="sso", uid="1", extra_data=told)
    ways_in(alice)
    return {
        "tweet": tweet.path,
        "reply": reply.path,
        "orphan": orphan.path,
        "pk": tweet.pk,
        "own": own.pk,
        "own_path": own.path,
        "quote": quote.path,
        "sensitive": sensitive.path,
        "closed": closed.path,
        "closed_pk": closed.pk,
    }


def note_session(user, key):
    """Has it among those where `user` is logged in, as a login by the form would."""
    UserSession.objects.create(user=user, session_key=key, ip="192.0.2.7", user_agent=FIREFOX)


def ways_in(user):
    """A second session, a second address, and passkeys with long and short names."""
    elsewhere = Client()
    elsewhere.force_login(user)
    note_session(user, elsewhere.session.session_key)
    EmailAddress.objects.create(user=user, email="a.second.and.rather.long.one@mail.example.org")
    for name in ("Phone", "The key on my ring, " + "x" * 40):
        kept = {"name": name, "credential": {}}
        Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=kept)


def settle(page, site, user):
    """Lists the browser's session, and says once more that it is they: pages about ways in ask."""
    name = settings.SESSION_COOKIE_NAME
    (key,) = (one["value"] for one in page.context.cookies() if one["name"] == name)
    note_session(user, key)
    page.goto(f"{site}/accounts/reauthenticate/?next=/settings/security")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Security", level=1)).to_be_visible()


def in_colours(page, scheme):
    """As somebody sees it whose system asks for this."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def in_theme(page, theme):
    """As somebody sees it who chose this in the settings."""
    page.locator("html").evaluate("(page, theme) => page.dataset.theme = theme", theme)


def in_size(page, size):
    """As somebody sees it who chose this size of text."""
    page.locator("html").evaluate("(page, size) => page.dataset.size = size", size)


def assert_clean(page, console, address, others=(), change=in_colours):
    """No rule is broken at `address`, nor, in `others`, those about colours."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    result = Axe().run(page)
    assert not result.response["violations"], f"{address}:\n{result.generate_report()}"
    for theme in others:
        change(page, theme)
        result = Axe().run(page, options={"runOnly": COLOUR_RULES})
        assert result.response["passes"], address
        assert not result.response["violations"], f"{address}, {theme}:\n{result.generate_report()}"
    noise = [line for line in console if not line.startswith("Failed to load resource")]
    assert noise == []


def test_axe_finds_nothing_signed_out(page, console, site, world):
    for path in PUBLIC.values():
        in_colours(page, "light")
        assert_clean(page, console, site + path.format(**world), ["dark"])


def test_axe_finds_nothing_signed_in(page, console, site, world, sign_in, alice):
    page.emulate_media(reduced_motion="reduce")
    alice.theme = "light"
    alice.save()
    sign_in(alice)
    settle(page, site, alice)
    for path in MEMBERS.values():
        assert_clean(page, console, site + path.format(**world), ["dim", "dark"], in_theme)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_forms_with_errors(page, console, site, world, sign_in, alice, theme):
    page.emulate_media(color_scheme=theme)
    for path, button in (("/accounts/login/", "Log in"), ("/accounts/signup/", "Create account")):
        page.goto(site + path)
        page.get_by_role("button", name=button).click()
        expect(page.locator(".errors").first).to_be_visible()
        assert not Axe().run(page).response["violations"]
    sign_in(alice)
    for path, field, button in (
        ("/settings/profile", "Website", "Save"),
        ("/welcome/topics", "Topics of your own", "Next"),
    ):
        page.goto(site + path)
        page.get_by_label(field).fill("https://x")
        page.get_by_role("button", name=button).click()
        page.locator(".errors").first.wait_for()
        assert not Axe().run(page).response["violations"]


# Beside the place that is kept for a scroll bar, which `clientWidth` counts on short pages.
WIDER = "document.documentElement.scrollWidth - document.documentElement.offsetWidth"


@pytest.mark.parametrize("size", [(320, 640), (390, 844), (820, 1180), (1440, 900)])
def test_nothing_runs_out_of_the_page(page, site, world, sign_in, alice, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found = []
    for addresses in (PUBLIC, MEMBERS):
        for path in addresses.values():
            page.goto(site + path.format(**world))
            for text in ("normal", "huge") if size[0] < 500 else ("normal",):
                in_size(page, text)
                found += [(path, text)] if page.evaluate(WIDER) > 0 else []
        sign_in(alice)
        settle(page, site, alice)
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("text", ["normal", "huge"])
@pytest.mark.parametrize("width", [320, 390])
def test_lists_of_ways_in_have_room_for_their_names(page, site, world, sign_in, alice, width, text):
    page.set_viewport_size({"width": width, "height": 844})
    sign_in(alice)
    settle(page, site, alice)
    for path in ("/settings/sessions", "/accounts/2fa/webauthn/", "/accounts/email/"):
        page.goto(site + path)
        in_size(page, text)
        names = page.locator(".places .names")
        names.nth(1).wait_for()
        for one in names.all():
            assert one.bounding_box()["width"] > width / 2, path
            assert one.evaluate(f"names => [...names.children].every({WHOLE})"), path


def test_who_made_an_error_is_brought_to_it(page, site, sign_in, alice):
    """On pages and in fragments that are put in; to what is wrong with all, if no field is."""
    focused = page.locator(":focus")
    page.goto(f"{site}/accounts/signup/")
    page.get_by_label("Email").fill("ann@example.org")
    page.get_by_role("button", name="Create account").click()
    expect(focused).to_have_accessible_name("Username")
    expect(page.locator("[autofocus]")).to_have_count(1)
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Username or email").fill("alice")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(focused).to_contain_text("do not belong together")
    expect(focused).to_have_role("alert")
    assert not Axe().run(page).response["violations"]
    sign_in(alice)
    page.goto(f"{site}/settings/profile")
    page.get_by_label("Website").fill("https://x")
    page.get_by_role("button", name="Save").click()
    expect(focused).to_have_accessible_name("Website")


def test_an_empty_site_is_clean_too(page, console, site, sign_in, alice):
    sign_in(alice)
    for path in (
        "/",
        "/explore",
        "/explore/people",
        "/@alice",
        "/@alice/likes",
        "/@alice/followers",
        "/welcome/topics",
        "/welcome/people",
    ):
        assert_clean(page, console, site + path)


def test_the_dialogs_are_clean_too(page, console, site, world, sign_in, alice):
    sign_in(alice)
    page.goto(site)
    page.keyboard.press("n")
    page.locator("dialog[open]").wait_for()
    assert not Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    page.locator("main input[type=file]").set_input_files(
        [{"name": "a.png", "mimeType": "image/png", "buffer": encoded(noise(50, 50), "PNG")}]
    )
    page.locator("main [data-picked]").wait_for()
    page.get_by_role("textbox", name="Your Tweet").press_sequentially("@bo")
    page.locator(".choices-list").wait_for()
    assert not Axe().run(page).response["violations"]
    page.get_by_role("textbox", name="Your Tweet").fill("")
    page.locator("article .picture:visible").first.click()
    page.locator("dialog .lightbox").wait_for()
    assert not Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Search").first.press_sequentially("bo")
    page.locator(".choices-list").wait_for()
    assert not Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    page.locator(".choose summary").first.click()
    assert not Axe().run(page).response["violations"]
    page.locator("[data-menu] summary").first.click()
    assert not Axe().run(page).response["violations"]
    assert console == []
