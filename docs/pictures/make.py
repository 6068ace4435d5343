"""Take the pictures of the README again: `.venv/bin/python docs/pictures/make.py`.

Opens a demonstration borough that stands at one day, in Chromium at 1366 pixels.
"""

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.houses import House  # noqa: E402
from tests.journeys.browser import visiting  # noqa: E402

PICTURES = {
    "my-day": ("leaving-care-manager", "/"),
    "missing": ("missing-coordinator", "/missing/"),
    "plan": ("improvement-lead", "/plan/"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        house.run("start", "--no-serve")
        with visiting(house) as visitor:
            for name, (user, path) in PICTURES.items():
                page = visitor.signed_in(user)
                page.goto(path)
                page.screenshot(path=HERE / f"{name}.png")


if __name__ == "__main__":
    main()
