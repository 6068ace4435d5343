"""Issuing packs: drawn once from live work, then kept as they were, with their hash."""

from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.ledger.actions import enter

from ..codes import PackKind
from ..models import Pack, Plan
from ..packs import board_pages, fingerprint_of, pages_of, visit_pages


def issue_board_pack(*, by: Any, plan: Plan) -> Pack:
    """Six pages for the board, as things stand now; they never change again."""
    check(by, Can.EDIT_PLAN)
    contents = board_pages(viewer=by, plan=plan)
    return _issue(by, plan, PackKind.BOARD, pages_of("board", contents), contents.versions)


def issue_visit_pack(*, by: Any, plan: Plan) -> Pack:
    """What inspectors will ask for at the next visit, as things stand now."""
    check(by, Can.EDIT_PLAN)
    contents = visit_pages(viewer=by, plan=plan)
    return _issue(by, plan, PackKind.VISIT, pages_of("visit", contents), contents.versions)


def _issue(by: Any, plan: Plan, kind: PackKind, body: str, versions: dict[str, str]) -> Pack:
    today = clock.today()
    pack = Pack(
        plan=plan,
        kind=kind,
        title=f"{kind.label}, {today.day} {today:%B %Y}: {plan.title}"[:160],
        issued_on=today,
        body=body,
        fingerprint=fingerprint_of(body),
        definitions=versions,
    )
    details = {"kind": str(kind), "sha256": pack.fingerprint}
    enter(pack, by=by, action="issue pack", details=details)
    return pack
