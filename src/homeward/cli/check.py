"""``homeward check``: do records, ledger and chronology agree, is the audit chain whole?"""

import json

import click

from .house import in_the_house


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@in_the_house
def check_command(as_json: bool) -> None:
    """Check that the books agree, every duty has an owner and the audit log is whole."""
    from homeward.web.checking import check_all

    findings = check_all()
    if as_json:
        click.echo(json.dumps([finding.as_dict() for finding in findings], indent=1))
    else:
        for finding in findings:
            click.echo(f"{'ok ' if finding.ok else 'NOT'}  {finding.what}: {finding.sentence}")
    if not all(finding.ok for finding in findings):
        raise SystemExit(1)
