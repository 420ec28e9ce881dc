"""How static files are stored."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names also for the modules that an ES module imports."""

    support_js_module_import_aggregation = True
