"""How large the page is, how long its layout takes, and what the renderer spends on drawing and on a filter.

Of pages of 40, 400 and 2,000 invented actors. Times are CPU: of this process, and of the renderer's main thread as
Chromium's DevTools count them. Asked: 40 actors under 900 KB and painted in under 0.6 s; 2,000 painted in under 1.5 s,
a filter under 0.1 s as the page opens, the layout under 4 s. Needs playwright and Chromium.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "views"))
from made_crowd import crowd

from diplograph.views import page as pages
from diplograph.views.layout import positions
from diplograph.views.network import show

SIZES = ((40, 130), (400, 1400), (2000, 7000))
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FILTERS = """async () => { for (let i = 0; i < 10; i++) {
  set(i % 2 ? { confidence: [0.5, 0.7][(i >> 1) % 2] } : { off: new Set((i >> 1) % 2 ? [] : ["tone:cooperative"]) });
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done))); } }"""


def spent(session: Any) -> float:
    """Return the seconds of CPU of the renderer's main thread so far."""
    found = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in found if each["name"] == "TaskDuration"))


def drawn(browser: Any, path: Path) -> tuple[float, float, float]:
    """Return the CPU of opening a page, of a filter, and of a filter when all actors are shown."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    page.wait_for_timeout(2500)
    marks = [spent(session)]
    for before in ("set({})", "set({ every: true, confidence: 0, off: new Set() })"):
        page.evaluate(before)
        page.wait_for_timeout(2500)
        begun = spent(session)
        page.evaluate(FILTERS)
        marks.append((spent(session) - begun) / 10)
    context.close()
    return marks[0], marks[1], marks[2]


def main() -> None:
    """Measure and say."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        for actors, relations in SIZES:
            net = crowd(actors, relations)
            page = pages.content(net)
            ids = [actor.id for actor in page.actors]
            pairs = sorted({(ids[min(e.a, e.b)], ids[max(e.a, e.b)]) for e in page.edges})
            groups = {actor.id: actor.community for actor in page.actors if actor.community is not None}
            begun = time.process_time()
            positions({actor.id: actor.label for actor in page.actors}, pairs, groups=groups)
            layout = time.process_time() - begun
            path = show(net, Path(folder) / f"{actors}.html")
            opened, few, every = drawn(browser, path)
            sys.stdout.write(
                f"{actors} actors: {path.stat().st_size / 1000:,.0f} kB, layout {layout:.1f} s; "
                f"painted in {opened:.2f} s, a filter {few * 1000:.0f} ms, with all shown {every * 1000:.0f} ms\n"
            )
        browser.close()


if __name__ == "__main__":
    main()
