"""From a query to what the index and the tables are asked.

What Tweets are found by stands in the index (`words`), so nearly all of a query is one question to
it. The rest (counts, times within alternatives, many followed people) is asked of the Tweets that
the index found.
"""

from .plan import Plan, plan

__all__ = ["Plan", "plan"]
