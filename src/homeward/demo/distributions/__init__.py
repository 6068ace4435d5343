"""Twenty distributions of the made borough beside the published ones."""

from homeward.demo.distributions.compared import Compared, Counter, Kind
from homeward.demo.distributions.tally import measure

__all__ = ["Compared", "Counter", "Kind", "measure"]
