"""How the borough behaves, room by room, each figure with where it was published.

``domain.md``, ``measures.md``, ``missing.md`` and ``matching.md`` are this project's own reading of
the published statistics, kept beside the checkout; they name their sources in turn. Where nothing
was published the comment says so: then the figure is a choice, and nothing may be proved from it.
"""
