"""Statistical process control: tells a real change from the ups and downs of chance.

Pure functions of numbers. `xmr` is the chart that managers know, by the NHS "Making Data Count"
rules; the others are for shares, rates, counts and rare events; `funnel` compares many units at
one time. Where tools differ, docs/adr/0010-spc-choices.md says what was chosen and why.
"""

from homeward.measures.spc.attribute import (
    ControlChart,
    c_chart,
    g_chart,
    i_chart,
    p_chart,
    p_prime_chart,
    run_chart,
    t_chart,
    u_chart,
    u_prime_chart,
)
from homeward.measures.spc.funnel import Funnel, funnel
from homeward.measures.spc.rules import Rule, Side
from homeward.measures.spc.runs import Runs
from homeward.measures.spc.series import ENOUGH_POINTS, Segment
from homeward.measures.spc.xmr import Assurance, Improvement, Kind, Xmr, xmr

__all__ = [
    "ENOUGH_POINTS",
    "Assurance",
    "ControlChart",
    "Funnel",
    "Improvement",
    "Kind",
    "Rule",
    "Runs",
    "Segment",
    "Side",
    "Xmr",
    "c_chart",
    "funnel",
    "g_chart",
    "i_chart",
    "p_chart",
    "p_prime_chart",
    "run_chart",
    "t_chart",
    "u_chart",
    "u_prime_chart",
    "xmr",
]
