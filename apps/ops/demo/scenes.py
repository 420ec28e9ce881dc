"""Pictures of Tweets, drawn from a seed, each with a description of what was drawn."""

import math
from collections.abc import Callable
from random import Random

from PIL import Image, ImageDraw

from .drawing import CLOTHES, OVERSAMPLING, Colour, Pen, gradient, hill, shade

type Drawn = tuple[Image.Image, str]

_SIZES = [(640, 426), (640, 426), (640, 480), (480, 600)]
_SKIES = [
    ("a pale morning sky", ((150, 205, 250), (240, 246, 255))),
    ("an orange evening sky", ((255, 183, 120), (120, 90, 160))),
    ("a violet dusk", ((45, 45, 100), (190, 120, 150))),
    ("a hazy summer sky", ((255, 220, 170), (150, 190, 230))),
    ("a sky washed green after rain", ((60, 120, 150), (210, 235, 220))),
]
_LANDS = [
    ("Green", (40, 90, 65)),
    ("Blue", (60, 75, 125)),
    ("Rust-brown", (130, 80, 60)),
    ("Dark green", (35, 70, 50)),
    ("Heather-purple", (105, 75, 120)),
]
_NAMED = [
    ("red", (196, 62, 62)),
    ("blue", (52, 100, 175)),
    ("yellow", (236, 186, 70)),
    ("green", (70, 140, 95)),
    ("white", (245, 242, 234)),
    ("violet", (125, 90, 165)),
]
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_BIRD = """
......bbbb......
.....bbbbbb.....
....bbbebbbyy...
....bbbbbbb.....
....bbbbbbb.....
...bbbbrrbb.....
..bbddbrrrb.....
.bbddddrrrr.....
bbdddddrrrr.....
b.ddddrrrr......
...dddrrr.......
....rrrr........
.....y.y........
.....y.y........
....yyyyy.......
................
"""


def scene(kind: str, seed: str) -> Drawn:
    """A picture of `kind`, a key of `KINDS`, and its description."""
    random = Random(seed)
    return KINDS[kind](random)


def card_picture(kind: str, seed: str) -> Image.Image:
    """One in the shape of a link card."""
    return _at(kind, Random(seed), (600, 315))


def _at(kind: str, random: Random, size: tuple[int, int]) -> Image.Image:
    shaped: dict[str, Callable[[Random, tuple[int, int]], Drawn]] = {
        "hills": _hills,
        "sea": _sea,
        "town": _town,
        "night": _night,
        "table": _table,
    }
    return shaped[kind](random, size)[0]


def _hills(random: Random, size: tuple[int, int] | None = None) -> Drawn:
    w, h = _large(size or random.choice(_SIZES))
    sky, (top, bottom) = random.choice(_SKIES)
    land, base = random.choice(_LANDS)
    picture = gradient(w, h, top, bottom)
    draw = ImageDraw.Draw(picture)
    side = _sun(draw, random, w, h)
    for layer in range(4):
        hill(draw, random, w, h, 0.5 + layer * 0.13, shade(base, 1.7 - layer * 0.3))
    trees = random.randint(0, 6)
    for _ in range(trees):
        _tree(draw, random, w, h)
    wood = f" {_count(trees, 'fir')} in front." if trees else ""
    return _done(picture), f"{land} hills under {sky}, a round sun {side}.{wood}"


def _sea(random: Random, size: tuple[int, int] | None = None) -> Drawn:
    w, h = _large(size or random.choice(_SIZES))
    sky, (top, bottom) = random.choice(_SKIES)
    picture = gradient(w, h, top, bottom)
    draw = ImageDraw.Draw(picture)
    side = _sun(draw, random, w, h)
    boats = random.randint(1, 3)
    for layer in range(5):
        hill(draw, random, w, h, 0.58 + layer * 0.09, shade((45, 105, 150), 1.4 - layer * 0.17))
        if layer < boats:
            _, colour = _NAMED[(layer + boats) % len(_NAMED)]
            _boat(
                draw, random.randint(w // 8, w * 7 // 8), int(h * (0.6 + layer * 0.09)), h, colour
            )
    first = _NAMED[boats % len(_NAMED)][0]
    fleet = f"A boat with a {first} sail" if boats == 1 else f"{_count(boats, 'sailing boat')}"
    return _done(picture), f"{fleet} on blue waves under {sky}, the sun {side}."


def _night(random: Random, size: tuple[int, int] | None = None) -> Drawn:
    w, h = _large(size or random.choice(_SIZES))
    picture = gradient(w, h, (10, 14, 42), (44, 52, 104))
    draw = ImageDraw.Draw(picture)
    aurora = random.random() < 0.5
    if aurora:
        _aurora(picture, random)
    for _ in range(90):
        x, y, r = random.randrange(w), random.randrange(h * 3 // 4), random.choice([1, 1, 2, 3])
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(250, 246, 226))
    hill(draw, random, w, h, 0.84, (14, 18, 34))
    if aurora:
        return _done(picture), "Green northern lights above a dark ridge, many stars between them."
    x, y, r = random.randint(w // 4, w * 3 // 4), h // 4, h // random.randint(9, 14)
    draw.ellipse((x - r, y - r, x + r, y + r), fill=(246, 238, 206))
    if random.random() < 0.5:
        draw.ellipse((x - r // 2, y - r, x + r * 3 // 2, y + r), fill=(22, 27, 60))
        return _done(picture), "A thin moon and scattered stars above a dark ridge."
    return _done(picture), "A full moon among stars, the ridge below it black."


def _town(random: Random, size: tuple[int, int] | None = None) -> Drawn:
    w, h = _large(size or random.choice(_SIZES))
    sky, (top, bottom) = random.choice(_SKIES)
    picture = gradient(w, h, top, bottom)
    draw = ImageDraw.Draw(picture)
    houses = random.randint(4, 8)
    lit = 0
    for place in range(houses):
        left, right = w * place // houses, w * (place + 1) // houses
        roof = int(h * random.uniform(0.3, 0.6))
        wall = shade(random.choice(CLOTHES), random.uniform(0.8, 1.3))
        draw.rectangle((left, roof, right, h), fill=wall)
        middle = (left + right) // 2
        draw.polygon([(left, roof), (right, roof), (middle, roof - h // 9)], fill=shade(wall, 0.6))
        lit += _windows(draw, random, (left, roof, right, h))
    return _done(picture), (
        f"A row of {_NUMBERS[houses]} gabled houses in different colours under {sky}; "
        f"{lit} windows are lit."
    )


def _table(random: Random, size: tuple[int, int] | None = None) -> Drawn:
    w, h = _large(size or random.choice(_SIZES))
    cloth_name, cloth = random.choice(_NAMED[:4])
    picture = Image.new("RGB", (w, h), shade(cloth, 1.15))
    draw = ImageDraw.Draw(picture)
    for x in range(0, w, h // 6):
        draw.rectangle((x, 0, x + h // 12, h), fill=cloth)
    x, y, r = w // 2, h // 2, min(w, h) // 3
    _disc(draw, x, y, r, (246, 243, 235))
    _disc(draw, x, y, r * 4 // 5, (232, 227, 214))
    food_name, food = random.choice(
        [
            ("red soup", (190, 70, 45)),
            ("yellow rice", (232, 190, 90)),
            ("green soup", (120, 150, 80)),
            ("dark tea", (120, 66, 35)),
        ]
    )
    _disc(draw, x, y, r * 7 // 10, food)
    bits = random.randint(3, 9)
    for place in range(bits):
        angle = place * 2 * math.pi / bits
        _disc(
            draw,
            int(x + r * 0.4 * math.cos(angle)),
            int(y + r * 0.4 * math.sin(angle)),
            r // 12,
            (70, 120, 60),
        )
    return _done(picture), (
        f"From above: a white bowl of {food_name} with {_count(bits, 'green leaf').lower()}, "
        f"on a {cloth_name} striped cloth."
    )


def _flowers(random: Random) -> Drawn:
    w, h = _large(random.choice(_SIZES))
    picture = gradient(w, h, (226, 240, 232), (250, 240, 220))
    draw = ImageDraw.Draw(picture)
    number = random.randint(3, 8)
    name, colour = random.choice(_NAMED)
    for place in range(number):
        x, y = w * (place + 1) // (number + 1), int(h * random.uniform(0.2, 0.5))
        draw.line((x, y, w // 2 + (x - w // 2) // 2, h), fill=(70, 120, 70), width=h // 80)
        for petal in range(6):
            angle = petal * math.pi / 3
            _disc(
                draw,
                int(x + h / 18 * math.cos(angle)),
                int(y + h / 18 * math.sin(angle)),
                h // 22,
                colour,
            )
        _disc(draw, x, y, h // 30, (250, 205, 90) if name != "yellow" else (140, 90, 50))
    return _done(
        picture
    ), f"{_count(number, f'{name} flower')} with six petals each, on thin stems."


def _board(random: Random) -> Drawn:
    side = 560 * OVERSAMPLING
    picture = Image.new("RGB", (side, side), (238, 220, 184))
    draw = ImageDraw.Draw(picture)
    cell = side // 8
    for place in range(64):
        x, y = place % 8, place // 8
        if (x + y) % 2:
            draw.rectangle(
                (x * cell, y * cell, (x + 1) * cell, (y + 1) * cell), fill=(160, 110, 75)
            )
    squares = random.sample(range(64), random.randint(6, 12))
    white = len(squares) // 2
    for place, square in enumerate(squares):
        x, y = square % 8 * cell + cell // 2, square // 8 * cell + cell // 2
        colour = (250, 247, 238) if place < white else (45, 38, 36)
        _disc(draw, x, y + cell // 8, cell // 4, colour)
        _disc(draw, x, y - cell // 6, cell // 7, colour)
    return _done(picture), (
        f"A chessboard from above with {white} white and {len(squares) - white} black pawns."
    )


def _shapes(random: Random) -> Drawn:
    w, h = _large(random.choice(_SIZES))
    picture = Image.new("RGB", (w, h), (248, 240, 226))
    draw = ImageDraw.Draw(picture)
    number = random.randint(3, 9)
    names = random.sample(_NAMED[:4] + _NAMED[5:], 2)
    for place in range(number):
        r = random.randint(h // 12, h // 4)
        _disc(draw, random.randint(0, w), random.randint(0, h), r, names[place % 2][1])
    return _done(picture), (
        f"A poster of {_NUMBERS[number]} {names[0][0]} and {names[1][0]} discs, some over the edge."
    )


def _bird(random: Random) -> Drawn:
    w, h = _large((640, 480))
    sky, (top, bottom) = random.choice(_SKIES)
    picture = gradient(w, h, top, bottom)
    draw = ImageDraw.Draw(picture)
    draw.line((0, h * 3 // 4, w, h * 3 // 4), fill=(50, 45, 45), width=h // 90)
    number = random.randint(1, 4)
    for place in range(number):
        _perched(draw, w * (place + 1) // (number + 1), h * 3 // 4, h // 6, (74, 58, 48))
    verb = "sits" if number == 1 else "sit"
    return _done(picture), f"{_count(number, 'small brown bird')} {verb} on a wire under {sky}."


def _sticker(_: Random) -> Drawn:
    side = 480 * OVERSAMPLING
    picture = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    _perched(draw, side // 2, side * 3 // 4, side // 2, (40, 120, 140))
    return _done(picture), "A round blue-green bird on nothing at all, for a sticker."


def _pixels(_: Random) -> Drawn:
    colours = {
        "b": (110, 84, 60),
        "d": (70, 52, 40),
        "r": (222, 150, 140),
        "e": (20, 18, 18),
        "y": (236, 186, 70),
    }
    rows = _BIRD.strip().splitlines()
    picture = Image.new("RGB", (len(rows[0]), len(rows)), (186, 220, 245))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if cell in colours:
                picture.putpixel((x, y), colours[cell])
    return picture, "Pixel art, sixteen by sixteen: a brown bird with a pink breast, on light blue."


def _tall(_: Random) -> Drawn:
    w, h, stops = 400, 1600, 16
    picture = Image.new("RGB", (w, h), (250, 247, 240))
    draw = ImageDraw.Draw(picture)
    draw.line((w // 4, 60, w // 4, h - 60), fill=(196, 62, 62), width=14)
    for stop in range(stops):
        y = 60 + (h - 120) * stop // (stops - 1)
        large = stop % 5 == 0
        _disc(draw, w // 4, y, 26 if large else 16, (45, 42, 40))
        _disc(draw, w // 4, y, 16 if large else 9, (250, 247, 240))
        length = 120 + stop * 53 % 130
        draw.rounded_rectangle((w // 3, y - 9, w // 3 + length, y + 9), 9, fill=(150, 145, 138))
    return picture, (
        "A plan of a railway line from top to bottom: one red line with sixteen stops, every fifth "
        "of them large."
    )


def _wide(random: Random) -> Drawn:
    picture, alt = _hills(random, (1600, 400))
    return picture, f"Panorama. {alt}"


def _thumb(_: Random) -> Drawn:
    picture = Image.new("RGB", (960, 960), (205, 226, 235))
    pen = Pen(ImageDraw.Draw(picture), 9.6)
    pen.round(38, 18, 62, 110, (224, 172, 125))
    pen.ellipse(42, 20, 58, 38, (246, 214, 190))
    pen.draw.rectangle((350, 440, 610, 680), fill=(250, 248, 244))
    pen.ellipse(44, 50, 54, 60, (196, 50, 50))
    return _done(picture), "A thumb, upright, with a white bandage and a red spot on it."


KINDS: dict[str, Callable[[Random], Drawn]] = {
    "hills": _hills,
    "sea": _sea,
    "night": _night,
    "town": _town,
    "table": _table,
    "flowers": _flowers,
    "board": _board,
    "shapes": _shapes,
    "bird": _bird,
    "clear": _sticker,
    "pixels": _pixels,
    "tall": _tall,
    "wide": _wide,
    "thumb": _thumb,
}


def _large(size: tuple[int, int]) -> tuple[int, int]:
    return size[0] * OVERSAMPLING, size[1] * OVERSAMPLING


def _done(picture: Image.Image) -> Image.Image:
    return picture.reduce(OVERSAMPLING)


def _count(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ves" if noun.endswith("leaf") else f"{noun}s"
    plural = "green leaves" if noun == "green leaf" else plural
    return f"{_NUMBERS[number].capitalize()} {noun if number == 1 else plural}"


def _disc(draw: ImageDraw.ImageDraw, x: int, y: int, r: int, fill: Colour) -> None:
    draw.ellipse((x - r, y - r, x + r, y + r), fill=fill)


def _sun(draw: ImageDraw.ImageDraw, random: Random, w: int, h: int) -> str:
    """Draws it and tells where it stands."""
    side, part = random.choice(
        [("on the left", 0.25), ("in the middle", 0.5), ("on the right", 0.75)]
    )
    _disc(draw, int(w * part), h // 3, h // random.randint(8, 13), (255, 244, 214))
    return side


def _tree(draw: ImageDraw.ImageDraw, random: Random, w: int, h: int) -> None:
    x, y, size = random.randrange(w), int(h * random.uniform(0.8, 0.95)), h // 9
    for part in range(3):
        top, half = y - size * (part + 2) // 2, size * (4 - part) // 9
        draw.polygon([(x - half, top + size), (x + half, top + size), (x, top)], fill=(22, 50, 40))


def _boat(draw: ImageDraw.ImageDraw, x: int, y: int, h: int, sail: Colour) -> None:
    u = h // 14
    draw.polygon([(x, y - 2 * u), (x, y), (x + u, y)], fill=sail)
    draw.polygon(
        [(x - u, y), (x + u, y), (x + u // 2, y + u // 2), (x - u // 2, y + u // 2)],
        fill=(90, 55, 40),
    )


def _aurora(picture: Image.Image, random: Random) -> None:
    w, h = picture.size
    draw = ImageDraw.Draw(picture, "RGBA")
    phase = random.random() * 6
    for x in range(0, w, 6):
        y = int(h * (0.3 + 0.08 * math.sin(phase + x / w * 7)))
        length = int(h * (0.2 + 0.08 * math.sin(phase * 2 + x / w * 19)))
        draw.rectangle((x, y, x + 5, y + length), fill=(90, 230, 150, 90))


def _windows(draw: ImageDraw.ImageDraw, random: Random, box: tuple[int, int, int, int]) -> int:
    """Draws them, and counts those that are lit."""
    left, top, right, bottom = box
    lit, step = 0, (right - left) // 3
    for y in range(top + step // 2, bottom - step, step * 3 // 2):
        for x in (left + step // 2, left + step * 7 // 4):
            light = random.random() < 0.4
            lit += light
            draw.rectangle(
                (x, y, x + step * 3 // 4, y + step), fill=(255, 220, 130) if light else (40, 48, 66)
            )
    return lit


def _perched(draw: ImageDraw.ImageDraw, x: int, y: int, u: int, colour: Colour) -> None:
    """A bird `u` high whose feet are at `x`, `y`."""
    draw.polygon(
        [(x - u // 2, y - u // 3), (x - u, y - u // 8), (x - u // 4, y - u // 6)],
        fill=shade(colour, 0.8),
    )
    _disc(draw, x - u // 12, y - u // 3, u // 3, colour)
    _disc(draw, x + u // 5, y - u * 2 // 3, u // 5, colour)
    draw.polygon(
        [(x + u // 3, y - u * 3 // 4), (x + u // 2, y - u * 2 // 3), (x + u // 3, y - u * 5 // 8)],
        fill=(236, 186, 70),
    )
    _disc(draw, x + u // 4, y - u * 7 // 10, max(2, u // 28), (20, 18, 18))
