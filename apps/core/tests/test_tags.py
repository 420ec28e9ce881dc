"""Tags that are put in when a template is read."""

import pytest
from django.template import Context, Template, TemplateSyntaxError


def rendered(text):
    return Template(text).render(Context({"name": "heart"}))


def test_an_icon_is_hidden_from_screen_readers():
    text = rendered('{% icon \'heart\' %}{% icon "pin" "icon icon-small" %}')
    assert text.startswith('<svg class="icon" aria-hidden="true"><use href="')
    assert '#heart"/></svg><svg class="icon icon-small"' in text


def test_a_page_has_its_address():
    assert rendered("{% page_url 'discovery:explore' %}") == "/explore"


@pytest.mark.parametrize("text", ["{% icon name %}", "{% page_url name %}", "{% icon 'heart\" %}"])
def test_what_is_not_known_yet_is_refused(text):
    with pytest.raises(TemplateSyntaxError):
        rendered(text)
