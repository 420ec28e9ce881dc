"""What a person does with the composer, and what they then see."""

from playwright.sync_api import expect

from apps.media.tests.files import encoded, noise


def picture(name="a.png", size=(60, 40)):
    return {"name": name, "mimeType": "image/png", "buffer": encoded(noise(*size), "PNG")}


def card(page, text):
    return page.get_by_role("article").filter(has_text=text).first


def box(page):
    return page.get_by_role("textbox", name="Your Tweet")


def send(page):
    page.get_by_role("button", name="Tweet", exact=True).click()


def choose(page, *files):
    page.locator("main input[type=file]").set_input_files(list(files))
    expect(page.locator("main [data-picked]")).to_have_count(len(files))
    expect(page.locator("[data-loading]")).to_have_count(0)


def describe(page, *texts):
    for field, text in zip(
        page.get_by_label("Description of the picture").all(), texts, strict=True
    ):
        field.fill(text)


def options(page):
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def alts(tweet):
    return [one.image.alt for one in tweet.attachments.select_related("image")]


def settled(page):
    """Waits until nothing is under way: what is shown was shown before the answer."""
    expect(page.locator(".htmx-request")).to_have_count(0)
