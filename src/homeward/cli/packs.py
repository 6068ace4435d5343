"""``homeward board-pack``, ``visit-pack`` and ``verify-pack``: packs as files, and their proof."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from .house import in_the_house

_OUT = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write (.html or .pdf)."
)
_PDF = click.option("--pdf", is_flag=True, help="Write PDF (needs the extra homeward[pdf]).")


@click.command("board-pack")
@_OUT
@_PDF
@in_the_house
def board_pack_command(out: Path | None, pdf: bool) -> None:
    """Issue the board pack of the present plan: six pages of A4, kept as issued, with a hash."""
    from homeward.improvement.actions import issue_board_pack

    _issue(issue_board_pack, out, pdf)


@click.command("visit-pack")
@_OUT
@_PDF
@in_the_house
def visit_pack_command(out: Path | None, pdf: bool) -> None:
    """Issue the visit pack: what the next visit asks for, and what became of every sentence."""
    from homeward.improvement.actions import issue_visit_pack

    _issue(issue_visit_pack, out, pdf)


@click.command("verify-pack")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@in_the_house
def verify_pack_command(file: Path) -> None:
    """Say whether a pack's HTML file holds the very pages that were issued. Exit 1 if not."""
    from homeward.improvement.packs import body_in, fingerprint_of
    from homeward.improvement.queries import pack_with

    body = body_in(file.read_text(encoding="utf-8", errors="replace"))
    pack = pack_with(fingerprint_of(body))
    if pack is None:
        raise click.ClickException(
            f"“{file.name}” is no pack that was issued here, or it was changed since. Ask for it "
            "again from the page of packs."
        )
    click.echo(f"These are the pages of “{pack.title}”, unchanged.")


def _issue(action: Callable[..., Any], out: Path | None, pdf: bool) -> None:
    from homeward.access.actions import the_house
    from homeward.core.errors import Refused
    from homeward.improvement.packs import as_pdf, standalone
    from homeward.improvement.queries import current_plan

    plan = current_plan(viewer=the_house)
    if plan is None:
        raise Refused("There is no plan yet. Start one on the page Plan.")
    pack = action(by=the_house, plan=plan)
    page = standalone(pack.title, pack.body, pack.fingerprint)
    kind = "pdf" if pdf or (out and out.suffix.lower() == ".pdf") else "html"
    content = as_pdf(page) if kind == "pdf" else page.encode()
    path = out or Path(f"{pack.kind}-pack-{pack.issued_on}.{kind}")
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise Refused(f"“{path}” cannot be written: {fault.strerror}. Choose another.") from fault
    click.echo(f"{path}: {len(content) / 1000:.0f} KB. SHA-256 of the pages {pack.fingerprint}")
