import pytest

from .behaviours import BEHAVIOURS
from .hostile import serving


@pytest.fixture(scope="package")
def running():
    with serving(BEHAVIOURS) as server:
        yield server


@pytest.fixture
def server(running):
    """The hostile server, as if nobody had asked it anything yet."""
    running.requests.clear()
    return running
