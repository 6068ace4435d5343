"""Does an accepted message live through a killed process? Kill one after each, and count.

``python -m benchmarks.notifications [messages]``: a server of its own in a new database is killed
(SIGKILL) between keeping a message and matching it; then ``homeward tick`` matches what waits.
"""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import requests

PATIENCE = 90
MESSAGE = {
    "says": "missing",
    "given_names": "Aaliyah",
    "family_name": "Hussain-Doyle",
    "born_on": "2012-03-09",
    "reported_at": "2026-06-17T08:15:00+01:00",
    "police_ref": "ZZ000123",
    "risk": "medium",
}
SERVER = """
import sys, django
django.setup()
from wsgiref.simple_server import make_server, WSGIRequestHandler
import homeward.exchange.api.service as service
from homeward.config.wsgi import application

def stuck(**kwargs):
    print("kept", flush=True)
    import time
    time.sleep(600)

if sys.argv[1] == "stuck":
    service.match_notification = stuck
WSGIRequestHandler.log_message = lambda *args: None
server = make_server("127.0.0.1", 0, application)
print(server.server_port, flush=True)
server.serve_forever()
"""
SET_UP = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from datetime import date
from homeward.access.actions import add_user, give_token, the_house
from homeward.access.roles import Role
from homeward.people.actions import add_person
from homeward.workforce.actions import set_up_team
set_up_team(by=the_house, name="Missing team", service="missing")
add_person(by=the_house, given_names="Aaliyah", family_name="Hussain-Doyle",
           born_on=date(2012, 3, 9), sex="F")
police = add_user(by=the_house, username="police", name="Police", role=Role.PARTNER,
                  password="a-long-story-for-tests")
print(give_token(by=the_house, user=police, name="Police", until=date(2099, 1, 1))[1])
"""


def survive(folder: Path, messages: int) -> dict[str, int]:
    """Kill a server (SIGKILL) after each message was kept; then what is there, and matched."""
    env = {
        **os.environ,
        "HOMEWARD_DATA": str(folder),
        "HOMEWARD_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "homeward.config.settings",
    }
    secret = run(SET_UP, env).strip().splitlines()[-1]
    for number in range(messages):
        killed_once_kept(env, secret, number)
    database = next(folder.rglob("*.sqlite3"))
    kept = counted(database, "select count(*) from missing_notification")
    waits = "select count(*) from missing_notification where matched_at is not null"
    before = counted(database, waits)
    run("", env, "-m", "homeward.cli", "tick")
    return {
        "kept": kept,
        "before": before,
        "matched": counted(database, waits),
        "episodes": counted(database, "select count(*) from missing_episode"),
    }


def killed_once_kept(env: dict[str, str], secret: str, number: int) -> None:
    """Start a server, send it one message, and kill it between keeping and matching."""
    command = [sys.executable, "-c", SERVER, "stuck"]
    server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    watch = threading.Timer(PATIENCE, server.kill)
    watch.start()
    try:
        sender = threading.Thread(target=send, args=(int(server.stdout.readline()), secret, number))
        sender.start()
        said = server.stdout.readline().strip()
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
        sender.join()
    finally:
        watch.cancel()
        server.kill()
        server.stdout.close()
    if said != "kept":
        raise RuntimeError("The server did not keep the message. Run it by hand to see why.")


def send(port: int, secret: str, number: int) -> None:
    """Send one message; the server is killed in the middle of the call."""
    with contextlib.suppress(requests.RequestException):
        requests.post(
            f"http://127.0.0.1:{port}/api/v1/notifications",
            json={**MESSAGE, "last_seen": f"message {number}"},
            headers={"authorization": f"Bearer {secret}", "idempotency-key": f"key-{number:06}"},
            timeout=PATIENCE,
        )


def run(code: str, env: dict[str, str], *command: str) -> str:
    """Run Python in a process of its own; what it said."""
    words = [sys.executable, *(command or ("-c", code))]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def counted(database: Path, question: str) -> int:
    """One number from the database, read past the house."""
    with sqlite3.connect(database) as connection:
        return int(connection.execute(question).fetchone()[0])
