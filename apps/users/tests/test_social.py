"""Signing up, logging in and connecting by an account elsewhere."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.contrib.messages import get_messages
from django.db import IntegrityError
from django.test import Client

from apps.users.actions import deactivate
from apps.users.models import User
from apps.users.signals import described
from conftest import PASSWORD

pytestmark = pytest.mark.django_db

SIGNUP = "/accounts/3rdparty/signup/"
CONNECTIONS = "/accounts/3rdparty/"
DAVE = {
    "preferred_username": "dave",
    "name": "Dave Dove",
    "email": "dave@example.org",
    "email_verified": True,
}


@pytest.fixture
def post(django_capture_on_commit_callbacks):
    """Sends a form, and does what then waits for the transaction to end."""

    def do(client, path, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(path, fields)

    return do


@pytest.fixture
def confirm(post):
    """Answers the question for the password that precedes a change."""

    def do(client, response):
        assert response["Location"].startswith("/accounts/reauthenticate/")
        return post(client, response["Location"], password=PASSWORD)

    return do


def reader(client):
    return client.get("/explore").context["user"]


# --- Signing up ---------------------------------------------------------------------


def test_somebody_new_chooses_a_name_and_is_in(client, come, post):
    come(client, **DAVE)
    page = client.get(SIGNUP)
    assert page.context["form"].initial["username"] == "dave"
    assert "dave@example.org" in page.text
    assert 'name="email"' not in page.text
    assert post(client, SIGNUP, username="Dave_1")["Location"] == "/welcome"
    user = User.objects.get()
    assert (user.username, user.name, user.email) == ("Dave_1", "Dave Dove", "dave@example.org")
    assert not user.has_usable_password()
    assert reader(client) == user
    [address] = EmailAddress.objects.all()
    assert (address.email, address.verified, address.primary) == (user.email, True, True)
    [account] = SocialAccount.objects.all()
    assert (account.user, account.provider) == (user, "sso")
    kept = {key: DAVE[key] for key in ("preferred_username", "name", "email")}
    assert account.extra_data == kept


def test_and_logs_in_by_it_again(client, come, post):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    other = Client()
    assert come(other, **{**DAVE, "email": "new@example.org"})["Location"] == "/"
    assert reader(other).username == "dave"
    assert reader(other).email == "dave@example.org"
    assert User.objects.count() == 1


def test_login_leads_to_where_one_wanted_to_go(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    assert come(Client(), "?next=/settings", **DAVE)["Location"] == "/settings"
    assert come(Client(), "?next=https://evil.example", **DAVE)["Location"] == "/"


def test_a_new_person_is_told_of_to_those_who_search(client, come):
    told = []

    def note(user, **_):
        told.append((user.username, user.display_name))

    described.connect(note)
    try:
        come(client, **DAVE)
        client.post(SIGNUP, {"username": "dave"})
    finally:
        described.disconnect(note)
    assert told == [("dave", "Dave Dove")]


def test_the_vouched_address_is_not_for_choosing(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave", "email": "other@example.org"})
    assert User.objects.get().email == "dave@example.org"


@pytest.mark.parametrize("word", [True, "true"])
def test_an_issuer_may_write_truth_as_a_word(client, come, word):
    come(client, **{**DAVE, "email_verified": word})
    assert client.get(SIGNUP).context["form"].vouched


@pytest.mark.parametrize("word", [None, False, "false", 1.5, ["true"], "yes"])
def test_an_address_that_is_not_vouched_for_is_asked_about(client, come, post, word):
    come(client, **{**DAVE, "email_verified": word})
    page = client.get(SIGNUP)
    assert page.context["form"].initial["email"] == "dave@example.org"
    post(client, SIGNUP, username="dave", email="other@example.org")
    [address] = EmailAddress.objects.all()
    assert (address.email, address.verified) == ("other@example.org", False)


def test_only_who_names_an_address_vouches_for_it(client, come, issuer):
    issuer.userinfo = {"email": "victim@example.org", "email_verified": None}
    come(client, **DAVE)
    assert not client.get(SIGNUP).context["form"].vouched


@pytest.mark.parametrize(
    "email", [None, "", "no address", 5, "a@b\ud800.example", "da\u212ae@example.org"]
)
def test_a_missing_address_is_asked_for_once(client, come, email):
    come(client, **{**DAVE, "email": email})
    refused = client.post(SIGNUP, {"username": "dave"})
    assert refused.status_code == 200
    assert refused.context["form"].errors["email"]
    client.post(SIGNUP, {"username": "dave", "email": "dave@example.org"})
    assert reader(client).email == "dave@example.org"


def test_with_a_mail_server_an_address_not_vouched_for_is_proved(
    client, come, post, mailoutbox, mandatory
):
    come(client, **{**DAVE, "email_verified": False})
    assert "confirm-email" in post(client, SIGNUP, username="dave", email=DAVE["email"])["Location"]
    assert not reader(client).is_authenticated
    [mail] = mailoutbox
    code = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.body, re.MULTILINE)[1]
    post(client, "/accounts/confirm-email/", code=code)
    assert reader(client).username == "dave"


def test_with_a_mail_server_a_vouched_address_needs_no_proof(client, come, mandatory):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    assert reader(client).username == "dave"


@pytest.fixture
def mandatory(settings):
    """As a site with a mail server is configured."""
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_PREVENT_ENUMERATION = True


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"preferred_username": "dave"}, "dave"),
        ({"preferred_username": "alice"}, "alice2"),
        ({"preferred_username": "ALICE"}, "ALICE2"),
        ({"preferred_username": "admin"}, "admin2"),
        ({"preferred_username": "dave.dove-jones"}, "dave_dove_jones"),
        ({"preferred_username": "dave@example.org"}, "dave"),
        ({"preferred_username": "a" * 40}, "a" * 15),
        ({"preferred_username": "__x__"}, "x"),
        ({"preferred_username": "Зоя", "name": "Zoë Größe"}, "Zoe_Grosse"),
        ({"preferred_username": "", "name": "Dave  Dove"}, "Dave_Dove"),
        ({"preferred_username": None, "name": None, "given_name": "Zoë"}, "Zoe"),
        ({"preferred_username": 5, "name": ["x"], "family_name": "Dove"}, "Dove"),
    ],
)
def test_a_free_name_is_proposed(client, come, alice, told, expected):
    come(client, **{**DAVE, **told})
    form = client.get(SIGNUP).context["form"]
    assert form.initial["username"] == expected
    client.post(SIGNUP, {"username": expected})
    assert reader(client).username == expected


@pytest.mark.parametrize("name", ["Зоя", "___", "\x00", "🐦", ""])
def test_who_has_no_usable_name_gets_a_neutral_one(client, come, name):
    come(client, **{**DAVE, "preferred_username": name, "name": name})
    proposed = client.get(SIGNUP).context["form"].initial["username"]
    assert re.fullmatch(r"finch\d+", proposed)
    client.post(SIGNUP, {"username": proposed})
    assert reader(client).display_name == name.strip("\x00")


def test_a_popular_name_is_numbered_as_far_as_it_takes(client, come, person):
    for name in ("dave", *(f"dave{number}" for number in range(2, 10))):
        person(name)
    come(client, **{**DAVE, "email": "new@example.org"})
    assert re.fullmatch(r"dave\d+", client.get(SIGNUP).context["form"].initial["username"])


def test_a_long_display_name_is_cut(client, come):
    come(client, **{**DAVE, "name": "Dave \n" * 30})
    client.post(SIGNUP, {"username": "dave"})
    assert User.objects.get().display_name == ("Dave " * 10)


@pytest.mark.parametrize("username", ["alice", "ALICE", "admin", "a b", "x" * 16, "ß", ""])
def test_a_bad_name_is_refused_and_asked_again(client, come, alice, username):
    come(client, **DAVE)
    response = client.post(SIGNUP, {"username": username})
    assert response.status_code == 200
    assert response.context["form"].errors["username"]
    client.post(SIGNUP, {"username": "dave"})
    assert reader(client).username == "dave"


def test_a_name_that_is_taken_between_asking_and_writing_is_asked_again(client, come, person):
    come(client, **DAVE)
    form = client.get(SIGNUP).context["form"]
    bound = type(form)({"username": "dave"}, sociallogin=form.sociallogin)
    request = client.get(SIGNUP).wsgi_request
    with request_context(request):
        assert bound.is_valid()
        person("DAVE")
        User.objects.update(email="")
        EmailAddress.objects.all().delete()
        with pytest.raises(ImmediateHttpResponse) as caught:
            bound.save(request)
    assert isinstance(caught.value.__cause__, IntegrityError)
    assert caught.value.response["Location"] == SIGNUP
    assert "was taken a moment ago" in str([str(one) for one in get_messages(request)])
    request.session.save()
    client.post(SIGNUP, {"username": "dave2"})
    assert reader(client).username == "dave2"


def test_a_form_sent_twice_makes_one_account(client, come):
    come(client, **DAVE)
    form = client.get(SIGNUP).context["form"]
    request = client.get(SIGNUP).wsgi_request
    bound = type(form)({"username": "dave2"}, sociallogin=form.sociallogin)
    with request_context(request):
        assert bound.is_valid()
        client.post(SIGNUP, {"username": "dave"})
        with pytest.raises(ImmediateHttpResponse) as caught:
            bound.save(request)
    assert caught.value.response["Location"] == "/accounts/login/"
    assert User.objects.count() == SocialAccount.objects.count() == 1


def test_sign_ups_are_limited_with_those_by_password(client, come, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    client.post("/accounts/signup/", {"username": "one"})
    come(client, **DAVE)
    assert client.get(SIGNUP).status_code == 200
    assert client.post(SIGNUP, {"username": "admin"}).status_code == 200
    assert client.post(SIGNUP, {"username": "dave"}).status_code == 429
    assert not User.objects.exists()


def test_without_having_come_from_somewhere_there_is_nothing_to_sign_up_for(client):
    assert client.get(SIGNUP)["Location"] == "/accounts/login/"


# --- Addresses that are known -------------------------------------------------------


@pytest.mark.parametrize("email", ["alice@example.org", "Alice@Example.ORG"])
def test_a_verified_address_is_never_taken_over(client, come, alice, email):
    response = come(client, **{**DAVE, "email": email})
    assert response.status_code == 200
    assert "You have an account already" in response.text
    assert "Make a new account" not in response.text
    assert not reader(client).is_authenticated
    assert client.get(SIGNUP)["Location"] == "/accounts/login/"
    assert not SocialAccount.objects.exists()
    assert User.objects.count() == 1


def test_who_only_claims_an_address_keeps_nobody_out(client, come, alice):
    EmailAddress.objects.update(verified=False)
    response = come(client, **{**DAVE, "email": "alice@example.org"})
    assert "Do you have an account already?" in response.text
    assert not reader(client).is_authenticated
    client.post(SIGNUP, {"username": "dave"})
    assert reader(client).username == "dave"
    owners = EmailAddress.objects.filter(email="alice@example.org")
    assert dict(owners.values_list("user__username", "verified")) == {"alice": False, "dave": True}


def test_nor_where_addresses_are_proved(client, come, alice, mandatory):
    EmailAddress.objects.update(verified=False)
    come(client, **{**DAVE, "email": "alice@example.org"})
    client.post(SIGNUP, {"username": "dave"})
    assert reader(client).username == "dave"
    assert EmailAddress.objects.get(user__username="dave").verified


def test_an_address_proved_meanwhile_is_not_taken_either(client, come, person):
    come(client, **DAVE)
    person("dave")
    response = client.post(SIGNUP, {"username": "dave2"})
    assert response.status_code == 200
    assert "By now somebody has an account" in response.text
    assert User.objects.count() == 1


def test_an_address_not_vouched_for_tells_nothing(client, come, alice, post, mailoutbox):
    """As a sign-up with a password does: nothing is verified here, so both may claim it."""
    come(client, **{**DAVE, "email": "alice@example.org", "email_verified": False})
    post(client, SIGNUP, username="dave", email="alice@example.org")
    assert reader(client).username == "dave"
    assert not EmailAddress.objects.get(user__username="dave").verified


def test_with_a_mail_server_its_owner_is_told_and_nobody_else(
    client, come, alice, post, mailoutbox, mandatory
):
    led_to = set()
    for name in ("alice", "new"):
        browser, email = Client(), f"{name}@example.org"
        come(browser, sub=name, **{**DAVE, "email": email, "email_verified": False})
        led_to.add(post(browser, SIGNUP, username=f"{name}_1", email=email)["Location"])
        assert not reader(browser).is_authenticated
    assert len(led_to) == 1
    assert [mail.to for mail in mailoutbox] == [["alice@example.org"], ["new@example.org"]]
    assert not SocialAccount.objects.filter(user=alice).exists()


# --- Who may not come in ------------------------------------------------------------


def test_an_inactive_account_stays_closed(client, come, alice):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    User.objects.filter(username="dave").update(is_active=False)
    other = Client()
    assert come(other, **DAVE)["Location"] == "/accounts/inactive/"
    assert not reader(other).is_authenticated


def test_who_left_comes_back_by_it(client, come, alice):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    deactivate(User.objects.get(username="dave"))
    other = Client()
    come(other, **DAVE)
    assert reader(other).username == "dave"


def test_a_second_factor_is_asked_for_after_it(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    TOTP.activate(User.objects.get(), generate_totp_secret())
    other = Client()
    assert come(other, **DAVE)["Location"] == "/accounts/2fa/authenticate/"
    assert not reader(other).is_authenticated


def test_another_issuer_under_the_same_name_lets_nobody_in(client, come, issuer):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    SocialAccount.objects.update(uid="what another issuer's person has")
    assert "You have an account already" in come(Client(), **DAVE).text


# --- Connected accounts -------------------------------------------------------------


def test_an_account_is_connected_after_the_password_and_logs_in(
    as_alice, alice, come, confirm, mailoutbox
):
    assert "Connect Example" in as_alice.get(CONNECTIONS).text
    response = confirm(as_alice, come(as_alice, "?process=connect", **DAVE))
    assert response["Location"] == CONNECTIONS
    [account] = SocialAccount.objects.all()
    assert account.user == alice
    page = as_alice.get(CONNECTIONS).text
    assert "Disconnect Example" in page
    assert "Connect Example" not in page
    [mail] = mailoutbox
    assert (mail.to, mail.subject) == (
        ["alice@example.org"],
        "Example is connected to your account",
    )
    assert "@alice" in mail.body
    assert "http://localhost:8000/accounts/3rdparty/" in mail.body
    assert [one.email for one in EmailAddress.objects.all()] == ["alice@example.org"]
    browser = Client()
    assert come(browser, **DAVE)["Location"] == "/"
    assert reader(browser) == alice


def test_an_account_of_somebody_else_is_not_connected(client, as_alice, come, confirm):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    confirm(as_alice, come(as_alice, "?process=connect", **DAVE))
    assert "belongs to somebody else here" in as_alice.get(CONNECTIONS).text
    assert SocialAccount.objects.get().user.username == "dave"


def test_nobody_connects_without_an_account(client, come):
    response = come(client, "?process=connect", **DAVE)
    assert response["Location"] == CONNECTIONS
    assert not SocialAccount.objects.exists()
    assert client.get(CONNECTIONS)["Location"].startswith("/accounts/login/")


def test_an_account_is_disconnected_after_the_password(
    as_alice, alice, come, confirm, post, mailoutbox
):
    confirm(as_alice, come(as_alice, "?process=connect", **DAVE))
    [account] = SocialAccount.objects.all()
    post(as_alice, CONNECTIONS, account=account.pk)
    assert not SocialAccount.objects.exists()
    assert mailoutbox[-1].subject == "Example is no longer connected to your account"
    assert "is disconnected" in as_alice.get(CONNECTIONS).text


def test_the_password_is_asked_for_first(as_alice, alice, post, confirm):
    account = SocialAccount.objects.create(user=alice, provider="sso", uid="1")
    response = post(as_alice, CONNECTIONS, account=account.pk)
    assert SocialAccount.objects.exists()
    confirm(as_alice, response)
    assert not SocialAccount.objects.exists()


def test_the_only_way_in_is_not_disconnected(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    page = client.get(CONNECTIONS).text
    assert "This is the only way into your account" in page
    assert "Choose a password" in page
    assert "Disconnect" not in page
    [account] = SocialAccount.objects.all()
    response = client.post(CONNECTIONS, {"account": account.pk})
    assert response.context["form"].errors
    assert SocialAccount.objects.exists()


def test_nor_is_the_last_that_still_lets_somebody_in(client, come):
    come(client, **DAVE)
    client.post(SIGNUP, {"username": "dave"})
    user = User.objects.get()
    gone = SocialAccount.objects.create(user=user, provider="formerly", uid="1")
    page = client.get(CONNECTIONS).text
    assert "This is the only way" in page
    assert "Disconnect Formerly" in page
    [working] = SocialAccount.objects.exclude(pk=gone.pk)
    client.post(CONNECTIONS, {"account": working.pk})
    assert SocialAccount.objects.count() == 2
    client.post(CONNECTIONS, {"account": gone.pk})
    assert SocialAccount.objects.get() == working


def test_nobody_disconnects_for_others(as_alice, alice, bob):
    SocialAccount.objects.create(user=bob, provider="sso", uid="1")
    theirs = SocialAccount.objects.get()
    assert as_alice.post(CONNECTIONS, {"account": theirs.pk}).status_code == 200
    assert SocialAccount.objects.exists()


def test_staff_sees_who_comes_by_what_but_not_what_was_told(as_alice, alice, bob):
    User.objects.filter(pk=alice.pk).update(is_staff=True, is_superuser=True)
    told = {"name": "kept in secret"}
    row = SocialAccount.objects.create(user=bob, provider="sso", uid="secret", extra_data=told)
    for path in ("?q=bob", f"{row.pk}/change/"):
        text = as_alice.get(f"/admin/socialaccount/socialaccount/{path}").text
        assert "bob" in text
        assert "secret" not in text
    for model in ("socialapp", "socialtoken"):
        assert as_alice.get(f"/admin/socialaccount/{model}/").status_code == 404


def test_the_page_says_where_there_is_nothing_to_connect(as_alice, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {}
    page = as_alice.get(CONNECTIONS).text
    assert "has no other places to log in with" in page
    assert "Connect " not in page


# --- Buttons ------------------------------------------------------------------------

BUTTONS = ["Apple", "Example", "GitHub", "Google"]


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/"])
def test_the_entrance_has_a_button_for_each(client, path):
    html = client.get(f"{path}?next=/settings").text
    assert re.findall("Continue with (\\w+)<", html) == BUTTONS
    actions = re.findall(r'action="(/accounts/(?:oidc/)?\w+/login/[?][^"]*)"', html)
    assert actions == [
        f"/accounts/{name}/login/?next=%2Fsettings"
        for name in ("apple", "oidc/sso", "github", "google")
    ]


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/"])
def test_it_shows_none_that_is_not_configured(client, settings, path):
    settings.SOCIALACCOUNT_PROVIDERS = {}
    html = client.get(path).text
    assert "Continue with" not in html


def test_buttons_ask_nothing_of_the_database(client, assert_queries):
    with assert_queries(0):
        client.get("/accounts/login/")


def test_rows_about_providers_are_not_looked_at(client):
    SocialApp.objects.create(provider="google", name="Row", client_id="row", secret="row")
    assert "row" not in client.post("/accounts/google/login/")["Location"]
    assert client.get("/accounts/login/").text.count("Continue with Google") == 1


@pytest.mark.parametrize(
    ("kind", "host", "scope"),
    [
        ("google", "accounts.google.com", {"profile", "email"}),
        ("github", "github.com", {"user:email"}),
        ("apple", "appleid.apple.com", {"name", "email"}),
    ],
)
def test_the_known_providers_are_asked_with_a_challenge(client, kind, host, scope):
    response = client.post(f"/accounts/{kind}/login/")
    to = urlsplit(response["Location"])
    asked = {key: one for key, [one] in parse_qs(to.query).items()}
    assert to.hostname == host
    assert asked["client_id"] == f"{kind}-id"
    assert asked["redirect_uri"] == f"http://testserver/accounts/{kind}/login/callback/"
    assert asked["code_challenge_method"] == "S256"
    assert set(asked["scope"].split()) == scope
    assert asked["state"]
    policy = response.headers["Content-Security-Policy"]
    assert f"https://{host}" in re.search("form-action [^;]*", policy)[0]


@pytest.mark.parametrize("kind", ["google", "github", "apple/login/callback/finish/?x="])
def test_their_answers_are_refused_without_a_state(client, kind):
    path = kind if "?" in kind else f"{kind}/login/callback/?"
    response = client.get(f"/accounts/{path}&code=granted&state=unknown")
    assert response.status_code == 401
    assert "begin again" in response.text


def test_who_says_no_at_apple_is_led_back(client):
    location = client.post("/accounts/apple/login/")["Location"]
    state = parse_qs(urlsplit(location).query)["state"][0]
    fields = {"error": "user_cancelled_authorize", "state": state}
    response = client.post("/accounts/apple/login/callback/", fields, follow=True)
    assert "You cancelled it" in response.text


TOLD = {
    "google": {
        "sub": "1",
        "email": "dave@example.org",
        "email_verified": True,
        "given_name": "Dave",
        "family_name": "Dove",
        "picture": "https://pictures.example/1",
    },
    "github": {
        "id": 1,
        "login": "dave",
        "name": "Dave Dove",
        "email": None,
        "emails": [
            {"email": "old@example.org", "primary": False, "verified": True},
            {"email": "dave@example.org", "primary": True, "verified": True},
            {"email": "unproved@example.org", "primary": False, "verified": False},
        ],
    },
    "apple": {
        "sub": "1",
        "email": "dave@example.org",
        "email_verified": "true",
        "name": {"firstName": "Dave", "lastName": "Dove"},
        "access_token": "secret",
        "refresh_token": "secret",
    },
}


@pytest.mark.parametrize("kind", TOLD)
def test_what_the_known_providers_tell_is_understood_and_mostly_forgotten(client, kind):
    request = client.get("/accounts/login/").wsgi_request
    with request_context(request):
        provider = get_adapter().get_provider(request, kind)
        login = provider.sociallogin_from_response(request, TOLD[kind])
    assert login.user.display_name == "Dave Dove"
    assert login.user.email == "dave@example.org"
    [address] = login.email_addresses
    assert (address.email, address.verified) == ("dave@example.org", True)
    assert set(login.account.extra_data) <= {"login", "email", "name"}
    assert "secret" not in str(login.serialize())
