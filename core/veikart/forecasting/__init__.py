"""What numbers say beyond themselves: intervals around shares, and where a share is likely to go.

Knows nothing of pictures: days and counts go in. SciPy is imported where it is needed.
"""

from veikart.forecasting.drift import Expected, Forecast, Observed, TooLittle, forecast
from veikart.forecasting.intervals import Interval, wilson
from veikart.forecasting.quarters import quarter_ends

__all__ = [
    "Expected",
    "Forecast",
    "Interval",
    "Observed",
    "TooLittle",
    "forecast",
    "quarter_ends",
    "wilson",
]
