"""Charts drawn on the server as SVG: no script, no styles, real text, a shape for each meaning.

Pure functions from data to a string that is safe to put into a page (all text is escaped). A
table of the same figures belongs under each chart; the page makes it.
"""

from homeward.ui.charts.data import Bar, Charted, ChartPoint, chart_points
from homeward.ui.charts.funnel import FunnelPoint, funnel_chart
from homeward.ui.charts.icons import assurance_icon, variation_icon
from homeward.ui.charts.pairs import Pair, Pairs, pairs
from homeward.ui.charts.plot import NARROW, WIDE
from homeward.ui.charts.small import bars, sparkline
from homeward.ui.charts.verdict import Words, verdict
from homeward.ui.charts.xmr import describe, xmr_chart

__all__ = [
    "NARROW",
    "WIDE",
    "Bar",
    "ChartPoint",
    "Charted",
    "FunnelPoint",
    "Pair",
    "Pairs",
    "Words",
    "assurance_icon",
    "bars",
    "chart_points",
    "describe",
    "funnel_chart",
    "pairs",
    "sparkline",
    "variation_icon",
    "verdict",
    "xmr_chart",
]
