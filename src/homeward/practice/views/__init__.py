"""The pages of teams, supervision and audits."""

from .auditing import audit, audit_case, audit_done, audits, audits_of
from .teams import away, back, discuss, supervise, supervision, team, teams, worker

__all__ = [
    "audit",
    "audit_case",
    "audit_done",
    "audits",
    "audits_of",
    "away",
    "back",
    "discuss",
    "supervise",
    "supervision",
    "team",
    "teams",
    "worker",
]
