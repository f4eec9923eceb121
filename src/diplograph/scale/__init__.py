"""The reading over many articles: worker processes or Ray, a manifest of what was done, one writer of the store.

`engine.Build` puts it together: articles in, the graph, a manifest and a list of failures out. The workers read, encode
and check; the process that was started is the only one that writes.
"""
