"""``python -m benchmarks.notifications [messages]``: kill a server after each, and count."""

import sys
import tempfile
from pathlib import Path

from .surviving import survive

messages = int(sys.argv[1]) if len(sys.argv) > 1 else 5
with tempfile.TemporaryDirectory() as folder:
    found = survive(Path(folder), messages)
print(f"Messages accepted, each with its server killed at once: {messages}")
print(
    f"Kept: {found['kept']}. Matched before: {found['before']}, after a tick: {found['matched']}."
)
print(f"Episodes made of them: {found['episodes']}.")
sys.exit(found["kept"] != messages or found["matched"] != messages)
