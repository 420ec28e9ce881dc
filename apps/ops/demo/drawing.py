"""Faces and headers, drawn from a seed. Every call with the same seed draws the same."""

import math
from random import Random

from PIL import Image, ImageDraw

type Colour = tuple[int, int, int]

SKINS = [
    (255, 219, 184),
    (241, 194, 150),
    (224, 172, 105),
    (198, 134, 66),
    (141, 85, 36),
    (92, 56, 30),
]
HAIRS = [(40, 26, 20), (85, 52, 28), (140, 84, 40), (214, 170, 90), (180, 70, 40), (120, 120, 125)]
CLOTHES = [
    (45, 90, 160),
    (170, 60, 80),
    (40, 120, 95),
    (210, 140, 50),
    (100, 70, 150),
    (60, 66, 75),
]
GROUNDS = [
    (186, 220, 245),
    (250, 214, 190),
    (205, 235, 205),
    (240, 225, 170),
    (225, 210, 245),
    (250, 200, 210),
]
SKIES = [
    ((255, 183, 120), (120, 90, 160)),
    ((150, 205, 250), (235, 245, 255)),
    ((25, 35, 80), (130, 90, 140)),
    ((255, 220, 170), (150, 190, 230)),
    ((60, 120, 150), (210, 235, 220)),
]
OVERSAMPLING = 2


def face(seed: str, size: int = 400) -> Image.Image:
    """A head and shoulders on a plain ground, `size` pixels square."""
    random = Random(seed)
    scale = size * OVERSAMPLING / 100
    picture = Image.new("RGB", (size * OVERSAMPLING,) * 2, random.choice(GROUNDS))
    pen = Pen(ImageDraw.Draw(picture), scale)
    skin, hair = random.choice(SKINS), random.choice(HAIRS)
    long_hair = random.random() < 0.5
    if long_hair:
        pen.round(24, 18, 76, 84, hair)
    pen.ellipse(14, 78, 86, 140, random.choice(CLOTHES))
    pen.round(42, 62, 58, 86, shade(skin, 0.9))
    pen.ellipse(28, 24, 72, 76, skin)
    _hair(pen, random, hair)
    _features(pen, random, skin, hair)
    return picture.reduce(OVERSAMPLING)


def landscape(seed: str, width: int, height: int) -> Image.Image:
    """Hills under a sky, maybe with a sun or a moon, birds and trees."""
    random = Random(seed)
    w, h = width * OVERSAMPLING, height * OVERSAMPLING
    top, bottom = random.choice(SKIES)
    picture = gradient(w, h, top, bottom)
    draw = ImageDraw.Draw(picture)
    radius = h // random.randint(7, 12)
    x, y = random.randint(w // 5, w * 4 // 5), random.randint(h // 6, h // 2)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(255, 244, 214))
    base = random.choice([(40, 80, 70), (60, 70, 110), (110, 80, 70), (50, 95, 60)])
    for layer in range(4):
        hill(draw, random, w, h, 0.5 + layer * 0.13, shade(base, 1.7 - layer * 0.3))
    _birds(draw, random, w, h)
    return picture.reduce(OVERSAMPLING)


class Pen:
    """Draws in a square of 100 units."""

    def __init__(self, draw: ImageDraw.ImageDraw, scale: float) -> None:
        self.draw = draw
        self.scale = scale

    def ellipse(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        self.draw.ellipse(self._box(left, top, right, bottom), fill=fill)

    def round(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        self.draw.rounded_rectangle(self._box(left, top, right, bottom), 20 * self.scale, fill=fill)

    def arc(
        self,
        box: tuple[float, float, float, float],
        angles: tuple[int, int],
        fill: Colour,
        width: float,
    ) -> None:
        self.draw.arc(self._box(*box), *angles, fill=fill, width=round(width * self.scale))

    def chord(
        self, box: tuple[float, float, float, float], angles: tuple[int, int], fill: Colour
    ) -> None:
        self.draw.chord(self._box(*box), *angles, fill=fill)

    def _box(self, *values: float) -> tuple[float, ...]:
        return tuple(value * self.scale for value in values)


def _hair(pen: Pen, random: Random, colour: Colour) -> None:
    style = random.randrange(4)
    if style == 0:
        pen.chord((26, 18, 74, 70), (180, 360), colour)
    elif style == 1:
        pen.chord((26, 16, 74, 76), (195, 345), colour)
        pen.ellipse(40, 10, 60, 28, colour)
    elif style == 2:
        for x in range(26, 64, 8):
            pen.ellipse(x, 16 + abs(49 - x) / 4, x + 14, 34 + abs(49 - x) / 4, colour)
    else:
        pen.chord((25, 18, 75, 66), (170, 330), colour)


def _features(pen: Pen, random: Random, skin: Colour, hair: Colour) -> None:
    dark = (45, 32, 30)
    for x in (40, 60):
        pen.ellipse(x - 2.2, 48, x + 2.2, 53, dark)
        pen.arc((x - 6, 40, x + 6, 50), (200, 340), hair, 1.4)
    pen.arc((46, 50, 54, 60), (20, 160), shade(skin, 0.75), 1.2)
    smile = random.choice([(38, 50, 62, 67), (41, 54, 59, 66), (40, 56, 60, 64)])
    pen.arc(smile, (25, 155), (150, 60, 60), 1.8)
    if random.random() < 0.3:
        for x in (40, 60):
            pen.arc((x - 8, 43, x + 8, 58), (0, 360), dark, 1.2)
        pen.arc((47, 47, 53, 53), (190, 350), dark, 1.2)
    if random.random() < 0.2:
        pen.chord((34, 52, 66, 80), (25, 155), hair)
        pen.arc((42, 58, 58, 66), (25, 155), (150, 60, 60), 1.6)


def hill(
    draw: ImageDraw.ImageDraw, random: Random, w: int, h: int, at: float, fill: Colour
) -> None:
    phase, waves = random.random() * 6, random.uniform(1.0, 2.6)
    points = [
        (x, h * at + math.sin(phase + x / w * waves * math.pi) * h * 0.09)
        for x in range(0, w + 8, 8)
    ]
    draw.polygon([*points, (w, h), (0, h)], fill=fill)


def _birds(draw: ImageDraw.ImageDraw, random: Random, w: int, h: int) -> None:
    for _ in range(random.randint(0, 5)):
        x, y, wing = random.randint(0, w), random.randint(h // 10, h // 3), h // 40
        draw.arc(
            (x - 2 * wing, y, x, y + wing), 200, 340, fill=(40, 45, 60), width=max(2, h // 240)
        )
        draw.arc(
            (x, y, x + 2 * wing, y + wing), 200, 340, fill=(40, 45, 60), width=max(2, h // 240)
        )


def gradient(width: int, height: int, top: Colour, bottom: Colour) -> Image.Image:
    column = Image.new("RGB", (1, 256))
    for y in range(256):
        mixed = tuple(round(a + (b - a) * y / 255) for a, b in zip(top, bottom, strict=True))
        column.putpixel((0, y), mixed)
    return column.resize((width, height), Image.Resampling.BICUBIC)


def shade(colour: Colour, by: float) -> Colour:
    red, green, blue = (min(255, round(part * by)) for part in colour[:3])
    return red, green, blue
