"""``homeward docs``: write the pages of ``docs/`` that are made from the code."""

from pathlib import Path

import click


@click.command("docs")
@click.option("--check", is_flag=True, help="Write nothing; fail where a page is stale.")
@click.option(
    "--to",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs"),
    show_default=True,
)
def docs_command(check: bool, to: Path) -> None:
    """Write the documentation that is made from the code: clocks, states, retention, access."""
    from .house import set_environment

    set_environment(None)
    import django

    django.setup()
    from homeward.demo import documenting as borough
    from homeward.web import documenting as house

    stale = []
    for name, text in {**house.pages(), **borough.pages()}.items():
        path = to / name
        if path.exists() and path.read_text() == text:
            continue
        stale.append(str(path))
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    if check and stale:
        raise click.ClickException(f"Stale: {', '.join(stale)}. Run homeward docs.")
    click.echo("\n".join(stale) or "Every page is current.")
