"""The attributes that the components set on a Doc, all declared in one place. Import it before any of them is read."""

from spacy.tokens import Doc

DOC_ATTRIBUTES = {
    "article": None,  # model.Article, its text as the parser saw it (legible.py)
    "stored": None,  # model.Article as it is stored
    "paragraphs": (),  # tuple[model.Paragraph, ...]
    "quotes": (),  # tuple[model.Quote, ...]
    "actors": (),  # tuple[model.Actor, ...]; set by diplograph_actors, mentions completed by diplograph_coreference
    "actor_mentions": (),  # tuple[model.ActorMention, ...]; names first, then what coreference adds
    "coreference": (),  # tuple[tuple[model.Span, ...], ...]
    "attributions": (),  # tuple[model.Attribution, ...]
    "predicates": (),  # tuple[model.Predicate, ...]
    "times": (),  # tuple[model.TimeExpression, ...]
}

for _name, _default in DOC_ATTRIBUTES.items():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)
