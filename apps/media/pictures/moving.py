"""Animations."""

from pathlib import Path
from typing import Any

from PIL import Image

from .cleaning import TURNS
from .encoding import SMALL_FILE
from .sizes import Size, fitted

# Width and height in pixels, and quality, tried until the file is small enough to be sent to
# everybody who scrolls by.
TRIES = [((640, 960), 70), ((400, 600), 50), ((240, 360), 40)]
MAX_BYTES = 4_000_000
# Pixels of all frames together that are also tried without loss, and how many times as large the
# file may be then.
MAX_EXACT = 20_000_000
WORTH = 2


class _Frames(Image.Image):
    """The frames of an animation one by one, scaled and turned when the encoder asks for each:
    together they would not fit into memory."""

    def __init__(self, source: Image.Image, count: int, bound: Size, turned: int) -> None:
        super().__init__()
        self.source, self.n_frames, self.index = source, count, 0
        self.turn = TURNS.get(turned)
        self.bound = fitted(source.size, bound[::-1] if turned >= 5 else bound)
        self.durations: list[int] = []
        self.seek(0)
        self.durations.clear()

    def seek(self, frame: int) -> None:
        self.source.seek(frame)
        scaled = self.source.convert("RGBA").resize(self.bound, Image.Resampling.BILINEAR)
        if self.turn is not None:
            scaled = scaled.transpose(self.turn)
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
    # Read now: an animation that begins anew forgets it.
    turned = picture.info["orientation"]
    count = _decodable(picture)
    if count < 2:
        return
    # Complete or not there: what is cut off half-way has another name.
    unfinished = path.with_suffix(".part")
    for bound, quality in TRIES:
        frames = _Frames(picture, count, bound, turned)
        _encode(frames, unfinished, quality=quality, method=2)
        if unfinished.stat().st_size <= MAX_BYTES:
            if frames.bound == picture.size:
                _spare_loss(frames, unfinished)
            unfinished.rename(path)
            return


def _spare_loss(frames: _Frames, path: Path) -> None:
    """Puts the same without loss in its place, if that takes few bytes: it was drawn then."""
    if frames.n_frames * frames.bound[0] * frames.bound[1] > MAX_EXACT:
        return
    exact = path.with_suffix(".exact")
    _encode(frames, exact, lossless=True, quality=50, method=2)
    most = max(SMALL_FILE, WORTH * path.stat().st_size)
    if exact.stat().st_size <= min(MAX_BYTES, most):
        exact.replace(path)
    else:
        exact.unlink()


def _encode(frames: _Frames, path: Path, **options: Any) -> None:
    source = frames.source
    loop = source.info.get("loop", 1 if source.format == "GIF" else 0)
    frames.durations.clear()
    frames.save(
        path,
        "WEBP",
        save_all=True,
        duration=frames.durations,
        loop=loop,
        background=(0, 0, 0, 0),
        **options,
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
