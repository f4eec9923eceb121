"""The shipped tables of actors: large enough, true on chosen days, and every fault of an editor named with its line."""

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from diplograph import resources
from diplograph.errors import DataFileError
from diplograph.lexicon.actors import ActorTables
from diplograph.lexicon.places import PlaceTable
from diplograph.model import ActorType


@pytest.fixture(scope="module")
def tables() -> ActorTables:
    return ActorTables.load()


def forms(tables: ActorTables, name: str) -> set[tuple[str, str]]:
    return {(hit.entry.key, hit.form) for hit in tables.lookup(name)}


def test_the_tables_are_as_large_as_promised(tables: ActorTables) -> None:
    kinds = Counter(entry.type for entry in tables.entries)
    groups = sum(number for kind, number in kinds.items() if kind not in (ActorType.STATE, ActorType.PERSON))
    roles = [role for entry in tables.entries for role in tables.roles(entry.key)]
    high = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister"}
    recent = [
        role
        for role in roles
        if role.office in high and (role.when.latest_end is None or role.when.latest_end.year >= 1990)
    ]
    assert kinds[ActorType.STATE] >= 200
    assert groups >= 250
    assert len(recent) >= 5000


def test_every_row_says_where_it_comes_from(tables: ActorTables) -> None:
    allowed = {"petrarch2", "archigos", "manual", "rigour", "country-codes", "t2wml", "cow-igo3"}
    tags = {tag for entry in tables.entries for tag in entry.source.split("|")}
    tags |= {tag for entry in tables.entries for role in tables.roles(entry.key) for tag in role.source.split("|")}
    assert {tag for tag in tags if not tag.startswith("wikidata-")} <= allowed


@pytest.mark.parametrize(
    ("name", "key", "form"),
    [
        ("Russia", "russia", "name"),
        ("the Kremlin", "russia", "metonym"),
        ("Moscow", "russia", "capital"),
        ("the Russians", "russia", "demonym"),
        ("Russia's", "russia", "name"),
        ("Downing Street", "united-kingdom", "metonym"),
        ("Élysée", "france", "metonym"),
        ("Elysee Palace", "france", "metonym"),
        ("Burma", "myanmar", "name"),
        ("Zaire", "zaire", "name"),
        ("Dutch", "netherlands", "demonym"),
        ("Pyongyang", "north-korea", "capital"),
        ("Kiev", "ukraine", "capital"),
        ("G-8", "group-of-eight", "acronym"),
        ("U.N. Security Council", "united-nations-security-council", "name"),
        ("Nato", "nato", "name"),
        ("Hizbollah", "hezbollah", "name"),
        ("Tamil Tigers", "liberation-tigers-of-tamil-eelam", "name"),
        ("the Pentagon", "united-states-department-of-defense", "name"),
        ("Moammar Gadhafi", "muammar-gaddafi", "name"),
        ("Secretary of State Hillary Rodham Clinton", "hillary-clinton", "name"),
        ("Zelenskiy", "volodymyr-zelenskyy", "surname"),
        ("D. Medvedev", "dmitry-medvedev", "surname"),
    ],
)
def test_a_name_finds_its_actor(tables: ActorTables, name: str, key: str, form: str) -> None:
    assert (key, form) in forms(tables, name)


def test_acronyms_need_their_case(tables: ActorTables) -> None:
    assert forms(tables, "US") == {("united-states", "acronym")}
    assert not forms(tables, "us")
    assert not forms(tables, "who")
    assert tables.longest_match(["told", "us", "."], 1) == (0, ())
    assert tables.longest_match(["It", "is", "so"], 1) == (0, ())
    assert tables.longest_match(["a", "turkey", "sandwich"], 1) == (0, ())


@pytest.mark.parametrize(
    ("text", "length", "key"),
    [
        ("UN Security Council members", 3, "united-nations-security-council"),
        ("Al - Qaeda in the Arabian Peninsula said", 7, "al-qaeda-in-the-arabian-peninsula"),
        ("Bashar al - Assad said", 4, "bashar-al-assad"),
        ("Bashar al-Assad said", 2, "bashar-al-assad"),
        ("Ban Ki - moon said", 4, "ban-ki-moon"),
        ("Dmitri Medvedev of Russia", 2, "dmitry-medvedev"),
        ("U.S. officials", 1, "united-states"),
        ("RUSSIA WARNS", 1, "russia"),
        ("Russia's envoy", 1, "russia"),
        ("Cote d'Ivoire voted", 2, "ivory-coast"),
    ],
)
def test_the_longest_name_wins(tables: ActorTables, text: str, length: int, key: str) -> None:
    found, hits = tables.longest_match(text.split(), 0)
    assert found == length
    assert hits[0].entry.key == key


def test_a_surname_alone_is_no_full_name(tables: ActorTables) -> None:
    assert tables.longest_match(["Medvedev", "said"], 0) == (0, ())


@pytest.mark.parametrize(
    ("of", "office", "day", "person"),
    [
        ("RUS", "head_of_state", date(2011, 5, 27), "dmitry-medvedev"),
        ("RUS", "head_of_government", date(2011, 5, 27), "vladimir-putin"),
        ("RUS", "foreign_minister", date(2024, 1, 1), "sergey-lavrov"),
        ("USA", "head_of_state", date(1991, 1, 17), "george-h-w-bush"),
        ("USA", "head_of_state", date(2003, 3, 20), "george-w-bush"),
        ("GBR", "head_of_government", date(2022, 10, 1), "liz-truss"),
        ("DEU", "head_of_government", date(2023, 6, 1), "olaf-scholz"),
        ("ISR", "head_of_government", date(2023, 10, 8), "benjamin-netanyahu"),
        ("united-nations", "secretary_general", date(2005, 1, 1), "kofi-annan"),
        ("nato", "secretary_general", date(2011, 5, 27), "anders-fogh-rasmussen"),
    ],
)
def test_offices_are_held_on_their_days(tables: ActorTables, of: str, office: str, day: date, person: str) -> None:
    assert [role.person for role in tables.office_holders(of, office, day)] == [person]


@pytest.mark.parametrize(
    ("of", "office"),
    [
        ("USA", "head_of_state"),
        *((of, "head_of_government") for of in ("DEU", "FRA", "GBR", "ITA", "JPN", "NLD", "PRT", "RUS", "ISR", "IND")),
        *((of, "foreign_minister") for of in ("BRA", "CHN", "DEU", "FRA", "GBR", "ISR", "RUS", "UKR", "USA")),
    ],
)
def test_a_high_office_is_held_all_the_time(tables: ActorTables, of: str, office: str) -> None:
    def held(day: date) -> bool:
        # in the month of a change, told to the month, it is not certain which of the two
        return any(
            role.held_on(day) or (role.held_on(day) is None and role.when.latest_end)
            for role in tables.office_holders(of, office, day)
        )

    days = [date.fromordinal(day) for day in range(date(2003, 4, 1).toordinal(), date(2025, 1, 1).toordinal(), 10)]
    holes = [day for day in days if not held(day)]
    assert len(holes) <= 2, holes  # some days between two governments


def test_an_end_that_no_source_gives_is_not_known(tables: ActorTables) -> None:
    role = next(role for role in tables.roles("keir-starmer") if role.office == "head_of_government")
    assert role.held_on(date(2025, 1, 1)) is True
    assert role.held_on(date(2035, 1, 1)) is None
    assert role.held_on(date(2020, 1, 1)) is False


def test_titles_depend_on_the_country(tables: ActorTables) -> None:
    def means(title: str, country: str) -> str | None:
        office = tables.office(title, country)
        return office.key if office else None

    assert means("secretary of state", "USA") == "foreign_minister"
    assert means("foreign secretary", "GBR") == "foreign_minister"
    assert means("Chancellor", "DEU") == "head_of_government"
    assert means("king", "JOR") == "head_of_state"
    assert tables.office("plumber") is None


@pytest.mark.parametrize(
    ("name", "day", "key"),
    [
        ("USSR", date(1990, 1, 1), "soviet-union"),
        ("Yugoslavia", date(1991, 5, 1), "yugoslavia"),
        ("Zaire", date(1995, 1, 1), "zaire"),
        ("Burma", date(1985, 1, 1), "myanmar"),
        ("Czechoslovakia", date(1992, 1, 1), "czechoslovakia"),
        ("South Sudan", date(2012, 1, 1), "south-sudan"),
    ],
)
def test_a_state_exists_in_its_days(tables: ActorTables, name: str, day: date, key: str) -> None:
    assert [hit.entry.key for hit in tables.lookup(name) if hit.entry.existed_on(day)] == [key]


@pytest.mark.parametrize(
    ("key", "day"),
    [("south-sudan", date(2011, 7, 8)), ("soviet-union", date(1991, 12, 27)), ("zaire", date(1998, 1, 1))],
)
def test_a_state_does_not_exist_before_or_after(tables: ActorTables, key: str, day: date) -> None:
    entry = tables.by_key(key)
    assert entry is not None
    assert not entry.existed_on(day)


def test_memberships_have_years(tables: ActorTables) -> None:
    members = {row.member for row in tables.members("nato", date(2000, 1, 1)) if row.status == "member"}
    assert "poland" in members
    assert "finland" not in members


def test_the_gazetteer_knows_places_of_diplomacy() -> None:
    places = PlaceTable.load()
    for name, country in [
        ("Deauville", "FRA"),
        ("Camp David", "USA"),
        ("Dayton", "USA"),
        ("Kiev", "UKR"),
        ("Davos", "CHE"),
        ("Shepherdstown", "USA"),
        ("Schengen", "LUX"),
        ("Rambouillet", "FRA"),
        ("Bürgenstock", "CHE"),
        ("Castelgandolfo", "ITA"),
        ("Panmunjom", "PRK"),
    ]:
        first = places.lookup(name)[0]
        assert first.country == country
        assert first.latitude is not None
    assert places.lookup("Gaza")[0].key == "gaza-strip"
    assert not places.lookup("Nowhereville")


def editor(folder: Path, table: str, old: str, new: str) -> Path:
    shutil.copytree(resources.data("actors"), folder, dirs_exist_ok=True)
    path = folder / table
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("table", "old", "new", "found", "hint"),
    [
        ("states.csv", "\nalbania,", "\nafghanistan,", '"afghanistan" stands on line 2 already', "rename one"),
        ("states.csv", "key,kind,", "key,kid,", 'no column "kind"', "kid"),
        ("organisations.csv", "united-nations,Inter", "united-nations,Intre", "no type", "did you mean"),
        ("organisations.csv", "Q1065", "1065", '"qid" is "1065"', "Q159"),
        ("organisations.csv", "1945-10-24", "24.10.1945", "no date", "2011-05-27"),
        ("holdings.csv", "foreign_minister,", "foreign_minster,", "no office", 'did you mean "foreign_minister"?'),
        ("offices.csv", "prime minister|premier", "prime minister||premier", "empty part", "between two names"),
        ("name_order.csv", "CHN,family-first", "CHN,familly-first", "no order", 'did you mean "family-first"?'),
        ("memberships.csv", ",member,2", ",membr,2", "no status", 'did you mean "member"?'),
    ],
)
def test_a_fault_says_its_line_and_how_to_mend_it(
    tmp_path: Path, table: str, old: str, new: str, found: str, hint: str
) -> None:
    folder = editor(tmp_path, table, old, new)
    with pytest.raises(DataFileError) as caught:
        ActorTables.read(folder)
    assert caught.value.path.endswith(table)
    assert caught.value.line is not None
    assert found in caught.value.found
    assert hint in caught.value.hint


def test_an_office_that_ends_before_it_begins_is_a_fault(tmp_path: Path) -> None:
    folder = editor(tmp_path, "holdings.csv", "1997-01-01,2006-12-31", "1997-01-01,1996-12-31")
    with pytest.raises(DataFileError, match=r"ends .* before it begins"):
        ActorTables.read(folder)


def test_an_office_that_was_last_seen_before_it_begins_is_a_fault(tmp_path: Path) -> None:
    folder = editor(tmp_path, "holdings.csv", "keir-starmer,head_of_government,Prime Minister,united-kingdom,2024", "x")
    text = (folder / "holdings.csv").read_text(encoding="utf-8")
    start = "keir-starmer,head_of_government,Prime Minister,united-kingdom,2034"
    (folder / "holdings.csv").write_text(text.replace("\nx", f"\n{start}", 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"last seen .* before it begins"):
        ActorTables.read(folder)


def test_a_state_has_no_office_of_an_organisation(tmp_path: Path) -> None:
    folder = editor(tmp_path, "holdings.csv", "keir-starmer,head_of_government", "keir-starmer,secretary_general")
    with pytest.raises(DataFileError, match="no office of a state"):
        ActorTables.read(folder)


def test_roles_come_by_time_whatever_the_order_of_the_lines(tables: ActorTables) -> None:
    for entry in tables.entries:
        starts = [role.when.earliest_start or role.when.earliest_end for role in tables.roles(entry.key)]
        assert starts == sorted(starts), entry.key


def test_every_row_of_ones_own_names_a_page(tables: ActorTables) -> None:
    own = [role for entry in tables.entries for role in tables.roles(entry.key) if "manual" in role.source.split("|")]
    assert len(own) > 600
    assert [role.person for role in own if not role.page.startswith("https://")] == []


def test_a_row_of_ones_own_needs_a_page(tmp_path: Path) -> None:
    folder = editor(tmp_path, "holdings.csv", "https://en.wikipedia.org/wiki/Keir_Starmer", "")
    with pytest.raises(DataFileError, match="no page"):
        ActorTables.read(folder)


def test_a_place_off_the_globe_is_a_fault(tmp_path: Path) -> None:
    folder = editor(tmp_path, "places.csv", "49.360,0.075", "149.360,0.075")
    with pytest.raises(DataFileError, match="no point on the globe"):
        PlaceTable.read(folder / "places.csv")
