"""A small shop, built, in which tests plant what is to be found."""

import shutil
from pathlib import Path

import pytest
from twinsql.compiler.build import build
from twinsql.compiler.project import load_project

SHOP = Path(__file__).with_name("shop")


@pytest.fixture(scope="session")
def built_shop(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Path:
    """The shop with its modules. Tests only read it."""
    folder = tmp_path_factory.mktemp("built") / "shop"
    shutil.copytree(SHOP, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEST_POSTGRES_URL", postgres_url)
        build(load_project(folder))
    return folder


@pytest.fixture
def shop(tmp_path: Path, built_shop: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shop to change."""
    monkeypatch.setenv("TEST_POSTGRES_URL", postgres_url)
    return Path(shutil.copytree(built_shop, tmp_path / "shop"))
