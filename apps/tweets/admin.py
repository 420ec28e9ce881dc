from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from apps.core.admin import QuickAdmin, SeenOnlyAdmin
from apps.media.models import Image

from . import actions
from .cards.discarding import discard_cards
from .models import (
    Attachment,
    Bookmark,
    Like,
    LinkCard,
    MutedConversation,
    Pin,
    Retweet,
    Revision,
    TopicUse,
    Tweet,
)


@admin.register(Tweet)
class TweetAdmin(SeenOnlyAdmin):
    list_display = ["id", "author", "text", "likes_count", "retweets_count", "deleted_at"]
    list_select_related = ["author"]
    search_fields = ["text", "author__username"]

    def delete_model(self, request: HttpRequest, obj: Tweet) -> None:
        actions.delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Tweet]) -> None:
        for tweet in queryset:
            actions.delete(tweet)


class MarkAdmin(SeenOnlyAdmin):
    list_display = ["id", "user", "tweet"]
    list_select_related = ["user", "tweet"]
    search_fields = ["user__username"]


@admin.register(Like)
class LikeAdmin(MarkAdmin):
    def delete_model(self, request: HttpRequest, obj: Like) -> None:
        actions.unlike(obj.user, obj.tweet)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Like]) -> None:
        for row in queryset.select_related("user", "tweet"):
            actions.unlike(row.user, row.tweet)


@admin.register(Retweet)
class RetweetAdmin(MarkAdmin):
    def delete_model(self, request: HttpRequest, obj: Retweet) -> None:
        actions.unretweet(obj.user, obj.tweet)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Retweet]) -> None:
        for row in queryset.select_related("user", "tweet"):
            actions.unretweet(row.user, row.tweet)


@admin.register(TopicUse)
class TopicUseAdmin(SeenOnlyAdmin):
    list_display = ["topic", "tweet"]
    list_select_related = ["tweet"]
    search_fields = ["topic"]


@admin.register(Bookmark)
class BookmarkAdmin(SeenOnlyAdmin):
    """That somebody keeps something, not what: Bookmarks are their own."""

    list_display = ["id", "user"]
    fields = ["user"]
    list_select_related = ["user"]
    search_fields = ["user__username"]


@admin.register(Image)
class ImageAdmin(QuickAdmin):
    """Deleting one takes its files along, and it out of its Tweet."""

    list_display = ["id", "owner", "width", "height", "moving", "ready", "used", "alt"]
    list_select_related = ["owner"]
    search_fields = ["owner__username", "alt"]
    fields = ["owner", "alt", "key", "width", "height", "colour", "moving", "ready", "used"]
    readonly_fields = ["owner", "key", "width", "height", "colour", "moving", "ready", "used"]
    ordering = ["-id"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Image, form: ModelForm, change: bool) -> None:
        obj.save(update_fields=form.changed_data)

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        actions.remove_images([obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Image]) -> None:
        actions.remove_images(list(queryset))


@admin.register(Attachment)
class AttachmentAdmin(SeenOnlyAdmin):
    """Deleting one deletes the picture."""

    def delete_model(self, request: HttpRequest, obj: Attachment) -> None:
        actions.remove_images([obj.image])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Attachment]) -> None:
        actions.remove_images([row.image for row in queryset.select_related("image")])

    list_display = ["tweet", "position", "image"]
    list_select_related = ["tweet", "image"]
    search_fields = ["image__alt", "tweet__author__username"]


@admin.register(Revision)
class RevisionAdmin(SeenOnlyAdmin):
    list_display = ["tweet", "number", "text"]
    list_select_related = ["tweet"]
    search_fields = ["text", "tweet__author__username"]


@admin.register(MutedConversation)
class MutedConversationAdmin(SeenOnlyAdmin):
    """That somebody mutes a conversation, not which."""

    list_display = ["id", "muter"]
    fields = ["muter"]
    list_select_related = ["muter"]
    search_fields = ["muter__username"]


@admin.register(Pin)
class PinAdmin(SeenOnlyAdmin):
    list_display = ["user", "tweet"]
    list_select_related = ["user", "tweet"]
    search_fields = ["user__username"]


@admin.register(LinkCard)
class LinkCardAdmin(SeenOnlyAdmin):
    """Deleting one takes its picture along; Tweets keep the link."""

    list_display = ["url", "title", "site", "fetched_at", "failed"]
    search_fields = ["url", "title"]

    def delete_model(self, request: HttpRequest, obj: LinkCard) -> None:
        discard_cards([obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[LinkCard]) -> None:
        discard_cards(list(queryset))
