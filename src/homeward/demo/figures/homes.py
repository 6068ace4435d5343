"""Homes: voids, notice, and how often a home refuses. No national table is published: choices."""

VOIDS_FOR = 730  # days looked back; what came before is not on record
SHORTEST_VOID = 7  # days: a bed made up again is no void
WHY_VOID = {"between": 58, "matching": 22, "staffing": 12, "repairs": 8}
NOTICE = 0.14  # of stays with a provider that ended in a move
NOTICE_NOW = 0.03  # of stays with a provider that go on
DAYS_OF_NOTICE = 28  # what most contracts say
REFUSED = 0.42  # of askings
WHY_REFUSED = {"full": 40, "needs": 26, "match": 18, "staffing": 8, "place": 6, "other": 2}
WAITING = 0.6  # of those in a crisis bed now: a home was asked and has not answered
