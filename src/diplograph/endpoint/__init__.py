"""A folder that `build` made in, SPARQL over HTTP out: read only, with limits that really stop a query.

`server` listens, `app` routes, `gate` lets in; `pool` hands questions to `worker` processes, which answer
(`answers`) from a `snapshot` of the store. No query runs in the process that listens.
"""

from diplograph.endpoint.records import Limits, Settings
from diplograph.endpoint.server import serve

__all__ = ["Limits", "Settings", "serve"]
