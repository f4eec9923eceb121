"""Worker processes: every task once and in order, whoever dies; no more taken in than is read."""

from pathlib import Path

import pytest
from made_workers import light, still_born, tasks, unloadable

from diplograph.errors import DataFileError, DiplographError
from diplograph.scale.pool import WINDOW, Pool
from diplograph.scale.records import Reader


def test_outcomes_come_in_order_and_no_more_is_taken_than_the_window_holds():
    taken = []

    def given():
        for task in tasks(*(["a word"] * 200)):
            taken.append(task.number)
            yield task

    found = Pool(Reader(), 2, light).map(given())
    first = next(found)
    assert first.number == 0
    assert len(taken) <= 2 * WINDOW + 3
    assert [outcome.number for outcome in found] == list(range(1, 200))


def test_an_article_that_kills_is_a_failure_and_the_others_are_read(tmp_path: Path):
    texts = ["a word"] * 6 + ["die always"] + ["two words here"] * 6 + [f"die once {tmp_path / 'mark'}"] + ["end"]
    found = list(Pool(Reader(), 2, light).map(tasks(*texts)))
    assert [outcome.number for outcome in found] == list(range(15))
    [failure] = [outcome for outcome in found if outcome.failure]
    assert failure.number == 6
    assert "ended 2 times (exit code -9)" in str(failure.failure)
    assert (tmp_path / "mark").exists()
    assert found[13].counts == {"words": 3}


def test_what_a_worker_cannot_load_is_raised_as_it_is():
    with pytest.raises(DataFileError, match=r"frames.yaml:3: no class; mend it"):
        list(Pool(Reader(), 2, unloadable).map(tasks("a")))


def test_workers_that_die_as_they_start_end_the_run():
    with pytest.raises(DiplographError, match=r"end as they start \(exit code 3\)"):
        list(Pool(Reader(), 1, still_born).map(tasks("a")))


def test_no_process_is_left_when_the_reader_stops_in_between():
    pool = Pool(Reader(), 2, light)
    found = pool.map(tasks(*(["a word"] * 100)))
    next(found)
    processes = [worker.process for worker in pool.workers]
    found.close()
    assert [process.is_alive() for process in processes] == [False, False]
