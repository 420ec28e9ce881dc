import pytest

from apps.tweets.cards import FetchError, RefusedError, preview

from .hostile import LOCAL, SITE, at_most


def test_a_preview_is_made_of_the_page(server):
    found = preview(server.url("/"), LOCAL, SITE)
    assert (found.title, found.description, found.image) == ("A page", "", None)


def test_a_page_without_a_title_for_cards_may_have_one_elsewhere(server):
    assert preview(server.url("/embedding"), LOCAL, SITE).title == "Embedded"
    assert len(server.requests) == 2
    assert preview(server.url("/embedding-own"), LOCAL, SITE).title == "Own"
    assert len(server.requests) == 3


@pytest.mark.parametrize("path", ["/slow/embedding", "/private/embedding"])
def test_a_title_elsewhere_that_cannot_be_had_changes_nothing(server, path):
    with at_most(2):
        assert preview(server.url(path), LOCAL, SITE, within=0.5).title == "Plain"
    assert {request.split()[1] for request in server.requests} <= {path, "/dripping-body"}


def test_a_preview_goes_nowhere_else(server):
    with pytest.raises(RefusedError):
        preview("http://10.0.0.1/", LOCAL, SITE)
    with pytest.raises(FetchError):
        preview(server.url("/picture"), LOCAL, SITE)
