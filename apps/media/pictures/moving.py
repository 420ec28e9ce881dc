"""Animations."""

from pathlib import Path

from PIL import Image

from .sizes import fitted

# Width and height in pixels, and quality, tried until the file is small enough to be sent to
# everybody who scrolls by.
TRIES = [((640, 960), 70), ((400, 600), 50), ((240, 360), 40)]
MAX_BYTES = 4_000_000


class _Frames(Image.Image):
    """The frames of an animation one by one, scaled when the encoder asks for each: together
    they would not fit into memory."""

    def __init__(self, source: Image.Image, count: int, bound: tuple[int, int]) -> None:
        super().__init__()
        self.source, self.n_frames, self.index = source, count, 0
        self.bound = fitted(source.size, bound)
        self.durations: list[int] = []
        self.seek(0)
        self.durations.clear()

    def seek(self, frame: int) -> None:
        self.source.seek(frame)
        scaled = self.source.convert("RGBA").resize(self.bound, Image.Resampling.BILINEAR)
        self.im, self._mode, self._size = scaled.im, scaled.mode, scaled.size
        self.index = frame
        # As browsers do: what claims to be quicker than they draw is slowed down.
        duration = int(self.source.info.get("duration") or 0)
        self.durations.append(duration if duration >= 20 else 100)

    def tell(self) -> int:
        return self.index


def write_moving(picture: Image.Image, path: Path) -> None:
    """An animation of the frames that can be decoded; no file when only one can, or when it
    stays too large."""
    count = _decodable(picture)
    if count < 2:
        return
    # Complete or not there: what is cut off half-way has another name.
    unfinished = path.with_suffix(".part")
    for bound, quality in TRIES:
        _encode(picture, count, bound, quality, unfinished)
        if unfinished.stat().st_size <= MAX_BYTES:
            unfinished.rename(path)
            return


def _encode(
    picture: Image.Image, count: int, bound: tuple[int, int], quality: int, path: Path
) -> None:
    loop = picture.info.get("loop", 1 if picture.format == "GIF" else 0)
    frames = _Frames(picture, count, bound)
    frames.save(
        path,
        "WEBP",
        save_all=True,
        duration=frames.durations,
        loop=loop,
        quality=quality,
        method=2,
        background=(0, 0, 0, 0),
    )


def _decodable(picture: Image.Image) -> int:
    total: int = getattr(picture, "n_frames", 1)
    for index in range(total):
        try:
            picture.seek(index)
            picture.load()
        except (OSError, EOFError, SyntaxError, ValueError):
            return index
    return total
