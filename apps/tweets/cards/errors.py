"""Why something was not fetched, in words for a log."""


class FetchError(Exception):
    """It could not be had: a bad address, no answer, a late one, or not what was asked for."""


class GoneError(FetchError):
    """Its server says that it is there no more."""


class RefusedError(FetchError):
    """It lies at a network address that may not be reached."""
