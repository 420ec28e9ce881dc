"""From a file of unknown origin to clean WebP pictures. Nothing here knows Django: it runs in a
process of its own (`apps.media.sandbox`)."""
