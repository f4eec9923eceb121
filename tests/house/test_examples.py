"""Each example sentence of the lexicon is read as it says."""

from diplograph.examples import differences
from diplograph.pipeline import Pipeline


def test_every_example_of_every_frame_is_read_as_it_says() -> None:
    assert [str(difference) for difference in differences(Pipeline.load("en"))] == []
