"""No name is cut at the rim of the page, however long it is."""

from collections.abc import Callable
from typing import Any

import pytest
from made_ties import net_of, told

# what is written or drawn in the outermost two columns of pixels
RIM = """() => { const all = document.querySelector("#canvas canvas"), w = all.width;
  const alpha = all.getContext("2d").getImageData(0, 0, w, all.height).data.filter((_, i) => i % 4 === 3);
  return [0, 1, w - 2, w - 1].some((x) => alpha.some((a, i) => a > 0 && i % w === x)); }"""


@pytest.mark.parametrize("width", [390, 1280])
def test_long_names_fit(opened: Callable[..., Any], width: int) -> None:
    ends = [("Extraordinary Commission", f"Mountain Provinces Council {i}") for i in range(12)]
    page = opened(net_of(told(f"{one} {i}", "Aid", other) for i, (one, other) in enumerate(ends)), width=width)
    page.wait_for_timeout(500)
    assert not page.evaluate(RIM)
