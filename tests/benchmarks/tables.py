"""How long the tables of actors and places take to load, how much memory they hold, and how long one name takes.

CPU time of this process, not the clock: a busy machine would measure others. What is asked: loaded under 0.5 s and
80 MB, a name looked up under 50 microseconds.
"""

import resource
import subprocess
import sys
from collections.abc import Callable

from diplograph import resources
from diplograph.lexicon import spelling
from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.places import PlaceTable
from diplograph.model.collector import collector_paused

ROUNDS = 3
LOAD = """from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.places import PlaceTable
ActorTables.load(), PlaceTable.load()"""


def main() -> None:
    """Load everything once, then look up every name of the tables and as many that no table has."""
    subprocess.run([sys.executable, "-c", LOAD], check=True)  # the first start after a change keeps what it has read
    memory = _megabytes()
    begun = _seconds()
    spelling.rules()
    actors, places = ActorTables.load(), PlaceTable.load()
    took = _seconds() - begun
    held = _megabytes() - memory
    begun = _seconds()
    with collector_paused():
        ActorTables.read(resources.data("actors"))
        PlaceTable.read(resources.data("actors", "places.csv"))
    anew = _seconds() - begun
    known = [written for entry in actors.entries for _, written in entry.names]
    unknown = [f"{name.split()[0]} Overmountain" for name in known]
    there = [place.name for place in places.entries]
    sys.stdout.write(
        f"{len(actors.entries):,} actors and {len(places.entries):,} places loaded in {took:.2f} s, {held:.0f} MB; "
        f"read and checked anew, as after a change, in {anew:.2f} s\n"
        f"a name of the tables {_each(actors.lookup, known):.1f} microseconds, one of no table "
        f"{_each(actors.lookup, unknown):.1f}, a place {_each(places.lookup, there):.1f}\n"
        f"(this machine counts to ten million in {_counting():.2f} s)\n"
    )


def _each(look_up: Callable[[str], object], names: list[str]) -> float:
    """Return the microseconds of one look-up, the words' spellings not known from before."""
    best = float("inf")
    for _ in range(ROUNDS):
        spelling.spelled.cache_clear()
        spelling.atoms.cache_clear()
        begun = _seconds()
        for name in names:
            look_up(name)
        best = min(best, _seconds() - begun)
    return best / len(names) * 1e6


def _counting() -> float:
    begun = _seconds()
    for _ in range(10_000_000):
        pass
    return _seconds() - begun


def _seconds() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
