"""Joining two records of one person, and parting them again exactly.

Pure rules: which records move and which cannot (`plan`), which facts stand (`facts`), what was
added since (`since`), how a record becomes a question for the matching engine (`asking`). Every
model that points at a person says by its stewardship whether it follows; `links` finds them, so a
new room needs to do nothing here. Reading and writing are in `queries` and `actions`.
"""
