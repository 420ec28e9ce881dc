"""Tags and filters of the whole site. None of them asks the database."""

from datetime import datetime
from functools import cache

from django import template
from django.forms import BoundField
from django.template import Context, Node, TemplateSyntaxError
from django.template.base import Parser, TextNode, Token
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from apps.core import formats
from apps.core.page_reader import FIELD, reader_of

register = template.Library()


@cache
def _sprite() -> str:
    return static("icons.svg")


@register.tag
def icon(parser: Parser, token: Token) -> Node:
    """One picture of the sprite, hidden from screen readers: the control names itself.
    `{% icon "heart" %}`, `{% icon "heart" "icon icon-small" %}`. Put in when the template is
    read: a page has a hundred of them."""
    name, *given = _constants(token)
    (classes,) = given or ["icon"]
    return TextNode(
        format_html(
            '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', classes, _sprite(), name
        )
    )


@register.tag
def page_url(parser: Parser, token: Token) -> Node:
    """The address of a page that is the same for everybody, `{% page_url 'app:name' %}`. `url`
    looks it up each time."""
    (name,) = _constants(token)
    return TextNode(escape(reverse(name)))


def _constants(token: Token) -> list[str]:
    """What a tag is given, without its quotation marks. Raises TemplateSyntaxError for anything
    that is not known when the template is read."""
    _, *given = token.split_contents()
    for one in given:
        if not (len(one) > 1 and one[0] == one[-1] and one[0] in "'\""):
            raise TemplateSyntaxError(f"{one} in {{% {token.contents} %}} must be a constant.")
    return [one[1:-1] for one in given]


@register.simple_tag(takes_context=True)
def page_reader(context: Context) -> SafeString:
    """Stands beside the token in each form: for whom the page was made, see `core.page_reader`."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', FIELD, reader_of(context["request"])
    )


@register.filter
def short_count(number: int) -> str:
    return formats.short_count(number)


@register.filter
def exact_count(number: int) -> str:
    return f"{number:,}"


@register.simple_tag
def when(at: datetime) -> SafeString:
    """How long ago, with the full local time in the title."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        at.isoformat(timespec="seconds"),
        formats.stamp(at),
        formats.short_time(at),
    )


@register.simple_tag
def full_when(at: datetime) -> SafeString:
    """The full local time."""
    return format_html(
        '<time datetime="{}">{}</time>', at.isoformat(timespec="seconds"), formats.stamp(at)
    )


@register.filter
def stamp(at: datetime) -> str:
    return formats.stamp(at)


@register.filter
def full_day(at: datetime) -> str:
    return formats.full_day(at)


@register.filter
def full_time(at: datetime) -> str:
    return formats.full_time(at)


@register.filter
def calls(field: BoundField) -> bool:
    """Whether it is the first of its form with errors, which whoever filled it in is brought to."""
    if not field.errors:
        return False
    fields = field.form.visible_fields()
    return field.name == next((one.name for one in fields if one.errors), None)


@register.filter
def wired(field: BoundField) -> SafeString:
    """The field's widget, told apart for assistive technology when it has errors or a hint,
    and focused if it is the first with errors."""
    ids = []
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    if field.help_text:
        ids.append(f"{field.auto_id}_hint")
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(ids)} if ids else {}
    if field.errors:
        attrs["aria-invalid"] = "true"
    if calls(field):
        attrs["autofocus"] = True
    return field.as_widget(attrs=attrs)
