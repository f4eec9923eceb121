"""data/gold/ in, data/model/ out: the weights of the confidence, and how well they hold.

`make train` runs it (`python -m diplograph.learn`). The same data and lexicon give the same weights.
"""
