"""English by the switch: the catalogue is whole, only the cookie decides, what is not translated says that it is Vietnamese."""

import ast
import gettext
import pathlib
import re

import pytest

import lalanh
from tests.web.test_pages import strict
from tests.web.test_permissions import enter, world  # noqa: F401 - the fixture

pytestmark = pytest.mark.django_db
WEB = pathlib.Path(lalanh.__file__).parent / "web"
CATALOGUE = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"


def written():
    """Vietnamese → English as the readable file has it."""
    pairs = re.findall(r'^msgid (".*")\nmsgstr (".*")$', CATALOGUE.read_text("utf-8"), re.M)
    return {ast.literal_eval(key): ast.literal_eval(words) for key, words in pairs if key != '""'}


def said():
    """Everything that pages hand to translation, and the names of the rail."""
    html = "\n".join(path.read_text("utf-8") for path in WEB.rglob("*.html"))
    found = set(re.findall(r"""{% translate ["']([^"']+)["'] %}""", html)) | set(re.findall(r'_\("([^"]+)"\)', html))
    for body in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", html, re.S):
        found.add(re.sub(r"{{ (\w+) }}", r"%(\1)s", body))
    rail = (WEB / "staff" / "apps.py").read_text("utf-8")
    return found | set(re.findall(r'^ +\("([^"]+)", "', rail, re.M))


def test_the_compiled_catalogue_is_the_written_one_and_every_entry_is_said():
    compiled = gettext.GNUTranslations(CATALOGUE.with_suffix(".mo").open("rb"))._catalog
    assert {key: words for key, words in compiled.items() if key} == written()
    assert set(written()) - said() == set()
    holes = re.compile(r"%\(\w+\)s")
    assert [key for key, words in written().items() if sorted(holes.findall(key)) != sorted(holes.findall(words))] == []


def test_every_sentence_of_log_in_home_and_rail_has_its_english():
    for name in (
        "staff/templates/staff/login.html",
        "staff/templates/staff/home.html",
        "ui/templates/ui/base.html",
        "ui/templates/ui/bare.html",
    ):
        html = (WEB / name).read_text("utf-8")
        own = set(re.findall(r"""{% translate ["']([^"']+)["'] %}""", html)) | set(re.findall(r'_\("([^"]+)"\)', html))
        assert own - set(written()) == set(), name


def test_the_switch_and_nothing_else_makes_a_page_english(world, client):  # noqa: F811
    enter(client, world["users"]["HEAD"])
    page = client.get("/", headers={"Accept-Language": "en-US,en"}).content.decode()
    assert '<html lang="vi">' in page
    assert "<h1>Việc của tôi</h1>" in page
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/ke-hoach/?nam=2023"})
    assert (answer.status_code, answer["Location"]) == (302, "/ke-hoach/?nam=2023")
    page = client.get("/").content.decode()
    assert strict(page) == []
    assert '<html lang="en">' in page
    assert "<h1>My work</h1>" in page
    assert "<span>Households</span>" in page
    assert '<main id="main" tabindex="-1" lang="en">' in page
    assert '<main id="main" tabindex="-1" lang="vi">' in client.get("/ke-hoach/").content.decode(), "not translated yet"
    client.post("/ngon-ngu/", {"language": "vi", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="vi">' in page
    assert '<main id="main" tabindex="-1">' in page


def test_strange_languages_and_addresses_are_refused(client):
    assert client.get("/ngon-ngu/").status_code == 405
    away = client.post("/ngon-ngu/", {"language": "en", "next": "https://example.com/"})
    assert "example.com" not in away["Location"]
    client.post("/ngon-ngu/", {"language": "vi"})
    client.post("/ngon-ngu/", {"language": "../../etc"})
    client.cookies["ngon-ngu"] = "xx"
    page = client.get("/dang-nhap/").content.decode()
    assert '<html lang="vi">' in page
    client.cookies["ngon-ngu"] = "en"
    answer = client.get("/dang-nhap/")
    assert "<h1>Log in</h1>" in answer.content.decode()
    assert "Cookie" in answer["Vary"]
