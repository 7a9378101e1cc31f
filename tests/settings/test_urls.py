"""What is read out of PostgreSQL addresses, and what is never shown of them."""

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict
from twinsql.adapters import urls

POOLED = [
    "postgresql://u:p@ep-cool-name-123456-pooler.us-east-2.aws.neon.tech/db?sslmode=require",
    "postgres://u:p@ep-cool-name-123456-pooler.us-east-1.postgres.vercel-storage.com/verceldb",
    "postgres://u.ref:p@aws-0-us-east-1.pooler.supabase.com:6543/postgres?sslmode=require&supa=base-pooler.x",
    "postgresql://u:p@db.abcdefgh.supabase.co:6543/postgres",
    "postgresql://u:p@pooler.internal:5432/db",
    "postgresql://u:p@bouncer:6432/db",
    "postgresql://u@/db?host=/tmp/sockets&port=6432",
    "postgresql://u:p@localhost/db?pgbouncer=true",
    "postgresql://u:p@localhost/db?connection_limit=1&pgbouncer=1",
]
DIRECT = [
    "postgresql://dev_user:dev_password@localhost:5432/chatbot_dev",
    "postgresql://u:p@ep-cool-name-123456.us-east-2.aws.neon.tech/db",
    "postgresql://u.ref:p@aws-0-us-east-1.pooler.supabase.com:5432/postgres",
    "postgresql://u:p@localhost:6432/db?pgbouncer=false",
    "postgresql://-pooler.:-pooler.@localhost/-pooler.",
    "postgresql://u@/db?host=/tmp/my-pooler.d",
    "postgresql:///db",
]
LOCAL = [
    "postgresql:///db",
    "postgresql://u@/db?host=/tmp/x",
    "postgresql://u@%2Ftmp%2Fx/db",
    "postgresql://u:p@localhost:5432/db",
    "postgresql://u:p@127.0.0.1/db",
    "postgresql://u:p@[::1]:5432/db",
    "postgresql://localhost,127.0.0.1/db",
]
REMOTE = [
    "postgresql://u:p@db.example.com/db",
    "postgresql://u:p@127.example.com/db",
    "postgresql://u:p@localhost,db.example.com/db",
    "postgresql://u:p@localhost/db?host=db.example.com",
    "postgresql://u:p@localhost/db?hostaddr=10.0.0.1",
    "postgresql://u:p@[2001:db8::1]/db",
]
REFUSED = [
    ("mysql://u:hunter2@host/db", "scheme 'mysql'"),
    ("u:hunter2@host/db", "no scheme"),
    ("postgresql:u:hunter2@host/db", "no scheme"),
    ("postgresql://u:hun@ter2@host/db", "%40"),
    ("postgresql://u:hun/ter2@host/db", "%2F"),
    ("postgresql://u:hunter2", "%3A"),
    ("postgresql://u:hunter%2@host/db", "%25"),
    ("postgresql://u:hunter%zz@host/db", "%25"),
    ("postgresql://u:hunter2@host:543210/db", "port"),
    ("postgresql://u:hunter 2@host/db", "%20"),
    ("postgresql://u:hunter2@host/db?sslmod=require", "'sslmod'"),
    ("postgresql://u:hunter2@host/db?sslmode", "no value"),
    ("postgresql://u:hunter2@host/db?schema=app", "search_path"),
    ("postgresql://u:hunter2@[::1/db", "[::1]:5432"),
]


@pytest.mark.parametrize("url", POOLED)
def test_poolers_are_recognised(url: str) -> None:
    assert urls.is_pooled(url)


@pytest.mark.parametrize("url", DIRECT)
def test_direct_addresses_are_not_taken_for_poolers(url: str) -> None:
    assert not urls.is_pooled(url)


@pytest.mark.parametrize("url", LOCAL)
def test_local_servers_get_no_tls_default(url: str) -> None:
    assert conninfo_to_dict(urls.with_tls_default(url)) == conninfo_to_dict(url)


@pytest.mark.parametrize("url", REMOTE)
def test_servers_elsewhere_are_verified_by_default(url: str) -> None:
    driver = conninfo_to_dict(urls.with_tls_default(url))

    assert (driver["sslmode"], driver["sslrootcert"]) == ("verify-full", "system")


@pytest.mark.parametrize("mode", ["disable", "require", "verify-ca"])
def test_tls_mode_in_the_url_stays(mode: str) -> None:
    assert conninfo_to_dict(urls.with_tls_default(f"postgresql://h.example/db?sslmode={mode}"))["sslmode"] == mode


def test_certificates_named_in_the_url_stay() -> None:
    driver = conninfo_to_dict(urls.with_tls_default("postgresql://h.example/db?sslrootcert=/etc/ca.pem"))

    assert (driver["sslmode"], driver["sslrootcert"]) == ("verify-full", "/etc/ca.pem")


def test_parameters_of_other_drivers_are_dropped_and_the_others_kept() -> None:
    url = "postgresql://u:p@h/db?pgbouncer=true&connection_limit=1&sslmode=require&pool_timeout=0&schema=public&application_name=a%26b"

    assert conninfo_to_dict(urls.without_twinsql_options(url)) == {
        "user": "u",
        "password": "p",
        "host": "h",
        "dbname": "db",
        "sslmode": "require",
        "application_name": "a&b",
    }


@pytest.mark.parametrize("scheme", urls.SCHEMES)
def test_every_scheme_reaches_the_driver_as_postgresql(scheme: str) -> None:
    assert urls.driver_url(f"{scheme}://u:p@localhost/db") == "postgresql://u:p@localhost/db"


@given(user=st.text(min_size=1), password=st.text(min_size=1))
def test_credentials_reach_the_driver_as_written(user: str, password: str) -> None:
    user, password = (
        "".join(char for char in text if char != "\0" and not 0xD800 <= ord(char) < 0xE000) or "x" for text in (user, password)
    )
    url = f"postgres://{quote(user, safe='')}:{quote(password, safe='')}@h.example:5432/db?pgbouncer=true"
    driver = conninfo_to_dict(urls.driver_url(url))

    assert (driver["user"], driver["password"], driver["host"]) == (user, password, "h.example")


@given(before=st.text(), after=st.text())
@example(before="", after=":/?#@%")
@example(before="%", after="")
@example(before="@h?", after="&")
@example(before="@h?", after="=")
@example(before="@", after="")
def test_password_never_shows_whatever_stands_around_it(before: str, after: str) -> None:
    url = f"postgresql://somebody:{before}hunter2{after}@remote.example/chat?sslpassword=hunter2&options=-c%20app.key%3Dhunter2"
    shown = urls.redacted(url)
    try:
        urls.parse(url)
    except urls.UrlError as error:
        shown += str(error)

    assert "hunter2" not in shown


@pytest.mark.parametrize(("url", "reason"), REFUSED)
def test_unusable_addresses_are_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(urls.UrlError) as caught:
        urls.parse(url)

    assert reason in str(caught.value)


@pytest.mark.parametrize("url", [url for url, _ in REFUSED])
def test_refusals_show_nothing_of_the_password(url: str) -> None:
    with pytest.raises(urls.UrlError) as caught:
        urls.parse(url)

    assert not any(part in str(caught.value) + urls.redacted(url) for part in ("hun", "ter2"))


@pytest.mark.parametrize("url", [*POOLED, *DIRECT, *LOCAL, *REMOTE])
def test_driver_understands_what_it_is_given(url: str) -> None:
    assert conninfo_to_dict(urls.driver_url(url))
