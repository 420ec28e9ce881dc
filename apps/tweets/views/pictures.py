"""Pictures of a Tweet: taken in, served, and shown large."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from apps.core.decorators import members_only
from apps.core.rendering import UNPROCESSABLE, show
from apps.core.robots import indexable
from apps.media.models import Image
from apps.media.serving import picture_response
from apps.users.models import User

from ..models import Attachment, Tweet
from ..pictures import MAX_PICTURES, chosen, take_in

ITEMS = "tweets/_picked_items.html"


@members_only
def pictures(request: HttpRequest) -> HttpResponse:
    """POST takes in files and shows them as the composer does, or says what is wrong with them;
    GET shows those named by `images` again, for a draft that is taken up."""
    viewer = cast(User, request.user)
    if request.method != "POST":
        return render(request, ITEMS, {"pictures": chosen(request.GET, viewer)[0]})
    images, problems = take_in(request.FILES.getlist("pictures"), viewer, MAX_PICTURES)
    if problems:
        return HttpResponse(" ".join(problems), content_type="text/plain", status=UNPROCESSABLE)
    return render(request, ITEMS, {"pictures": images})


def picture(request: HttpRequest, key: str, part: str) -> HttpResponseBase:
    """The file of a picture: of a Tweet that the viewer may see, or their own upload."""
    viewer = request.user
    name = f"image/{key[:2]}/{key}"
    shown = Attachment.objects.visible_to(viewer).filter(image__key=name).exists()
    if not shown and not _own_upload(request, name):
        raise Http404
    # For this browser alone: who may see it is decided for each person.
    return picture_response(f"{name}-{part}.webp", cache="private")


def _own_upload(request: HttpRequest, key: str) -> bool:
    if not request.user.is_authenticated:
        return False
    return Image.objects.filter(owner=request.user, used=False, key=key).exists()


@indexable
def photo(request: HttpRequest, username: str, pk: int, number: int) -> HttpResponse:
    """One picture of a Tweet, large, with ways to the others: a page, or a dialog."""
    viewer = request.user
    tweet = get_object_or_404(Tweet.objects.visible_to(viewer).for_viewer(viewer), pk=pk)
    if username != tweet.author.username:
        return HttpResponseRedirect(f"{tweet.path}/photo/{number}")
    images = [attachment.image for attachment in tweet.attachments.all()]
    if not 1 <= number <= len(images):
        raise Http404
    context = {
        "tweet": tweet,
        "image": images[number - 1],
        "number": number,
        "total": len(images),
        "before": number - 1 or None,
        "after": number + 1 if number < len(images) else None,
    }
    return show(request, "tweets/photo.html", context, part="dialog")
