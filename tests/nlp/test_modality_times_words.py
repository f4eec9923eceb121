"""The two word lists say what an editor must mend, and where."""

import pytest

from diplograph import resources
from diplograph.errors import DataFileError
from diplograph.lexicon.modality import GovernorClass, read_modality_words
from diplograph.lexicon.times import read_time_words
from diplograph.model import Factuality


def changed(tmp_path, name, old, new):
    text = resources.data("lexicon", "en", name).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_unknown_class_names_line_and_neighbour(tmp_path):
    path = changed(tmp_path, "modality.yaml", "- class: refused", "- class: refusd")
    with pytest.raises(DataFileError, match=r'modality.yaml:\d+: no class "refusd"; did you mean "refused"'):
        read_modality_words(path)


def test_a_word_in_two_classes_is_refused(tmp_path):
    path = changed(tmp_path, "modality.yaml", "      decline: to obj\n", "      decline: to obj\n      manage: to\n")
    with pytest.raises(DataFileError, match="manage: to"):
        read_modality_words(path)


def test_missing_list_is_named(tmp_path):
    path = changed(tmp_path, "modality.yaml", "unwilled:", "unwiled:")
    with pytest.raises(DataFileError, match="unwil"):
        read_modality_words(path)


def test_thirteenth_month_is_refused(tmp_path):
    path = changed(tmp_path, "times.yaml", "december: 12", "december: 13")
    with pytest.raises(DataFileError, match='"december" is 13'):
        read_time_words(path)


def test_unknown_unit_is_refused(tmp_path):
    path = changed(tmp_path, "times.yaml", "days: day", "days: dya")
    with pytest.raises(DataFileError, match="units"):
        read_time_words(path)


def test_a_planned_thing_not_planned_is_off():
    planned = GovernorClass(Holds="Planned", DoesNotHold="DoesNotHold", open="same")
    assert planned.outcome(Factuality.DOES_NOT_HOLD) is Factuality.DOES_NOT_HOLD
    assert planned.outcome(Factuality.POSSIBLE) is Factuality.POSSIBLE
