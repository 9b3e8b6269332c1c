"""What numbers say beyond themselves: intervals around shares, and where a share is likely to go.

Knows nothing of pictures: days and counts go in. SciPy is imported where it is needed.
"""

from veikart.forecasting.intervals import Interval, wilson

__all__ = ["Interval", "wilson"]
