"""The index is in step with the tables, whatever happens to them."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from apps.discovery import index, indexing
from apps.discovery.index.expressions import has
from apps.discovery.models import PersonWords, TweetWords
from apps.tweets import actions
from apps.tweets.models import Tweet
from apps.users.models import User


def found(word, table=index.TWEETS):
    return list(index.find(table, has(word), 10))


def test_it_follows_the_table_by_itself(alice):
    pk = actions.post(alice, "owl").pk
    assert found("owl") == [pk]
    TweetWords.objects.filter(pk=pk).update(words="fox")
    assert (found("owl"), found("fox")) == ([], [pk])
    Tweet.objects.filter(pk=pk).delete()
    assert found("fox") == []


def test_what_is_rolled_back_is_not_found(alice):
    with transaction.atomic():
        actions.post(alice, "owl")
        transaction.set_rollback(True)
    assert found("owl") == []


def test_it_is_made_anew_by_a_command(alice, capsys):
    pks = [actions.post(alice, f"owl {one}").pk for one in range(3)]
    gone = actions.post(alice, "owl, gone")
    actions.delete(gone)
    TweetWords.objects.all().delete()
    PersonWords.objects.all().delete()
    TweetWords.objects.create(tweet=gone, words="owl")
    call_command("rebuild_search")
    assert found("owl") == pks[::-1]
    assert found("alice", index.PEOPLE) == [alice.pk]
    assert "Words of Tweets: 3 of 3" in capsys.readouterr().out


DAMAGE = {
    "sqlite": "DROP TRIGGER discovery_tweetindex_added",
    "postgresql": "DROP INDEX discovery_tweetwords_vector",
}


DROPPED = {
    "sqlite": "DROP TABLE discovery_tweetindex",
    "postgresql": "ALTER TABLE discovery_tweetwords DROP COLUMN vector",
}


def test_what_a_change_of_tables_took_comes_back(alice):
    pk = actions.post(alice, "owl").pk
    with connection.cursor() as cursor:
        cursor.execute(DAMAGE[connection.vendor])
    missed = actions.post(alice, "owl that was missed").pk
    # Outside a test nothing is pending when migrations end.
    connection.check_constraints()
    indexing.mend(lambda _: None)
    assert found("owl") == [missed, pk]
    again = actions.post(alice, "owl again").pk
    assert found("owl") == [again, missed, pk]


def test_what_lacks_words_gets_them_with_a_new_index(alice, bob):
    actions.post(alice, "owl")
    TweetWords.objects.all().delete()
    PersonWords.objects.filter(person=bob).delete()
    indexing.complete(lambda _: None)
    assert len(found("owl")) == 1
    assert User.objects.count() == PersonWords.objects.count()
    assert index.ensure() == []


def test_an_interrupted_filling_goes_on(alice):
    pks = [actions.post(alice, f"owl {one}").pk for one in range(3)]
    # The newest come first.
    TweetWords.objects.exclude(pk=pks[-1]).delete()
    indexing.mend(lambda _: None)
    assert found("owl") == pks[::-1]
    PersonWords.objects.all().delete()
    indexing.mend(lambda _: None)
    assert found("alice", index.PEOPLE) == [alice.pk]


def test_a_missing_index_is_rebuilt_by_the_command(alice):
    pk = actions.post(alice, "owl").pk
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(DROPPED[connection.vendor])
    call_command("rebuild_search", stdout=StringIO())
    assert found("owl") == [pk]


@pytest.mark.django_db(transaction=True)
def test_there_is_a_way_back_and_forth_again(alice):
    """As well as migrations of other apps where there is no search yet."""
    pk = actions.post(alice, "owl").pk
    call_command("migrate", "discovery", "zero", verbosity=0)
    try:
        call_command("migrate", "users", verbosity=0)
        assert "discovery_tweetindex" not in connection.introspection.table_names()
    finally:
        call_command("migrate", verbosity=0)
    assert found("owl") == [pk]
    assert found("alice", index.PEOPLE) == [alice.pk]


def test_who_is_made_by_hand_is_found(db):
    User.objects.create_superuser("root", "root@example.org", "x")
    assert len(found("root", index.PEOPLE)) == 1


def test_migrating_again_changes_nothing(alice):
    pk = actions.post(alice, "owl").pk
    call_command("migrate", verbosity=0)
    assert found("owl") == [pk]
