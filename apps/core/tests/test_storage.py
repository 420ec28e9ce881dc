import brotli
import pytest
from django.core.files.base import ContentFile

from apps.core.storage import OnceCompressor, StaticStorage

TEXT = b"a { color: red }\n" * 200


def test_what_has_a_hash_in_its_name_is_compressed_once(tmp_path):
    path = tmp_path / "site.0123456789ab.css"
    path.write_bytes(TEXT)
    compress = OnceCompressor(quiet=True).compress
    first = compress(str(path))
    assert sorted(first) == [f"{path}.br", f"{path}.gz"]
    made = tmp_path / "site.0123456789ab.css.br"
    assert brotli.decompress(made.read_bytes()) == TEXT
    before = made.stat().st_ino
    assert sorted(compress(str(path))) == sorted(first)
    assert made.stat().st_ino == before
    assert not list(tmp_path.glob("*.part"))


def test_what_has_none_is_compressed_anew(tmp_path):
    path = tmp_path / "site.css"
    path.write_bytes(TEXT)
    compress = OnceCompressor(quiet=True).compress
    compress(str(path))
    path.write_bytes(TEXT * 2)
    compress(str(path))
    assert brotli.decompress((tmp_path / "site.css.br").read_bytes()) == TEXT * 2


@pytest.mark.parametrize(
    ("name", "sent"),
    [("js/one.js", b"const a=`x // y`;"), ("vendor/one.js", None), ("css/one.css", None)],
)
def test_scripts_of_our_own_are_sent_without_comments(tmp_path, name, sent):
    script = b"// Why.\nconst a = `x // y`;\n"
    storage = StaticStorage(location=tmp_path, base_url="/static/")
    storage.save(name, ContentFile(script))
    assert (tmp_path / name).read_bytes().strip() == (sent or script.strip())
