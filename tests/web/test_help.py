"""The guides as pages: the few marks, nothing of the source becomes markup, only links that the reader may open."""

import pytest

from lalanh.kernel.actor import NOBODY
from lalanh.web.staff.help import guides, markdown, views
from tests import factories
from tests.web.test_permissions import enter, world  # noqa: F401 - the fixture


def html(source, link=lambda written: written):
    return markdown.render(source, link)


def test_marks():
    assert (
        html("# Tên\n\n## Việc một\n\nMột câu\nhai dòng.")
        == '\n<h2 id="viec-mot">Việc một</h2>\n<p>Một câu hai dòng.</p>'
    )
    assert html("1. Bấm **Mở**.\n2. Gõ `a`.\n- khác") == "<ol><li>Bấm <strong>Mở</strong>.</li><li>Gõ <code>a</code>.</li></ol>\n<ul><li>khác</li></ul>"  # fmt: skip
    assert html("- một\n  tiếp\n- hai") == "<ul><li>một tiếp</li><li>hai</li></ul>"
    assert html("[Hộ](/ho/?a=1&b=2)") == '<p><a href="/ho/?a=1&amp;b=2">Hộ</a></p>'
    assert html("Xem [Hộ](/ho/).") == '<p>Xem <a href="/ho/">Hộ</a>.</p>'


def test_words_never_become_markup():
    evil = '<script>alert(1)</script> [x](javascript:alert(1)) [y](/ho/"onclick="a)'
    shown = html(evil, lambda written: views._target(NOBODY, written))
    assert "<script" not in shown
    assert "href" not in shown
    assert '"onclick' not in html(evil)


@pytest.mark.parametrize("name", guides.NAMES)
def test_headings_have_places_of_their_own(name):
    found = markdown.headings(guides.guide(name).source)
    assert [one.level for one in found].count(1) == 1
    assert len({one.mark for one in found}) == len(found)


@pytest.mark.django_db
def test_the_guide_of_the_own_role_comes_first(world, client):  # noqa: F811
    for key, name in {"VILLAGE": "truong-thon", "PROVINCE": "chuyen-vien-huyen-tinh", "ADMIN": "quan-tri"}.items():
        enter(client, world["users"][key])
        text = client.get("/huong-dan/").content.decode()
        assert f"<h1>{guides.guide(name).title}</h1>" in text
        assert client.get("/huong-dan/?phan=thanh-tra").status_code == 200
        assert client.get("/huong-dan/?phan=../README").status_code == 404
    text = client.get("/huong-dan/?phan=cong-chuc-xa").content.decode()
    assert 'href="/nhap-lieu/"' not in text  # the administrator may not
    assert 'href="/huong-dan/?phan=chung"' in text


@pytest.mark.django_db
def test_before_the_first_password_is_set(world, client):  # noqa: F811
    user = factories.person("village_head", world["commune"], name="Y Mới", username="y.moi")
    user.must_change_password = True
    user.save()
    client.force_login(user)
    assert client.get("/huong-dan/").status_code == 200


def test_the_installed_package_holds_every_file_that_it_reads(monkeypatch):
    """What setuptools would put into the wheel, against what lies in the package."""
    from setuptools import Distribution

    root = guides.FOLDER.parents[4]
    monkeypatch.chdir(root)
    built = Distribution()
    built.parse_config_files()
    built.include_package_data = False
    command = built.get_command_obj("build_py")
    command.ensure_finalized()
    packed = {f"{source}/{name}" for _, source, _, names in command.data_files for name in names}
    assert {f"lalanh/web/staff/help/texts/{name}.md" for name in guides.NAMES} <= packed
    beside = {path.relative_to(root).as_posix() for path in (root / "lalanh").rglob("*") if path.is_file() and path.name != "README.md" and path.suffix not in (".py", ".pyc") and "__pycache__" not in path.parts}  # fmt: skip
    assert beside - packed == set()
