"""The PostgreSQL in Docker is the one that the settings' example names."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def compose() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    return content


@pytest.fixture
def service(compose: dict[str, Any]) -> dict[str, Any]:
    only: dict[str, Any]
    (only,) = compose["services"].values()
    return only


def test_it_is_reachable_from_this_machine_alone(service: dict[str, Any]) -> None:
    assert service["ports"] == ["127.0.0.1:5432:5432"]


def test_the_example_of_the_settings_leads_to_it(service: dict[str, Any]) -> None:
    facts = service["environment"]
    url = f"postgresql://{facts['POSTGRES_USER']}:{facts['POSTGRES_PASSWORD']}@localhost:5432/{facts['POSTGRES_DB']}"

    assert re.search(f"^# POSTGRES_URL={re.escape(url)}$", (ROOT / ".env.example").read_text(), re.MULTILINE)


def test_its_text_sorts_by_code_point_and_knows_unicode(service: dict[str, Any]) -> None:
    assert service["environment"]["POSTGRES_INITDB_ARGS"].split() == ["--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8"]


def test_its_data_is_in_a_named_volume(compose: dict[str, Any], service: dict[str, Any]) -> None:
    volume, _, target = service["volumes"][0].partition(":")

    assert volume in compose["volumes"]
    assert target == "/var/lib/postgresql/data"


def test_its_health_check_asks_for_the_database(service: dict[str, Any]) -> None:
    assert service["healthcheck"]["test"][:2] == ["CMD", "pg_isready"]
    assert f"--dbname={service['environment']['POSTGRES_DB']}" in service["healthcheck"]["test"]


@pytest.mark.parametrize("target", ["up", "down", "reset"])
def test_make_has_a_target_for_it(target: str) -> None:
    planned = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert "docker compose" in planned
