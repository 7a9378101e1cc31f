"""Which database the variables name, where each came from, and what is refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from twinsql import ConfigError, Settings
from twinsql.adapters.observing import Observing
from twinsql.adapters.settings import direct_postgres_url, pooled_postgres_url, project_root, sqlite_file

URL = "postgresql://somebody:hunter2@db.example.com/chat"
POOLED = "postgresql://somebody:hunter2@ep-a-pooler.eu.neon.tech/chat"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f".{name.replace('__', '.')}").write_text(text)


def refusal(folder: Path, **environ: str) -> str:
    with pytest.raises(ConfigError) as caught:
        Settings.load(folder, environ)
    return str(caught.value)


def test_defaults_are_sqlite_in_data(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, {})

    assert (settings.use_postgres, settings.sqlite_path, settings.sources) == (False, tmp_path / "data/chat.db", {})


def test_default_pool_is_the_plans(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, {})

    assert (settings.pool_size, settings.pool_idle_s, settings.connect_timeout_s) == (20, 30.0, 10.0)


@pytest.mark.parametrize("word", ["true", "TRUE", "1", "yes", "On", " true "])
def test_words_for_true(tmp_path: Path, word: str) -> None:
    assert Settings.load(tmp_path, {"USE_POSTGRES": word, "POSTGRES_URL": URL}).use_postgres


@pytest.mark.parametrize("word", ["false", "False", "0", "no", "OFF"])
def test_words_for_false(tmp_path: Path, word: str) -> None:
    assert not Settings.load(tmp_path, {"USE_POSTGRES": word}).use_postgres


@pytest.mark.parametrize("word", ["maybe", "", "2", "truefalse"])
def test_other_words_for_use_postgres_are_refused(tmp_path: Path, word: str) -> None:
    message = refusal(tmp_path, USE_POSTGRES=word)

    assert message.startswith("USE_POSTGRES")
    assert "from: environment" in message
    assert "fix:" in message


def test_refusal_names_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, env__local="# which database\n\nUSE_POSTGRES=maybe\n")

    assert "USE_POSTGRES=maybe is neither true nor false\n    from: .env.local:3" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("chat.db", "chat.db"),
        ("./a/b.db", "a/b.db"),
        ("sqlite:///a/b.db", "a/b.db"),
        ("sqlite:///a%20b.db", "a b.db"),
        ("100%.db", "100%.db"),
        ("한글/데이터.db", "한글/데이터.db"),
    ],
)
def test_relative_paths_start_at_the_project(tmp_path: Path, text: str, path: str) -> None:
    assert Settings.load(tmp_path, {"DATABASE_URL": text}).sqlite_path == tmp_path / path


@pytest.mark.parametrize("text", ["/var/chat.db", "sqlite:////var/chat.db"])
def test_absolute_paths_stay(tmp_path: Path, text: str) -> None:
    assert Settings.load(tmp_path, {"DATABASE_URL": text}).sqlite_path == Path("/var/chat.db")


@pytest.mark.parametrize("text", ["", "mysql://h/db", "sqlite://chat.db", "sqlite://", "sqlite:///a.db?mode=ro", ":memory:", "file:a.db"])
def test_unusable_sqlite_addresses_are_refused(tmp_path: Path, text: str) -> None:
    assert refusal(tmp_path, DATABASE_URL=text).startswith("DATABASE_URL")


def test_postgres_address_in_database_url_contradicts_sqlite(tmp_path: Path) -> None:
    assert "POSTGRES_URL" in refusal(tmp_path, DATABASE_URL=URL)


def test_postgres_address_in_database_url_is_no_matter_on_postgres(tmp_path: Path) -> None:
    assert Settings.load(tmp_path, {"USE_POSTGRES": "true", "DATABASE_URL": URL, "POSTGRES_URL": URL}).postgres_url == URL


def test_postgres_without_its_address_is_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, USE_POSTGRES="true", DATABASE_URL=URL)

    assert message.startswith(
        "POSTGRES_URL is not set, but PostgreSQL is asked for\n    from: USE_POSTGRES, environment\n    fix:  set POSTGRES_URL="
    )


def test_reference_is_filled_from_the_environment(tmp_path: Path) -> None:
    write(tmp_path, env__production="USE_POSTGRES=true\nPOSTGRES_URL=${VERCEL_POSTGRES_URL}\n")

    assert Settings.load(tmp_path, {"APP_ENV": "production", "VERCEL_POSTGRES_URL": URL}).postgres_url == URL


def test_reference_is_filled_from_a_stronger_file(tmp_path: Path) -> None:
    write(tmp_path, env="USE_POSTGRES=true\nPOSTGRES_URL=postgresql://u:${PASSWORD}@h/db\n", env__local="PASSWORD=a$b{c}\n")

    assert Settings.load(tmp_path, {}).postgres_url == "postgresql://u:a$b{c}@h/db"


def test_reference_has_its_default_where_nothing_is_set(tmp_path: Path) -> None:
    write(tmp_path, env="DATABASE_URL=${CHAT_DB:-other.db}\n")

    assert Settings.load(tmp_path, {}).sqlite_path == tmp_path / "other.db"


def test_reference_to_nothing_is_refused_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, env__production="USE_POSTGRES=true\nPOSTGRES_URL=${VERCEL_POSTGRES_URL}\n")
    message = refusal(tmp_path, APP_ENV="production")

    assert message.startswith("POSTGRES_URL refers to ${VERCEL_POSTGRES_URL}, which is not set\n    from: .env.production:2")


def test_reference_to_an_empty_variable_is_refused(tmp_path: Path) -> None:
    write(tmp_path, env="USE_POSTGRES=true\nPOSTGRES_URL=${VERCEL_POSTGRES_URL}\n")

    assert refusal(tmp_path, VERCEL_POSTGRES_URL="").startswith("POSTGRES_URL is empty")


def test_reference_to_nothing_is_no_matter_on_sqlite(tmp_path: Path) -> None:
    write(tmp_path, env="POSTGRES_URL=${VERCEL_POSTGRES_URL}\n")

    assert Settings.load(tmp_path, {}).postgres_url is None


def test_reference_in_the_environment_is_refused_as_unexpanded(tmp_path: Path) -> None:
    assert "nothing has expanded" in refusal(tmp_path, USE_POSTGRES="true", POSTGRES_URL="${VERCEL_POSTGRES_URL}")


def test_circle_of_references_is_refused(tmp_path: Path) -> None:
    write(tmp_path, env="DATABASE_URL=${A}\nA=${B}\nB=${A}\n")

    assert "refers to itself" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("app_env", "winner"),
    [("development", "development.local"), ("test", "test.local"), ("production", "production.local")],
)
def test_file_of_the_environment_beats_the_others(tmp_path: Path, app_env: str, winner: str) -> None:
    for name in ("env", "env__local", f"env__{app_env}", f"env__{app_env}__local"):
        write(tmp_path, **{name: f"DATABASE_URL={name.removeprefix('env__').replace('__', '.')}\n"})

    assert Settings.load(tmp_path, {"APP_ENV": app_env}).sqlite_path.name == winner


@pytest.mark.parametrize(("app_env", "winner"), [("development", "local"), ("test", "shared"), ("production", "shared")])
def test_developers_own_file_is_not_read_in_test_and_production(tmp_path: Path, app_env: str, winner: str) -> None:
    write(tmp_path, env__local="DATABASE_URL=local\n", env="DATABASE_URL=shared\n")

    assert Settings.load(tmp_path, {"APP_ENV": app_env}).sqlite_path.name == winner


def test_environment_beats_every_file(tmp_path: Path) -> None:
    write(tmp_path, env__development__local="DATABASE_URL=file\n")
    settings = Settings.load(tmp_path, {"DATABASE_URL": "environ"})

    assert (settings.sqlite_path.name, settings.sources["DATABASE_URL"]) == ("environ", "environment")


def test_app_env_in_a_file_means_nothing(tmp_path: Path) -> None:
    write(tmp_path, env="APP_ENV=production\n", env__production="DATABASE_URL=production\n", env__development="DATABASE_URL=development\n")

    assert Settings.load(tmp_path, {}).sqlite_path.name == "development"


def test_app_env_cannot_leave_the_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path, APP_ENV="../other").startswith("APP_ENV")


def test_broken_line_is_refused_by_place_and_not_shown(tmp_path: Path) -> None:
    write(tmp_path, env="A=1\nhunter2 is the password\n")
    message = refusal(tmp_path)

    assert "from: .env:2" in message
    assert "hunter2" not in message


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"A=\xff\n")

    assert ".env is not UTF-8" in refusal(tmp_path)


def test_folder_named_like_an_env_file_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / ".env").mkdir()

    assert Settings.load(tmp_path, {}).env_files == ()


@pytest.mark.parametrize("name", ["POSTGRES_POOL_SIZE", "POSTGRES_POOL_IDLE_S", "POSTGRES_CONNECT_TIMEOUT_S"])
@pytest.mark.parametrize("text", ["0", "-1", "many", "nan", "inf", "", "1e9"])
def test_unusable_numbers_are_refused(tmp_path: Path, name: str, text: str) -> None:
    assert refusal(tmp_path, **{name: text}).startswith(name)


def test_numbers_are_read(tmp_path: Path) -> None:
    environ = {"POSTGRES_POOL_SIZE": "5", "POSTGRES_POOL_IDLE_S": "2.5", "POSTGRES_CONNECT_TIMEOUT_S": "1"}
    settings = Settings.load(tmp_path, environ)

    assert (settings.pool_size, settings.pool_idle_s, settings.connect_timeout_s) == (5, 2.5, 1.0)


@pytest.mark.parametrize(
    "environ",
    [
        {"USE_POSTGRES": "true", "POSTGRES_URL": "mysql://somebody:hunter2@h/db"},
        {"USE_POSTGRES": "true", "POSTGRES_URL": "postgresql://somebody:hun/ter2@h/db"},
        {"USE_POSTGRES": URL},
        {"DATABASE_URL": URL},
        {"POSTGRES_POOL_SIZE": URL},
    ],
)
def test_refusals_never_show_an_address(tmp_path: Path, environ: dict[str, str]) -> None:
    message = refusal(tmp_path, **environ)

    assert not any(part in message for part in ("hun", "ter2", "somebody"))


def test_a_refusal_leaves_without_the_frames_that_hold_the_address(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        Settings.load(tmp_path, {"USE_POSTGRES": "true", "POSTGRES_URL": URL + "?unknown=1"})

    assert [str(entry.path) for entry in caught.traceback] == [__file__]


def test_printed_settings_show_no_password(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, {"USE_POSTGRES": "true", "POSTGRES_URL": URL, "POSTGRES_URL_NON_POOLING": URL})

    assert "hunter2" not in repr(settings)


def test_loading_leaves_the_process_environment_alone(tmp_path: Path) -> None:
    write(tmp_path, env="TWINSQL_TEST_MARK=1\nDATABASE_URL=${TWINSQL_TEST_MARK}\n")
    Settings.load(tmp_path)

    assert "TWINSQL_TEST_MARK" not in os.environ


def test_dotenv_is_not_loaded_where_no_file_is(tmp_path: Path) -> None:
    program = "import sys, twinsql; twinsql.Settings.load(); print('dotenv' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert result.stdout == "False\n"


def test_project_is_the_nearest_folder_with_our_table(tmp_path: Path) -> None:
    inner = tmp_path / "service" / "deep"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "a"\n\n[tool.twinsql]\nsql = "sql"\n')
    (tmp_path / "service" / "pyproject.toml").write_text('[project]\nname = "b"\n')

    assert project_root(inner) == tmp_path


def test_project_is_the_current_folder_where_no_table_is(tmp_path: Path) -> None:
    assert project_root(tmp_path) == tmp_path


def test_direct_address_is_the_one_without_pooler(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, {"USE_POSTGRES": "true", "POSTGRES_URL": POOLED, "POSTGRES_URL_NON_POOLING": URL})

    assert direct_postgres_url(settings) == URL + "?sslmode=verify-full&sslrootcert=system"


def test_direct_address_is_the_usual_one_where_it_is_not_pooled(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, {"USE_POSTGRES": "true", "POSTGRES_URL": URL})

    assert direct_postgres_url(settings) == pooled_postgres_url(settings)


@pytest.mark.parametrize("extra", [{}, {"POSTGRES_URL_NON_POOLING": POOLED}])
def test_pooled_address_is_refused_where_a_direct_one_is_needed(tmp_path: Path, extra: dict[str, str]) -> None:
    settings = Settings.load(tmp_path, {"USE_POSTGRES": "true", "POSTGRES_URL": POOLED, **extra})

    with pytest.raises(ConfigError, match="set POSTGRES_URL_NON_POOLING to"):
        direct_postgres_url(settings)


def test_sqlite_file_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="twinsql setup"):
        sqlite_file(Settings.load(tmp_path, {}))


def test_folder_as_sqlite_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="names a folder"):
        sqlite_file(Settings.load(tmp_path, {"DATABASE_URL": "."}))


def test_argument_beats_use_postgres_and_says_so(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, {"USE_POSTGRES": "true"}, use_postgres=False)

    assert (settings.use_postgres, settings.sources["USE_POSTGRES"]) == (False, "argument")


def observed(root: Path, **variables: str) -> Observing:
    return Settings.load(root, variables).observing


def test_slow_statements_are_logged_unless_settings_say_otherwise(tmp_path: Path) -> None:
    found = observed(tmp_path)
    assert (found.log_queries, found.slow_ms, found.n_plus_one, found.sentry_dsn) == ("slow", 200, 0, None)


@pytest.mark.parametrize(
    ("text", "meant"), [("all", "all"), ("1", "all"), ("slow", "slow"), ("off", "off"), ("0", "off"), ("0.01", 0.01), (" OFF ", "off")]
)
def test_lines_for_all_slow_no_or_a_share_of_statements(tmp_path: Path, text: str, meant: str | float) -> None:
    assert observed(tmp_path, TWINSQL_LOG_QUERIES=text).log_queries == meant


def test_threshold_overall_and_of_single_statements(tmp_path: Path) -> None:
    observing = observed(tmp_path, TWINSQL_SLOW_MS="50, chats.search=1000,chats.get=5")

    assert (observing.slow_ms, observing.slow_ms_of) == (50, {"chats.search": 1000, "chats.get": 5})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("TWINSQL_LOG_QUERIES", "some"),
        ("TWINSQL_LOG_QUERIES", "1.5"),
        ("TWINSQL_LOG_QUERIES", "nan"),
        ("TWINSQL_SLOW_MS", "fast"),
        ("TWINSQL_SLOW_MS", "=5"),
        ("TWINSQL_SLOW_MS", "nan"),
        ("TWINSQL_SLOW_MS", "200,"),
        ("TWINSQL_SLOW_MS", "0,5"),
        ("TWINSQL_SLOW_MS", "200;chats.get=5"),
        ("TWINSQL_SLOW_MS", "search=5"),
        ("TWINSQL_SLOW_MS", "200,chats.get=5,chats.get=6"),
        ("TWINSQL_LOG_SHAPES", "some"),
        ("TWINSQL_N_PLUS_ONE", "many"),
    ],
)
def test_what_is_watched_must_make_sense(tmp_path: Path, name: str, text: str) -> None:
    assert refusal(tmp_path, **{name: text}).startswith(name)


@pytest.mark.parametrize(
    ("name", "text", "cure"),
    [
        ("TWINSQL_N_PLUS_ONE", "many", "write one, such as TWINSQL_N_PLUS_ONE=10, or off"),
        ("TWINSQL_LOG_SHAPES", "some", "write true or false"),
    ],
)
def test_the_cure_is_one_for_that_variable(tmp_path: Path, name: str, text: str, cure: str) -> None:
    assert refusal(tmp_path, **{name: text}).endswith(f"fix:  {cure}")


def test_address_of_sentry_is_never_shown(tmp_path: Path) -> None:
    assert "secret" not in repr(Settings.load(tmp_path, {"SENTRY_DSN": "https://secret@sentry.invalid/1"}))
