from django.contrib import admin

from apps.core.admin import MachineAdmin, QuickAdmin, SeenOnlyAdmin

from .forms import HiddenTrendForm
from .models import HiddenTrend, PersonWords, RecentSearch, SavedSearch, TopicStanding, TweetWords


@admin.register(TweetWords)
class TweetWordsAdmin(SeenOnlyAdmin):
    """May be deleted, since they go with their Tweet."""

    ordering = ["-pk"]
    list_display = ["tweet_id", "words"]
    search_fields = ["=tweet__id"]


@admin.register(PersonWords)
class PersonWordsAdmin(MachineAdmin):
    """`manage.py rebuild_search` mends them."""

    ordering = ["-pk"]
    list_display = ["person", "words"]
    list_select_related = ["person"]
    search_fields = ["person__username"]


@admin.register(RecentSearch, SavedSearch)
class SearchAdmin(SeenOnlyAdmin):
    """Whose they are. What somebody looks for is their own."""

    list_display = ["id", "person"]
    list_select_related = ["person"]
    fields = ["id", "person"]
    search_fields = ["person__username"]


@admin.register(TopicStanding)
class TopicStandingAdmin(MachineAdmin):
    """To take one out of the trends, add it to the hidden trends."""

    ordering = ["-score", "topic"]
    list_display = ["topic", "people", "tweets", "usual", "score", "speakers", "lately"]
    search_fields = ["topic"]


@admin.register(HiddenTrend)
class HiddenTrendAdmin(QuickAdmin):
    """One without a person is hidden from everybody."""

    form = HiddenTrendForm
    ordering = ["-id"]
    list_display = ["topic", "person"]
    list_select_related = ["person"]
    raw_id_fields = ["person"]
    search_fields = ["topic", "person__username"]
